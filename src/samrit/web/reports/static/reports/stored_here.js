// Keeps what is being typed into a form in this browser until it is saved. After a closed tab or an ended session the
// page offers it again; nothing is put into the form unasked. Without this file the form works as any other.
"use strict";

(() => {
  const form = document.querySelector("form[data-keep]");
  const offer = document.getElementById("stored-here");
  if (!form || !offer) return;
  const NOT_KEPT = ["csrfmiddlewaretoken", "version"];
  const FORGET_AFTER = 60 * 24 * 3600 * 1000; // two months
  const key = `form:${form.dataset.keep}`;

  const fields = () => {
    const found = {};
    for (const [name, value] of new FormData(form))
      if (!NOT_KEPT.includes(name) && typeof value === "string") (found[name] ??= []).push(value);
    return found;
  };
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? "null");
    } catch {
      return null; // a closed store keeps nothing
    }
  };
  const write = (name, entry) => {
    try {
      if (entry) localStorage.setItem(name, JSON.stringify(entry));
      else localStorage.removeItem(name);
    } catch {
      // as above
    }
  };
  const version = () => form.elements.version?.value ?? "";
  const remember = (more = {}) => write(key, { version: version(), fields: fields(), at: Date.now(), ...more });
  const differs = (stored) => {
    const plain = (values) => (values ?? []).map((value) => value.replace(/\r\n?/g, "\n").trim()).join("\n");
    const now = fields();
    return [...new Set([...Object.keys(now), ...Object.keys(stored)])].some((name) => plain(now[name]) !== plain(stored[name]));
  };
  const bringBack = (entry) => {
    for (const field of form.elements) {
      if (!field.name || NOT_KEPT.includes(field.name)) continue;
      const values = entry.fields[field.name] ?? [];
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.type !== "submit") field.value = values[0] ?? "";
    }
    // As old as it is: where somebody saved since, saving it shows both.
    if (form.elements.version && entry.version) form.elements.version.value = entry.version;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // What was begun as a new one, and is now this one, was saved.
  const asNew = form.dataset.keepNew && `form:${form.dataset.keepNew}`;
  const begun = asNew ? read(asNew) : null;
  if (begun?.isSubmitted && begun.fields.name_th?.[0]?.trim() === form.elements.name_th?.value.trim()) write(asNew, null);

  const entry = read(key);
  const isSaved = entry?.isSubmitted && Number(version()) > Number(entry.version);
  if (form.hasAttribute("data-unsaved")) remember(); // it came back with what was typed
  else if (entry && (isSaved || Date.now() - entry.at > FORGET_AFTER)) write(key, null);
  else if (entry && differs(entry.fields)) {
    const time = new Date(entry.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    offer.querySelector("[data-when]").textContent = time;
    offer.hidden = false;
  }
  const settle = () => (offer.hidden = true);
  offer.querySelector("[data-bring]").addEventListener("click", () => {
    settle();
    bringBack(entry);
    form.elements.name_th?.focus();
  });
  offer.querySelector("[data-drop]").addEventListener("click", () => {
    settle();
    write(key, null);
  });

  form.addEventListener("input", () => {
    // Whoever types on has not yet said what shall become of the older words: they stay on offer.
    if (offer.hidden) remember();
  });
  form.addEventListener("submit", () => {
    settle();
    remember({ isSubmitted: true });
  });
})();
