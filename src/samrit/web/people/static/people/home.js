// J and K go through the rows of what is to be done, Enter opens the one at which one is. Without this file Tab does.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const by = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!by) return;
  const rows = [...document.querySelectorAll(".todo > li")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement?.closest(".todo > li"));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  (next.querySelector(".button") ?? next.querySelector("a")).focus();
});
