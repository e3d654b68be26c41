"""What the weekly mail says, in its reader's language; its templates are `mail/digest.txt` and `mail/digest.html`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from samrit.queries.people.digest import DigestPage
from samrit.queries.people.home import Task
from samrit.queries.people.notices import Notification
from samrit.records.models import User
from samrit.records.sentences import quarter_words
from samrit.thai.translation import Joined, Message, ShownDay, _, language

SHOWN = 15  # of each kind; the rest is on the page


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    url: str
    besides: str


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    lines: tuple[_Line, ...]
    count: int

    @property
    def more(self) -> str:
        """How many stand on the page alone; "" where none."""
        left = self.count - len(self.lines)
        return str(Message("and {left} more", left=left)) if left > 0 else ""


def digest_words(user: User, page: DigestPage, city: Sequence[str], *, on: date) -> dict[str, Any]:
    """What the mail to one person says, for its template."""
    return {
        "subject": _subject(page, on),
        "greeting": str(Message("Dear {user},", user=user.name())),
        "city": city,
        "city_address": _home("city"),
        "sections": tuple(_sections(page)),
        "trail": _trail(page),
        "home": _home("home"),
        "ending": _ending(),
        "language": language(),
    }


def _subject(page: DigestPage, on: date) -> str:
    counts = (
        (len(page.late), Message("{count} overdue")),
        (len(page.returned), Message("{count} returned")),
        (len(page.due), Message("{count} due soon")),
        (len(page.to_sign), Message("{count} to sign")),
        (len(page.waiting), Message("{count} waiting for you")),
    )
    stated = Joined((words.filled(count=count) for count, words in counts if count), ", ")
    week = Message("Samrit, the week of {day}", day=ShownDay(on, short=True))
    return _("{week}: {reported}", week=week, reported=stated) if any(count for count, _words in counts) else str(week)


_TITLES = {
    "late": Message("Overdue"),
    "returned": Message("Returned for correction"),
    "due": Message("Due within 14 days"),
    "to_sign": Message("Waiting for your signature"),
    "waiting": Message("Waiting for your decision"),
    "unread": Message("Notifications that you have not read"),
}


def _sections(page: DigestPage) -> Iterator[_Section]:
    for name in ("late", "returned", "due", "to_sign", "waiting"):
        found: tuple[Task, ...] = getattr(page, name)
        if found:
            lines = tuple(_task_line(one) for one in found[:SHOWN])
            yield _Section(str(_TITLES[name]), lines, len(found))
    if page.unread:
        lines = tuple(_notice_line(one) for one in page.unread[:SHOWN])
        yield _Section(str(_TITLES["unread"]), lines, len(page.unread))


def _task_line(task: Task) -> _Line:
    quarter = str(quarter_words(task.quarter))
    besides = f"{task.due} · {task.agency}"
    return _Line(
        f"{quarter[0].upper()}{quarter[1:]}: {task.indicator}", _address(task.indicator_pk, task.quarter), besides
    )


def _notice_line(notice: Notification) -> _Line:
    url = _home("notices")
    if notice.why_closed:
        pass  # the page says why
    elif notice.indicator_pk is not None:
        url = _address(notice.indicator_pk, notice.quarter)
    elif notice.practice_pk is not None:
        url = f"{settings.BASE_URL}{reverse('practice', args=[notice.practice_pk])}"
    besides = " · ".join(filter(None, (notice.about, str(ShownDay(notice.day, short=True)))))
    return _Line(notice.words, url, besides)


def _address(indicator_pk: int, quarter: int | None) -> str:
    place = "year-end" if quarter == 5 else f"q{quarter}"
    return f"{settings.BASE_URL}{reverse('indicator', args=[indicator_pk])}#{place}"


def _home(name: str) -> str:
    return f"{settings.BASE_URL}{reverse(name)}"


def _ending() -> str:
    page = _home("notices")
    return str(Message("You get this once a week. If you don't want it, say so at {page}", page=page))


def _trail(page: DigestPage) -> str:
    if page.trail is None:
        return ""
    return str(
        Message(
            "The end of the audit trail: {head}\nKeep this mail: it proves later that nothing before it was changed.",
            head=page.trail,
        )
    )
