// Passkeys: the button of a form asks the browser for one, and sends what it gives in the field "credential".
// Without this file the button stays hidden, and a sentence says why.
"use strict";

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const withBytes = (keys) => (keys ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));

const ask = {
  create: ({ publicKey: given }) =>
    navigator.credentials.create({
      publicKey: {
        ...given,
        challenge: toBytes(given.challenge),
        user: { ...given.user, id: toBytes(given.user.id) },
        excludeCredentials: withBytes(given.excludeCredentials),
        // A passkey that can log in by itself where the device can keep one; else a second step only.
        authenticatorSelection: {
          ...given.authenticatorSelection,
          residentKey: "preferred",
          requireResidentKey: false,
        },
      },
    }),
  get: ({ publicKey: given }) =>
    navigator.credentials.get({
      publicKey: {
        ...given,
        challenge: toBytes(given.challenge),
        allowCredentials: withBytes(given.allowCredentials),
      },
    }),
};

const asJson = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
};

const optionsOf = async (form) => {
  if (!form.dataset.options) return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return (await answer.json()).request_options;
};

for (const form of document.querySelectorAll("form.passkey")) {
  if (!window.PublicKeyCredential || !window.isSecureContext) continue;
  form.querySelector("button").hidden = false;
  form.querySelector(".passkey-not").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector(".passkey-failed");
    failed.hidden = true;
    try {
      const credential = await ask[form.dataset.ceremony](await optionsOf(form));
      form.elements.credential.value = asJson(credential);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
