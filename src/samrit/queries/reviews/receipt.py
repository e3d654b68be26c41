"""What an officer is told after handing a report in: to whom it went, how it goes on, and what is due next."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from samrit.ledger.clock import reached_before
from samrit.ledger.stored_judgement import report_judgement
from samrit.queries.city.deadlines import city_calendar
from samrit.queries.people.due import to_file
from samrit.queries.people.home import Task, next_due_on
from samrit.queries.reviews.approvals import WAITS_FOR, Approvals, approvals_of, asked_in_years
from samrit.queries.reviews.waiting import files_as
from samrit.records.models import Event, Indicator, Notice, QuarterReport, User
from samrit.scoring.judgement import Judgement
from samrit.vocabulary.codes import NoticeKind
from samrit.vocabulary.workflow import Action, Status


@dataclass(frozen=True, slots=True)
class Receipt:
    """A report that was handed in; `waits_for` is the approval that is next, `told` are the people who were asked for it.

    `number` is that of the handing-in in the audit trail, 0 where it has none; `reached` what the trail had reached then, where this
    machine's clock stood behind it; `answer_due_on` the day by which the next approval is awaited.
    `due` is what this person has to file besides, the first due first; `next_due_on` the next day where nothing is due now.
    """

    row: QuarterReport
    judgement: Judgement
    approvals: Approvals
    waits_for: Action | None
    stated: tuple[str, ...]
    number: int
    reached: datetime | None
    answer_due_on: date | None
    due: tuple[Task, ...]
    next_due_on: date | None


def receipt(indicator: Indicator, row: QuarterReport, user: User, *, today: date) -> Receipt:
    """The receipt of a report of an indicator that was loaded `with_reports`; twelve SQL queries at most."""
    waits_for = WAITS_FOR.get(Status(row.status))
    number, text = _handing_in(row)
    stated = (
        Notice.objects.filter(report=row, kind=NoticeKind.WAITING, at__gte=row.submitted_at) if row.submitted_at else ()
    )
    names = dict.fromkeys(one.user.name() for one in (stated.select_related("user").order_by("pk") if stated else ()))
    due = tuple(one for one in to_file(user, today=today) if one.report_pk != row.pk)
    return Receipt(
        row=row,
        judgement=report_judgement(indicator, row),
        approvals=approvals_of([row], asked_in_years())[row.pk],
        waits_for=waits_for,
        stated=tuple(names),
        number=number,
        reached=reached_before(text),
        answer_due_on=_answer_due_on(indicator, row) if waits_for is not None else None,
        due=due,
        next_due_on=next_due_on(files_as(user, today=today), today=today) if not due else None,
    )


def _handing_in(row: QuarterReport) -> tuple[int, str]:
    events = Event.objects.filter(subject_type="quarterreport", subject_id=row.pk, action=Action.SUBMIT.value)
    return events.order_by("-pk").values_list("pk", "text").first() or (0, "")


def _answer_due_on(indicator: Indicator, row: QuarterReport) -> date | None:
    since = row.endorsed_at or row.submitted_at
    if since is None:
        return None
    return city_calendar().answer_due_on(indicator.annual_plan.fiscal_year_be, timezone.localdate(since))
