// The head: "/" goes to the search, and a panel closes when one turns to something else. Without this file both work by hand.
// The answer to a form takes the address of the page with the form, so that Back and reloading lead there and never to an error.
"use strict";

const { openedAt } = document.documentElement.dataset;
if (openedAt) {
  const isElsewhere = openedAt !== location.pathname + location.search;
  for (const form of isElsewhere ? document.querySelectorAll("form:not([action])") : []) form.action = location.href;
  history.replaceState(null, "", openedAt);
}

document.addEventListener("keydown", (event) => {
  const open = document.querySelector(".bar details[open]");
  if (event.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const field = document.getElementById("head-search");
  if (!field || !field.offsetParent) return;
  event.preventDefault();
  field.focus();
});
document.addEventListener("click", (event) => {
  for (const one of document.querySelectorAll(".bar details[open]")) if (!one.contains(event.target)) one.open = false;
});
