"""How scores are spread."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.queries.reviews import scores as queries
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.asked import require


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """By evaluator and by agency, of one year."""
    by = require(request, Permission.SEE_SCORES.anywhere)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() else None
    found = queries.scores(Permission.SEE_SCORES.branches(by, timezone.now()), year)
    tables = [
        {"key": "evaluators", "heading": _("By evaluator"), "lines": found.evaluators},
        {"key": "agencies", "heading": _("By agency"), "lines": found.agencies},
    ]
    others = [(one, words.year(one)) for one in found.years if one != found.fiscal_year_be]
    year_words = words.year(found.fiscal_year_be) if found.fiscal_year_be else ""
    return render(request, "reviews/scores.html", {"tables": tables, "year": year_words, "others": others})
