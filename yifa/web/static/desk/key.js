/* Asks a security key or passkey and sends its answer with the form. Without this file a code still opens. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-key]");
  if (!form || !window.PublicKeyCredential) { return; }
  var button = form.querySelector("[data-key-button]");
  var trouble = form.querySelector("[data-key-trouble]");
  var answered = false;

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function asked() {
    var asks = JSON.parse(form.dataset.asks);
    asks.challenge = bytes(asks.challenge);
    if (asks.user) { asks.user.id = bytes(asks.user.id); }
    (asks.allowCredentials || asks.excludeCredentials || []).forEach(function (known) {
      known.id = bytes(known.id);
    });
    return { publicKey: asks };
  }

  function told(key) {
    var response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (part) {
      if (key.response[part]) { response[part] = text(key.response[part]); }
    });
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response: response });
  }

  function ask(event) {
    if (answered || (form.dataset.key === "create" && !form.checkValidity())) { return; }
    event.preventDefault();
    trouble.hidden = true;
    navigator.credentials[form.dataset.key](asked()).then(function (key) {
      answered = true;
      form.elements.credential.value = told(key);
      form.submit();
    }).catch(function () { trouble.hidden = false; });
  }

  form.querySelector("[data-key-absent]").hidden = true;
  button.hidden = false;
  button.addEventListener("click", ask);
})();
