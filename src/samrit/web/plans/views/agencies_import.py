"""The city's agencies as a sheet of Excel: take it away, bring it back, look at it row by row, save it or let it go."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies_import import resolved_rows, upload_agency_list
from samrit.queries.plans.agencies import agencies_by_field
from samrit.queries.plans.agency_list_row import ResolvedAgency
from samrit.records.models import Import
from samrit.records.sentences import later
from samrit.thai.translation import Message, ShownDay, _
from samrit.vocabulary.row_states import RowState
from samrit.web import importing
from samrit.web.asked import require
from samrit.web.components.crumbs import trail
from samrit.web.components.day import DayField
from samrit.web.components.sheet_file import SheetField
from samrit.web.download import download
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Rows, RowShown, TabbedPage
from samrit.web.plans.forms.agencies import DatedForm
from samrit.web.plans.views.agencies import manageable
from samrit.writers.agency_list import write_agency_list
from samrit.writers.table import XLSX_TYPE

_HEADING = later("Import agencies")


class AgencyListForm(DatedForm):
    """A list of agencies as a file, and what holds for the rows that say nothing of it."""

    file = SheetField(label=later("The list"))
    from_on = DayField(
        label=later("From the day"),
        help_text=later(
            "Where a row says nothing else. Left empty, new agencies have been there for as long as anybody knows."
        ),
        required=False,
    )

    reason = forms.CharField(
        label=later("Why"),
        help_text=later(
            "For example the order with its number, where a row says nothing else. It can be said on the next page, too."
        ),
        max_length=500,
        required=False,
    )

    field_order = ("file", "from_on", "reason")


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The agencies as they stand; the file comes back by the same page."""
    require(request, Permission.READ.anywhere)
    return download(write_agency_list(agencies_by_field(today=timezone.localdate())), "agencies.xlsx", XLSX_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Take the file, bring it back."""
    by = require(request, Permission.MANAGE_AGENCIES.anywhere)
    form = AgencyListForm(*sent_files(request))

    def send(data: bytes, name: str) -> Import:
        top = manageable(by)[0]  # by its path: the highest
        given = {one: form.cleaned_data[one] for one in ("from_on", "reason")}
        return upload_agency_list(top=top, data=data, name=name, **given, by=by, at=timezone.now())

    then = _(
        "It is read and held against the agencies that there are. You see row by row what is new, renamed, moved or ended; "
        "nothing is saved before you say so. Agencies that are not in the file stay as they are."
    )
    context = {
        "heading": str(_HEADING),
        "take": (
            _("1. Take the file"),
            _(
                "It holds the agencies that there are, a row for each: code, names, the agency above. Or use a list of your own: columns are found by their headings in Thai or English, in any order."
            ),
            [(_("Download the Excel file"), reverse("agency_sheet"))],
        ),
        "step": _("2. Upload the list"),
        "then": then,
        "crumbs": trail("agencies", here=str(_HEADING)),
        "back": reverse("agencies"),
    }
    return importing.upload(request, "agencies", form, send, context=context)


class AgencyListPage(TabbedPage):
    """Rows by what saving would do with them, those first that are not understood."""

    address = path("agencies/import/", import_list, name="agencies_import")
    heading, above = _HEADING, "agencies"

    def saved(self) -> HttpResponse:
        """The agencies as they are now."""
        return redirect("agencies")

    def said(self) -> str:
        """That the tree is as the file says."""
        return _("The agencies are saved.")

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Each with what would become of it."""
        return [self._shown(row) for row in some]

    def about(self) -> Rows:
        """What saving would do, and the rows by that."""
        counts = self.counts
        return Rows(
            would_do=self.doing(
                Message.counted("{count} new agency", "{count} new agencies", count=counts[RowState.NEW]),
                Message.counted(
                    "{count} agency is changed", "{count} agencies are changed", count=counts[RowState.CHANGED]
                ),
                Message.counted(
                    "{count} row changes nothing", "{count} rows change nothing", count=counts[RowState.UNCHANGED]
                ),
            ),
            save=_("Save all of it"),
            left_out=self.left_out,
            why=self._why,
            tabs=self.tabs,
        )

    @property
    def _why(self) -> str | None:
        is_asked = self.row.is_open and any(not row.reason for row in self.every if row.state is not RowState.UNCHANGED)
        return str(self.request.POST.get("reason", "")) if is_asked else None

    @cached_property
    def every(self) -> list[ResolvedAgency]:
        """The rows of the file, held against the records."""
        return resolved_rows(self.row)

    def _shown(self, row: ResolvedAgency) -> RowShown:
        entry, cells = row.entry, self._places(row.entry.number)
        return RowShown(
            number=entry.number,
            name=f"{entry.code} {entry.name_th}".strip() or "–",
            besides=tuple(filter(None, (entry.name_en, row.parent, _since(row)))),
            issues=tuple((cells.get(name, ""), str(words)) for name, words in row.issues),
            note=", ".join(str(one) for one in row.changes),
            address=reverse("agency", args=[row.agency.code]) if row.agency is not None and row.changes else "",
        )

    def _places(self, number: int) -> dict[str, str]:
        return {name: f"{letter}{number}" for name, letter in self.row.content["cells"]["letters"].items()}


def _since(row: ResolvedAgency) -> str:
    return (
        str(ShownDay(row.from_on, short=True))
        if row.from_on is not None and row.state in (RowState.NEW, RowState.CHANGED)
        else ""
    )
