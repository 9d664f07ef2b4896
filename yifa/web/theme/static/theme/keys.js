/* Single keys for those who like them: / J K, G then W, ?. Every page works without this file. */
(function () {
  "use strict";
  var STORED = "yifa-keys-off";
  var PAUSE = 1500; // how long G waits for W, in milliseconds
  var list = document.getElementById("keys");
  var off = document.getElementById("keys-off");
  var opener = document.querySelector(".keys-open");
  var pressedAt = 0;

  function stored() {
    try { return localStorage.getItem(STORED) === "1"; } catch (refused) { return off.checked; }
  }

  function store() {
    try { localStorage.setItem(STORED, off.checked ? "1" : ""); } catch (refused) { /* kept for this page only */ }
  }

  function inField(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  function shown(element) {
    return element.offsetParent !== null;
  }

  function move(step) {
    var rows = Array.prototype.filter.call(document.querySelectorAll("[data-row]"), function (row) {
      return shown(row) && row.querySelector("a");
    });
    var here = rows.findIndex(function (row) { return row.contains(document.activeElement); });
    var next = rows[here === -1 ? (step > 0 ? 0 : rows.length - 1) : here + step];
    if (next) { next.querySelector("a").focus(); }
  }

  function openList() {
    if (list.showModal) { list.showModal(); } else { list.setAttribute("open", ""); }
  }

  function goToWork() {
    var link = document.querySelector("[data-key=w]");
    if (link) { link.click(); }
  }

  function press(event) {
    var key = event.key.toLowerCase();
    var waited = Date.now() - pressedAt;
    pressedAt = 0;
    if (key === "/") {
      var search = document.getElementById("search");
      if (!search || !shown(search)) { return; }
      search.focus();
    } else if (key === "j") { move(1);
    } else if (key === "k") { move(-1);
    } else if (key === "?") { openList();
    } else if (key === "g") { pressedAt = Date.now(); return;
    } else if (key === "w" && waited < PAUSE) { goToWork();
    } else { return; }
    event.preventDefault();
  }

  if (!list) { return; }
  off.checked = stored();
  off.addEventListener("change", store);
  opener.hidden = false;
  opener.addEventListener("click", openList);
  document.addEventListener("keydown", function (event) {
    var chord = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (chord || off.checked || list.open || inField(event.target)) { return; }
    press(event);
  });
}());
