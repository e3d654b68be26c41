"""Where the numbers of a report are from: each with its chain, as a picture and as a list."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samrit.queries.counting.provenance import provenance_of
from samrit.queries.people.access import signed_in
from samrit.queries.reports.doubts import doubt_of_row
from samrit.web import words
from samrit.web.city.history import quarter_name
from samrit.web.counting.chain_picture import picture
from samrit.web.reports.views.indicator import readable


@require_safe
def provenance(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Every number of a quarter's report (5: of the year end) with what it stands on."""
    found = readable(pk, signed_in(request))
    chains = provenance_of(found, only=number).get(number)
    if chains is None:
        raise Http404
    row = next((one for one in found.quarters.all() if one.quarter == number), None)
    context = {
        "doubt": words.doubt(doubt_of_row(row, found.doubts)) if row is not None else "",
        "indicator": found,
        "quarter": quarter_name(number),
        "number": number,
        "quarters": [(n, quarter_name(n)) for n in (1, 2, 3, 4, 5)],
        "year": words.year(found.annual_plan.fiscal_year_be),
        "chains": [(chain, picture(chain)) for chain in chains],
    }
    return render(request, "counting/provenance.html", context)
