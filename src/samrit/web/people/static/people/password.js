// A button beside each password that shows what was typed. Without this file there is none, and passwords can be pasted all the same.
"use strict";

const button = document.querySelector("template.show-password")?.content.firstElementChild;
for (const field of button ? document.querySelectorAll("input[type=password]") : []) {
  const one = button.cloneNode(true);
  one.setAttribute("aria-controls", field.id);
  one.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    one.setAttribute("aria-pressed", String(shown));
  });
  field.after(one);
  field.form?.addEventListener("submit", () => { field.type = "password"; });
}
