// Lights up a note with its words, and the words with their note, when a pointer or the keyboard is on either.
// Without this file the numbers still lead from one to the other.
"use strict";

const other = (element) => {
  const ref = element.closest?.(".ref");
  if (ref) return document.getElementById(`f${ref.id.slice(1)}`);
  const finding = element.closest?.(".finding");
  return finding && document.getElementById(`m${finding.id.slice(1)}`);
};

const light = (on) => (event) => {
  const found = other(event.target);
  if (!found) return;
  found.classList.toggle("lit", on);
  const mark = (found.matches(".ref") ? found : event.target.closest(".ref"))?.previousElementSibling;
  if (mark?.matches("mark")) mark.classList.toggle("lit", on);
};

for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light(true));
for (const name of ["mouseout", "focusout"]) document.addEventListener(name, light(false));
