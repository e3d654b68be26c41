"""The city's agencies: the tree, one of them with its history, and one that is added."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies import add_agency
from samrit.queries.people.access import within
from samrit.queries.plans.agencies import AgencyFilter, AgencyLine, agency_is, agency_lines, agency_rows, changes_of
from samrit.records.models import Agency, User
from samrit.thai.translation import Message, _
from samrit.vocabulary.agencies import AGENCY_CHANGE_WORDS, AGENCY_IS_WORDS, AgencyChangeKind
from samrit.web.asked import may, require
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Column, Listing
from samrit.web.plans.forms.agencies import AddAgencyForm, AgencyFilterForm

_COLUMNS: tuple[Column[AgencyLine], ...] = (
    Column(Message("Code"), lambda line: line.code, by=("path",)),
    Column(Message("Name in Thai"), lambda line: line.name_th, by=("name_th",)),
    Column(Message("Name in English"), lambda line: line.name_en),
    Column(Message("Below the agency"), lambda line: line.above),
    Column(Message("From the day"), lambda line: line.from_on),
    Column(Message("Until the day"), lambda line: line.until_on),
)


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The list, in the order of the tree."""
    by = require(request, Permission.READ.anywhere)
    today = timezone.localdate()
    form = AgencyFilterForm(request.GET)

    def lines(rows: Sequence[Agency]) -> list[AgencyLine]:
        return agency_lines(rows, today=today)

    found = Listing(request, agency_rows(form.chosen, today=today), lines, _COLUMNS, form=form, count=_count, size=500)
    context = {
        "may_add": bool(Permission.MANAGE_AGENCIES.branches(by, timezone.now())),
        "is_everything": form.chosen == AgencyFilter(),
    }
    return found.answer("plans/agencies.html", context, name="agencies")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add an agency."""
    by = require(request, Permission.MANAGE_AGENCIES.anywhere)
    form = AddAgencyForm(sent(request), agencies=manageable(by), initial={"parent": request.GET.get("below", "")})

    def act() -> HttpResponse:
        made = add_agency(**form.details, by=by, at=timezone.now())
        return done(request, _("The agency is added."), "agency", made.code)

    return form_view(request, form, act, lambda: render(request, "plans/add_agency.html", {"form": form}))


@require_safe
def agency(request: HttpRequest, agency: str) -> HttpResponse:
    """One agency: where it stands, what is below it, what happened to it, the plans that it has."""
    require(request, Permission.READ.anywhere)
    row = get_object_or_404(Agency.objects.select_related("parent"), code=agency)
    today = timezone.localdate()
    below = Agency.objects.filter(parent=row).select_related("parent").order_by("path")
    context = {
        "agency": row,
        "state": AGENCY_IS_WORDS[agency_is(row, today=today)],
        "below": agency_lines(list(below), today=today),
        "changes": [(one, AGENCY_CHANGE_WORDS[AgencyChangeKind(one.kind)]) for one in changes_of(row)],
        "plans": list(row.annual_plans.order_by("-fiscal_year_be")) if may(request, Permission.READ, row) else [],
        "may_manage": may(request, Permission.MANAGE_AGENCIES, row),
    }
    return render(request, "plans/agency.html", context)


def manageable(by: User) -> QuerySet[Agency]:
    """The agencies that somebody may change, without those that are closed."""
    now = timezone.now()
    rows = Agency.objects.filter(within(Permission.MANAGE_AGENCIES.branches(by, now)))
    return rows.exclude(until_on__lt=timezone.localdate(now)).order_by("path")


def _count(agencies: int) -> Message:
    return Message.counted("{count} agency", "{count} agencies", count=agencies)
