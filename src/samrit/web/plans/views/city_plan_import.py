"""The plans of many agencies as one sheet of Excel: brought, read by a worker, looked at row by row, saved whole."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.actions.plans.city_plan_import import CityPlanImporter
from samrit.queries.people.access import within
from samrit.queries.plans.city_plan_sheet import CityRow, CitySheet
from samrit.queries.plans.plan_sheet import ResolvedRow
from samrit.queries.plans.year_changes import field_changes
from samrit.readers.plan_sheet import MAX_ROWS
from samrit.records.models import Agency, Import
from samrit.records.sentences import later
from samrit.thai.calendar import fiscal_year_be as year_of
from samrit.thai.translation import Message, _
from samrit.vocabulary.row_states import RowState
from samrit.web import importing, words
from samrit.web.asked import require
from samrit.web.components.choosing import choose
from samrit.web.components.crumbs import trail
from samrit.web.components.sheet_file import SheetField
from samrit.web.download import download
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Rows, RowShown, TabbedPage
from samrit.web.plans.views.plan_import import planned, plans_saved
from samrit.writers.plan_sheet import MEDIA_TYPE, PlanSheetContent, write_plan_sheet

_HEADING = later("Plans of many agencies in one file")


class CityPlanForm(forms.Form):
    """A fiscal year and a file."""

    fiscal_year_be = forms.TypedChoiceField(label=later("Fiscal year"), coerce=int)
    file = SheetField(
        label=later("The plans"),
        help_text=later(
            "Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, up to {most:,} rows: one for each indicator, with its agency's code.",
            most=MAX_ROWS,
        ),
    )

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "fiscal_year_be", [(one, words.year(one)) for one in years])


@require_safe
def template(request: HttpRequest, fiscal_year_be: int) -> HttpResponse:
    """The empty sheet, with the codes of the agencies for which one may plan."""
    by = require(request, Permission.PLAN.anywhere)
    rows = Agency.objects.filter(within(Permission.PLAN.branches(by, timezone.now())), until_on=None).order_by("path")
    agencies = [(one.code, one.name_th) for one in rows]
    data = write_plan_sheet(PlanSheetContent("", "", fiscal_year_be, (), agencies=agencies))
    return download(data, f"plans-{fiscal_year_be}.xlsx", MEDIA_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_city(request: HttpRequest) -> HttpResponse:
    """Take the template, bring the file."""
    by = require(request, Permission.PLAN.anywhere)
    running = year_of(timezone.localdate())
    form = CityPlanForm(
        *sent_files(request), years=(running - 1, running, running + 1), initial={"fiscal_year_be": running}
    )

    def send(data: bytes, name: str) -> Import:
        stated = {"fiscal_year_be": form.cleaned_data["fiscal_year_be"]}
        return upload_file("city_plan", data=data, name=name, stated=stated, by=by, at=timezone.now())

    context = {
        "heading": str(_HEADING),
        "take": (
            _("1. Take the template"),
            _(
                "One row for each indicator, with the code of its agency in front; the codes stand on its last sheet. Agencies that the file doesn't name stay as they are."
            ),
            [(_("Download the Excel file"), reverse("city_plan_template", args=[running]))],
        ),
        "step": _("2. Upload the file"),
        "then": _(
            "You see row by row what is new, what changes and what was not understood; nothing is saved before you say so."
        ),
        "crumbs": trail("home", here=str(_HEADING)),
    }
    return importing.upload(request, "city_plan", form, send, context=context)


class CityPlanPage(TabbedPage):
    """Rows by what saving would do with them, those first that are not understood."""

    address = path("plans/import/", import_city, name="city_plan_import")
    heading, above = _HEADING, "home"

    def saved(self) -> HttpResponse:
        """Home, where all agencies stand."""
        return redirect("home")

    def said(self) -> str:
        """That the plans are saved."""
        return plans_saved(_("The plans are saved."), self.row)

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Each with its agency and what is odd about it."""
        return [_shown(row) for row in some]

    def about(self) -> Rows:
        """What saving would do."""
        counts = self.counts
        agencies = Message.counted(
            "the plan of {count} agency", "the plans of {count} agencies", count=len(self._found.parts)
        )
        year = _("Annual plan of fiscal year {year}", year=words.year(self.row.stated["fiscal_year_be"]))
        return Rows(
            would_do=self.doing(
                f"{year}: {agencies}",
                Message.counted("{count:,} new indicator", "{count:,} new indicators", count=counts[RowState.NEW]),
                Message.counted(
                    "{count:,} indicator changes", "{count:,} indicators change", count=counts[RowState.CHANGED]
                ),
                Message.counted(
                    "{count:,} row changes nothing", "{count:,} rows change nothing", count=counts[RowState.UNCHANGED]
                ),
            ),
            save=_("Save all of it"),
            left_out=self.left_out,
            tabs=self.tabs,
        )

    @property
    def every(self) -> Sequence[CityRow]:
        """The rows of all plans."""
        return self._found.rows

    @cached_property
    def _found(self) -> CitySheet:
        return CityPlanImporter(self.row).resolved()


def _shown(row: CityRow) -> RowShown:
    agency, resolved = row.agency, row.row
    number = resolved.after.number if resolved is not None else ""
    return RowShown(
        number=row.number,
        name=f"{number}. {row.name}" if number else row.name or "–",
        besides=(
            *((f"{agency.code} {agency.name()}",) if agency is not None else ()),
            *(_read(resolved) if resolved is not None else ()),
        ),
        issues=tuple((one.cell, str(one.message)) for one in (*row.issues, *(resolved.asks if resolved else ()))),
        words=row.words,
    )


def _read(row: ResolvedRow) -> Iterator[str]:
    """What a new indicator is to reach, and what changes of one that is there."""
    if row.state is RowState.NEW:
        yield from (f"{one.label}: {one.new}" for one in planned(row))
    elif row.indicator is not None and row.before != row.after:
        yield from (f"{one.label}: {one.old or '–'} → {one.new or '–'}" for one in field_changes(row.before, row.after))
