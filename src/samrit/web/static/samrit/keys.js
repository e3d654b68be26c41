// The keyboard through a queue: j/n next, k/p previous, e decide, v verify, r send back or refuse, u back to the queue,
// ? the list of keys. Where a link names its key (data-key), that key follows it: 1 to 5 the quarters of an indicator,
// e edit, p print. A key only leads to a page, a button or a field; nothing is decided before it is pressed or sent there.
// Nothing happens while somebody types in a field or holds another key, and the keys can be switched off. Without this
// file the links and forms are all there.
"use strict";

const keys = document.getElementById("keys");
const on = document.getElementById("keys-on");
const rows = [...document.querySelectorAll("[data-row]")];
const remembered = "samrit-desk-keys";

const follow = (selector) => document.querySelector(selector)?.click();
const card = (one) => one?.closest("article");
const within = (selector) => (card(document.activeElement) ?? document).querySelector(selector);
const focusRow = (step) => {
  const at = rows.findIndex((row) => row === document.activeElement || card(row)?.contains(document.activeElement));
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  if (next && !(at === -1 && step < 0)) next.focus();
};
const step = (by) => (rows.length ? focusRow(by) : follow(by > 0 ? "main a[rel=next]" : "main a[rel=prev]"));
const focusField = (box) => {
  if (!box) return;
  if (box.tagName === "DETAILS") box.open = true;
  const field = box.querySelector("input:not([type=hidden]), select, textarea");
  field?.focus();
  field?.select?.();
};

const actions = {
  j: () => step(1),
  n: () => step(1),
  k: () => step(-1),
  p: () => step(-1),
  e: () => focusField(document.getElementById("decide")),
  v: () => within("[data-key=v] button")?.focus(),
  r: () => focusField(document.getElementById("return") ?? within("[data-key=r]")),
  u: () => follow("[data-key=u]"),
  t: () => {
    const box = document.querySelector("[name=repaired]:not(:checked)");
    box?.focus();
    box?.click();
  },
  "?": () => {
    keys.open = !keys.open;
  },
};

// A Thai keyboard says other letters under the same keys, so the key itself is asked as well.
const named = (event) => {
  if (event.code === "Slash" && event.shiftKey) return "?";
  if (event.code.startsWith("Digit") && !event.shiftKey) return event.code.slice(5);
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
};
const isTyping = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

if (keys) {
  keys.hidden = false;
  try {
    on.checked = localStorage.getItem(remembered) !== "off";
    on.addEventListener("change", () => localStorage.setItem(remembered, on.checked ? "on" : "off"));
  } catch {
    // A browser that keeps nothing still knows the keys until the page is left.
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = named(event);
    const link = document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
    const action = on.checked && (link ? () => link.click() : actions[key]);
    if (!action) return;
    event.preventDefault();
    action();
  });
}
