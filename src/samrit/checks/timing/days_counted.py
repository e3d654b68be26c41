"""T313: so many days or months are told of a period that has another number of them."""

import re
from collections.abc import Iterator
from datetime import date

from samrit.checks.example import quarter_of_form
from samrit.checks.ledger import words_before
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions
from samrit.thai.dates import FoundDate, Precision
from samrit.thai.translation import Message

_BEHIND = re.compile(
    r"\s*[(,]?\s*(?:(?:รวม|ทั้งสิ้น|จำนวน|เป็น|ใช้|มี)*(?:ระยะ)?(?:เวลา)?(?:รวม|ทั้งสิ้น|ทั้งหมด|จำนวน|ดำเนินการ|จัดงาน|อบรม)*|in all|for)\s*"
)
_BEFORE = re.compile(r"\s*[(,]?\s*(?:คือ|ได้แก่|ใน)?\s*(?:ระหว่าง|ตั้งแต่|ใน)?(?:วันที่|เดือน)?\s*|\s*(?:from|between)\s*")
_COUNTED = ("วัน", "เดือน")
_SLIP, _SLIP_OF_MONTHS = 2, 1  # so far beside: a period of which only some days are meant is farther off
_SATURDAY = 5


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        counts = [f for f in mentions.figures if f.unit in _COUNTED and not f.per and not f.is_limit]
        for figure in counts if mentions.dates else ():
            period = _period(mentions, figure)
            if period is None or figure.is_approximate or figure.value != figure.value.to_integral_value():
                continue
            days = _lengths(period, figure.unit)
            is_whole = _WHOLE_TIME.search(words_before(mentions, figure)) or _WITH_DAYS_OFF.match(
                mentions.text, figure.end
            )
            is_meant = is_whole or _is_meant(int(figure.value), days[0] if days else 0, figure.unit)
            if days and int(figure.value) not in days and is_meant:
                words, said = mentions.words(period), mentions.words(figure)
                sentence = Message("“{period}” is {exact} {unit}, not “{words}”").filled(
                    period=words, exact=days[0], unit=figure.unit, words=said
                )
                yield Hit.at(mentions, figure, sentence)


# What says that a count is the whole period's.
_WHOLE_TIME = re.compile(r"ระยะเวลา(?:ดำเนิน(?:การ|งาน)|ก่อสร้าง|ปรับปรุง|ตามสัญญา|สัญญา)?\s*(?:รวม)?\s*$")
_WITH_DAYS_OFF = re.compile(r"\s*\(?(?:นับ)?รวมวันหยุด")


def _period(mentions: Mentions, figure: Figure) -> FoundDate | None:
    """The period right before a count of days, or right behind it."""
    for found in mentions.dates:
        if found.starts_on == found.ends_on or _is_whole_month(found):
            continue
        is_before = found.end <= figure.start and _BEHIND.fullmatch(mentions.text, found.end, figure.start)
        if is_before or (figure.end <= found.start and _BEFORE.fullmatch(mentions.text, figure.end, found.start)):
            return found
    return None


def _is_whole_month(found: FoundDate) -> bool:
    """Whether one month is said: "5 วัน ในเดือนมีนาคม" are some of its days."""
    return found.precision is Precision.MONTH and found.starts_on.month == found.ends_on.month


def _lengths(found: FoundDate, unit: str) -> tuple[int, ...]:
    """How long a period is, counted with both its ends, or by its working days; () where its words don't tell."""
    first, last = found.starts_on, found.ends_on
    months = (last.year - first.year) * 12 + last.month - first.month
    if unit == "เดือน":
        ends_early = first.day > last.day
        return (months + 1,) if found.precision is Precision.MONTH else (months + (not ends_early), months, months + 1)
    if found.precision is not Precision.DAY:
        return ()
    length = (last - first).days + 1
    working = sum(date.fromordinal(first.toordinal() + at).weekday() < _SATURDAY for at in range(length))
    return length, working


def _is_meant(said: int, length: int, unit: str) -> bool:
    """Whether a count can only be meant as the whole period's: there are not so many, or nearly all."""
    return said > length or length - said <= (_SLIP_OF_MONTHS if unit == "เดือน" else min(_SLIP, length // 3))


_TEXT = "จัดค่ายแกนนำระหว่างวันที่ 12 - 16 กุมภาพันธ์ 2567 รวม {days} วัน และเปิดจุดรับรวมเป็น 5 ชุมชน"

RULE = Rule(
    code="T313",
    name="days-counted-wrongly",
    severity=Severity.WARNING,
    title=Message("The period has another number of days or months"),
    why=Message("Days or dates are wrong; what was paid or counted by the day is then wrong as well."),
    remedy=Message("Count again, the first and the last day among them."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(days=5)),
    bad=quarter_of_form(2, narrative=_TEXT.format(days=4)),
)
