/* Draws again in the browser by the rule of yifa/wings/enforcement/random_draw/drawing.py; nothing is
   sent. sha256 comes from theme/sha256.js. */
(function () {
  "use strict";
  var utf8 = new TextEncoder();
  function lot() { return sha256(utf8.encode(Array.prototype.join.call(arguments, "\n"))); }
  function byLot(one, other) { return one.lot < other.lot ? -1 : one.lot > other.lot ? 1 : one.place - other.place; }

  function lowest(parties, wanted, seed, digest) {
    var lots = parties.map(function (party, place) { return { lot: lot(seed, digest, "party", party[0]), place: place }; });
    return lots.sort(byLot).slice(0, wanted).map(function (one) { return parties[one.place]; });
  }

  function shuffled(inspectors, round, seed, digest) {
    var lots = inspectors.map(function (one, place) { return { lot: lot(seed, digest, "inspector", String(round), one[0]), place: place }; });
    return lots.sort(byLot).map(function (one) { return inspectors[one.place]; });
  }

  function draw(lists, digest, seed) {
    var deck = [], round = 0;
    return lowest(lists.parties, lists.wanted, seed, digest).map(function (party) {
      var barred = lists.conflicts.filter(function (one) { return one[1] === party[0]; });
      function fits(one, go) {
        return !barred.some(function (bar) { return bar[0] === one[0]; }) && go.indexOf(one) < 0;
      }
      var go = [];
      while (go.length < lists.per_party) {
        var place = deck.findIndex(function (one) { return fits(one, go); });
        if (place >= 0) {
          go.push(deck.splice(place, 1)[0]);
        } else if (round > lists.parties.length + lists.inspectors.length) {
          throw new Error(party[0] + "没有足够的检查人员可以回避，补充名录后重新公布");
        } else {
          round += 1;
          deck = deck.concat(shuffled(lists.inspectors, round, seed, digest));
        }
      }
      return { party: party, inspectors: go };
    });
  }

  function same(drawn, told) {
    function ids(entries) { return entries.map(function (one) { return one[0]; }).join(" "); }
    return drawn.length === told.length && drawn.every(function (one, place) {
      return one.party[0] === told[place].party[0] && ids(one.inspectors) === ids(told[place].inspectors);
    });
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function tell(words, drawn) {
    var place = document.getElementById("told");
    place.replaceChildren(element("p", words));
    if (!drawn) { return; }
    var table = element("table", ""), head = element("tr", "");
    table.className = "public-drawn";
    ["序号", "检查对象", "检查人员"].forEach(function (word) { head.append(element("th", word)); });
    table.append(head);
    drawn.forEach(function (one, number) {
      var row = element("tr", "");
      row.append(element("td", String(number + 1)), element("td", one.party.join("　")));
      row.append(element("td", one.inspectors.map(function (who) { return who.join(" "); }).join("、")));
      table.append(row);
    });
    place.append(table);
  }

  function repeated(listsFile, resultFile, typed) {
    var lists, told = null, digest = sha256(new Uint8Array(listsFile));
    try {
      lists = JSON.parse(new TextDecoder().decode(listsFile));
      if (!lists.parties.length || !lists.inspectors.length) { throw new Error(); }
      told = resultFile ? JSON.parse(new TextDecoder().decode(resultFile)) : null;
    } catch (fault) {
      return tell("这不是公布的抽取文件，换成公布时的原文件。");
    }
    var seed = (told ? told.seed : typed).trim();
    if (!seed) { return tell("还没有种子：选结果文件，或者填写种子。"); }
    if (told && told.lists !== digest) {
      return tell("名录文件不是抽取时用的那一份：抽取时" + told.lists + "，这一份" + digest + "。");
    }
    var drawn = draw(lists, digest, seed);
    if (!told) { return tell("名录校验码" + digest + "，按种子“" + seed + "”抽取：", drawn); }
    tell(same(drawn, told.drawn) ? "重新抽取的结果与公布的完全相同。" : "重新抽取的结果与公布的不同，下面是按规则应当抽到的：", drawn);
  }

  document.getElementById("draw").addEventListener("submit", function (event) {
    event.preventDefault();
    var lists = document.getElementById("lists").files[0], result = document.getElementById("result").files[0];
    if (!lists) { return tell("还没有选名录文件。"); }
    Promise.all([lists.arrayBuffer(), result ? result.arrayBuffer() : null]).then(function (read) {
      repeated(read[0], read[1], document.getElementById("seed").value);
    }).catch(function (fault) { tell(fault.message); });
  });
})();
