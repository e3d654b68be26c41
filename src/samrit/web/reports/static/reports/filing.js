// Counts the time in which something is done at the form, and lets a fresh list of figures wait while one is at it.
"use strict";

(() => {
  const form = document.getElementById("filing");
  if (!form) return;
  const IDLE_AFTER = 15000; // milliseconds: who reads what stands beside the form is at work, too
  const seconds = form.elements.active_seconds;
  let lastDone = 0;
  let lastTyped = 0;
  let asked = 0;

  for (const name of ["keydown", "pointerdown", "pointermove", "scroll", "input"])
    document.addEventListener(name, () => (lastDone = Date.now()), { passive: true });
  setInterval(() => {
    if (!document.hidden && Date.now() - lastDone < IDLE_AFTER) seconds.value = Number(seconds.value || 0) + 1;
  }, 1000);

  form.addEventListener("input", (event) => {
    lastTyped = Date.now();
    // Who types a value has said that there is one.
    if (event.target.name === "value" && event.target.value) form.querySelector("[name=kind][value=value]").checked = true;
  });
  document.addEventListener("htmx:beforeRequest", () => (asked = Date.now()));
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const place = event.detail.target;
    if (place.id !== "figures") return;
    // A choice that is being made must not be swept away by an answer to an earlier question.
    if (place.contains(document.activeElement) || lastTyped > asked) event.detail.shouldSwap = false;
    else if (place.querySelector("details")) {
      const isOpen = place.querySelector("details").open;
      const fresh = event.detail.fragment.querySelector("details");
      if (fresh) fresh.open = isOpen;
    }
  });
})();
