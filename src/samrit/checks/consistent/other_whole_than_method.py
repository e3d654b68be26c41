"""K247: a quarter's share is of another whole than the method divides by."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.consistent.base_changes import is_explained_change
from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share, shown
from samrit.checks.shares import is_of_money, shares
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, Result
from samrit.report.mentions import Mentions, Quantity
from samrit.thai.translation import Message

# "… x 100 / 1,160", "หารด้วยจำนวนผู้ป่วยที่ขึ้นทะเบียน 2,400 ราย": behind it stands the number by which the method divides; not that by
# which it goes on to multiply, "หารด้วยครัวเรือนที่สำรวจ คูณ 100".
_DIVIDES = re.compile(r"(?:[/÷]|หารด้วย|หาร)\s*(?:\(\s*)?(?:จำนวน)?(?:(?!คูณ)[ก-๎\s]){0,60}$")
_PER, _ALL = re.compile(r"\d[\d,]*"), Decimal(100)
_LEAD = 70
_SMALLEST = 12  # fewer are steps, months or marks


def _check(subject: Subject) -> Iterator[Hit]:
    report, method = subject.indicator, subject["method"]
    whole = _whole(method) if report is not None and method is not None and is_share(report) else None
    if report is None or whole is None:
        return
    for q, mentions in subject.narrated:
        value = q.result.value
        if value is None:
            continue
        for one in shares(mentions, is_of_money=is_of_money(report.name)):
            if (
                one.stated == value
                and one.agrees
                and one.whole != whole
                and not is_explained_change(mentions, whole, one.whole)
            ):
                words = mentions.words(one)
                sentence = Message("“{words}” is of {whole}, and the method divides by {other}").filled(
                    words=words, whole=shown(one.whole), other=shown(whole)
                )
                yield Hit.at(mentions, one, sentence)
                break


def _whole(method: Mentions) -> Decimal | None:
    """The one number by which the method divides, None where it names none or several."""
    found = {
        f.value
        for f in method.figures
        if f.quantity not in (Quantity.DURATION, Quantity.SHARE)
        and _DIVIDES.search(method.text, max(0, f.start - _LEAD), f.start)
    }
    # "x 100 / 40 สาย" is read as a hundred for each forty.
    found |= {
        Decimal(number[0].replace(",", "")) for f in method.figures if f.value == _ALL and (number := _PER.match(f.per))
    }
    whole = found.pop() if len(found) == 1 else None
    return whole if whole is not None and whole >= _SMALLEST else None


_METHOD = "สายทางเท้าที่ซ่อมแล้วเสร็จ x 100 / 40 สาย"


def _of(whole: int) -> IndicatorReport:
    quarters = tuple(
        q.replace(
            narrative=f"ซ่อมแล้วเสร็จ 21 สาย จากทั้งหมด {whole} สาย คิดเป็นร้อยละ {2100 / whole:.2f}",
            result=Result(value_text=f"{2100 / whole:.2f}", unit_text="ร้อยละ"),
        )
        if q.quarter == 3
        else q
        for q in page().quarters
    )
    return page(method=_METHOD, quarters=quarters)


RULE = Rule(
    code="K247",
    name="other-whole-than-method",
    severity=Severity.WARNING,
    title=Message("A share of another whole than the method's"),
    why=Message(
        "A share of a smaller whole is larger; the year's values can't be compared, nor held against the target."
    ),
    remedy=Message("Divide by what the method says, or say when and by whom the method was changed."),
    check=_check,
    good=_of(40),
    bad=_of(32),
)
