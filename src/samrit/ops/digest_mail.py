"""The weekly mail as a letter: plain text, and the same as simple HTML, in its reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

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


def digest_mail(user: User, page: DigestPage, *, on: date) -> EmailMultiAlternatives:
    """The letter to one person; ready to send, and not sent."""
    sections = tuple(_sections(page))
    letter = EmailMultiAlternatives(
        subject=_subject(page, on),
        body=_plain(user, page, sections),
        to=[user.email],
    )
    letter.attach_alternative(_html(user, page, sections), "text/html")
    return letter


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
    "returned": Message("Returned for mending"),
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
    due = str(ShownDay(task.due_on, short=True))
    besides = str(Message("due {due} · {agency}", due=due, agency=task.agency))
    return _Line(
        f"{quarter[0].upper()}{quarter[1:]}: {task.indicator}", _address(task.indicator_pk, task.quarter), besides
    )


def _notice_line(notice: Notification) -> _Line:
    url = _home("notices")
    if notice.indicator_pk is not None:
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


def _greeting(user: User) -> str:
    return str(Message("Dear {user},", user=user.name()))


def _more(section: _Section) -> str:
    left = section.count - len(section.lines)
    return str(Message("and {left} more", left=left)) if left > 0 else ""


def _ending() -> str:
    page = _home("notices")
    return str(Message("You get this once a week. If you don't want it, say so at {page}", page=page))


def _trail(page: DigestPage) -> str:
    if page.trail is None:
        return ""
    count, last_hash = page.trail.count, page.trail.last_hash
    return str(
        Message(
            "The end of the audit trail: event {count}, hash {last_hash}\n"
            "Keep this mail: it proves later that nothing before it was changed.",
            count=count,
            last_hash=last_hash,
        )
    )


def _plain(user: User, page: DigestPage, sections: tuple[_Section, ...]) -> str:
    parts = [_greeting(user)]
    for section in sections:
        lines = [f"{section.title} ({section.count})"]
        lines += [f"- {line.words}\n  {line.besides}\n  {line.url}" for line in section.lines]
        parts.append("\n".join(filter(None, [*lines, _more(section)])))
    parts += [_trail(page), _home("home"), _ending()]
    return "\n\n".join(filter(None, parts)) + "\n"


def _html(user: User, page: DigestPage, sections: tuple[_Section, ...]) -> SafeString:
    stated = [
        format_html("<h2>{} ({})</h2><ul>{}</ul>{}", s.title, s.count, _items(s), _paragraph(_more(s)))
        for s in sections
    ]
    return format_html(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head><body>{}{}{}{}{}</body></html>',
        language(),
        str(Message("Samrit")),
        _paragraph(_greeting(user)),
        mark_safe("".join(stated)),  # noqa: S308 - each part was made by format_html
        _paragraph(_trail(page)),
        format_html('<p><a href="{0}">{0}</a></p>', _home("home")),
        _paragraph(_ending()),
    )


def _items(section: _Section) -> SafeString:
    rows = ((line.url, line.words, line.besides) for line in section.lines)
    return format_html_join("", '<li><a href="{}">{}</a><br><small>{}</small></li>', rows)


def _paragraph(words: str) -> SafeString:
    lines = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in words.splitlines()))
    return format_html("<p>{}</p>", lines) if words else mark_safe("")
