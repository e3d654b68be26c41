"""How many figures and dates of labelled sentences are found, and how many of those found are right.

Usage: python benchmarks/figures.py [FILE.jsonl ...] [--all]     (the sentences of tests/documents/figures by default)

A line is {"text", "fiscal_year_be", "quarter", "figures": [{"text", "value", "unit"}], "not_figures": [{"text"}],
"dates": [{"text", "from", "to"}]}; a label stands where its words do, in order. A figure is right where it lies on a
label and has its value; then its unit is held against the label's, where the text leaves it open to none. `--all` prints every one that is wrong.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from samrit.report.figures import Figure, find_figures
from samrit.report.units import standard_unit
from samrit.thai.dates import DateAnchor, find_dates
from samrit.thai.digits import to_arabic

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NEAR = 30  # characters between a part and its whole
SENTENCES = Path(__file__).resolve().parents[1] / "tests" / "documents" / "figures"


@dataclass
class Score:
    """What was asked for, what was found, and what of both is right."""

    asked: int = 0
    found: int = 0
    recalled: int = 0
    right: int = 0
    unit_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of those found, the part that is right, in percent."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Of those asked for, the part that was found, in percent."""
        return 100 * self.recalled / max(1, self.asked)

    @property
    def units(self) -> float:
        """Of those found with their value, the part that has its unit, in percent."""
        return 100 * self.unit_right / max(1, self.recalled)


def measure(paths: list[Path]) -> tuple[Score, Score]:
    """The score of the figures and of the dates of all sentences in some files."""
    figures, dates = Score(), Score()
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            sentence = json.loads(line)
            _figures(sentence, figures)
            _dates(sentence, dates)
    return figures, dates


def _placed(text: str, labels: list[Any]) -> Iterator[tuple[int, int, Any]]:
    cursor = 0
    for label in labels:
        words = label["text"] if isinstance(label, dict) else label
        at = label["at"] if isinstance(label, dict) and "at" in label else text.find(words, cursor)
        at = text.find(words) if at < 0 else at
        yield at, at + len(words), label
        cursor = at + len(words)


def _anchor(sentence: dict[str, Any]) -> DateAnchor:
    return DateAnchor(sentence.get("fiscal_year_be"), sentence.get("quarter"))


def _figures(sentence: dict[str, Any], score: Score) -> None:
    text = sentence["text"]
    found = find_figures(text, _anchor(sentence))
    score.found += len(found)
    matched: set[int] = set()
    for start, end, label in _placed(text, sentence["figures"]):
        score.asked += 1
        here = [f for f in found if f.start < end and start < f.end]
        one = next((f for f in here if _number(str(label["value"])) in (f.value, f.upper, f.base)), None)
        if label.get("kind"):  # a calculation, or an area in its parts: each of its numbers may be a figure
            inner = {_number(number) for number in _NUMBER.findall(to_arabic(label["text"]))}
            parts = [f for f in here if f.value in inner]
            matched.update(f.start for f in parts)
            one = one or next(iter(parts), None)
        if label.get("base"):  # the whole, which is a figure of its own behind its part
            whole = _number(str(label["base"]))
            matched.update(f.start for f in found if f.value == whole and start <= f.start <= end + _NEAR)
        if one is None:
            score.wrong.append(f"missed {label['text']!r} = {label['value']} in {text!r}; found {_shown(found, text)}")
            continue
        matched.add(one.start)
        score.recalled += 1
        if "unit" not in label or _has_unit(one, label["unit"]):
            score.unit_right += 1
        else:
            score.wrong.append(f"unit {one.unit!r} per {one.per!r} for {label['unit']!r} in {text!r}")
    score.right += len(matched)
    score.wrong += [f"false {_shown([f], text)} in {text!r}" for f in found if f.start not in matched]


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(to_arabic(text).replace(",", ""))
    except InvalidOperation:
        return None


def _has_unit(figure: Figure, wanted: str) -> bool:
    said = {figure.unit, f"{figure.unit}ต่อ{figure.per}", f"ต่อ{figure.per}"} if figure.per else {figure.unit}
    whole, _, per = wanted.replace("/", "ต่อ").partition("ต่อ")
    asked = standard_unit(whole) + (f"ต่อ{standard_unit(per)}" if per else "")
    return asked in said or wanted.replace(" ", "") in said


def _shown(found: Any, text: str) -> str:
    return ", ".join(f"{text[f.start : f.end]!r}={f.value}" for f in found)


def _dates(sentence: dict[str, Any], score: Score) -> None:
    text = sentence["text"]
    found = find_dates(text, _anchor(sentence))
    score.found += len(found)
    matched: set[int] = set()
    for start, end, label in _placed(text, sentence.get("dates", [])):
        score.asked += 1
        days = label["from"], label["to"]
        one = next(
            (d for d in found if d.start < end and start < d.end and (str(d.starts_on), str(d.ends_on)) == days), None
        )
        if one is None:
            score.wrong.append(f"missed date {label['text']!r} {days} in {text!r}")
            continue
        matched.add(one.start)
        score.recalled += 1
        score.unit_right += 1
    score.right += len(matched)
    score.wrong += [
        f"false date {text[d.start : d.end]!r} {d.starts_on}..{d.ends_on} in {text!r}"
        for d in found
        if d.start not in matched
    ]


def main() -> int:
    """Print the table."""
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or sorted(SENTENCES.glob("*.jsonl"))
    figures, dates = measure(paths)
    if "--all" in sys.argv:
        print("\n".join((*figures.wrong, *dates.wrong)))
    print(f"figures  {figures.asked:5} asked for, {figures.found:5} found")
    print(
        f"  precision {figures.precision:6.1f} %   recall {figures.recall:6.1f} %   unit right {figures.units:6.1f} %"
    )
    print(f"dates    {dates.asked:5} asked for, {dates.found:5} found")
    print(f"  precision {dates.precision:6.1f} %   recall {dates.recall:6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
