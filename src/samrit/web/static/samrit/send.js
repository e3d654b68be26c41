// Ctrl+Enter sends the form of the page, wherever on it one is, as in the form of a report. Without this file its button does.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.ctrlKey || event.defaultPrevented) return;
  const button = document.querySelector("[data-sends]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
