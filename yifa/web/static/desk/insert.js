/* Puts a figure where the cursor is. Without this file the button sends the form, which puts it at the end. */
(function () {
  "use strict";
  var text = document.getElementById("text");
  if (!text) { return; }
  document.addEventListener("click", function (event) {
    var button = event.target;
    if (!button.classList || !button.classList.contains("token")) { return; }
    event.preventDefault();
    var start = text.selectionStart;
    var end = text.selectionEnd;
    text.value = text.value.slice(0, start) + button.value + text.value.slice(end);
    text.focus();
    text.selectionStart = text.selectionEnd = start + button.value.length;
  });
})();
