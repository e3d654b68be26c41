// A file may be dropped on the frame around the file field; without this file the field itself still takes it.
"use strict";

for (const frame of document.querySelectorAll(".drop")) {
  const field = frame.querySelector("input[type=file]");
  frame.querySelector(".drop-words")?.removeAttribute("hidden");
  const over = (on) => (event) => {
    event.preventDefault();
    frame.classList.toggle("over", on);
  };
  for (const name of ["dragenter", "dragover"]) frame.addEventListener(name, over(true));
  frame.addEventListener("dragleave", over(false));
  frame.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}
