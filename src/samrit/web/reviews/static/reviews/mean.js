// While an evaluator types the two marks, the field of the score shows the mean that a blank one becomes. Without this file
// the mean is worked out when the form is sent, as its hint says.
"use strict";

const digits = (text) => text.replaceAll(/[๐-๙]/gu, (one) => "๐๑๒๓๔๕๖๗๘๙".indexOf(one)).replaceAll(",", "").trim();

for (const quality of document.querySelectorAll("form [name=quality]")) {
  const { timeliness, value, override_verdict: verdict } = quality.form.elements;
  if (!timeliness || !value || verdict) continue;
  const show = () => {
    const marks = [quality, timeliness].map((one) => digits(one.value)).filter(Boolean).map(Number);
    const isSound = marks.length && marks.every((one) => one >= 0 && one <= 100);
    const mean = marks.reduce((sum, one) => sum + one, 0) / marks.length;
    value.placeholder = isSound ? String(Math.round(mean * 100) / 100) : "";
  };
  for (const one of [quality, timeliness]) one.addEventListener("input", show);
  show();
}
