"""The first page after the log-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.queries.campaigns.practices import waiting_practices
from samrit.queries.city.first_days import has_first_report
from samrit.queries.people.access import signed_in
from samrit.queries.people.home import HomePage, home_page
from samrit.queries.people.ownerless import ownerless
from samrit.records.models import User
from samrit.web import words

_AGENCIES_SHOWN = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is to be done on top, the agencies below."""
    user = signed_in(request)
    page = home_page(user, today=timezone.localdate())
    practices = waiting_practices(Permission.VERIFY_PRACTICE.branches(user, timezone.now()))
    left = ownerless(user, today=timezone.localdate())
    context = {
        "page": page,
        "agencies": _lines(page),
        "is_first": _is_first(user, page),
        "practices": practices,
        "ownerless": left[:_AGENCIES_SHOWN],
        "ownerless_more": max(len(left) - _AGENCIES_SHOWN, 0),
    }
    return render(request, "people/home.html", context)


def _is_first(user: User, page: HomePage) -> bool:
    """Whether the city's first days are shown: to whom nothing else is, and to who looks after the city, until a report came."""
    if not page.has_role or (page.agencies and not Permission.MANAGE_PEOPLE.branches(user, timezone.now())):
        return False
    return not has_first_report()


def _lines(page: HomePage) -> list[dict[str, object]]:
    return [
        {
            "line": line,
            "year": words.year(line.fiscal_year_be),
            "later": [{"be": year, "words": words.year(year)} for year in line.later],
            "weighted": words.value(line.summary.year.value, "%"),
        }
        for line in page.agencies
    ]
