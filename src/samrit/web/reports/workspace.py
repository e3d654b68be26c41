"""The page of an indicator as a place to work: its quarters as steps, and for the chosen one who is waited for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from samrit.actions.reviews.brakes import takes_effect_on
from samrit.checks.rule import Severity
from samrit.queries.plans.plan import CellState
from samrit.queries.reports.annotate import Note
from samrit.queries.reports.document import Document, Section, in_reading_order
from samrit.queries.reports.doubts import is_altered
from samrit.queries.reports.indicator import IndicatorPage, QuarterState
from samrit.queries.reviews.approvals import Approvals
from samrit.queries.reviews.deciders import deciders
from samrit.queries.reviews.required_approvals import missing
from samrit.records.models import YEAR_END, QuarterReport
from samrit.records.models.reviews.review import APPROVALS
from samrit.report.labels import TEXTS_OF_THE_YEAR
from samrit.scoring.words import figure_said
from samrit.thai.translation import Message, _
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.workflow import Action, Status, transition
from samrit.web import words
from samrit.web.city.history import quarter_name
from samrit.web.components.due import Left, due_words
from samrit.web.reports.quarter_statuses import ActionLink, QuarterStatus, key

# What is a way back is no task that waits for somebody.
_BACK = frozenset({Action.WITHDRAW, Action.REOPEN, Action.RETURN})
_OPEN = frozenset({CellState.DRAFT, CellState.LATE, CellState.NOT_DUE, CellState.RETURNED})
_SIGNS = {
    CellState.RETURNED: "back", CellState.LATE: "warning", CellState.DRAFT: "pen", CellState.NOT_DUE: "pen",
    CellState.SUBMITTED: "clock", CellState.ENDORSED: "clock", CellState.EVALUATED: "good", CellState.PUBLISHED: "good",
}  # fmt: skip
_TONES = {
    CellState.RETURNED: "near", CellState.LATE: "miss", CellState.SUBMITTED: "note", CellState.ENDORSED: "note",
}  # fmt: skip
_NAMES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One quarter among the five: its value ("" for none), its state in words and as a sign, how many remarks there are."""

    number: int
    name: str
    short: str
    url: str
    value: str
    has_number: bool
    state: str
    tone: str
    sign: str
    remarks: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class WaitBox:
    """Who is waited for, since when, until when, why nothing can be written, and what this person may do."""

    tone: str
    heading: str
    since: datetime | None
    is_open: bool
    left: Left | None
    reasons: tuple[str, ...]
    why: str
    next_action: ActionLink | None
    action_sign: str
    is_task: bool
    links: tuple[ActionLink, ...]
    stop_url: str


def steps(page: IndicatorPage, statuses: Mapping[int, QuarterStatus], chosen: int) -> tuple[Step, ...]:
    """The quarters of the page in their order."""
    at = reverse("indicator", args=[page.pk])
    return tuple(
        Step(
            number=number,
            name=quarter_name(number),
            short=_("Year", context="the year end in a word") if number == YEAR_END else str(number),
            url=f"{at}?quarter={number}",
            value=_value(state.report),
            has_number=state.report.result_value is not None,
            state=_state(state, statuses[number]),
            tone="miss" if is_altered(state.report) else _TONES.get(state.state, ""),
            sign=_SIGNS[state.state],
            remarks=sum(not note.waived for note in remarks_of(sections_of(number, page.document))),
            is_chosen=number == chosen,
        )
        for number, state in sorted(page.quarters.items())
    )


def _state(state: QuarterState, status: QuarterStatus) -> str:
    if is_altered(state.report):  # it is no more what was handed in, or published
        return words.doubt(Doubt.ALTERED)
    return status.due if state.state is CellState.NOT_DUE else words.state(state.state)


def _value(row: QuarterReport) -> str:
    return words.value(row.result_value) or figure_said(row.result_value_text)


def opened_at(wanted: str, page: IndicatorPage, statuses: Mapping[int, QuarterStatus], *, today: date) -> int:
    """The quarter that a page opens on: the one asked for, else the one that waits for the reader, else the latest."""
    if wanted.isdecimal() and len(wanted) == 1 and int(wanted) in page.quarters:
        return int(wanted)
    there = sorted(page.quarters)
    returned = [n for n in there if page.quarters[n].state is CellState.RETURNED and statuses[n].edit_url]
    to_decide = [n for n in there if _tasks(statuses[n])]
    begun = [n for n in there if statuses[n].edit_url and _is_due(page.quarters[n], today)]
    reported = [n for n in there if page.quarters[n].state not in _OPEN or _value(page.quarters[n].report)]
    return next(iter([*returned, *to_decide, *begun, *reversed(reported), *there]), 1)


def _is_due(state: QuarterState, today: date) -> bool:
    return state.state is CellState.LATE or (
        state.state in _OPEN and (state.report.deadline.awaited_on - today).days <= _SOON
    )


_SOON = 30  # days before its day in which a report is what its officer works on


def _tasks(status: QuarterStatus) -> list[ActionLink]:
    """What waits for the reader: no way back, and no handing in of what isn't due."""
    return [link for link in status.links if link.action not in _BACK and link.action is not Action.SUBMIT]


def sections_of(quarter: int, document: Document) -> tuple[Section, ...]:
    """The sections of the form that are read with a quarter."""
    wanted = {key(quarter)} | ({*TEXTS_OF_THE_YEAR} if quarter == YEAR_END else set())
    return tuple(one for one in document.sections if one.key in wanted)


def remarks_of(sections: Iterable[Section]) -> tuple[Note, ...]:
    """What the rules find about a quarter: as many as its step says, the gravest first."""
    return gravest_first(note for section in sections for note in in_reading_order(section))


def gravest_first(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes as a margin lists them, each once, else in their order; what was switched off comes last."""
    found = {note.number: note for note in notes}
    return tuple(sorted(found.values(), key=lambda note: (bool(note.waived), _GRAVITY.index(note.severity))))


_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def wait_box(page: IndicatorPage, quarter: int, status: QuarterStatus, approvals: Approvals, *, today: date) -> WaitBox:
    """Who is waited for in a quarter, in words; one query where somebody has to decide."""
    state = page.quarters[quarter]
    row = state.report
    tasks = _tasks(status)
    next_action = tasks[0] if tasks else None
    sign = "good"
    if status.edit_url and state.state in _OPEN:
        next_action, sign = ActionLink(None, _action_words(state), status.edit_url), "pen"
    elif next_action is None:
        back = [link for link in status.links if link.action is Action.WITHDRAW]
        next_action, sign = (back[0], "back") if back else (None, "")
    heading, since = _put_off(row) or _heading(
        page, state, approvals, is_yours=bool(tasks or status.edit_url), today=today
    )
    is_open = state.state in _OPEN
    return WaitBox(
        tone="near" if state.state in (CellState.RETURNED, CellState.LATE) else "" if _is_done(row) else "note",
        heading=heading,
        since=since,
        is_open=is_open,
        left=due_words(row.deadline.awaited_on, today) if is_open else None,
        reasons=status.returned_because,
        why=status.why_not,
        next_action=next_action,
        action_sign=sign,
        is_task=bool(tasks or status.edit_url),
        links=tuple(link for link in status.links if link is not next_action),
        stop_url=status.stop_url,
    )


def _is_done(row: QuarterReport) -> bool:
    return Status(row.status) is Status.PUBLISHED


def _action_words(state: QuarterState) -> str:
    if state.state is CellState.RETURNED:
        return _("Correct what was returned")
    row = state.report
    is_begun = row.narrative or row.result_value is not None or row.version > 1
    return _("Continue") if is_begun else _("Start")


_WAITS: Mapping[Action, tuple[Message, Message]] = {
    Action.SUBMIT: (Message("Waiting for you to hand it in"), Message("Waiting for {who} to hand it in")),
    Action.SIGN: (Message("Waiting for your signature"), Message("Waiting for {who} to sign it")),
    Action.ENDORSE: (Message("Waiting for you to endorse it"), Message("Waiting for {who} to endorse it")),
    Action.EVALUATE: (Message("Waiting for you to evaluate it"), Message("Waiting for {who} to evaluate it")),
    Action.PUBLISH: (Message("Waiting for you to publish it"), Message("Waiting for {who} to publish it")),
}
_NEXT = {Status.SUBMITTED: Action.ENDORSE, Status.ENDORSED: Action.EVALUATE, Status.EVALUATED: Action.PUBLISH}
_SINCE = {Status.SUBMITTED: "submitted_at", Status.ENDORSED: "endorsed_at", Status.EVALUATED: "evaluated_at"}


def _heading(
    page: IndicatorPage, state: QuarterState, approvals: Approvals, *, is_yours: bool, today: date
) -> tuple[str, datetime | None]:
    row = state.report
    status = Status(row.status)
    if status is Status.PUBLISHED:
        return _("Published: the public sees it"), row.published_at
    if status is Status.RETURNED:
        if is_yours:
            return _("Sent back to you"), row.returned_at or row.reopened_at
        return _("Sent back: waiting for {who}", who=page.responsible or _nobody()), row.returned_at or row.reopened_at
    if status is Status.DRAFT:
        yours, others = _WAITS[Action.SUBMIT]
        return str(yours if is_yours else others.filled(who=page.responsible or _nobody())), None
    action = _NEXT[status]
    if action is Action.ENDORSE and row.quarter == YEAR_END and row.indicator.signoff_id is None:
        action = Action.SIGN
    yours, others = _WAITS[action]
    since: datetime | None = getattr(row, _SINCE[status])
    if is_yours:
        return str(yours), since
    return str(others.filled(who=_who(row, action, approvals, page, today))), since


_PENDING: Mapping[Action, Message] = {
    Action.SIGN: Message("Signed: it takes effect when the day ends, on {on}"),
    Action.PUBLISH: Message("To be published when the day ends, on {on}"),
}


def _put_off(row: QuarterReport) -> tuple[str, datetime | None] | None:
    if not row.pending_action:
        return None
    return str(_PENDING[Action(row.pending_action)].filled(on=takes_effect_on(row))), row.pending_at


def _nobody() -> str:
    return _("the officer responsible")


def _who(row: QuarterReport, action: Action, approvals: Approvals, page: IndicatorPage, today: date) -> str:
    """Those who are waited for, by name where they are few, else by their role."""
    if action is Action.SIGN:
        return page.responsible or _nobody()
    waited = missing(approvals.asked, action, approvals.given) if action in APPROVALS else ()
    step = transition(Status(row.status), action)
    asked = {role for one in waited for role in one.roles} or (step.by if step is not None else frozenset())
    names = deciders(row, asked, today=today)
    roles = " · ".join(str(one) for one in approvals.missing) or _("an evaluator")
    if not 0 < len(names) <= _NAMES_SHOWN:
        return roles
    return names[0] if len(names) == 1 else _("{one} or {other}", one=names[0], other=names[1])
