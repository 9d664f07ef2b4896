/* Draws again in the browser by the rule of yifa/wings/enforcement/random_draw/drawing.py; nothing is
   sent. SHA-256 is written out here (FIPS 180-4), since browsers offer theirs only on secure pages. */
(function () {
  "use strict";
  var ROUND = [], START = [];
  (function constants() {
    var found = 0;
    for (var n = 2; found < 64; n += 1) {
      var prime = true;
      for (var d = 2; d * d <= n; d += 1) { if (n % d === 0) { prime = false; break; } }
      if (!prime) { continue; }
      if (found < 8) { START.push((Math.pow(n, 1 / 2) * 4294967296) | 0); }
      ROUND.push((Math.pow(n, 1 / 3) * 4294967296) | 0);
      found += 1;
    }
  })();

  function turn(word, by) { return (word >>> by) | (word << (32 - by)); }

  function sha256(bytes) {
    var length = bytes.length, size = ((length + 72) >> 6) << 6;
    var message = new Uint8Array(size), view = new DataView(message.buffer);
    message.set(bytes);
    message[length] = 0x80;
    view.setUint32(size - 8, Math.floor(length / 536870912));
    view.setUint32(size - 4, (length << 3) >>> 0);
    var hash = START.slice(), w = new Int32Array(64);
    for (var block = 0; block < size; block += 64) {
      for (var i = 0; i < 16; i += 1) { w[i] = view.getInt32(block + 4 * i); }
      for (i = 16; i < 64; i += 1) {
        var a0 = w[i - 15], a1 = w[i - 2];
        var s0 = turn(a0, 7) ^ turn(a0, 18) ^ (a0 >>> 3), s1 = turn(a1, 17) ^ turn(a1, 19) ^ (a1 >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      var h = hash.slice();
      for (i = 0; i < 64; i += 1) {
        var e = h[4], a = h[0];
        var t1 = (h[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & h[5]) ^ (~e & h[6])) + ROUND[i] + w[i]) | 0;
        var t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & h[1]) ^ (a & h[2]) ^ (h[1] & h[2]))) | 0;
        h = [(t1 + t2) | 0, h[0], h[1], h[2], (h[3] + t1) | 0, h[4], h[5], h[6]];
      }
      hash = hash.map(function (word, place) { return (word + h[place]) | 0; });
    }
    return hash.map(function (word) { return ("0000000" + (word >>> 0).toString(16)).slice(-8); }).join("");
  }

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
