"""A list of partners as a file: uploaded, read by a worker, looked at row by row, saved whole, or discarded."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.partners.partners_import import OF_PLACE, listed_rows, upload_partner_list
from samrit.actions.permissions import Permission
from samrit.organisations.listed import NEW, OPEN, Listed
from samrit.records.models import Import, Partner, Place
from samrit.records.sentences import later
from samrit.thai.translation import Message, _, language
from samrit.vocabulary.row_states import RowState
from samrit.web import importing
from samrit.web.asked import require
from samrit.web.components.crumbs import trail
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Choice, Rows, RowShown, TabbedPage
from samrit.web.partners.forms.partners import PartnerListForm
from samrit.web.partners.views.partners import keepable_agencies

_HEADING = later("Import a list of partners")


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Take the template, bring a list."""
    by = require(request, Permission.MANAGE_PARTNERS.anywhere)
    form = PartnerListForm(*sent_files(request), agencies=keepable_agencies(by, timezone.now()))

    def send(data: bytes, name: str) -> Import:
        return upload_partner_list(
            agency=form.managing_agency, data=data, name=name, ground=form.ground, by=by, at=timezone.now()
        )

    then = _(
        "It is read and compared with the register. You see row by row who is new, who is there and who looks like another; "
        "nothing is saved before you say so."
    )
    context = {
        "heading": str(_HEADING),
        "take": (
            _("1. Take the template"),
            _("Or use a list of your own: columns are found by their headings in Thai or English, in any order."),
            [(_("Download the template"), reverse("partner_template"))],
        ),
        "step": _("2. Upload the list"),
        "then": then,
        "crumbs": trail("partners", here=str(_HEADING)),
    }
    return importing.upload(request, "partners", form, send, context=context)


class PartnerListPage(TabbedPage):
    """Rows by what saving would do with them, those first that wait for a person."""

    address = path("partners/import/", import_list, name="partner_import")
    heading, above = _HEADING, "partners"

    def saved(self) -> HttpResponse:
        """How many are new, and where to go on."""
        context = {"upload": self.row, "made": self.row.partners.count(), "crumbs": self.crumbs()}
        return render(self.request, "partners/import_done.html", context)

    def rows(self) -> Sequence[Any]:
        """The rows of the tab; those that were decided about stay where they can be decided about otherwise."""
        return [row for row in self.every if row.state is self.tab or _was_asked(row, self.tab)]

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Each with whom it means, or may mean."""
        keys = {pk for row in some for pk in (row.same or 0, *(number for number, *_ in row.alike)) if pk > 0}
        partners = Partner.objects.select_related("agency", "place").in_bulk(list(keys))
        by_number = {one.number: one for one in self.every}
        letters = self.row.content.get("letters", {})
        if self.tab is RowState.PLACE:
            places = Place.objects.in_bulk([pk for row in some for pk in row.places])
            return [_place_asked(row, places, letters.get("place", "")) for row in some]
        return [_shown(row, partners, by_number, letters) for row in some]

    def about(self) -> Rows:
        """What saving would do, and the rows by that."""
        counts, personal = self.counts, sum(row.is_personal for row in self.every)
        waiting, there = counts[RowState.ALIKE], counts[RowState.UNCHANGED] + counts[RowState.TWICE]
        adds_none = Message.counted(
            "{count} row is there already and adds no partner",
            "{count} rows are there already and add no partner",
            count=there,
        )
        return Rows(
            would_do=self.doing(
                str(Message.counted("{count} new partner", "{count} new partners", count=counts[RowState.NEW])),
                str(adds_none),
                Message.counted(
                    "{count} row tells of a contact person", "{count} rows tell of contact persons", count=personal
                ),
                waiting=(
                    Message.counted(
                        "{count} row waits for your decision", "{count} rows wait for your decision", count=waiting
                    ),
                    Message.counted(
                        "{count} row names a district that is not in the list",
                        "{count} rows name a district that is not in the list",
                        count=counts[RowState.PLACE],
                    ),
                ),
            ),
            save=_("Save all of it"),
            rest=((NEW, _("All are new")),) if waiting else (),
            left_out=self.left_out,
            tabs=self.tabs,
        )

    @cached_property
    def every(self) -> list[Listed]:
        """The rows of the file, held against the records."""
        return listed_rows(self.row)


def _was_asked(row: Listed, show: RowState) -> bool:
    """Whether this was asked of a row, which may have been answered since."""
    if show is RowState.ALIKE:
        return bool(row.alike) and row.state is not RowState.PLACE
    return show is RowState.PLACE and row.asks_place


def _shown(
    row: Listed, partners: dict[int, Partner], by_number: dict[int, Listed], letters: Mapping[str, str]
) -> RowShown:
    note, address = "", ""
    same = partners.get(row.same) if row.same else None
    if same is not None:
        note, address = f"{_('Is there:')} {same.name()}", reverse("partner", args=[same.pk])
    elif row.twice:
        note = _("The same as row {n}", n=row.twice)
    choices = tuple(
        _choice(number, th if language() == "th" else en, partners, by_number) for number, _s, th, en in row.alike
    )
    return RowShown(
        number=row.number,
        name=row.entry.get("name_th", "–"),
        besides=tuple(row.entry[name] for name in ("name_en", "short_name", "place") if row.entry.get(name)),
        issues=tuple((cell, th if language() == "th" else en) for cell, th, en in row.issues),
        note=note,
        address=address,
        choices=(*choices, Choice(NEW, _("It is another one: enter it as new"))) if choices else (),
        chosen=row.decision,
        words={f"{at}{row.number}": row.typed.get(name, row.entry.get(name, "")) for name, at in letters.items()},
    )


def _place_asked(row: Listed, places: dict[int, Place], letter: str) -> RowShown:
    """Which district is meant: one of those that are near, one that is typed here, or none."""
    words, cell = row.entry["place"], f"{letter}{row.number}"
    choices = [Choice(str(pk), f"{_('It is')} {places[pk].name()}") for pk in row.places if pk in places]
    return RowShown(
        number=row.number,
        name=row.entry.get("name_th", "–"),
        issues=((cell, _("The district “{place}” is not known.", place=words[:60])),),
        words={cell: words},
        choices=(*choices, Choice(OPEN, _("Leave the district open"))),
        chosen=row.placed,
        about=OF_PLACE,
    )


def _choice(number: int, why: str, partners: dict[int, Partner], by_number: dict[int, Listed]) -> Choice:
    partner = partners.get(number)
    if partner is not None:
        where = " · ".join(one.name() for one in (partner.place, partner.agency) if one is not None)
        return Choice(str(number), f"{_('It is')} {partner.name()}", where, why)
    entry = by_number[-number].entry if -number in by_number else {}
    twin = " · ".join(filter(None, (entry.get("name_th", ""), entry.get("place", ""))))
    return Choice(str(number), f"{_('It is the one of row {n}:', n=-number)} {twin}", why=why)
