"""C104: the calculation method only repeats the definition, or the name."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.likeness import share_of
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_REPEATED = (
    ("definition", Message("The calculation method repeats the definition")),
    ("name", Message("The calculation method repeats the name of the indicator")),
)


_MOST = 0.8
# Words for counting before what is counted: they alone say no more than the name does.
_COUNTS = re.compile(
    r"^[\s:–-]*(?:(?:ให้)?(?:นับ|คำนวณ|คิด|วัด|หา|พิจารณา|ดู|รวบรวม|รวม|ผลรวม|ใช้|เปรียบเทียบ|เทียบ)(?:จาก|ของ|ตาม)?(?=\s?(?:จำนวน|ร้อยละ|ระดับ|ปริมาณ|พื้นที่|อัตรา|ความ|ผล))\s?)+"
)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    method = _COUNTS.sub("", report.method)
    for field, message in _REPEATED:
        other = getattr(report, field)
        # Of a method that only says that it counts, the whole must be there to be told again.
        is_whole = method == report.method or share_of(other, method) >= _MOST
        if is_whole and len(method) <= 1.5 * len(other) and share_of(method, other) >= 0.9:
            yield Hit("method", message)
            return


RULE = Rule(
    code="C104",
    name="method-repeats-definition",
    severity=Severity.WARNING,
    title=Message("The calculation method repeats the definition or the name"),
    why=Message("Without a formula or a way of counting nobody can work the result out again."),
    remedy=Message("Write the formula: numerator and denominator, or which register is counted as of which day."),
    check=_check,
    good=form(),
    bad=form(method=form().definition),
)
