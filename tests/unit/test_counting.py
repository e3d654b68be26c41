"""A rule in words, the days it is about, and what it comes to."""

from datetime import date
from decimal import Decimal

import pytest

from samrit.counting import (
    Constant,
    Count,
    CountingRule,
    CountUnit,
    Days,
    Lookup,
    Operator,
    Outcome,
    Period,
    RecordKind,
    RecordStatus,
    Value,
    days_of,
    rule_words,
    work_out,
)
from samrit.counting.work_out import NOTHING_TO_DIVIDE_BY
from samrit.thai.translation import Worded

PRACTISED = Count(of=RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,), campaigns=(7,))
HOUSEHOLDS = Constant(value=Decimal(40), source="ทะเบียนราษฎร 2563")


def test_a_rule_reads_as_a_sentence_in_both_languages() -> None:
    """What is counted, where it stands, in what, and when."""
    names = Lookup(campaigns={7: Worded(th="ปิดไฟ", en="Lights off")})

    words = rule_words(CountingRule(first=PRACTISED), names)

    assert words.th == (
        "จำนวนหน่วยงานภาคีเครือข่าย (นับหน่วยงานละครั้งเดียว) จากการขยายผลสู่การปฏิบัติ ที่มีสถานะตรวจสอบแล้ว "
        "ของกิจกรรมรณรงค์ “ปิดไฟ” ตั้งแต่ต้นปีงบประมาณถึงสิ้นไตรมาสที่รายงาน"
    )
    assert words.en == (
        "the number of partner organisations (each once) with a practice that is verified of the campaign “Lights off”, "
        "from the start of the fiscal year to the end of the quarter"
    )


@pytest.mark.parametrize(
    ("period", "quarter", "days"),
    [
        (Period.YEAR_SO_FAR, 2, Days(date(2020, 10, 1), date(2021, 3, 31))),
        (Period.YEAR_SO_FAR, 5, Days(date(2020, 10, 1), date(2021, 9, 30))),
        (Period.QUARTER, 2, Days(date(2021, 1, 1), date(2021, 3, 31))),
        (Period.QUARTER, 5, Days(date(2020, 10, 1), date(2021, 9, 30))),
        (Period.ANY, 2, Days()),
    ],
)
def test_days(period: Period, quarter: int, days: Days) -> None:
    """Each span, in a quarter and at the year end."""
    assert days_of(PRACTISED.replace(period=period), 2564, quarter) == days


def test_days_of_a_rule_of_its_own() -> None:
    """Two dates are what they are, whatever the quarter."""
    count = PRACTISED.replace(period=Period.DATES, from_on=date(2021, 3, 1), until_on=date(2021, 3, 31))

    assert days_of(count, 2564, 1) == Days(date(2021, 3, 1), date(2021, 3, 31))


@pytest.mark.parametrize(
    ("operator", "values", "outcome"),
    [
        (Operator.SUM, (33, 40), Outcome(Decimal(73))),
        (Operator.DIFFERENCE, (33, 40), Outcome(Decimal(-7))),
        (Operator.RATIO, (1, 3), Outcome(Decimal("0.3333"), Decimal(1), Decimal(3))),
        (Operator.PERCENT, (1, 8), Outcome(Decimal("12.50"), Decimal(1), Decimal(8))),
        (Operator.PERCENT, (1, 16), Outcome(Decimal("6.25"), Decimal(1), Decimal(16))),
        (Operator.PERCENT, (1, 32), Outcome(Decimal("3.13"), Decimal(1), Decimal(32))),  # 3.125, half up
        (Operator.RATIO, (4, 0), Outcome(None, Decimal(4), Decimal(0), NOTHING_TO_DIVIDE_BY)),
    ],
)
def test_two_terms(operator: Operator, values: tuple[int, int], outcome: Outcome) -> None:
    """Exact decimals, one rounding, and no division by zero."""
    rule = CountingRule(first=PRACTISED, operator=operator, second=HOUSEHOLDS)

    assert work_out(rule, [Value(Decimal(value)) for value in values]) == outcome


def test_what_is_missing_says_why() -> None:
    """A term without a value leaves the result without one, with the term's own reason."""
    why = Worded(th="ยังไม่มี", en="not there yet")

    assert work_out(CountingRule(first=HOUSEHOLDS), [Value(None, why)]) == Outcome(why_none=why)


@pytest.mark.parametrize(
    "parts",
    [
        {"of": RecordKind.PARTNER, "campaigns": (1,)},
        {"of": RecordKind.ACTIVITY, "unit": CountUnit.PARTNERS},
        {"of": RecordKind.ATTENDANCE, "is_ongoing": True},
        {"of": RecordKind.PRACTICE, "statuses": (RecordStatus.PRESENT,)},
        {"of": RecordKind.PRACTICE, "period": Period.DATES},
    ],
)
def test_a_count_whose_parts_do_not_fit_is_none(parts: dict[str, object]) -> None:
    """What could never count anything, or not what it says, isn't made."""
    with pytest.raises(ValueError, match=r"."):
        Count(**parts)  # type: ignore[arg-type] # that is the point
