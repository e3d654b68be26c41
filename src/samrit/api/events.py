"""What happened to indicators and reports that one may read, in its order: for who asks now and then what is new."""

from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router

from samrit.api.listing import Listed, ListQuery, Order, list_answer
from samrit.api.shapes import REFUSALS, EventOut, list_of
from samrit.api.who import READ, reader
from samrit.queries.people.access import visible_agencies
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.records.models import Event, Evidence, Indicator, QuarterReport
from samrit.vocabulary.events import EVENT_WORDS
from samrit.vocabulary.periods import PERIODS

router = Router(tags=["events"])


class EventQuery(ListQuery):
    """Filters of events."""

    after: int = Field(0, ge=0, lt=2**63, description="the `id` of the last event that you know")
    action: list[str] = Field([], description="kinds of events: submit, return, publish …")


@router.get("/events", response={200: list_of(EventOut), **REFUSALS}, auth=READ)
def events(request: HttpRequest, asked: Query[EventQuery]) -> HttpResponse:
    """What was done to the reports and indicators that you may read, the oldest first; nobody's name is told."""
    visible = visible_agencies(reader(request), today=timezone.localdate())
    indicators = Indicator.objects.filter(annual_plan__agency__in=visible)
    rows = Event.objects.filter(
        Q(subject_type="indicator", subject_id__in=indicators.values("pk"))
        | Q(
            subject_type="quarterreport",
            subject_id__in=QuarterReport.objects.filter(indicator__in=indicators).values("pk"),
        )
        | Q(subject_type="evidence", subject_id__in=Evidence.objects.filter(indicator__in=indicators).values("pk")),
        pk__gt=asked.after,
    )
    if asked.action:
        rows = rows.filter(action__in=[one.replace("\x00", "")[:32] for one in asked.action])
    return list_answer(request, asked, Listed(rows.defer("text"), Order({"id": ("pk", int)}, "id"), EventOut, _events))


def _events(rows: Sequence[Event]) -> list[EventOut]:
    quarters = QuarterReport.objects.filter(pk__in=_subjects(rows, "quarterreport")).only("indicator", "quarter")
    evidence = Evidence.objects.filter(pk__in=_subjects(rows, "evidence")).only("indicator", "quarter")
    parts: dict[tuple[str, int], tuple[int, int | None]] = {
        **{("quarterreport", one.pk): (one.indicator_id, one.quarter) for one in quarters},
        **{("evidence", one.pk): (one.indicator_id, one.quarter) for one in evidence},
        **{("indicator", pk): (pk, None) for pk in _subjects(rows, "indicator")},
    }
    wanted = {indicator for indicator, _quarter in parts.values()}
    indicators = {one.pk: one for one in Indicator.objects.filter(pk__in=wanted).select_related("annual_plan__agency")}
    found = []
    for row in rows:
        pk, quarter = parts.get((row.subject_type, row.subject_id), (0, None))
        indicator, words = indicators.get(pk), EVENT_WORDS.get(row.action)
        period = PERIODS.get(quarter) if quarter is not None else None
        found.append(
            EventOut(
                id=row.pk,
                at=row.at,
                action=row.action,
                subject=row.subject_type,
                fiscal_year=indicator.annual_plan.fiscal_year_be if indicator is not None else None,
                indicator_code=indicator_code(indicator) if indicator is not None else None,
                period=period,
                words=str(words.filled(quarter=period or "")) if words is not None else "",
            )
        )
    return found


def _subjects(rows: Sequence[Event], kind: str) -> set[int]:
    return {row.subject_id for row in rows if row.subject_type == kind}
