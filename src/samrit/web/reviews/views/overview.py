"""The city at a glance: seven questions in one page; and one's own names for what it is narrowed to."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samrit.actions.city.year import the_city
from samrit.actions.people.saved_views import remove_view, save_view
from samrit.actions.permissions import Permission
from samrit.queries.reviews import city_figures
from samrit.queries.reviews.city_figures import DOUBT, SHOWN, Line, lines
from samrit.queries.reviews.off_track import Moved
from samrit.queries.reviews.overview import Overview, chosen, overview
from samrit.records.models import PeriodResult, SavedView
from samrit.records.ordering import in_thai_order
from samrit.scoring.counts import PART_WORDS, Counts
from samrit.thai.translation import _
from samrit.vocabulary.doubts import DOUBT_WORDS
from samrit.web import words
from samrit.web.asked import may, require
from samrit.web.components.crumbs import trail
from samrit.web.form_view import press
from samrit.web.listing import Listing
from samrit.web.reviews import bars
from samrit.web.reviews.forms.overview import OverviewForm, period_words
from samrit.writers.counts_drawing import Bar, bar
from samrit.writers.counts_words import lead, resolved_by

_LONGEST = 300


@require_safe
def city(request: HttpRequest) -> HttpResponse:
    """What is chosen stands in the address."""
    by = require(request, Permission.SEE_CITY.anywhere)
    form = OverviewForm(request.GET)
    page = overview(form.chosen, Permission.SEE_CITY.branches(by, timezone.now()), today=timezone.localdate())
    if page is None:
        raise Http404
    left_out = ", ".join(form.left_out(page.period.fiscal_year_be))
    form.offer(page.years, page.period.fiscal_year_be, page.period.quarter)
    views = [
        (row, f"{reverse('city')}?{row.query}")
        for row in SavedView.objects.filter(user=by).order_by(*in_thai_order("name"))
    ]
    context = {**_context(request, page, form), "left_out": left_out, "views": views, "query": request.GET.urlencode()}
    return render(request, "reviews/overview.html", context)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Give what is chosen a name."""
    by = require(request, Permission.SEE_CITY.anywhere)
    sent = QueryDict(request.POST.get("query", "")[:_LONGEST])
    query = urlencode([(name, value) for name in OverviewForm.base_fields if (value := sent.get(name, ""))])

    def act() -> str:
        row = save_view(name=request.POST.get("name", ""), query=query, by=by, at=timezone.now())
        return _("The view is saved as “{name}”.", name=row.name)

    return press(request, act, redirect(f"{reverse('city')}?{query}"))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one of one's own views."""
    by = require(request, Permission.SEE_CITY.anywhere)
    row = get_object_or_404(SavedView, pk=pk, user=by)

    def act() -> str:
        remove_view(view=row, by=by, at=timezone.now())
        return _("The view is removed.")

    return press(request, act, redirect("city"))


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The indicators behind a number of the page."""
    by = require(request, Permission.SEE_CITY.anywhere)
    form, shown, today = OverviewForm(request.GET), request.GET.get("show") or next(iter(SHOWN)), timezone.localdate()
    found = chosen(form.chosen, Permission.SEE_CITY.branches(by, timezone.now()), today=today)
    if found is None or shown not in SHOWN:
        raise Http404
    listed: Listing[PeriodResult, Line] = Listing(
        request,
        city_figures.figures(shown, found.period, found.selection, today=today),
        lambda rows: lines(rows, today),
    )
    context = {
        "words": str(SHOWN[shown]),
        "year": words.year(found.period.fiscal_year_be),
        "period": period_words(found.period.quarter),
        "crumbs": trail("city", here=str(SHOWN[shown])),
    }
    return listed.answer("reviews/city_figures.html", context, name=f"city-{shown}")


def _context(request: HttpRequest, page: Overview, form: OverviewForm) -> dict[str, object]:
    address = _Address(request)
    behind = f"{reverse('city_figures')}{address(show='')}&show="
    agencies = [{"one": one, "bar": _bar(one.counts), "url": address(agency=one.code)} for one in page.agencies]
    longest = max((one.median_days for one in page.late), default=0)
    most = max((counts.indicators for place in page.places for _year, counts in place.years if counts), default=0)
    return {
        "page": page,
        "form": form,
        "year": words.year(page.period.fiscal_year_be),
        "period": period_words(page.period.quarter),
        "lead": lead(page.counts, page.before),
        "bar": bar(page.counts.parts, PART_WORDS, list_url=behind),
        "behind": behind,
        "before": [
            {"year": words.year(year), "counts": counts, "bar": _bar(counts, max(page.counts.indicators, counts.indicators))}
            for year, counts in page.before
        ],
        "agency_trail": [{"name": one.name, "url": address(agency=one.value)} for one in page.agency_trail],
        "node_trail": [{"name": one.name, "url": address(node=one.value)} for one in page.node_trail],
        "everything": address(agency="", node="") if form.chosen.agency or form.chosen.node else "",
        "off_track": [{"one": one, "spark": bars.spark(one.quarters)} for one in page.off_track],
        "moved": _moves(page.moved),
        "moved_in_year": _moves(page.moved_in_year),
        "late": [{"one": one, "marks": bars.late_marks(one, longest)} for one in page.late],
        "late_total": sum(one.late for one in page.late),
        "money": [{"one": one, "marks": bars.money_marks(one)} for one in page.money],
        "doubts": [
            {"words": str(DOUBT_WORDS[doubt]), "count": count, "by": resolved_by(doubt), "named": page.doubtful.get(doubt, ()),
             "url": f"{behind}{DOUBT}{doubt.value}"}
            for doubt, count in page.doubts.items()
        ],
        "places": [
            {
                "one": place,
                "url": address(node=str(place.pk)),
                "years": [
                    {"year": words.year(year), "counts": counts, "bar": _bar(counts, most) if counts else None}
                    for year, counts in place.years
                ],
            }
            for place in page.places
        ],
        "agencies": [line for line in agencies if line["one"].has_enough],  # type: ignore[attr-defined]  # a line of the page
        "agencies_apart": [line for line in agencies if not line["one"].has_enough],  # type: ignore[attr-defined]  # the same
        "may_see_report": may(request, Permission.SEE_CITY, the_city()),
        "now": timezone.now(),
    }  # fmt: skip


def _bar(counts: Counts, most: int | None = None) -> Bar:
    return bar(counts.parts, PART_WORDS, most=most)


def _moves(found: tuple[Moved, ...]) -> dict[str, object]:
    """Those that can be compared, as they are drawn; those that can't apart."""
    return {
        "lines": [{"one": one, "marks": bars.dumbbell(one)} for one in found if one.is_comparable],
        "apart": [one for one in found if not one.is_comparable],
    }


class _Address:
    """This page with something chosen otherwise."""

    def __init__(self, request: HttpRequest) -> None:
        self._query = request.GET

    def __call__(self, **changes: str) -> str:
        """The rest of the choice stays."""
        query: QueryDict = self._query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"?{query.urlencode()}"
