"""C119: a quarter's words say nothing from which its value could be seen."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.binding import stated_otherwise, states_value
from samrit.checks.example import quarter_of_page
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_EMPTY = " -–—.\n"
# Words for all of it, which stand for a full value.
_ALL = re.compile(
    r"ครบ|แล้วเสร็จ|เสร็จสิ้น|ทุกแห่ง|ทุกราย|ทุกคน|ทุกเรื่อง|ทุกครั้ง|ทั้งหมด|ทั้งสิ้น|เป็นไปตามเป้าหมาย|\b(?:all|complete[d]?|every)\b"
)
_FULL = 100
_FEWEST = 3  # quarters with words


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    unsupported: list[int] = []
    with_words = 0
    for q in report.quarters:
        mentions, value = subject[f"quarters.{q.quarter}.narrative"], q.result.value
        if mentions is None or not value or not mentions.text.strip(_EMPTY) or mentions.field == report.broken_off:
            continue
        with_words += 1
        if value in (_FULL, report.target.value) and _ALL.search(mentions.text):
            continue
        text = to_arabic(mentions.text)
        # "ขั้นตอนที่ 3" names a step, and so tells how far it came.
        is_named = any(text[one.start : one.end].replace(",", "") == shown(value) for one in mentions.named)
        if not is_named and not states_value(report, mentions, value) and stated_otherwise(subject, q, value) is None:
            unsupported.append(q.quarter)
    # Sure where no quarter's words support its value and no text has any figure at all: said once, of the last.
    is_bare = len(unsupported) == with_words >= _FEWEST and not any(m.figures or m.named for m in subject.narratives)
    for quarter in unsupported:
        yield Hit(
            f"quarters.{quarter}.result",
            Message(
                "Quarter {quarter} reports {value}, and none of its words says what that comes from",
                quarter=quarter,
                value=shown(_value(report, quarter)),
            ),
            severity=Severity.WARNING if is_bare and quarter == unsupported[-1] else None,
        )


def _value(report: IndicatorReport, quarter: int) -> Decimal:
    found = report.quarter(quarter)
    return (found.result.value if found is not None else None) or Decimal(0)


RULE = Rule(
    code="C119",
    name="value-unsupported",
    family=Family.COMPLETE,
    severity=Severity.NOTE,
    title=Message("A value that no word supports"),
    why=Message("The evaluator reads what was done, and can't see how the value follows from it."),
    remedy=Message("Say what was counted to get this value: so many out of so many, and where they are listed."),
    check=_check,
    good=quarter_of_page(2, narrative="ซ่อมแล้วเสร็จ 31 สาย จาก 100 สายในแผน"),
    bad=quarter_of_page(2, narrative="ประชุมติดตามงาน 2 ครั้ง และตรวจพื้นที่ร่วมกับผู้รับจ้าง"),
)
