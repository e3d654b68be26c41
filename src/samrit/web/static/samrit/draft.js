// Keeps what is being typed in this browser until it is saved, so that a closed lid or a lost network loses nothing.
// The server keeps what was saved; this keeps the minutes before.
"use strict";

const form = document.querySelector("main form[method=post]");
const key = `draft:${location.pathname}`;
const fields = () => [...form.elements].filter((e) => e.name && !["csrfmiddlewaretoken", "version"].includes(e.name));
const state = () => Object.fromEntries(fields().filter((e) => e.type !== "radio" || e.checked).map((e) => [e.name, e.value]));
const version = form?.elements.version?.value;

if (form) {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (kept && kept.version === version) {
    for (const field of fields()) {
      if (!(field.name in kept.values)) continue;
      if (field.type === "radio") field.checked = field.value === kept.values[field.name];
      else field.value = kept.values[field.name];
    }
  }
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify({ version, values: state() })));
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
}
