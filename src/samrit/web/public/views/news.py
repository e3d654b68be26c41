"""What was published and corrected, as a page and as a feed; and how the city's results are judged."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samrit.queries.public import portal
from samrit.thai.translation import _
from samrit.vocabulary.public_states import FORMED_WORDS, PUBLIC_STATE_WORDS, STATEMENT_WORDS
from samrit.web.listing import Listing
from samrit.web.public.addresses import public_address
from samrit.web.public.answering import answered, open_page
from samrit.web.public.publications import publication_lines
from samrit.web.public.trail import to_front

_SHOWN = 100


@open_page
def changes(request: HttpRequest) -> HttpResponse:
    """The last publications and corrections, newest first; major corrections lead."""

    def page() -> HttpResponse:
        listed: Listing[Any, dict[str, Any]] = Listing(
            request,
            portal.publications(),
            lambda rows: publication_lines(portal.changes_of(rows)),
            size=_SHOWN,
        )
        lines = listed.lines
        context = {
            "major": [one for one in lines if one["change"].is_major],
            "lines": lines,
            "page": listed.page,
            "crumbs": to_front(_("Published and corrected")),
        }
        return render(request, "public/changes.html", context)

    return answered(request, "", page=page)


@open_page
def atom(request: HttpRequest) -> HttpResponse:
    """The same as a feed (Atom)."""

    def page() -> HttpResponse:
        lines = publication_lines(portal.latest(_SHOWN))
        context = {
            "lines": [(one, request.build_absolute_uri(one["revision_url"])) for one in lines],
            "updated": lines[0]["change"].at if lines else timezone.now(),
            "here": request.build_absolute_uri(),
            "page": request.build_absolute_uri(public_address("changes")),
        }
        return render(request, "public/changes.xml", context, content_type="application/atom+xml; charset=utf-8")

    return answered(request, "", page=page)


@open_page
def how(request: HttpRequest) -> HttpResponse:
    """How results are judged, what the marks mean, and what is not published and why."""

    def page() -> HttpResponse:
        context = {
            "states": [(state.value, str(said)) for state, said in PUBLIC_STATE_WORDS.items()],
            "formed": [str(said) for said in FORMED_WORDS.values()],
            "statements": [str(one) for one in STATEMENT_WORDS],
            "crumbs": to_front(_("How results are judged")),
        }
        return render(request, "public/how.html", context)

    return answered(request, "", page=page)
