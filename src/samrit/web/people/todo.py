"""What somebody has to do as rows with a verb, in groups by what presses: returned first, then by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from samrit.queries.people.due import NEAR
from samrit.queries.people.home import Task, Urgency, Verb
from samrit.queries.reviews.with_others import Waiting
from samrit.thai.translation import Message, _
from samrit.vocabulary.workflow import ACTION_WORDS, Action
from samrit.web import words
from samrit.web.city.history import quarter_name
from samrit.web.components.due import Left, due_words


@dataclass(frozen=True, slots=True)
class Row:
    """One report: what stands in its row, and the verb that leads on."""

    task: Task
    quarter: str
    verb: str
    url: str
    why: str  # the first reason of its return, with who gave it


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that press alike."""

    heading: str
    left: Left | None
    rows: tuple[Row, ...]
    is_far: bool = False  # not due within `NEAR` days
    by: str = ""  # by when all its rows are due, where the heading doesn't say it


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A report of theirs that waits for others."""

    report: Waiting
    quarter: str
    waits: str


def groups(tasks: Iterable[Task], *, today: date) -> list[Group]:
    """The rows of what is to be filed or signed: what was sent back, then what is due, day by day."""
    found = list(tasks)
    returned = [one for one in found if one.urgency is Urgency.RETURNED]
    others = sorted(
        (one for one in found if one.urgency is not Urgency.RETURNED), key=lambda one: one.deadline.awaited_on
    )
    made = []
    if returned:
        first, last = (which(one.deadline.awaited_on for one in returned) for which in (min, max))
        by = returned[0].due if first == last else ""
        made.append(Group(_("Returned for correction"), due_words(first, today), tuple(map(row, returned)), by=by))
    for day, those in groupby(others, key=lambda one: one.deadline.awaited_on):
        heading = _("Due {day}", day=words.day(day, short=True))
        made.append(Group(heading, due_words(day, today), tuple(map(row, those)), is_far=day > today + NEAR))
    return made


def row(task: Task) -> Row:
    """One of them."""
    why = task.reasons[0] if task.reasons else ""
    said = _("{name}: “{reason}”", name=task.returned_by, reason=why) if why and task.returned_by else why
    return Row(task, _quarter(task), verb(task), address(task), said)


def verb(task: Task) -> str:
    """What is to be done, in a word or two."""
    if task.verb is Verb.REPAIR:
        count = max(len(task.reasons), 1)
        return str(Message.counted("Fix {count} point", "Fix {count} points", count=count))
    return {
        Verb.SIGN: str(ACTION_WORDS[Action.SIGN]),
        Verb.GO_ON: _("Continue", context="a report that was begun"),
        Verb.CHECK: _("Check and submit"),
        Verb.START: _("Start", context="a report"),
        Verb.DECIDE: _("Look at it", context="a report that waits for a decision"),
    }[task.verb]


def address(task: Task) -> str:
    """Where it is done."""
    if task.verb is Verb.DECIDE:
        return reverse("desk_report", args=[task.report_pk])
    if task.verb is Verb.SIGN:
        return reverse("decide", args=[task.indicator_pk, task.quarter, Action.SIGN.value])
    return reverse("quarter", args=[task.indicator_pk, task.quarter])


def waiting_rows(reports: Iterable[Waiting]) -> list[WaitingRow]:
    """What waits for others, with for whom and since when."""
    return [WaitingRow(one, _quarter(one), waits_words(one.action, one.since)) for one in reports]


def _quarter(of: Task | Waiting) -> str:
    """Which quarter of which year: several years are on a list at once."""
    return _("{quarter}, {year}", quarter=quarter_name(of.quarter), year=words.year(of.fiscal_year_be))


def waits_words(action: Action, since: date | None) -> str:
    """For what a report waits, since when."""
    if since is None:
        return {Action.ENDORSE: _("waits to be endorsed"), Action.EVALUATE: _("waits to be evaluated")}[action]
    day = words.day(since, short=True).replace(" ", "\N{NO-BREAK SPACE}")
    if action is Action.ENDORSE:
        return _("waits to be endorsed since {day}", day=day)
    return _("waits to be evaluated since {day}", day=day)
