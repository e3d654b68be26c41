// The button that sends a report back counts the reasons, and words that are selected in the report go into the reason
// about their field with the key C. Without this file the reasons are typed, and the button says only what it does.
"use strict";

const form = document.querySelector("form[data-counts]");
const reasons = [...(form?.querySelectorAll("textarea[name^=reason]") ?? [])];
const button = form?.querySelector("button[type=submit]");
const plain = button?.textContent;

const count = () => {
  const filled = reasons.filter((one) => one.value.trim()).length;
  button.textContent = filled ? form.dataset[filled === 1 ? "one" : "many"].replace("#", filled) : plain;
};

// Where words are selected, the reason that they belong to: that of the text, else that of the whole.
const reasonFor = (node) => {
  const inText = node?.parentElement?.closest(".main .row, .main .prose, .main section");
  return (inText && form.querySelector("[name=reason_narrative]")) || reasons[0];
};

const quote = () => {
  const selection = document.getSelection();
  const words = selection?.toString().trim().replaceAll(/\s+/gu, " ");
  if (!words || !selection.anchorNode?.parentElement?.closest(".main")) return false;
  const field = reasonFor(selection.anchorNode);
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
