"""How much of what offices send is read into the right field, and how much into a wrong one.

Usage: python benchmarks/pages.py [-v]        (-v names each that is wrong, lost or refused)

Each file of tests/documents/pages is a set of papers, one a line: {"id", "file", "text", "reports": [{"fields", "narratives"}]}: mails,
chats, tables, forms of an office's own, with what a careful person reads in them. Of a narrative stand its first and last letters,
"first … last". A figure is right where its number is, a year of two digits where
it is read as that of its century; a value that is in no field is lost, not wrong: it is told as unplaced.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from samrit.readers import read_all
from samrit.readers.reading import UnreadableError
from samrit.report import IndicatorReport, Report, Target
from samrit.report.numbering import bare_number
from samrit.thai.digits import to_arabic

SETS = Path(__file__).resolve().parents[1] / "tests" / "documents" / "pages"
_FIGURES = ("target", "year_value", "q1", "q2", "q3", "q4")
_BEGINNINGS = {"definition": 25, "method": 25, "obstacles": 20, "evidence": 20}  # so many letters of it are compared


@dataclass
class Score:
    """What is right, of how many; what stands in a wrong field, and who was refused."""

    fields: int = 0
    fields_right: int = 0
    narratives: int = 0
    narratives_right: int = 0
    wrong: int = 0
    refused: int = 0
    lines: list[str] = field(default_factory=list)


def papers(path: Path) -> Iterator[dict[str, Any]]:
    """The papers of a set."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def letters(text: object) -> str:
    """A text as it is compared: Arabic digits, no blanks, no marks of a table, no place of a picture."""
    return re.sub(r"!\[[^\]]*\]\([^)]*\)|[\s\u200b\"“”*|]+", "", to_arabic(str(text or ""))).lower().strip(".:,()")


def number(text: str) -> Decimal | None:
    """The first number of a text."""
    found = re.search(r"-?\d[\d,]*\.?\d*", to_arabic(text))
    return Decimal(found[0].replace(",", "")) if found else None


def value(report: Report, name: str) -> str:
    """What was read into a field; of a project "name", "code", "agency" and "year"."""
    if not isinstance(report, IndicatorReport):
        return str(getattr(report, {"year": "fiscal_year_be"}.get(name, name)) or "")
    if name in ("q1", "q2", "q3", "q4"):
        quarter = next((one for one in report.quarters if one.quarter == int(name[1])), None)
        return f"{quarter.result.value_text} {quarter.result.reason}".strip() if quarter else ""
    return {
        "name": report.name,
        "code": report.code,
        "number": report.number_text,
        "unit": report.target.unit or report.target.unit_text,
        "target": report.target.value_text,
        "agency": report.agency,
        "year": str(report.fiscal_year_be or ""),
        "definition": report.definition,
        "method": report.method,
        "year_value": report.result.value_text,
        "obstacles": " ".join([report.obstacles, *(one.obstacles for one in report.quarters)]).strip(),
        "evidence": " ".join(one.ref for one in report.evidence),
    }[name]


def is_same(name: str, wanted: str, found: str) -> bool:
    """Whether a field has what a person reads."""
    if name == "unit":
        return letters(wanted) == letters(found) or Target(value_text=f"1 {wanted}").unit == found
    if name == "year":
        return letters(found).endswith(letters(wanted)) and letters(wanted) != ""
    if name == "agency":  # as a list gives it, with its code or without
        found = re.sub(r"\s*\([0-9]{8}\)$", "", found)
    if name == "number" and bare_number(wanted):
        return bare_number(wanted) == bare_number(found)
    figure = number(wanted) if name in _FIGURES else None
    if figure is not None:
        return number(found) == figure
    if name in _BEGINNINGS:
        return letters(wanted)[: _BEGINNINGS[name]] in letters(found)
    return letters(wanted) in letters(found) if name in _FIGURES else letters(wanted) == letters(found)


def narrative_is_same(report: Report, name: str, wanted: str) -> bool:
    """Whether a quarter's words begin and end as they should."""
    if not isinstance(report, IndicatorReport):  # a project has one narrative, with the quarters' headings in it
        parts = re.split(r"รายงานผล\S*\s*ไตรมาส(?:ที่)?\s*([1-4])", to_arabic(report.narrative))
        words = dict(zip(parts[1::2], parts[2::2], strict=True)).get(name[1:], "")
        return letters(words) == letters(wanted)
    words = next((one.narrative for one in report.quarters if name == f"q{one.quarter}"), report.year_end.narrative)
    first, _, last = wanted.partition(" … ")
    return letters(words).startswith(letters(first)) and letters(words).endswith(letters(last))


def score(labelled: Iterator[dict[str, Any]]) -> Score:
    """The reader held against labelled papers."""
    total = Score()
    for paper in labelled:
        total.fields += sum(len(one["fields"]) for one in paper["reports"])
        total.narratives += sum(len(one["narratives"]) for one in paper["reports"])
        try:
            reports = [one.report for one in read_all(paper["text"].encode(), name=paper["file"])]
        except UnreadableError as error:
            total.refused += 1
            total.lines.append(f"refused  {paper['file']}  {error.message.en}")
            continue
        for at, wanted in enumerate(paper["reports"]):
            name = letters(wanted["fields"].get("name"))
            report = next((one for one in reports if letters(one.name) == name), None)
            if report is not None or at < len(reports):
                _compare(report or reports[at], wanted, paper["file"], total)
            else:
                total.lines.append(f"no report  {paper['file']}  {wanted['fields'].get('name', at)}")
    return total


def _compare(report: Report, wanted: dict[str, dict[str, str]], file: str, total: Score) -> None:
    for name, words in wanted["fields"].items():
        found = value(report, name)
        if is_same(name, words, found):
            total.fields_right += 1
        else:
            total.wrong += bool(found)
            total.lines.append(f"{'wrong' if found else 'lost'}  {file}  {name}: {words} / {found}")
    for name, words in wanted["narratives"].items():
        if narrative_is_same(report, name, words):
            total.narratives_right += 1
        else:
            total.lines.append(f"other words  {file}  {name}: {words}")


def main() -> int:
    """Print the table."""
    print("| set | fields right | narratives right | in a wrong field | refused |\n| --- | --: | --: | --: | --: |")
    for path in sorted(SETS.glob("*.jsonl")):
        one = score(papers(path))
        print(
            f"| {path.stem} | {one.fields_right} of {one.fields} ({one.fields_right / one.fields:.0%}) "
            f"| {one.narratives_right} of {one.narratives} ({one.narratives_right / one.narratives:.0%}) "
            f"| {one.wrong} | {one.refused} |"
        )
        if "-v" in sys.argv:
            print(*one.lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
