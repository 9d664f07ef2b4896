/* SHA-256 of bytes, in hex (FIPS 180-4), written out since browsers offer theirs only on secure pages. */
var sha256 = (function () {
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

  return sha256;
})();
