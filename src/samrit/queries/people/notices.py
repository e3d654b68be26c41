"""What somebody is told, in words: for the notification page, and for the weekly mail."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from samrit.ledger.field_words import reason_words
from samrit.queries.people.roles import active_roles
from samrit.records.models import Agency, Notice, Practice, User
from samrit.records.ready import ReadyQuery
from samrit.records.sentences import quarter_words
from samrit.thai.translation import Capital, Joined, Message, ShownDay, Worded, either
from samrit.vocabulary.codes import ROLE_WORDS, NoticeKind, RoleName
from samrit.vocabulary.workflow import Action

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Notification:
    """One notice as a person reads it: the sentence, what it is about, and more words (reasons) as they were written.

    `indicator_pk` and `quarter`, or `practice_pk`, are where it leads; None where it is about no such thing. One that
    `is_proposal` leads to what was asked for. `why_closed`
    says why it leads there no longer: whoever was told has no role over the agency any more.
    """

    pk: int
    at: datetime
    kind: NoticeKind
    words: str
    about: str
    agency: str
    more: tuple[str, ...]
    indicator_pk: int | None
    quarter: int | None
    is_read: bool
    practice_pk: int | None = None
    is_proposal: bool = False
    why_closed: str = ""

    @property
    def day(self) -> date:
        """The day on which it was told, where the city is."""
        return timezone.localdate(self.at)


@dataclass(frozen=True, slots=True)
class NoticePage:
    """What the notification page shows: what is unread on top, below it what was read, newest first.

    `older_than` is the notice after which the next page of what was read begins; None on the last.
    """

    unread: tuple[Notification, ...]
    read: tuple[Notification, ...]
    older_than: int | None


def unread_count(user: User) -> int:
    """How many notices somebody has not read; one query on an index, and never more than 100 are counted."""
    return len(_UNREAD(user.pk))


_UNREAD = ReadyQuery(lambda user: Notice.objects.filter(user=user, read_at=None).values_list("pk", flat=True)[:SHOWN])


def notice_page(user: User, *, today: date, before: int | None = None) -> NoticePage:
    """The notification page, in three queries; `before` is the notice after which it goes on."""
    mine = Notice.objects.filter(user=user)
    read = mine.filter(read_at__isnull=False)
    if before is not None:
        read = read.filter(pk__lt=before)
    shown = notifications(read.order_by("-pk")[: SHOWN + 1], user, today=today)
    unread = mine.filter(read_at=None).order_by("-pk")[:SHOWN]
    return NoticePage(
        unread=notifications(unread, user, today=today) if before is None else (),
        read=shown[:SHOWN],
        older_than=shown[SHOWN - 1].pk if len(shown) > SHOWN else None,
    )


def notifications(notices: QuerySet[Notice], user: User, *, today: date) -> tuple[Notification, ...]:
    """Notices to somebody in words, in two queries."""
    rows = notices.select_related(
        "by", "report__indicator__annual_plan__agency", "report__indicator__responsible",
        "practice__campaign__agency", "practice__partner",
    )  # fmt: skip
    branches = tuple(role.agency.path for role in active_roles(user, today))

    def why_closed(agency: Agency) -> str:
        if user.is_superuser or agency.path.startswith(branches):
            return ""
        name = agency.names()
        return str(Message("It no longer opens for you: you have no role over {agency} today.", agency=name))

    return tuple(_notification(row, why_closed) for row in rows)


def _notification(row: Notice, why_closed: Callable[[Agency], str]) -> Notification:
    report = row.report
    indicator = report.indicator if report is not None else None
    if row.practice is not None:
        return _practice_notification(row, row.practice, why_closed(row.practice.campaign.agency))
    kind = NoticeKind(row.kind)
    names = (indicator.name_th, indicator.name_en) if indicator is not None else ("", "")
    name = either(names[0], names[1])
    return Notification(
        pk=row.pk,
        at=row.at,
        kind=kind,
        words=str(_WORDS[kind](row, row.details)),
        about=f"{indicator.number}. {name}" if indicator is not None and indicator.number else name,
        agency=str(indicator.annual_plan.agency_then) if indicator is not None else "",
        more=tuple(_more(row.details)),
        indicator_pk=indicator.pk if indicator is not None else None,
        quarter=report.quarter if report is not None else None,
        is_read=row.read_at is not None,
        is_proposal="proposal" in row.details,
        why_closed=why_closed(indicator.annual_plan.agency) if indicator is not None else "",
    )


def _practice_notification(row: Notice, practice: Practice, why_closed: str) -> Notification:
    kind = NoticeKind(row.kind)
    return Notification(
        pk=row.pk,
        at=row.at,
        kind=kind,
        words=str(_WORDS[kind](row, row.details)),
        about=practice.what,
        agency=str(practice.campaign.agency_then),
        more=(),
        indicator_pk=None,
        quarter=None,
        is_read=row.read_at is not None,
        practice_pk=practice.pk,
        why_closed=why_closed,
    )


def _more(details: Mapping[str, Any]) -> Iterable[str]:
    yield from reason_words(details.get("reasons", {}))
    if details.get("reasons") and details.get("due_on"):
        yield str(Message("To be corrected by {day}", day=_day(details, "due_on")))
    if reason := details.get("reason"):
        yield either(**reason) if isinstance(reason, dict) else reason
    if details.get("ref"):
        yield details["ref"]


def _quarter(row: Notice) -> Message:
    return Capital(_plain(row))


def _plain(row: Notice) -> Message:
    return quarter_words(row.report.quarter if row.report is not None else 5)


def _who(row: Notice) -> Message:
    return row.by.names() if row.by is not None else Message("The system")


def _day(details: Mapping[str, Any], name: str) -> Message | str:
    return ShownDay(date.fromisoformat(details[name]), short=True) if details.get(name) else "–"


def _due(row: Notice, details: Mapping[str, Any]) -> Message:
    q = _quarter(row)
    if details.get("correction"):
        return Message("The correction of {quarter} is due on {day}", quarter=_plain(row), day=_day(details, "due_on"))
    return Message("{quarter} is due on {day}", quarter=q, day=_day(details, "due_on"))


def _overdue(row: Notice, details: Mapping[str, Any]) -> Message:
    q = _quarter(row)
    if details.get("correction"):
        words = Message("The correction of {quarter} is overdue since {day}")
        return words.filled(quarter=_plain(row), day=_day(details, "due_on"))
    return Message("{quarter} is overdue since {day}", quarter=q, day=_day(details, "due_on"))


def _fallback(row: Notice, details: Mapping[str, Any]) -> Message:
    q = _plain(row)
    why = details.get("why", "")
    responsible = row.report.indicator.responsible if row.report is not None else None
    name = responsible.names() if responsible is not None else ""
    because = {
        "missing": Message("the indicator has no officer in charge"),
        "suspended": Message("the account of {name} is suspended", name=name),
        "moved": Message("{name} no longer files for the agency", name=name),
    }.get(why, Message("{name} has not acted", name=name))
    words = (
        Message("Please see to the correction of {quarter} (due {day}): {because}")
        if details.get("correction")
        else Message("Please see to {quarter} (due {day}): {because}")
    )
    return words.filled(quarter=q, day=_day(details, "due_on"), because=because)


_WAITING = {
    Action.ENDORSE: Message("{quarter} waits for you to endorse it"),
    Action.EVALUATE: Message("{quarter} waits for you to evaluate it"),
    Action.PUBLISH: Message("{quarter} waits for you to publish it"),
}


def _waiting(row: Notice, details: Mapping[str, Any]) -> Message:
    if details.get("proposal"):
        return Message(
            "{who} asks for another way to count or judge a result; a second person agrees first", who=_who(row)
        )
    q = _quarter(row)
    words = _WAITING.get(Action(details.get("action", Action.ENDORSE.value)), _WAITING[Action.ENDORSE])
    return words.filled(quarter=q)


def _by_somebody(words: Message) -> Callable[[Notice, Mapping[str, Any]], Message]:
    return lambda row, details: words.filled(quarter=_quarter(row), by=_who(row), score=_score(details))


def _score(details: Mapping[str, Any]) -> Message | str:
    """The score with the best that there was, where the notice has it."""
    score, full = details.get("score"), details.get("full")
    return Message("{score} of {full}", context="a score", score=score, full=full) if score and full else score or "–"


def _delegated(row: Notice, details: Mapping[str, Any]) -> Message:
    role = ROLE_WORDS[RoleName(details["role"])]
    return Message(
        "{who} delegated the role of {role} to you, {agency}, from {start} to {end}",
        who=_who(row),
        role=role,
        agency=Worded(th=details.get("agency_th", ""), en=details.get("agency_en", "")),
        start=_day(details, "from_on"),
        end=_day(details, "until_on"),
    )


def _handed_over(row: Notice, details: Mapping[str, Any]) -> Message:
    given = _given(int(details.get("count", 1)), int(details.get("projects", 0)))
    agency = Worded(th=details.get("agency_th", ""), en=details.get("agency_en", ""))
    return Message("{who} handed over {given} of {agency} to you", who=_who(row), given=given, agency=agency)


def _given(indicators: int, projects: int) -> Message:
    """How many indicators and projects somebody takes on."""
    parts = [
        Message.counted("{count} indicator", "{count} indicators", count=indicators) if indicators else None,
        Message.counted("{count} project", "{count} projects", count=projects) if projects else None,
    ]
    return Joined([one for one in parts if one is not None], Message(" and ", context="between two counts"))


def _practice(row: Notice, _details: Mapping[str, Any]) -> Message:
    partner = row.practice.partner if row.practice is not None else None
    th, en = (partner.name_th, partner.name_en or partner.name_th) if partner is not None else ("", "")
    return Message("{partner} reports a practice, which waits to be verified", partner=Worded(th=th, en=en))


_WORDS: dict[NoticeKind, Callable[[Notice, Mapping[str, Any]], Message]] = {
    NoticeKind.DUE: _due,
    NoticeKind.OVERDUE: _overdue,
    NoticeKind.FALLBACK: _fallback,
    NoticeKind.WAITING: _waiting,
    NoticeKind.RETURNED: _by_somebody(Message("{by} returned {quarter} for correction")),
    NoticeKind.REOPENED: _by_somebody(Message("{by} reopened {quarter}")),
    NoticeKind.EVALUATED: _by_somebody(Message("{by} evaluated {quarter}: score {score}")),
    NoticeKind.PUBLISHED: _by_somebody(Message("{by} published {quarter}")),
    NoticeKind.LINK_DEAD: _by_somebody(Message("A link of the evidence for {quarter} is dead")),
    NoticeKind.DELEGATED: _delegated,
    NoticeKind.HANDED_OVER: _handed_over,
    NoticeKind.PRACTICE: _practice,
    NoticeKind.NO_EFFECT: _by_somebody(Message("What was to take effect on {quarter} when the day ended did not")),
}
