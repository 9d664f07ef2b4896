/* Files may be dropped anywhere on the frame; without this file the field takes them all the same. */
(function () {
  "use strict";
  var form = document.getElementById("drop");
  var files = document.getElementById("files");
  var trouble = document.getElementById("trouble");
  if (!form || !files) { return; }
  var frame = form.querySelector(".drop");
  frame.classList.add("drop-at-once");

  function tooLarge(list) {
    var size = 0;
    for (var n = 0; n < list.length; n += 1) { size += list[n].size; }
    return size > Number(form.dataset.largest);
  }

  function send() {
    if (!files.files.length) { return; }
    if (tooLarge(files.files)) {
      trouble.firstElementChild.textContent = "文件太大，一次最多传" + form.dataset.largest / 1048576 + " MB，分几次传。";
      trouble.hidden = false;
      return;
    }
    form.submit();
  }

  function over(event) {
    event.preventDefault();
    frame.classList.add("drop-over");
  }

  frame.addEventListener("dragenter", over);
  frame.addEventListener("dragover", over);
  frame.addEventListener("dragleave", function () { frame.classList.remove("drop-over"); });
  frame.addEventListener("drop", function (event) {
    event.preventDefault();
    frame.classList.remove("drop-over");
    if (event.dataTransfer.files.length) {
      files.files = event.dataTransfer.files;
      send();
    }
  });
  files.addEventListener("change", send);
})();
