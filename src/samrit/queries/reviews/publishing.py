"""What has been evaluated and waits to be published."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from samrit.queries.people.access import roles_of, within
from samrit.records.agency_then import agency_then
from samrit.records.models import QuarterReport, User
from samrit.scoring.printed import asked_briefly
from samrit.scoring.words import reported
from samrit.thai.personal import without_persons
from samrit.thai.translation import language
from samrit.vocabulary.workflow import Action, Status, transition

_PLAN = "indicator__annual_plan__"
_AGENCY = f"{_PLAN}agency__"


@dataclass(frozen=True, slots=True)
class Ready:
    """One report that can be published; `round` and `version` tell which content of it was evaluated."""

    pk: int
    round: int
    version: int
    indicator_pk: int
    indicator: str
    agency: str
    fiscal_year_be: int
    quarter: int
    result: str
    target: str
    score: Decimal | None
    narrative: str


def to_publish(user: User, *, today: date, is_put_off: bool = False) -> QuerySet[QuarterReport]:
    """The evaluated reports of the branches in which somebody may publish, in the order of year, quarter and agency.

    Those that take effect when the day ends are `is_put_off`, and not among the others.
    """
    step = transition(Status.EVALUATED, Action.PUBLISH)
    assert step is not None, "the table of moves has it"
    paths = tuple(path for role, path in roles_of(user, today=today) if role in step.by)
    waiting = QuarterReport.objects.select_related("indicator__annual_plan__agency")
    waiting = waiting.filter(within(paths, _AGENCY), status=Status.EVALUATED, indicator__annual_plan__closed_at=None)
    waiting = waiting.exclude(pending_action="") if is_put_off else waiting.filter(pending_action="")
    return waiting.order_by(
        "indicator__annual_plan__fiscal_year_be", "quarter", agency_then("path", _PLAN), "indicator__position", "pk"
    )


def narrowed(rows: QuerySet[QuarterReport], *, agency: str = "", quarter: int | None = None) -> QuerySet[QuarterReport]:
    """Those of one agency, of one quarter; "" and None leave all."""
    found = rows.filter(indicator__annual_plan__agency__code=agency) if agency else rows
    return found.filter(quarter=quarter) if quarter else found


def agencies_of(rows: QuerySet[QuarterReport]) -> list[tuple[str, str]]:
    """Code and name of the agencies whose reports are among some; one query."""
    english = language() == "en"
    found = rows.order_by(f"{_AGENCY}path").values_list(f"{_AGENCY}code", f"{_AGENCY}name_th", f"{_AGENCY}name_en")
    return [(code, (name_en if english else "") or name_th) for code, name_th, name_en in dict.fromkeys(found)]


def ready(report: QuarterReport) -> Ready:
    """A report of `to_publish` as a page lists it."""
    indicator = report.indicator
    plan, english = indicator.annual_plan, language() == "en"
    name = (indicator.name_en if english else "") or indicator.name_th
    return Ready(
        pk=report.pk,
        round=report.round,
        version=report.version,
        indicator_pk=indicator.pk,
        indicator=f"{indicator.number}. {name}" if indicator.number else name,
        agency=str(plan.agency_then),
        fiscal_year_be=plan.fiscal_year_be,
        quarter=report.quarter,
        result=str(reported(report.result)),
        target=str(asked_briefly((indicator.target_value_text, indicator.target_unit_text))),
        score=report.score_value,
        narrative=without_persons(report.narrative).text,
    )
