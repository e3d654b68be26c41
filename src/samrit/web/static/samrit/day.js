// Beside a field for a day stands a button that opens a month to choose from, in the reader's calendar; without this file
// the day is typed. By keyboard: arrows move by days and weeks, Page Up and Down by months, with Shift by years, Home and End
// within the week; Enter chooses, Escape closes.
"use strict";

{
  const isThai = document.documentElement.lang === "th";
  const locale = isThai ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB-u-ca-gregory";
  const said = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const [month, weekday, whole] = [
    said({ month: "long", year: "numeric" }),
    said({ weekday: "narrow" }),
    said({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  ];
  const ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const THAI = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
  const on = (year, index, day) => new Date(Date.UTC(year, index, day));
  const plus = (day, days) => on(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + days);
  const inMonths = (day, months) => {
    const first = on(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
    const last = on(first.getUTCFullYear(), first.getUTCMonth() + 1, 0).getUTCDate();
    return plus(first, Math.min(day.getUTCDate(), last) - 1);
  };
  const written = (day) =>
    isThai
      ? `${day.getUTCDate()} ${THAI[day.getUTCMonth()]} ${day.getUTCFullYear() + 543}`
      : `${day.getUTCDate()} ${ENGLISH[day.getUTCMonth()]} ${day.getUTCFullYear()}`;

  const make = (name, attributes = {}, words = "") => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = words;
    return made;
  };

  // The day that stands in the field, where it is written as this file or a person in a hurry writes it.
  const readField = (text) => {
    const plain = text.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50);
    const parts = /(\d{1,2})[\s./-]+([^\s\d/]+|\d{1,2})[\s./-]+(\d{4})/.exec(plain);
    if (!parts) return null;
    const index = /^\d/.test(parts[2]) ? Number(parts[2]) - 1 : Math.max(THAI.indexOf(parts[2]), ENGLISH.indexOf(parts[2]));
    const year = Number(parts[3]) > 2400 ? Number(parts[3]) - 543 : Number(parts[3]);
    return index < 0 || index > 11 ? null : on(year, index, Number(parts[1]));
  };

  const open = (button, field) => {
    const now = new Date();
    let day = readField(field.value) || on(now.getFullYear(), now.getMonth(), now.getDate());
    const dialog = make("dialog", { class: "days", "aria-label": button.getAttribute("aria-label") });
    const head = make("div", { class: "days-head" });
    const [before, title, after] = [
      make("button", { type: "button", class: "plain", "aria-label": button.dataset.before }, "‹"),
      make("strong", { "aria-live": "polite" }),
      make("button", { type: "button", class: "plain", "aria-label": button.dataset.after }, "›"),
    ];
    head.append(before, title, after);
    const table = make("table", { role: "grid" });
    dialog.append(head, table);

    const draw = () => {
      title.textContent = month.format(day);
      const first = on(day.getUTCFullYear(), day.getUTCMonth(), 1);
      let one = plus(first, -((first.getUTCDay() + 6) % 7)); // weeks begin on Monday
      const names = make("tr");
      for (let n = 0; n < 7; n += 1) names.append(make("th", { scope: "col" }, weekday.format(plus(one, n))));
      const rows = [names];
      do {
        const row = make("tr");
        for (let n = 0; n < 7; n += 1, one = plus(one, 1)) {
          const cell = make("td");
          const isChosen = one.getTime() === day.getTime();
          const choice = make(
            "button",
            { type: "button", tabindex: isChosen ? "0" : "-1", "aria-label": whole.format(one), "data-day": one.toISOString() },
            String(one.getUTCDate()),
          );
          if (one.getUTCMonth() !== day.getUTCMonth()) choice.className = "other";
          if (isChosen) choice.setAttribute("aria-current", "date");
          cell.append(choice);
          row.append(cell);
        }
        rows.push(row);
      } while (one.getUTCMonth() === day.getUTCMonth());
      table.replaceChildren(...rows);
    };
    const move = (to) => {
      day = to;
      draw();
      table.querySelector("[aria-current]").focus();
    };
    const choose = (chosen) => {
      const time = /\d{1,2}[:.]\d{2}\s*$/.exec(field.value);
      field.value = field.dataset.moment ? `${written(chosen)} ${time ? time[0].trim() : ""}`.trim() : written(chosen);
      dialog.close();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    before.addEventListener("click", () => { day = inMonths(day, -1); draw(); });
    after.addEventListener("click", () => { day = inMonths(day, 1); draw(); });
    table.addEventListener("click", (event) => {
      if (event.target.dataset.day) choose(new Date(event.target.dataset.day));
    });
    table.addEventListener("keydown", (event) => {
      const week = (day.getUTCDay() + 6) % 7;
      const months = event.shiftKey ? 12 : 1;
      const to = {
        ArrowLeft: () => plus(day, -1),
        ArrowRight: () => plus(day, 1),
        ArrowUp: () => plus(day, -7),
        ArrowDown: () => plus(day, 7),
        Home: () => plus(day, -week),
        End: () => plus(day, 6 - week),
        PageUp: () => inMonths(day, -months),
        PageDown: () => inMonths(day, months),
      }[event.key];
      if (!to) return;
      event.preventDefault();
      move(to());
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // beside it
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      field.focus();
    });
    draw();
    document.body.append(dialog);
    dialog.showModal();
    table.querySelector("[aria-current]").focus();
  };

  for (const button of document.querySelectorAll("button.pick-day")) {
    const field = document.getElementById(button.dataset.of);
    if (!field || field.readOnly || field.disabled) continue;
    button.hidden = false;
    button.addEventListener("click", () => open(button, field));
  }
}
