// Draws marks behind the words of a text: red what contradicts, dashed what is asked about, green what has its source.
// The text stays an ordinary field with the browser's own undo, spelling and selection. Without this file the same remarks
// stand beside it with the words that they are about.
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
    place.prepend(layer);
    layers.set(place.dataset.field, { field, layer, text: plain(field.value), marks: [] });
    field.addEventListener("scroll", () => (layer.scrollTop = field.scrollTop));
  }

  const draw = (one) => {
    const text = plain(one.field.value);
    const parts = [];
    let at = 0;
    for (const mark of one.marks) {
      if (mark.start < at || mark.end > text.length) continue; // one of two that overlap is enough for the eye
      parts.push(text.slice(at, mark.start));
      const drawn = document.createElement("mark");
      drawn.className = mark.kind;
      drawn.textContent = text.slice(mark.start, mark.end);
      if (mark.number) {
        const number = document.createElement("sup");
        number.textContent = mark.number;
        drawn.append(number);
        drawn.dataset.number = mark.number;
      }
      parts.push(drawn);
      at = mark.end;
    }
    parts.push(`${text.slice(at)}\n`);
    one.layer.replaceChildren(...parts);
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

  // From a remark to its words, and a light on them while one is at it.
  const markOf = (remark) => form.querySelector(`.layer mark[data-number="${remark?.id.slice("remark-".length)}"]`);
  const light = (on) => (event) => markOf(event.target.closest?.(".remark"))?.classList.toggle("lit", on);
  for (const name of ["mouseover", "focusin"]) form.addEventListener(name, light(true));
  for (const name of ["mouseout", "focusout"]) form.addEventListener(name, light(false));
  form.addEventListener("click", (event) => {
    const words = event.target.closest(".remark .words");
    if (!words) return;
    const number = words.closest(".remark").id.slice("remark-".length);
    for (const { field, marks } of layers.values()) {
      const mark = marks.find((one) => one.number === number);
      if (!mark) continue;
      event.preventDefault();
      field.focus();
      field.setSelectionRange(mark.start, mark.end);
    }
  });
})();
