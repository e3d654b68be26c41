"""A list of partners as a file: uploaded, read by a worker, looked at row by row, saved whole, or discarded."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.partners.partner_list import listed_rows, upload_partner_list
from samrit.actions.permissions import Permission
from samrit.organisations.listed import Listed, RowState
from samrit.records.models import Import, Partner
from samrit.thai.translation import _, language
from samrit.web import importing
from samrit.web.asked import require
from samrit.web.components.crumbs import Crumb, trail_to
from samrit.web.listing import Listing
from samrit.web.partners.forms.partners import PartnerListForm
from samrit.web.partners.views.partners import keepable_agencies

# In this order the page shows them: first what waits for a person.
_ORDER = (RowState.ALIKE, RowState.UNCLEAR, RowState.NEW, RowState.SAME, RowState.TWICE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Take the template, bring a list."""
    by = require(request, Permission.MANAGE_PARTNERS.anywhere)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PartnerListForm(*sent, agencies=keepable_agencies(by, timezone.now()))

    def send(data: bytes, name: str) -> Import:
        return upload_partner_list(
            agency=form.managing_agency, data=data, name=name, ground=form.ground, by=by, at=timezone.now()
        )

    return importing.upload(request, "partners", form, send, template="partners/import.html")


class PartnerListPage(importing.ImportPage):
    """Rows by what saving would do with them, those first that wait for a person."""

    template = "partners/import_review.html"

    def crumbs(self) -> list[Crumb]:
        """By the register and the page of lists."""
        return [
            *trail_to("partners"),
            Crumb(_("Import a list of partners"), reverse("partner_import")),
            Crumb(str(self.row)),
        ]

    def saved(self) -> HttpResponse:
        """How many are new, and where to go on."""
        context = {"upload": self.row, "made": self.row.partners.count(), "crumbs": self.crumbs()}
        return render(self.request, "partners/import_done.html", context)

    def context(self) -> Mapping[str, Any]:
        """The rows of the chosen state, a page of them."""
        listed = listed_rows(self.row)
        counts = Counter(row.state for row in listed)
        named = {state: row_words(state) for state in RowState}
        asked = self.request.GET.get("show", "")
        show = RowState(asked) if asked in set(RowState) else next((one for one in _ORDER if counts[one]), RowState.NEW)
        # Rows that were decided about stay where they can be decided about otherwise.
        chosen = [row for row in listed if row.state is show or (show is RowState.ALIKE and row.alike)]
        page: Listing[Listed, Listed] = Listing(self.request, chosen, list)
        rows = page.lines
        keys = {pk for row in rows for pk in (row.same or 0, *(number for number, *_ in row.alike)) if pk > 0}
        partners = Partner.objects.select_related("agency", "place").in_bulk(list(keys))
        return {
            "list": page,
            "rows": [_row(row, partners, {one.number: one for one in listed}) for row in rows],
            "tabs": [(state, named[state], counts[state], state is show) for state in _ORDER if counts[state]],
            "show": show,
            "new": counts[RowState.NEW],
            "same": counts[RowState.SAME] + counts[RowState.TWICE],
            "waiting": counts[RowState.ALIKE],
            "unclear": counts[RowState.UNCLEAR],
            "with_people": sum(row.is_personal for row in listed),
        }


def _row(row: Listed, partners: dict[int, Partner], listed: dict[int, Listed]) -> dict[str, Any]:
    return {
        "row": row,
        "name": row.entry.get("name_th", "–"),
        "besides": [row.entry[name] for name in ("name_en", "short_name", "place") if row.entry.get(name)],
        "state": row_words(row.state),
        "same": partners.get(row.same) if row.same else None,
        "issues": [(cell, th if language() == "th" else en) for cell, th, en in row.issues],
        "alike": [
            {
                "value": str(number),
                "partner": partners.get(number),
                "twin": listed[-number].entry.get("name_th", "") if -number in listed else "",
                "number": -number,
                "why": th if language() == "th" else en,
            }
            for number, _score, th, en in row.alike
        ],
    }


def row_words(state: RowState) -> str:
    """What saving would do with a row, in a word or two."""
    return {
        RowState.NEW: _("New", context="row of a list"),
        RowState.SAME: _("In the register already", context="row of a list"),
        RowState.TWICE: _("Twice in the list", context="row of a list"),
        RowState.ALIKE: _("Looks like another", context="row of a list"),
        RowState.UNCLEAR: _("Not understood", context="row of a list"),
    }[state]
