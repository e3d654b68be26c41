// Keeps what is being typed until it is saved: in this browser at once, on the server every few seconds. A lost
// connection, a closed tab and a session that has ended lose nothing; the words at the foot say where it is stored.
// Without this file the form is filled in and saved as any other.
"use strict";

(() => {
  const form = document.getElementById("filing");
  if (!form) return;
  const SEND_AFTER = 2000; // milliseconds of rest
  const RETRY_AFTER = 10000;
  const NOT_KEPT = ["csrfmiddlewaretoken", "version", "opened"];
  const FORGET_AFTER = 60 * 24 * 3600 * 1000; // two months
  const said = document.getElementById("stored");
  const key = `filing:${form.dataset.key}`;
  let timer = 0;
  let typed = 0; // counts what was typed, so that an answer knows whether it speaks of the latest
  let isSubmitted = false;

  const say = (words, isWorried = false, link = null) => {
    if (said.dataset.words === words) return;
    said.dataset.words = words;
    said.textContent = words;
    said.classList.toggle("worried", isWorried);
    if (link) said.append(" ", link);
  };
  const fields = () =>
    Object.fromEntries([...new FormData(form)].filter(([name, value]) => !NOT_KEPT.includes(name) && typeof value === "string"));
  const plain = (value) => (value ?? "").replace(/\r\n?/g, "\n").trim();
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null; // a full or closed store: the server still keeps
    }
  };
  const write = (entry) => {
    try {
      if (entry) localStorage.setItem(key, JSON.stringify(entry));
      else localStorage.removeItem(key);
    } catch {
      // as above
    }
  };
  const remember = (more = {}) =>
    write({ version: form.elements.version.value, fields: fields(), at: Date.now(), isSent: false, ...more });

  const bringBack = (entry) => {
    for (const field of form.elements) {
      if (!field.name || field.type === "submit" || NOT_KEPT.includes(field.name)) continue;
      const value = entry.fields[field.name];
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = value !== undefined;
      else if (value !== undefined) field.value = value;
    }
    form.elements.version.value = entry.version;
    document.getElementById("restored").hidden = false;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const logIn = () => {
    const link = document.createElement("a");
    link.href = `${form.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = form.dataset.wordsIn;
    return link;
  };

  // A log-in in another tab gives the page a new token; the form fetches it and tries once more.
  const renewToken = async () => {
    const page = await fetch(location.pathname, { redirect: "manual" });
    if (page.type === "opaqueredirect") return "out";
    if (!page.ok) return "closed";
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]");
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = fresh.value;
    return "renewed";
  };

  const answerOf = async () => {
    const post = () => fetch(form.dataset.draft, { method: "POST", body: new FormData(form), redirect: "manual" });
    const answer = await post();
    if (answer.status !== 403) return answer;
    const token = await renewToken();
    if (token === "out") return { type: "opaqueredirect" };
    return token === "renewed" ? post() : answer;
  };

  const send = async () => {
    const mine = typed;
    clearTimeout(timer);
    try {
      const answer = await answerOf();
      if (isSubmitted) return;
      if (answer.type === "opaqueredirect") {
        say(form.dataset.wordsOut, true, logIn());
      } else if (answer.ok) {
        const { stored_at: time, is_open: isOpen } = await answer.json();
        if (mine === typed) remember({ isSent: true });
        if (!isOpen) say(form.dataset.wordsClosed, true);
        else say(form.dataset.wordsKept.replace("{time}", time));
        return;
      } else {
        say(answer.status < 500 ? form.dataset.wordsClosed : form.dataset.wordsHere, true);
      }
    } catch {
      if (isSubmitted) return;
      say(form.dataset.wordsHere, true);
    }
    timer = setTimeout(send, RETRY_AFTER);
  };

  const entry = read();
  const isMine = Number(form.dataset.mine) > Number(entry?.version ?? 0) && entry?.isSubmitted;
  const differs = () => {
    const now = fields();
    const names = Object.keys(entry.fields).filter((n) => !/^(figure|active|prefilled)/.test(n));
    return names.some((name) => plain(now[name]) !== plain(entry.fields[name]));
  };
  if (entry && (entry.isSent || isMine || Date.now() - entry.at > FORGET_AFTER || !differs())) write(null);
  else if (entry) {
    bringBack(entry);
    timer = setTimeout(send, SEND_AFTER);
  }

  form.addEventListener("input", (event) => {
    if (event.target === form) return; // our own, after bringing back
    typed += 1;
    remember();
    clearTimeout(timer);
    timer = setTimeout(send, SEND_AFTER);
  });
  addEventListener("online", send);
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      remember();
      say(form.dataset.wordsOffline, true);
      return;
    }
    isSubmitted = true;
    clearTimeout(timer);
    if (typed) remember({ isSubmitted: true });
  });
  document.getElementById("drop-draft")?.addEventListener("submit", () => {
    isSubmitted = true;
    clearTimeout(timer);
    write(null);
  });
})();
