"""The form's headings, and the line that names the long-term plan."""

import re

from samrit.report.labels import HEADING_INDICATOR, HEADING_PROJECT, PLAN_LINE, PLAN_TAIL
from samrit.thai.digits import to_arabic

_LONGEST_TITLE = 60  # characters: "แผนปฏิบัติราชการประจำปีงบประมาณ พ.ศ. 2567"
_TITLE = re.compile(r".*?ปฏิบัติงานตาม\s*(?P<plan>.*?)\s*\**$")
_UNIT = re.compile(rf"(?P<plan>.*?)\s*{HEADING_INDICATOR[1]}$")
_TAIL = re.compile(r"\s*\(\s*ยุทธศาสตร์\s*-\s*ประเด็นยุทธศาสตร์\s*-\s*กลยุทธ์ตามแผนฯ?\s*/\s*ตัวชี้วัด\s*\)$")
PLAN = re.compile(rf"\s*(?:\*{{2,}}\s*{PLAN_LINE}|{PLAN_LINE}\s*(?=แผน))\s*(?P<plan>.*)$")
PART_HEADING = re.compile(
    r"[\s*]*ผลการดำเนินงานส่วนที่\s*(?P<part>[0-9๐-๙])|\s*\*{2,}\s*(?:results?|performance|report)\b[^*:]{0,40}\bpart\s*(?P<english>[12])\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\*{2,}[^*]{1,150}\*{2,}")
_YEAR = re.compile(r"ประจำปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>2[4-6][0-9]{2})(?![0-9]|\s*[-–])")


def print_heading(plan_title: str) -> str:
    """The heading of an indicator's form; `plan_title` as it is to stand there."""
    before, after = HEADING_INDICATOR
    return f"**** {before}{plan_title} {after} ****"


def read_plan_title(heading: str) -> str | None:
    """The title of the annual plan that a heading names, None where its wording is another."""
    match = _TITLE.match(heading.strip())
    if match is None:
        return None
    unit = _UNIT.match(match["plan"])
    return unit["plan"] if unit else match["plan"]


def year_of_title(plan_title: str) -> int | None:
    """The fiscal year that the title of an annual plan names: 2564 of "แผนปฏิบัติราชการประจำปี พ.ศ. ๒๕๖๔"."""
    year = _YEAR.search(to_arabic(plan_title))
    return int(year["year"]) if year else None


def part_of(heading: re.Match[str]) -> str:
    """Which part of the annual report a match of `PART_HEADING` opens: "1" are projects, "2" indicators."""
    return to_arabic(heading["part"] or heading["english"])


def plain_plan(long_term_plan: str) -> str:
    """The name of the long-term plan without the asterisks and the bracket that the form prints around it."""
    plan = long_term_plan.strip("* ")
    while _TAIL.search(plan):
        plan = _TAIL.sub("", plan).strip("* ")
    return plan


def print_plan(plan: str) -> str:
    """The line that names the long-term plan; a name with a bracket of its own stands without the form's."""
    tail = "" if plan.endswith(")") else f" {PLAN_TAIL}"
    return f"**** {PLAN_LINE}{plan}{tail}**"


def is_heading(line: str) -> bool:
    """Whether a line is a heading of the form and nothing else; its plan's title may be any of a plan's."""
    words = " ".join(line.strip("* ").split())
    before, after = HEADING_INDICATOR
    words = to_arabic(words[: len(before)]) + words[len(before) :]
    if words == HEADING_PROJECT:
        return True
    part = PART_HEADING.match(line)
    if part is not None and part["english"]:
        return _ENGLISH.fullmatch(line.strip()) is not None
    rest = words.removeprefix(before)
    title = rest.removesuffix(after).strip()
    return (
        rest != words
        and title != rest.strip()
        and (title.startswith("แผน") or not title)
        and len(title) <= _LONGEST_TITLE
    )
