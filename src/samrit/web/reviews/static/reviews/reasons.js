// The button that sends a report back counts the reasons, and words that are selected in the report go into the reason
// about their field with the key C: a line that begins with quoted words is a comment of its own, as in ledger/reasons.py.
// Without this file the reasons are typed, and the button says only what it does.
"use strict";

const form = document.querySelector("form[data-counts]");
const reasons = [...(form?.querySelectorAll("textarea[name^=reason]") ?? [])];
const button = form?.querySelector("button[type=submit]");
const plain = button?.textContent;

const commentsIn = (typed) => typed.trim().split(/\n(?=\s*[“"][^”"\n]+[”"])/u).filter((one) => one.trim()).length;
const count = () => {
  const filled = reasons.reduce((sum, one) => sum + commentsIn(one.value), 0);
  button.textContent = filled ? form.dataset[filled === 1 ? "one" : "many"].replace("#", filled) : plain;
};

// Where words are selected, the reason that they belong to: that of their text, by its heading; else that of the whole.
const headingOf = (place) => {
  const named = place.closest(".main section[aria-label]");
  if (named) return named.getAttribute("aria-label");
  let at = place.closest(".row");
  while (at && at.tagName !== "H3") at = at.previousElementSibling;
  return at?.textContent.trim();
};
const reasonFor = (place) => {
  const heading = headingOf(place);
  const named = heading && reasons.find((one) => one.labels[0]?.textContent.trim() === heading);
  const isInText = place.closest(".main .row, .main .prose, .main section");
  return named || (isInText && form.querySelector("[name=reason_narrative]")) || reasons[0];
};

const quote = () => {
  const selection = document.getSelection();
  const place = selection?.anchorNode?.parentElement;
  const words = selection?.toString().trim().replaceAll(/\s+/gu, " ").replaceAll(/[“”"]/gu, "’");
  if (!words || !place?.closest(".main")) return false;
  const field = reasonFor(place);
  const fold = field.closest("details");
  if (fold) fold.open = true;
  field.value = `${field.value.trim() ? `${field.value.trim()}\n` : ""}“${words.slice(0, 120)}” `;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  count();
  return true;
};

if (form) {
  for (const one of reasons) one.addEventListener("input", count);
  count();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    if (event.code === "KeyC" && quote()) event.preventDefault();
  });
}
