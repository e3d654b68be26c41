"""The results of the quarters as a series, and what the report says about how they add up."""

import re
from decimal import Decimal
from functools import lru_cache

from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.report.figures import Reach

_SHARE = re.compile(r"ร[่้]*อยละ|%|เปอร์เซ็น")
_PER_PERIOD = re.compile(
    r"ไม่(?:ใช่|เป็น|นับ|รวม|คิด)*(?:ค่า|ผล|ยอด|แบบ)?\s?สะสม|แยกรายไตรมาส|(?:เฉพาะ|ภายใน|แต่ละ)ไตรมาส|not cumulative|each quarter"
)
_OF_CHANGE = re.compile(r"(?:ที่)?(?:ลดลง|เพิ่มขึ้น)")
_OF_TWO_SUMS = re.compile(r"สะสม[^\n]*(?:/|÷|หาร)[^\n]*สะสม")
_SCALE = re.compile(r"ระดับ|ขั้นตอน|ขั้น|คะแนน")


def results(report: IndicatorReport) -> tuple[tuple[int, Decimal], ...]:
    """(quarter, value) of each quarter whose result is a number."""
    return tuple((q.quarter, q.result.value) for q in report.quarters if q.result.value is not None)


def unit_text(report: IndicatorReport) -> str:
    """The unit as printed with the target, else with the result."""
    return report.target.unit_text or report.result.unit_text


def is_share(report: IndicatorReport) -> bool:
    """Whether the indicator is measured in percent."""
    return _says_share(unit_text(report))


@lru_cache(maxsize=512)
def _says_share(unit: str) -> bool:
    return _SHARE.search(unit) is not None


def is_scale(report: IndicatorReport) -> bool:
    """Whether the indicator is measured in levels, steps or points of a scale."""
    return _SCALE.search(unit_text(report)) is not None


def accumulates(subject: Subject) -> bool | None:
    """Whether the quarters are running totals, as words and figures prove it; None where nothing does.

    What the indicator is called proves nothing: a share of work done may be of each quarter's own work.
    """
    report = subject.indicator
    if report is None:
        return None
    said = f"{report.definition} {report.method}"
    if is_share(report) and (_OF_CHANGE.search(f"{report.name} {unit_text(report)}") or _OF_TWO_SUMS.search(said)):
        return None  # by how much something went up or down, or a share of two sums: it may fall
    if _is_sum_of_quarters(report):
        return False
    # "น้ำตาลสะสม" is a blood value (HbA1c), not a sum.
    by_words = True if "สะสม" in said.replace("น้ำตาลสะสม", "") else None
    by_figures = _by_its_figures(subject)
    return False if _PER_PERIOD.search(said) or by_figures is False else by_figures or by_words


def _is_sum_of_quarters(report: IndicatorReport) -> bool:
    """Whether the year's result is what its four quarters come to together: then none of them is a sum so far."""
    values = [value for _quarter, value in results(report) if value]
    return report.result.value is not None and len(values) == _ALL_YEAR and sum(values) == report.result.value


_ALL_YEAR = 4  # quarters


def _by_its_figures(subject: Subject) -> bool | None:
    """What the words beside the quarters' values say of them, or their wholes."""
    bases: set[Decimal] = set()
    for q, mentions in subject.narrated:
        if q.result.value is None:
            continue
        for figure in mentions.figures:
            if figure.base and abs(figure.value * 100 / figure.base - q.result.value) < 1:
                bases.add(figure.base)
            elif figure.value == q.result.value and figure.reach in (Reach.PERIOD, Reach.CUMULATIVE):
                return figure.reach is Reach.CUMULATIVE
    return False if len(bases) > 1 else None  # each quarter has its own whole


def shown(value: Decimal, places: int | None = None) -> str:
    """A number as a person writes it: 1,407.52, 100, 0.29; rounded to so many decimals, of whatever size."""
    text = f"{value:,f}" if places is None else f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
