"""The results of the quarters as a series, and what the report says about how they add up."""

import re
from decimal import Decimal

from samrit.checks.subject import Subject
from samrit.report import IndicatorReport

_SHARE = re.compile(r"ร[่้]*อยละ|%|เปอร์เซ็น")
_SCALE = re.compile(r"ระดับ|ขั้นตอน|ขั้น|คะแนน")
_CUMULATIVE = re.compile(r"สะสม|ความก้าวหน้า|เบิกจ่าย|ความสำเร็จ|แล้วเสร็จ")


def results(report: IndicatorReport) -> tuple[tuple[int, Decimal], ...]:
    """(quarter, value) of each quarter whose result is a number."""
    return tuple((q.quarter, q.result.value) for q in report.quarters if q.result.value is not None)


def unit_text(report: IndicatorReport) -> str:
    """The unit as printed with the target, else with the result."""
    return report.target.unit_text or report.result.unit_text


def is_share(report: IndicatorReport) -> bool:
    """Whether the indicator is measured in percent."""
    return _SHARE.search(unit_text(report)) is not None


def is_scale(report: IndicatorReport) -> bool:
    """Whether the indicator is measured in levels, steps or points of a scale."""
    return _SCALE.search(unit_text(report)) is not None


def grows_by_nature(subject: Subject) -> bool:
    """Whether the report says that its quarters accumulate: by a word, or as a share of work done or money spent."""
    report = subject.indicator
    if report is None:
        return False
    said = f"{report.definition} {report.method}"
    # "น้ำตาลสะสม" is a blood value (HbA1c), not a sum.
    return "สะสม" in said.replace("น้ำตาลสะสม", "") or (is_share(report) and _CUMULATIVE.search(report.name) is not None)


def shown(value: Decimal, places: int | None = None) -> str:
    """A number as a person writes it: 1,407.52, 100, 0.29; rounded to so many decimals, of whatever size."""
    text = f"{value:,f}" if places is None else f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
