"""An address as somebody typed it, brought to the one that holds: Arabic digits, the Buddhist Era, codes as the record has them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samrit.thai.calendar import to_buddhist
from samrit.thai.digits import to_arabic

_FIRST_COMMON, _LAST_COMMON = 1957, 2157  # years that nobody means in the Buddhist Era


def plain_year(typed: str) -> int:
    """The fiscal year in the Buddhist Era; 404 where it can't be one."""
    year = int(to_arabic(typed))
    if _FIRST_COMMON <= year <= _LAST_COMMON:
        year = to_buddhist(year)
    if not 2500 <= year <= 2700:
        raise Http404
    return year


def to_plain_address(request: HttpRequest, year: int, code: str | None = None) -> HttpResponse | None:
    """The way to the plain address of a page of this year and code; None where it was asked for by that."""
    match = request.resolver_match
    assert match is not None  # a view was found
    meant = {**match.kwargs, "year": str(year)} | ({} if code is None else {"code": code})
    if meant == match.kwargs:
        return None
    query, there = request.META.get("QUERY_STRING", ""), reverse(match.view_name, kwargs=meant)
    return redirect(f"{there}?{query}" if query else there, permanent=True)
