"""Small printed values: years, kinds, scores, percentages."""

import re
from decimal import Decimal

from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.remarks import remark
from samrit.readers.ticks import opens_with_box, ticked
from samrit.report import Evaluation, Kind, Result, Score, Target
from samrit.report.struct import read_number
from samrit.report.units import is_unit
from samrit.report.value import read_value
from samrit.thai.calendar import to_buddhist
from samrit.thai.dates import find_dates
from samrit.thai.digits import to_arabic

_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?(2[4-7]\d\d)$")
_SHORT_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?([5-7]\d)")
_OF_BOTH_ERAS = re.compile(
    r"(?P<common>(?:19|20)\d\d)\s*\(\s*(?:B\.?E\.?|พ\.?\s?ศ\.?)\s*(?P<buddhist>2[4-7]\d\d)\s*\)$", re.IGNORECASE
)
_YEAR_AND_MONTHS = re.compile(r"(?P<year>2[4-7]\d\d)\s*(?=[(\[])")
_EVALUATION = re.compile(r"(?:ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[0-9๐-๙])?\s*[:：]?\s*)?(?P<score>[^\s:：]*)$")
_SCORE = re.compile(r"(?P<value>\S+)(?:\s*\(\s*(?P<quality>[^\s/()]+)\s*/\s*(?P<timeliness>[^\s/()]+)\s*\))?$")
_PERCENT = re.compile(r"(?:ร้อยละ\s*)?(?P<value>[^\s%]+)\s*%?$")
NONE = ("", "-", "–")
_STATES_NONE = (*NONE, "--", "—", "ไม่มี", "ไม่ระบุ", "N/A", "n/a")


def states_none(value_text: str) -> bool:
    """Whether a printed value says in words or by a stroke that there is none: no unit belongs behind it."""
    return value_text != "" and value_text.strip() in _STATES_NONE


def read_year(text: str) -> int | None:
    """A year of the Buddhist Era; "2024 (B.E. 2567)" where both are the same one, "68"."""
    both = _OF_BOTH_ERAS.match(to_arabic(text))
    if both is not None and to_buddhist(int(both["common"])) == int(both["buddhist"]):
        return int(both["buddhist"])
    short = _SHORT_YEAR.fullmatch(to_arabic(text))
    if short is not None:
        return 2500 + int(short[1])
    match = _YEAR.match(to_arabic(text))
    return int(match[1]) if match and 2400 <= int(match[1]) <= 2700 else None


def year_alone(line: Line) -> Line:
    """The year of a line that says in brackets when it runs: "2568 (Oct 2024 - Sep 2025)"; any other line as it is."""
    match = _YEAR_AND_MONTHS.match(to_arabic(line.text))
    return line.piece(0, match.end("year")) if match is not None else line


# What tells the kinds apart, whatever stands around it: "[มิติที่ 1 : ตัวชี้วัดเจรจา]".
_KINDS = {
    "เจรจา": Kind.NEGOTIATED, "เป้าประสงค์": Kind.GOAL, "งานประจำ": Kind.ROUTINE, "ยุทธศาสตร์": Kind.STRATEGIC,
}  # fmt: skip


def read_kind(text: str) -> Kind | None:
    """The kind of indicator that the words name; of several with boxes, the ticked one."""
    if opens_with_box(text):
        span = ticked(text)
        text = text[slice(*span)] if span else ""
    return next((kind for words, kind in _KINDS.items() if words in text), None)


_KIND_ALONE = re.compile(
    rf"(?:มิติที่\s*[0-9๐-๙.]+\s*[:：]\s*)?(?:ตัวชี้วัด)?\s*(?:เชิง|ตาม)?\s*(?:{'|'.join(_KINDS)})\s*(?:ตกลง)?\s*[:：]?\s*"
)


def is_kind(text: str) -> bool:
    """Whether the words name a kind and say nothing else."""
    return _KIND_ALONE.fullmatch(text) is not None


def read_evaluation(text: str) -> Evaluation | None:
    """The evaluator's score in a head: "ไตรมาสที่ 4 : 100.0000"."""
    match = _EVALUATION.match(text.strip())
    if match is None:
        return None
    score = read_number(match["score"])
    if score is None and match["score"] not in NONE:
        return None
    quarter = int(to_arabic(match["quarter"] or "0"))
    return Evaluation(quarter=quarter if 1 <= quarter <= 4 else None, score=score)


def read_score(text: str) -> Score | None:
    """The evaluator's marks: "100 (100 / 100)", "-" for what was not marked."""
    match = _SCORE.match(text)
    if match is None:
        return None
    marks: dict[str, Decimal | None] = {}
    for name in ("value", "quality", "timeliness"):
        printed = match[name] or ""
        marks[name] = read_number(printed)
        if marks[name] is None and printed not in NONE:
            return None
    return Score(value=marks["value"], quality=marks["quality"], timeliness=marks["timeliness"])


def read_percent(text: str) -> Decimal | None:
    """A percentage: "ร้อยละ 85", "85 %"."""
    match = _PERCENT.match(text.strip())
    return read_number(match["value"]) if match else None


def note_unclear(target: Target, result: Result, found: Found) -> None:
    """Remark a target or a result that the paper states and that can't be read as a number or a date."""
    is_unclear = target.value is None and target.due_on is None and target.value_text not in _STATES_NONE
    if is_unclear:
        found.issues.append(remark("value-unclear", "target", found.places.get("target"), target.printed))
    if not result.is_understood and result.value_text not in _STATES_NONE and not find_dates(result.value_text):
        found.issues.append(remark("value-unclear", "result", found.places.get("result"), result.printed))
    unit = _other_unit(target, result)
    if unit:
        found.issues.append(remark("result-unit", "result", found.places.get("result"), result.printed, text=unit))


def _other_unit(target: Target, result: Result) -> str:
    """The unit that a result names itself where the target is counted in another one; "" where they are one, or not known."""
    typed = read_value(result.value_text, target.unit) if is_unit(target.unit) else None
    unit = typed.unit if typed is not None else ""
    return unit if unit and is_unit(unit) and unit not in target.unit and target.unit not in unit else ""
