"""The page of the search box: what somebody may see that has these words, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samrit.actions.people.people_permissions import managed_agencies
from samrit.actions.permissions import Permission
from samrit.queries.city.search import KIND_WORDS, FoundKind, Named, search
from samrit.queries.people.access import signed_in
from samrit.thai.finding import Hits
from samrit.web import words
from samrit.web.asked import may
from samrit.web.listing import Listing

_LONGEST = 200  # letters that are looked for
_SHOWN = 5  # of each kind, where all kinds are shown
_PAGES = {
    FoundKind.AGENCY: "agency",
    FoundKind.INDICATOR: "indicator",
    FoundKind.PROJECT: "project",
    FoundKind.CAMPAIGN: "campaign",
    FoundKind.PARTNER: "partner",
    FoundKind.PERSON: "person",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A thing that was found, with its page and what tells it from others."""

    name: str
    address: str
    besides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Those of a kind: some of them, and how many there are."""

    value: str
    words: str
    count: int
    lines: tuple[_Line, ...]


@never_cache
@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """All kinds, some of each; or all of one (`kind`), in pages."""
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    by, now = signed_in(request), timezone.now()
    hits = search(
        asked,
        by,
        heads=managed_agencies(by, now),
        today=timezone.localdate(now),
        has_role=may(request, Permission.READ.anywhere),
    )
    kind = request.GET.get("kind", "")
    context = {"asked": asked, "hits": hits, "kind": kind if kind in hits.by_kind else ""}
    if kind in hits.by_kind:
        rows = hits.by_kind[FoundKind(kind)]
        context |= {"list": Listing(request, rows, _lines), "words": KIND_WORDS[FoundKind(kind)]}
    else:
        context |= {"groups": _groups(hits)}
    return render(request, "city/search.html", context)


def _groups(hits: Hits[FoundKind, Named]) -> list[_Group]:
    return [
        _Group(kind, str(KIND_WORDS[kind]), len(those), tuple(_lines(those[:_SHOWN])))
        for kind, those in hits.by_kind.items()
    ]


def _lines(some: Sequence[Named]) -> list[_Line]:
    return [
        _Line(
            name=one.name or "–",
            address=reverse(_PAGES[one.kind], args=[one.key]),
            besides=tuple(filter(None, (*_codes(one), one.agency, words.year(one.year) if one.year else ""))),
        )
        for one in some
    ]


def _codes(one: Named) -> tuple[str, ...]:
    return () if one.kind is FoundKind.CAMPAIGN else one.names.codes
