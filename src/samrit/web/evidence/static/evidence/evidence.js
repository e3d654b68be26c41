// Evidence without leaving the page: files go up one by one with a bar that tells how far, and the list comes back fresh.
// Without this file the same forms are sent as any form is.
"use strict";

(() => {
  const panel = () => document.getElementById("evidence");
  const words = (name, replaced) => panel().dataset[name].replace("{name}", replaced ?? "");

  const ready = () => {
    const drop = panel()?.querySelector(".drop");
    if (!drop) return;
    drop.querySelector(".drop-words").hidden = false;
    drop.querySelector("button").hidden = true; // choosing is enough
    drop.classList.add("at-once");
  };

  const say = (text) => {
    const line = document.createElement("div");
    line.className = "message error";
    line.append(Object.assign(document.createElement("p"), { textContent: text }));
    panel().querySelector(".evidence-said").append(line);
  };

  // Resolves to the fresh panel, or to null where none came.
  const send = (form, data, onProgress) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.responseType = "document";
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress?.(event));
      request.addEventListener("load", () => resolve(request.response?.querySelector("#evidence") ?? null));
      request.addEventListener("error", () => resolve(null));
      request.send(data);
    });

  const show = (fresh, said, focused) => {
    const opened = new Set([...panel().querySelectorAll("details[open]")].map((one) => one.parentElement.id));
    const place = fresh.querySelector(".evidence-said");
    place.replaceChildren(...said);
    if (focused === "evidence-file") {
      // A link that is being typed while files go up stays typed.
      for (const id of ["evidence-url", "evidence-url-shows"]) fresh.querySelector(`#${id}`).value = document.getElementById(id).value;
    }
    panel().replaceWith(document.adoptNode(fresh));
    for (const id of opened) if (id) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
    ready();
    (document.getElementById(focused) ?? document.getElementById("evidence-heading")).focus({ preventScroll: true });
    // What the checks say of the report may have changed with its evidence.
    document.getElementById("filing")?.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const sendFiles = async (form) => {
    const field = form.elements.file;
    const files = [...field.files];
    if (!files.length || form.dataset.busy) return;
    form.dataset.busy = "1";
    const line = form.querySelector(".evidence-progress");
    const bar = line.querySelector("progress");
    const token = form.elements.csrfmiddlewaretoken.value;
    const most = Number(panel().dataset.most) * 1024 * 1024;
    const said = [];
    let fresh = null;
    let failed = false;
    line.hidden = false;
    panel().setAttribute("aria-busy", "true");
    for (const file of files) {
      line.querySelector("label").textContent = words("wordsSending", file.name);
      bar.value = 0;
      if (most && file.size > most) {
        say(words("wordsLarge", file.name));
        said.push(panel().querySelector(".evidence-said").lastElementChild);
        continue;
      }
      const data = new FormData();
      data.append("csrfmiddlewaretoken", token);
      data.append("file", file);
      const answer = await send(form, data, (event) => (bar.value = (100 * event.loaded) / event.total));
      if (!answer) {
        failed = true;
        break;
      }
      fresh = answer;
      said.push(...answer.querySelectorAll(".evidence-said > div"));
    }
    line.hidden = true;
    panel().removeAttribute("aria-busy");
    delete form.dataset.busy;
    field.value = "";
    if (fresh) show(fresh, said, "evidence-file");
    if (failed) say(words("wordsFailed"));
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.closest("#evidence")) return;
    event.preventDefault();
    if (form.matches(".evidence-files")) {
      sendFiles(form);
      return;
    }
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    const fresh = await send(form, new FormData(form));
    delete form.dataset.busy;
    if (fresh) show(fresh, [...fresh.querySelectorAll(".evidence-said > div")], document.activeElement?.id);
    else say(words("wordsFailed"));
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("#evidence-file")) sendFiles(event.target.form);
  });

  const over = (on) => (event) => {
    const drop = event.target.closest?.("#evidence .drop");
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle("over", on);
    if (event.type !== "drop" || !event.dataTransfer.files.length) return;
    const field = drop.querySelector("input[type=file]");
    field.files = event.dataTransfer.files;
    sendFiles(field.form);
  };
  for (const name of ["dragenter", "dragover"]) document.addEventListener(name, over(true));
  for (const name of ["dragleave", "drop"]) document.addEventListener(name, over(false));

  ready();
})();
