"""The history of a record, in words that need no explanation."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.queries.city.history import history_choices, history_entries, history_rows, of_city, of_indicator, of_plan
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.records.models import Agency, AnnualPlan, Event, Indicator
from samrit.thai.translation import Message
from samrit.web.asked import may, require
from samrit.web.city.forms.history import HistoryForm
from samrit.web.city.history import HistoryLine, history_line
from samrit.web.listing import Column, Listing

_COUNT = Message.counted("{count} event", "{count} events", count=0)
_COLUMNS: tuple[Column[HistoryLine], ...] = (
    Column(Message("Number"), lambda line: line.entry.number),
    Column(Message("Time"), lambda line: localtime(line.entry.at).isoformat(sep=" ", timespec="minutes")),
    Column(Message("Action"), lambda line: line.words),
    Column(Message("About"), lambda line: line.entry.about),
    Column(Message("Who"), lambda line: line.entry.by),
    Column(Message("On behalf of"), lambda line: line.entry.on_behalf_of),
    Column(
        Message("What changed"),
        lambda line: " · ".join(f"{one.name}: {one.old} → {one.new}" for one in line.changes),
    ),
)


@require_safe
def indicator_history(request: HttpRequest, pk: int) -> HttpResponse:
    """All that happened to an indicator, its quarters, its evidence and its signatures."""
    found = get_object_or_404(Indicator.objects.select_related("annual_plan__agency"), pk=pk)
    require(request, Permission.READ, found.annual_plan.agency)
    return history_of(request, of_indicator(found), above=found)


@require_safe
def plan_history(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """All that happened to an annual plan and its indicators."""
    plans = AnnualPlan.objects.select_related("agency").filter(
        agency__in=visible_agencies(signed_in(request), today=timezone.localdate())
    )
    found = plans.filter(agency__code=agency, fiscal_year_be=fiscal_year_be).first()
    if found is None:
        raise Http404
    return history_of(request, of_plan(found), above=found, has_about=True)


@require_safe
def city_history(request: HttpRequest) -> HttpResponse:
    """All that happened anywhere; what happened to accounts, for administrators only."""
    city = get_object_or_404(Agency, parent=None)
    require(request, Permission.VERIFY, city)
    scope = of_city(with_accounts=may(request, Permission.MANAGE_PEOPLE, city))
    return history_of(request, scope, above="audit", has_about=True)


def history_of(request: HttpRequest, scope: Q, *, above: object, has_about: bool = False) -> HttpResponse:
    """The page of some events (a condition on them), under what it is the history of."""
    form = HistoryForm(request.GET, history_choices(scope))
    listed: Listing[Event, HistoryLine] = Listing(
        request,
        history_rows(scope, form.chosen),
        lambda rows: map(history_line, history_entries(rows)),
        _COLUMNS,
        form=form,
        count=_COUNT,
    )
    return listed.answer("city/history.html", {"above": above, "has_about": has_about}, name="history")
