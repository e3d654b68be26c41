"""K204: the place or the channel of one activity changes between the quarters."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samrit.checks.example import form, quarter_of_form
from samrit.checks.likeness import letters
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.dates import FoundDate, Precision
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from datetime import date

_ONLINE = re.compile(r"ออนไลน์|[Zz]oom|ZOOM|[Ww]eb[Ee]x|Google Meet|Microsoft Teams|วิดีทัศน์ทางไกล|ประชุมทางไกล")
_ROOM = re.compile(r"ห้องประชุม\s?(?P<name>\d+|[ก-๎A-Za-z]{3,20})")
# "จัดที่สวนลุมพินี", "ณ ศูนย์เยาวชนบางนา": where something was, by the sort of place and its name.
_PLACE = re.compile(
    r"(?:ที่|ณ|บริเวณ)\s?(?P<sort>สวน(?:สาธารณะ)?|ศูนย์[ก-๎]{0,12}?เยาวชน|ศูนย์กีฬา|ศูนย์ประชุม|โรงเรียน|วัด|ลาน(?:กีฬา|คนเมือง)?|สนาม(?:กีฬา)?|โรงแรม|ตลาด|ชุมชน"
    r"|หอประชุม|หอศิลป[ก-๎]*|มหาวิทยาลัย|โรงพยาบาล|พิพิธภัณฑ์|ห้าง(?:สรรพสินค้า)?|หมู่บ้าน|อาคาร)(?P<name>[ก-๎A-Za-z][ก-๎A-Za-z.0-9-]{2,40})"
)
_AROUND = 260  # characters either side of the date in which the same activity is told


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _by_name(subject)
    yield from _by_quotes(subject)
    days = [{d.ends_on for d in m.dates if d.precision is Precision.DAY} for m in subject.narratives]
    if sum(map(len, days)) == len(set().union(*days)):
        return  # no day stands in two of them
    stated: dict[tuple[date, date], tuple[str, str, int]] = {}
    for mentions in subject.narratives:
        for day, words, at in _activities(mentions):
            key = (day.starts_on, day.ends_on)
            first_field, first_words, first_at = stated.setdefault(key, (mentions.field, words, at))
            if first_field == mentions.field:
                continue
            first_rooms, rooms = _rooms(first_words), _rooms(words)
            if first_rooms and _ONLINE.search(words) and not _ONLINE.search(first_words):
                yield _hit(mentions, day, Message("online"), Message("in a meeting room"))
                stated[key] = (mentions.field, words, at)
            elif rooms and first_rooms and rooms.isdisjoint(first_rooms):
                now, then = (Message("in “ห้องประชุม {room}”", room=min(some)) for some in (rooms, first_rooms))
                yield _hit(mentions, day, now, then)
                stated[key] = (mentions.field, words, at)
            elif (apart := _apart((first_words, first_at), (words, at))) is not None:
                now, then = (Message("at “{place}”", place=place) for place in apart)
                yield _hit(mentions, day, now, then)
                stated[key] = (mentions.field, words, at)


def _by_name(subject: Subject) -> Iterator[Hit]:
    """เทศกาลดนตรีฤดูหนาว เดือนกุมภาพันธ์ 2567 ณ สวนจตุจักร: an event that another text tells by the same name, of days among these, elsewhere."""
    dated = [(m, day) for m in subject.narratives for day in m.dates]
    for at, (mentions, day) in enumerate(dated):
        if day.starts_on == day.ends_on:
            continue  # nothing shorter lies within a day
        for other, other_day in dated[:at]:
            is_within = day.starts_on <= other_day.starts_on and other_day.ends_on <= day.ends_on
            is_same = (day.starts_on, day.ends_on) == (other_day.starts_on, other_day.ends_on)
            if other is mentions or not is_within or is_same or _name(mentions, day) != _name(other, other_day):
                continue
            (words, place), (other_words, other_place) = _around(mentions, day), _around(other, other_day)
            if (apart := _apart((other_words, other_place), (words, place))) is not None:
                yield _hit(mentions, day, *(Message("at “{place}”", place=where) for where in apart))


def _by_quotes(subject: Subject) -> Iterator[Hit]:
    """“สาทรคัพ ครั้งที่ 5” วันที่ 18 พฤษภาคม, then วันที่ 25 พฤษภาคม: an event called by one name in quotes, on another day."""
    known: dict[str, tuple[Mentions, FoundDate]] = {}
    for mentions in subject.narratives:
        for quoted in _QUOTED.finditer(mentions.text):
            behind = mentions.text[quoted.end() : quoted.end() + _NEAR]
            day = next((d for d in mentions.dates if 0 <= d.start - quoted.end() <= _NEAR), None)
            if day is None or day.precision is not Precision.DAY or "\n" in behind[: day.start - quoted.end()]:
                continue
            before, first = known.setdefault(letters(quoted["name"]), (mentions, day))
            if before is not mentions and (day.starts_on, day.ends_on) != (first.starts_on, first.ends_on):
                words, other = mentions.words(day), before.words(first)
                sentence = Message(
                    "“{name}” is on {now} here, and was on {then} before", name=quoted["name"], now=words
                )
                yield Hit.at(mentions, day, sentence.filled(then=other))


_QUOTED = re.compile(r"[\"“](?P<name>[^\"“”\n]{5,60})[\"”]")
_NEAR = 60  # characters


def _name(mentions: Mentions, day: FoundDate) -> str:
    """The letters right before a date, by which an event is called; a blank for too few of them."""
    lead = mentions.text[max(0, day.start - _AROUND) : day.start]
    name = letters(_LEADS_TO_DAY.sub("", lead))[-_NAME:]
    return name if len(name) == _NAME else f"{day.start} "


_LEADS_TO_DAY = re.compile(r"\s*(?:ระหว่าง|เมื่อ|ใน|ช่วง)?(?:วัน[ก-๎]{0,10}ที่|เดือน)?\s*$")
_NAME = 12  # letters


def _apart(first: tuple[str, int], later: tuple[str, int]) -> tuple[str, str] | None:
    """The places by which two texts name where a day's activity was, where they are of one sort, as two parks, and don't share a name."""
    before, now = _place(*first), _place(*later)
    if before is None or now is None:
        return None
    is_same = before["name"].startswith(now["name"]) or now["name"].startswith(before["name"])
    return (
        None
        if before["sort"] != now["sort"] or is_same
        else (now["sort"] + now["name"], before["sort"] + before["name"])
    )


def _place(words: str, at: int) -> re.Match[str] | None:
    """The place that stands next to a date: the last one before it, else the first one behind; None where several may be meant."""
    lead, tail = words[:at], words[at:]
    before = [*_PLACE.finditer(lead[lead.rfind("\n") + 1 :])]
    if before:
        return before[0] if len(before) == 1 else None
    behind = [*_PLACE.finditer(tail.partition("\n")[0])]
    return behind[0] if behind else None


def _rooms(words: str) -> set[str]:
    return {m["name"] for m in _ROOM.finditer(words)} if "ห้องประชุม" in words else set()


def _activities(mentions: Mentions) -> Iterator[tuple[FoundDate, str, int]]:
    days = [d for d in mentions.dates if d.precision is Precision.DAY]
    for at, day in enumerate(days):
        yield _whole(days, at), *_around(mentions, day, days)


def _around(mentions: Mentions, day: FoundDate, days: Sequence[FoundDate] = ()) -> tuple[str, int]:
    """The words around a date, up to the next ones of `days` or of all, and its place in them."""
    among = days or mentions.dates
    i = among.index(day)
    first = max(among[i - 1].end if i else 0, day.start - _AROUND)
    last = min(among[i + 1].start if i + 1 < len(among) else len(mentions.text), day.end + _AROUND)
    return mentions.text[first:last], day.start - first


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
    return Hit.at(
        mentions,
        day,
        Message(
            "The activity of {starts_on} is {now} here, and was {then} before",
            starts_on=day.starts_on,
            now=now,
            then=then,
        ),
    )


RULE = Rule(
    code="K204",
    name="place-changes",
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
