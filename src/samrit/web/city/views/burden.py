"""Time spent on filing people, for those who plan it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.queries.city.burden import FEWEST_REPORTS, burden_page
from samrit.web import words
from samrit.web.asked import require
from samrit.web.city.history import quarter_name


@require_safe
def burden(request: HttpRequest) -> HttpResponse:
    """Minutes, fields and what was filled in beforehand, by agency and quarter."""
    by = require(request, Permission.SEE_BURDEN.anywhere)
    asked = request.GET.get("year", "")
    page = burden_page(
        Permission.SEE_BURDEN.branches(by, timezone.now()),
        fiscal_year_be=int(asked) if asked.isdecimal() and len(asked) == 4 else None,
    )
    context = {
        "page": page,
        "lines": [{"line": line, "quarter": quarter_name(line.quarter)} for line in page.lines],
        "year": words.year(page.fiscal_year_be) if page.fiscal_year_be else "",
        "years": [{"be": be, "words": words.year(be)} for be in page.years if be != page.fiscal_year_be],
        "fewest": FEWEST_REPORTS,
    }
    return render(request, "city/burden.html", context)
