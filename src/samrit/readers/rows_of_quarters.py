"""A table whose rows are the quarters of its indicators: what a row says is of its quarter, below one indicator's name."""

from samrit.readers.other_labels import QUARTER, match_other
from samrit.report.labels import squeeze
from samrit.report.lines import is_quarter, quarter_digit
from samrit.thai.digits import to_arabic

HEADS = frozenset(map(squeeze, ("ไตรมาส", "ไตรมาสที่", "รายไตรมาส", "Quarter")))
# What may head the rows of anything: of quarters where these stand below it.
OF_PERIODS = frozenset(
    map(squeeze, ("งวด", "งวดที่", "รอบ", "ช่วง", "ช่วงเวลา", "ระยะเวลา", "เดือน", "รอบการรายงาน", "Period", "Months"))
)
_LONGEST_PERIOD = 40  # characters
_VALUES = ("result", "score", "obstacles")
_WORDS = tuple(
    map(
        squeeze,
        (
            "รายละเอียด",
            "อธิบาย",
            "การดำเนินงาน",
            "ผลการดำเนินงาน",
            "รายงานผล",
            "คำอธิบาย",
            "กิจกรรม",
            "หมายเหตุ",
            "ข้อสังเกต",
            "สิ่งที่ทำ",
            "งานที่ทำ",
            "narrative",
            "details",
            "remark",
            "note",
            "comment",
            "activities",
        ),
    )
)
_QUARTERS = ("1", "2", "3", "4")
_OF_INDICATOR = ("name", "number", "code", "unit", "agency")


def said_quarter(cell: str) -> str:
    """The quarter that a cell names, and nothing else: "1", "ไตรมาสที่ ๑", "Q1"; "" where it names none."""
    words = to_arabic(cell.strip(" :：.()")) if cell else ""
    if not words:
        return ""
    named = is_quarter(words)
    digit = (
        words if words in _QUARTERS else quarter_digit(named["quarter"]) if named and named.end() == len(words) else ""
    )
    return digit if digit in _QUARTERS else _of_months(cell)


def _of_months(cell: str) -> str:
    """The quarter whose first and last month a cell names, and nothing else: "ต.ค. - ธ.ค. 67"."""
    words = cell.strip()
    is_period = len(words) <= _LONGEST_PERIOD and any(one in words for one in ("-", "–", "—", "ถึง", " to "))
    label = match_other(words) if is_period else None
    is_alone = label is not None and label.field == QUARTER and label.end == len(words) and not label.spelling
    return str(label.quarter) if label is not None and is_alone and label.quarter else ""


def is_narrative(head: str) -> bool:
    """Whether a column's head says that what was done stands below it."""
    return squeeze(head).startswith(_WORDS)


def of_quarter(values: dict[str, str], above: dict[str, str]) -> dict[str, str]:
    """What a row says, under the keys of its quarter; `above` is the indicator that the rows before it are of.

    The indicator's own name again is no other indicator.
    """
    digit = said_quarter(values.get("quarter", ""))
    if not digit:
        return values
    row: dict[str, str] = {}
    is_same = bool(values.get("name")) and values.get("name") == above.get("name") and f"q{digit}" not in above
    for key, words in values.items():
        if key == "quarter" or (is_same and key in _OF_INDICATOR and above.get(key) == words):
            continue
        is_words = key == "narrative" or (key.startswith("?") and is_narrative(key[1:]))
        if is_words:
            row[f"q{digit}"] = f"{row[f'q{digit}']}\n{words}" if f"q{digit}" in row else words
        else:
            row[f"q{digit}.{key}" if key in (*_VALUES, "target") else key] = words
    return row


def with_targets_of_quarters(values: dict[str, str]) -> None:
    """A target that stands beside one quarter alone is the year's, whose cell goes over all rows."""
    targets = [key for key in values if key.endswith(".target") and key[:1] == "q"]
    if len(targets) == 1 and targets[0] == "q1.target" and "target" not in values:
        values["target"] = values.pop("q1.target")
