"""How scores are spread."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Act, branches_of, check_can_anywhere
from samrit.queries.people.access import signed_in
from samrit.queries.reviews import scores as queries
from samrit.thai.translation import _
from samrit.web import words


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """By evaluator and by agency, of one year."""
    by = signed_in(request)
    check_can_anywhere(Act.SEE_SCORES, by)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() else None
    found = queries.scores(branches_of(Act.SEE_SCORES, by), year, language=words.language())
    tables = [
        {"key": "evaluators", "heading": _("By evaluator"), "lines": found.evaluators},
        {"key": "agencies", "heading": _("By agency"), "lines": found.agencies},
    ]
    others = [(one, words.year(one)) for one in found.years if one != found.fiscal_year_be]
    year_words = words.year(found.fiscal_year_be) if found.fiscal_year_be else ""
    return render(request, "reviews/scores.html", {"tables": tables, "year": year_words, "others": others})
