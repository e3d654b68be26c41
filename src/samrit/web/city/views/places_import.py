"""The city's districts: the list as it stands, and another one that comes as a file, looked at before it takes its place."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.city.load_places import differs
from samrit.actions.city.places_import import entry_of, listed_in, upload_places
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.readers.place_list import COLUMNS
from samrit.records.models import Place
from samrit.records.sentences import later
from samrit.thai.translation import Message, _
from samrit.vocabulary.row_states import RowState
from samrit.web import importing
from samrit.web.asked import may, require
from samrit.web.components.crumbs import trail
from samrit.web.components.sheet_file import SheetField
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Rows, RowShown, TabbedPage
from samrit.web.listing import Column, Listing

_BETWEEN = " / "
_HEADING = later("Import another list of districts")


class PlaceListForm(forms.Form):
    """One file: the city's districts."""

    file = SheetField(label=later("The list of districts"))


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """The list; its file has the columns that a new list is brought with."""
    require(request, Permission.READ.anywhere)
    found = Listing(request, Place.objects.in_use(), list, _COLUMNS, count=_COUNT, size=100)
    context = {"may_replace": may(request, Permission.MANAGE_AGENCIES, the_city())}
    return found.answer("city/places.html", context, name="places")


@require_http_methods(["GET", "HEAD", "POST"])
def import_places(request: HttpRequest) -> HttpResponse:
    """Bring another list."""
    by = require(request, Permission.MANAGE_AGENCIES, the_city())
    form = PlaceListForm(*sent_files(request))
    context = {
        "heading": str(_HEADING),
        "then": _(
            "Columns: code, name in Thai, name in English, other names, column and row of the map. The file takes the place of the whole "
            "list; you see first what is new, what changes and what goes. A district that records name stays with them."
        ),
        "back": reverse("places"),
        "crumbs": trail("places", here=str(_HEADING)),
    }
    return importing.upload(
        request,
        "places",
        form,
        lambda data, name: upload_places(data=data, name=name, by=by, at=timezone.now()),
        context=context,
    )


class _Row(NamedTuple):
    state: RowState
    number: int
    name: str
    besides: tuple[str, ...]
    issues: tuple[tuple[str, str], ...] = ()


class PlaceListPage(TabbedPage):
    """Each district with what becomes of it."""

    address = path("places/import/", import_places, name="places_import")
    heading, above = _HEADING, "places"

    def saved(self) -> HttpResponse:
        """The list."""
        return redirect("places")

    def said(self) -> str:
        """That it is the list now."""
        return _("The list of districts is saved.")

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """With code and names."""
        return [
            RowShown(number=number, name=name or "–", besides=tuple(filter(None, besides)), issues=issues)
            for _state, number, name, besides, issues in some
        ]

    def about(self) -> Rows:
        """How many are new, change and go."""
        return Rows(
            would_do=self.by_tabs,
            save=_("Let this be the list"),
            tabs=self.tabs,
        )

    @cached_property
    def every(self) -> list[_Row]:
        """The districts of the file, then those that it doesn't have."""
        there = {place.code: place for place in Place.objects.in_use()}
        found = []
        for one in listed_in(self.row):
            place, entry = there.pop(one.code, None), entry_of(one)
            state = RowState.NEW if place is None else RowState.CHANGED if differs(place, entry) else RowState.UNCHANGED
            state = RowState.UNCLEAR if one.issues else state
            besides = (one.code, one.name_en, *one.also_named)
            issues = tuple((issue.cell, str(issue.message)) for issue in one.issues)
            found.append(_Row(state, one.number, one.name_th, besides, issues))
        return found + [_Row(RowState.GONE, 0, one.name_th, (one.code, one.name_en)) for one in there.values()]


_COUNT = Message.counted("{count} district", "{count} districts", count=0)
_COLUMNS: tuple[Column[Place], ...] = (
    Column(COLUMNS["code"][0], lambda row: row.code, by=("code",)),
    Column(COLUMNS["name_th"][0], lambda row: row.name_th, by=("name_th",)),
    Column(COLUMNS["name_en"][0], lambda row: row.name_en, by=("name_en", "name_th")),
    Column(COLUMNS["also_named"][0], lambda row: _BETWEEN.join(row.also_named.splitlines())),
    Column(COLUMNS["column"][0], lambda row: "" if row.column is None else row.column),
    Column(COLUMNS["row"][0], lambda row: "" if row.row is None else row.row),
)
