// Counts the time in which something is done at the form, brings fresh remarks without sweeping away what one is at, and
// gives the form its keys. Without this file every button sends the form and gets the page.
"use strict";

(() => {
  const form = document.getElementById("filing");
  if (!form) return;
  const IDLE_AFTER = 15000; // milliseconds: who reads what stands beside the form is at work, too
  const seconds = form.elements.active_seconds;
  const text = form.elements.narrative;
  let lastDone = 0;
  let lastTyped = 0;
  let asked = 0;
  let sent = "";
  let isBehind = false; // an answer was not shown because somebody was at a choice
  let goesOn = false; // a remark was answered: the next one takes the focus

  for (const name of ["keydown", "pointerdown", "pointermove", "scroll", "input"])
    document.addEventListener(name, () => (lastDone = Date.now()), { passive: true });
  setInterval(() => {
    if (!document.hidden && Date.now() - lastDone < IDLE_AFTER) seconds.value = Number(seconds.value || 0) + 1;
  }, 1000);

  const remarks = () => document.getElementById("remarks");
  const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));
  // What the page knows of sources once, every choice that came fresh is filled in with.
  const fill = () => {
    for (const select of remarks().querySelectorAll("select[data-fill]")) {
      const chosen = select.value;
      select.replaceChildren(...[...document.getElementById("source-options").options].map((one) => one.cloneNode(true)));
      select.value = chosen;
    }
  };

  form.addEventListener("input", (event) => {
    lastTyped = Date.now();
    // Who types a value has said that there is one.
    const kind = form.querySelector("[name=kind][value=value]");
    if (kind && event.target.name === "value" && event.target.value) kind.checked = true;
  });
  document.addEventListener("htmx:beforeRequest", () => {
    asked = Date.now();
    sent = text?.value ?? "";
  });
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const place = event.detail.target;
    if (place.id !== "remarks") return;
    // A choice that is being made must not be swept away by an answer to an earlier question.
    const isAtIt = place.contains(document.activeElement) && !goesOn;
    if (isAtIt || lastTyped > asked) {
      event.detail.shouldSwap = false;
      isBehind = isAtIt;
    }
  });
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target.id === "left")
      for (const name of document.getElementById("left").dataset.unfold.split(" ").filter(Boolean))
        document.getElementById(`fold-${name}`)?.setAttribute("open", "");
    if (event.detail.target.id !== "remarks") return;
    form.elements.figures_text.value = sent;
    fill();
    document.dispatchEvent(new Event("samrit:remarks"));
    if (goesOn) (remarks().querySelector(".remark") ?? document.getElementById("remarks-heading")).focus();
    goesOn = false;
  });
  form.addEventListener("focusout", (event) => {
    if (!isBehind || remarks().contains(event.relatedTarget)) return;
    isBehind = false;
    changed(form.elements.figures_text);
  });

  // A button that answers a remark or brings back a value fills in what it says, and the page looks again.
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name]");
    if (!button?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (button.dataset.sets) {
      const field = form.querySelector(`input[name="${button.dataset.sets}"]`);
      field.value = button.value;
      field.focus();
      changed(field);
      return;
    }
    const field = button.closest(".remark").querySelector(`[name="${CSS.escape(button.name)}"]:not(button)`);
    if (field.type === "checkbox") field.checked = true;
    else field.value = button.value;
    goesOn = true;
    changed(field);
  });

  // Who comes with a keyboard begins at the value; on a telephone its keys would hide the page.
  if (matchMedia("(pointer: fine)").matches && !document.querySelector(".errors") && !location.hash)
    document.getElementById("id_value")?.focus({ preventScroll: true });

  const step = (by) => {
    const list = [...remarks().querySelectorAll(".remark")];
    if (!list.length) return;
    const at = list.indexOf(document.activeElement?.closest(".remark"));
    list[(at + by + list.length + (at < 0 && by < 0 ? 1 : 0)) % list.length].focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      document.getElementById("send").click();
    } else if (event.key === "F8") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      const link = document.querySelector(`.pager a[data-go="${event.key}"]`);
      if (!link) return;
      event.preventDefault();
      link.click();
    } else if (event.key === "Enter" && document.activeElement?.matches(".remark")) {
      event.preventDefault();
      const remark = document.activeElement;
      (remark.querySelector(".do") ?? remark.querySelector("summary") ?? remark.querySelector(".words"))?.click();
    } else if (event.key === "Escape") {
      const chooser = document.activeElement?.closest(".chooser[open]");
      if (!chooser) return;
      chooser.open = false;
      chooser.closest(".remark")?.focus();
    }
  });
  document.querySelector("[data-opens]")?.addEventListener("click", (event) => {
    document.getElementById(event.currentTarget.dataset.opens).open = true;
  });
})();
