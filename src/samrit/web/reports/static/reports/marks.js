// Draws marks behind the words of a text: red what contradicts, dashed what is asked about, green what has its source.
// The text stays an ordinary field with the browser's own undo, spelling and selection. Behind it stands the same text once
// more, unseen and in one piece, so that its lines break as the field's do, and boxes where its words stand. Without this
// file the same remarks stand beside it with the words that they are about.
"use strict";

(() => {
  const form = document.getElementById("filing");
  if (!form) return;
  const plain = (text) => text.replace(/\r\n?/g, "\n");
  const layers = new Map(); // by the name of the field: the layer, the text that was marked, its marks

  for (const place of form.querySelectorAll(".marked")) {
    const field = place.querySelector("textarea");
    if (!field) continue;
    const layer = document.createElement("div");
    layer.className = "layer";
    layer.setAttribute("aria-hidden", "true");
    layer.lang = "th";
    const letters = document.createTextNode("");
    const boxes = document.createElement("div");
    layer.append(letters, boxes);
    place.prepend(layer);
    const one = { field, layer, letters, boxes, text: plain(field.value), marks: [] };
    layers.set(place.dataset.field, one);
    field.addEventListener("scroll", () => (layer.scrollTop = field.scrollTop));
    new ResizeObserver(() => draw(one)).observe(field);
  }

  const boxOf = (mark, rect, origin, one) => {
    const box = document.createElement("mark");
    box.className = mark.kind;
    box.style.left = `${rect.left - origin.left - one.layer.clientLeft}px`;
    box.style.top = `${rect.top - origin.top - one.layer.clientTop + one.layer.scrollTop}px`;
    box.style.width = `${rect.width}px`;
    box.style.height = `${rect.height}px`;
    if (mark.number) box.dataset.number = mark.number;
    box.dataset.words = one.text.slice(mark.start, mark.end);
    return box;
  };
  const draw = (one) => {
    one.letters.data = `${one.text}\n`;
    const found = [];
    const origin = one.layer.getBoundingClientRect();
    let at = 0;
    for (const mark of one.marks) {
      if (mark.start < at || mark.end > one.text.length) continue; // one of two that overlap is enough for the eye
      at = mark.end;
      const range = document.createRange();
      range.setStart(one.letters, mark.start);
      range.setEnd(one.letters, mark.end);
      const boxes = [...range.getClientRects()].map((rect) => boxOf(mark, rect, origin, one));
      if (mark.number && boxes.length) {
        const number = document.createElement("sup");
        number.textContent = mark.number;
        boxes.at(-1).append(number);
      }
      found.push(...boxes);
    }
    one.boxes.replaceChildren(...found);
    one.layer.scrollTop = one.field.scrollTop;
  };

  // While somebody types, what stands behind the cursor moves with it, and what is touched loses its mark.
  const shift = (one) => {
    const now = plain(one.field.value);
    const before = one.text;
    const most = Math.min(now.length, before.length);
    let head = 0;
    while (head < most && now[head] === before[head]) head += 1;
    let tail = 0;
    while (tail < most - head && now[now.length - 1 - tail] === before[before.length - 1 - tail]) tail += 1;
    const by = now.length - before.length;
    one.marks = one.marks.flatMap((mark) => {
      if (mark.end <= head) return [mark];
      if (mark.start >= before.length - tail) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
      return [];
    });
    one.text = now;
    draw(one);
  };

  const read = () => {
    const place = document.getElementById("remarks");
    const found = new Map([...layers.keys()].map((name) => [name, []]));
    for (const words of (place.dataset.marks || "").split(";").filter(Boolean)) {
      const [name, start, end, kind, number] = words.split(" ");
      found.get(name)?.push({ start: Number(start), end: Number(end), kind, number });
    }
    for (const words of (place.dataset.told || "").split(";").filter(Boolean)) {
      const [start, end] = words.split(" ");
      found.get("narrative")?.push({ start: Number(start), end: Number(end), kind: "told" });
    }
    for (const [name, one] of layers) {
      one.marks = found.get(name).sort((a, b) => a.start - b.start || Number(Boolean(b.number)) - Number(Boolean(a.number)));
      one.text = plain(one.field.value);
      draw(one);
    }
  };

  read();
  form.addEventListener("input", (event) => {
    const one = layers.get(event.target.name);
    if (one?.field === event.target) shift(one);
  });
  document.addEventListener("samrit:remarks", read);

  // From a remark or a comment to its words, and a light on them while one is at it.
  const NOTES = ".remark, .sent-back";
  const numberOf = (note) => note.dataset.number ?? note.id.slice("remark-".length);
  const light = (on) => (event) => {
    const note = event.target.closest?.(NOTES);
    if (!note) return;
    for (const box of form.querySelectorAll(`.layer mark[data-number="${numberOf(note)}"]`)) box.classList.toggle("lit", on);
  };
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light(true));
  for (const name of ["mouseout", "focusout"]) document.addEventListener(name, light(false));
  document.addEventListener("click", (event) => {
    const note = event.target.closest(".words")?.closest(NOTES);
    if (!note) return;
    for (const { field, marks } of layers.values()) {
      const mark = marks.find((one) => one.number === numberOf(note));
      if (!mark) continue;
      event.preventDefault();
      field.focus();
      field.setSelectionRange(mark.start, mark.end);
    }
  });
})();
