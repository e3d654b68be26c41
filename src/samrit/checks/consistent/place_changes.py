"""K204: the place or the channel of one activity changes between the quarters."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samrit.checks.example import form, quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.dates import FoundDate, Precision
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from datetime import date

_ONLINE = re.compile(r"ออนไลน์|[Zz]oom|ZOOM|[Ww]eb[Ee]x|Google Meet|Microsoft Teams|วิดีทัศน์ทางไกล|ประชุมทางไกล")
_ROOM = re.compile(r"ห้องประชุม\s?(?P<name>\d+|[ก-๎A-Za-z]{3,20})")
_AROUND = 260  # characters either side of the date in which the same activity is told


def _check(subject: Subject) -> Iterator[Hit]:
    if "ห้องประชุม" not in subject.all_text:
        return
    stated: dict[tuple[date, date], tuple[str, str]] = {}
    for mentions in subject.narratives:
        for day, words in _activities(mentions):
            key = (day.starts_on, day.ends_on)
            first_field, first_words = stated.setdefault(key, (mentions.field, words))
            if first_field == mentions.field:
                continue
            first_rooms, rooms = _rooms(first_words), _rooms(words)
            if first_rooms and _ONLINE.search(words) and not _ONLINE.search(first_words):
                yield _hit(mentions, day, Message("online"), Message("in a meeting room"))
                stated[key] = (mentions.field, words)
            elif rooms and first_rooms and rooms.isdisjoint(first_rooms):
                now, then = (Message("in “ห้องประชุม {room}”", room=min(some)) for some in (rooms, first_rooms))
                yield _hit(mentions, day, now, then)
                stated[key] = (mentions.field, words)


def _rooms(words: str) -> set[str]:
    return {m["name"] for m in _ROOM.finditer(words)} if "ห้องประชุม" in words else set()


def _activities(mentions: Mentions) -> Iterator[tuple[FoundDate, str]]:
    days = [d for d in mentions.dates if d.precision is Precision.DAY]
    for i, day in enumerate(days):
        first = max(days[i - 1].end if i else 0, day.start - _AROUND)
        last = min(days[i + 1].start if i + 1 < len(days) else len(mentions.text), day.end + _AROUND)
        yield _whole(days, i), mentions.text[first:last]


def _whole(days: list[FoundDate], i: int) -> FoundDate:
    """The day, or the run of days told as a list: “วันอังคารที่ 2 และวันพุธที่ 3” is one activity, as is “2 - 3”."""
    day = days[i]
    first = i
    while (
        first
        and not days[first - 1].is_year_stated
        and (day.starts_on - days[first - 1].starts_on).days <= i - first + 1
    ):
        first -= 1
    if first == i:
        return day
    return FoundDate(days[first].start, day.end, days[first].starts_on, day.ends_on)


def _hit(mentions: Mentions, day: FoundDate, now: Message, then: Message) -> Hit:
    return Hit(
        mentions.field,
        Message(
            "The activity of {starts_on} is {now} here, and was {then} before",
            starts_on=day.starts_on,
            now=now,
            then=then,
        ),
        day.start,
        day.end,
    )


RULE = Rule(
    code="K204",
    name="place-changes",
    family=Family.CONSISTENT,
    severity=Severity.NOTE,
    title=Message("Place or channel of one activity changes"),
    why=Message("The same day in two places: the reader can't tell a changed plan from a slip."),
    remedy=Message("Where the plan changed, say so, and why."),
    check=_check,
    good=form(),
    bad=quarter_of_form(1, narrative="กำหนดประชุมผู้นำชุมชนวันที่ 20 กุมภาพันธ์ 2567 ณ ห้องประชุม 2 และเปิดจุดรับแล้ว 2 ชุมชน").replace(
        quarters=(
            quarter_of_form(
                1, narrative="กำหนดประชุมผู้นำชุมชนวันที่ 20 กุมภาพันธ์ 2567 ณ ห้องประชุม 2 และเปิดจุดรับแล้ว 2 ชุมชน"
            ).quarters[0],
            quarter_of_form(2, narrative="ประชุมผู้นำชุมชนเมื่อวันที่ 20 กุมภาพันธ์ 2567 ผ่านระบบออนไลน์").quarters[1],
            *form().quarters[2:],
        )
    ),
)
