"""The public's search: one box for indicators, agencies, the plan and campaigns; a code leads straight to its page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samrit.queries.public import portal
from samrit.queries.public.search import KIND_WORDS, Hit, Kind, indicator_of_code
from samrit.queries.public.search import search as find
from samrit.thai.digits import to_arabic
from samrit.thai.finding import Hits
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.public.addresses import public_address
from samrit.web.public.answering import answered, open_page
from samrit.web.public.plain_address import plain_year
from samrit.web.public.trail import to_front
from samrit.web.public.views.year import lines

_LONGEST = 200
_A_CODE = 5  # the fewest letters that can be a code


@open_page
def search(request: HttpRequest) -> HttpResponse:
    """What has the words that were typed."""
    typed = request.GET.get("q", "").replace("\x00", "")[:_LONGEST].strip()
    code = to_arabic(typed.replace(" ", ""))
    if len(code) >= _A_CODE and code[:1].isdecimal():
        row = indicator_of_code(code) or indicator_of_code(f"{code[:4]}-{code[4:]}")
        if row is not None:
            return redirect(public_address("indicator", row.fiscal_year_be, row.code))

    def page() -> HttpResponse:
        years = portal.years()
        chosen = to_arabic(request.GET.get("year", ""))
        year = int(chosen) if chosen.isdecimal() and len(chosen) == 4 else None
        last = portal.last_year_with_results() or 0
        hits, year = _found(typed, year)
        context = {
            "typed": typed,
            "hits": hits,
            "groups": [
                (kind.value, str(KIND_WORDS[kind]), [_line(one, last) for one in those])
                for kind, those in hits.by_kind.items()
            ],
            "years": [(one, words.year(one), one == year) for one in years],
            "plan_url": public_address("plan", last) if last else "",
            "crumbs": to_front(_("Search")),
        }
        return render(request, "public/search.html", context)

    return answered(request, "", page=page)


def _found(typed: str, year: int | None) -> tuple[Hits[Kind, Hit], int | None]:
    """What has the words; a year among them chooses the year where nothing has it as a word."""
    hits = find(typed, today=timezone.localdate(), year=year)
    if year is not None or not (hits.is_near or not hits.count):
        return hits, year
    all_words = to_arabic(typed).split()
    named = next((one for one in all_words if len(one) == 4 and one.isdecimal()), "")
    rest = " ".join(one for one in all_words if one != named)
    if not named or not rest:
        return hits, year
    try:
        of_year = plain_year(named)
    except Http404:  # four digits, and no year
        return hits, year
    narrowed = find(rest, today=timezone.localdate(), year=of_year)
    return (narrowed, of_year) if narrowed.count else (hits, year)


def _line(one: Hit, last: int) -> dict[str, object]:
    year = words.year(one.year) if one.year else ""
    if one.kind is Kind.INDICATOR and one.row is not None:
        return lines([one.row])[0]
    name, args = {
        Kind.AGENCY: ("agency", (one.year, one.key)),
        Kind.PLAN: ("plan_node", (last, one.key)),
        Kind.CAMPAIGN: ("campaign", (one.key,)),
    }[one.kind]
    return {"name": one.name, "beside": one.extra, "year": year, "url": public_address(name, *args)}
