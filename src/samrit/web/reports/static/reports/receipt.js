// Enter goes on to the next report, wherever on the receipt one is. Without this file its button does.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.closest("a, button, input, summary")) return;
  (document.getElementById("sign-now") ?? document.getElementById("go-on"))?.click();
});
