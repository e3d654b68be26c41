"""T303: the event's window is not the window that the measurement used."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions, Quantity
from samrit.thai.times import FoundTime
from samrit.thai.translation import Message

_COMPARES = re.compile(r"เปรียบเทียบ|เทียบกับ|เทียบเคียง")
_MEASURED = (Quantity.POWER, Quantity.ENERGY)
_NEAR = 220  # characters after the comparing word


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        if not any(f.quantity in _MEASURED for f in mentions.figures):
            continue
        compares = _COMPARES.search(mentions.text)
        if compares is None:
            continue
        windows = [t for t in mentions.times if t.ends_at is not None]
        used = [t for t in windows if compares.end() <= t.start <= compares.end() + _NEAR]
        event = [t for t in windows if t.end <= compares.start()]
        if used and event and _span(used[0]) != _span(event[-1]):
            yield _hit(mentions, used[0], event[-1])


def _span(found: FoundTime) -> tuple[object, object]:
    return found.starts_at, found.ends_at


def _hit(mentions: Mentions, used: FoundTime, event: FoundTime) -> Hit:
    measured, announced = mentions.words(used), mentions.words(event)
    return Hit.at(
        mentions,
        used,
        Message(
            "The event ran “{announced}”, the saving was measured over “{measured}”",
            announced=announced,
            measured=measured,
        ),
    )


RULE = Rule(
    code="T303",
    name="window-differs",
    severity=Severity.WARNING,
    title=Message("The event's window is not the one measured"),
    why=Message(
        "A saving depends on the window it is measured over; where the two differ without a word nobody can repeat it."
    ),
    remedy=Message("Tell the gathering's hours from the hour without lights, and which was measured."),
    check=_check,
    good=quarter_of_form(
        2,
        narrative="ปิดไฟวันที่ 23 มีนาคม 2567 เวลา 20.30 - 21.30 น. ลดได้เฉลี่ย 12 เมกะวัตต์"
        " เปรียบเทียบกับค่าเฉลี่ยสี่สัปดาห์ก่อนหน้า เวลา 20.30 - 21.30 น.",
    ),
    bad=quarter_of_form(
        2,
        narrative="จัดงานปิดไฟวันที่ 23 มีนาคม 2567 เวลา 18.00 - 22.00 น. ลดได้เฉลี่ย 12 เมกะวัตต์"
        " เปรียบเทียบกับค่าเฉลี่ยสี่สัปดาห์ก่อนหน้า เวลา 20.30 - 21.30 น.",
    ),
)
