"""A plan as a sheet of Excel: take it away, bring it back, look at it row by row, save it or let it go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.importing import upload_file
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.definitions import Definition
from samrit.definitions.weights import WHOLE, total, weighing
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.plans.plan_sheet import ResolvedRow, resolve, sheet_content
from samrit.queries.plans.sheet import stored_rows
from samrit.queries.plans.year_changes import FieldChange, field_changes
from samrit.readers.plan_sheet import SheetRow
from samrit.records.models import Agency, AnnualPlan, Import, RuleProposal
from samrit.records.sentences import later
from samrit.thai.translation import Message, _
from samrit.vocabulary.row_states import ROW_STATE_WORDS, RowState
from samrit.web import importing, words
from samrit.web.asked import require
from samrit.web.components.crumbs import Crumb, trail, trail_to
from samrit.web.components.sheet_file import SheetField
from samrit.web.download import download
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import CellShown, cells_shown, typed_anew
from samrit.writers.plan_sheet import MEDIA_TYPE, write_plan_sheet

_PLANNED = (
    "comparison", "target", "unit", "weight", "q1_target", "q2_target", "q3_target", "q4_target", "accumulation", "responsible",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row of the sheet as the page shows it."""

    number: int
    state: RowState
    words: str
    name: str
    changes: tuple[FieldChange, ...]
    planned: tuple[FieldChange, ...]
    cells: list[CellShown]


class SheetForm(forms.Form):
    """One file: a plan as a sheet."""

    file = SheetField(label=later("The plan"))


@require_safe
def sheet(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The plan as it stands, or an empty template where it has no indicators; it comes back by the same page."""
    found = _agency(request, agency)
    data = write_plan_sheet(sheet_content(found, fiscal_year_be))
    return download(data, f"plan-{agency}-{fiscal_year_be}.xlsx", MEDIA_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """Bring a sheet; it is read, and nothing else happens yet."""
    found = _agency(request, agency)
    by = require(request, BUILD_PLAN, AnnualPlan(agency=found, fiscal_year_be=fiscal_year_be))

    def send(data: bytes, name: str) -> Import:
        stated = {"fiscal_year_be": fiscal_year_be}
        return upload_file("plan", agency=found, data=data, name=name, stated=stated, by=by, at=timezone.now())

    plan = found.annual_plans.filter(fiscal_year_be=fiscal_year_be).first()
    heading = _("The plan as an Excel file")
    year = _("Annual plan of fiscal year {year}", year=words.year(fiscal_year_be))
    context = {
        "heading": heading,
        "about": f"{found.name()} · {year}",
        "take": (
            _("1. Take the file"),
            _(
                "It holds what the plan says now, one row for each indicator, with lists to choose from and a page of help. Where there is nothing yet, it is an empty template."
            ),
            [(_("Download the Excel file"), reverse("plan_sheet", args=[agency, fiscal_year_be]))],
        ),
        "step": _("2. Upload it again"),
        "then": _(
            "You see row by row what is new, what changes and what was not understood; nothing is saved before you say so."
        ),
        "crumbs": trail(plan, through="definitions", here=heading) if plan is not None else trail("home", here=heading),
    }
    form = SheetForm(*sent_files(request))
    return importing.upload(request, "plan", form, send, context=context)


_COUNTED = (RowState.UNCLEAR, RowState.NEW, RowState.CHANGED, RowState.UNCHANGED)


class PlanSheetPage(importing.ImportPage):
    """What was read, row by row, and what saving it would do to the plan as it stands now."""

    template = "plans/plan_preview.html"
    address = path("plans/<str:agency>/<int:fiscal_year_be>/sheet/", import_sheet, name="plan_upload")

    def context(self) -> Mapping[str, Any]:
        """The rows held against the plan."""
        stored = stored_rows(self.row)
        resolved = resolve(self.agency, self.row.stated["fiscal_year_be"], stored)
        rows = [_shown(self.row, one, read) for one, read in zip(resolved.rows, stored, strict=True)]
        return {
            "year": words.year(self.row.stated["fiscal_year_be"]),
            "rows": rows,
            "is_typed": any(cell.words is not None for one in rows for cell in one.cells),
            "counts": [(state, str(ROW_STATE_WORDS[state]), resolved.count(state)) for state in _COUNTED],
            "left_out": resolved.left_out,
            "weights": str(weighing(resolved.weights)),
            "is_whole": total(resolved.weights) == WHOLE,
            "unclear": resolved.count(RowState.UNCLEAR),
            "may_be_saved": resolved.may_be_saved,
            "expected_version": resolved.state,
        }

    def crumbs(self) -> list[Crumb]:
        """By the page of the plan's sheet."""
        address = reverse("plan_upload", args=[self.agency.code, self.row.stated["fiscal_year_be"]])
        return [*trail_to("home"), Crumb(_("The plan as an Excel file"), address), Crumb(str(self.row))]

    def saved(self) -> HttpResponse:
        """The plan's indicators."""
        return redirect("definitions", self.agency.code, self.row.stated["fiscal_year_be"])

    def said(self) -> str:
        """That the plan is saved, and what of it waits for a second person."""
        return plans_saved(_("The plan is saved."), self.row)


def plans_saved(said: str, row: Import) -> str:
    """What a saved file has done, with how many of its rows wait in part for a second person; one query."""
    if row.decided_at is None:
        return said
    asked = RuleProposal.objects.filter(asked_by=row.decided_by, asked_at=row.decided_at).count()
    if not asked:
        return said
    waits = Message.counted(
        "{said} Of {count} indicator that you own, another target or way to make the year waits for a second person to agree.",
        "{said} Of {count} indicators that you own, another target or way to make the year waits for a second person to agree.",
        said=said,
        count=asked,
    )
    return str(waits)


def planned(row: ResolvedRow) -> tuple[FieldChange, ...]:
    """What a new indicator is to reach, as it was read."""
    return tuple(one for one in field_changes(Definition(), row.after, _PLANNED) if one.new)


def _shown(upload: Import, row: ResolvedRow, read: SheetRow) -> _Shown:
    is_changed = row.indicator is not None and row.before != row.after
    is_new = row.state is RowState.NEW
    odd = [(issue.cell, str(issue.message)) for issue in (*row.issues, *row.asks)]
    anew = typed_anew(upload, row.number, (cell for cell, _words in odd)) if upload.is_open else {}
    return _Shown(
        number=row.number,
        state=row.state,
        words=str(ROW_STATE_WORDS[row.state]),
        name=f"{row.after.number}. {row.after.name_th}" if row.after.number else row.after.name_th,
        changes=field_changes(row.before, row.after) if is_changed else (),
        planned=planned(row) if is_new else (),
        cells=cells_shown(
            [*odd, *((cell, _("Typed anew here.")) for cell in anew)],
            {**anew, **read.words},
        ),
    )


def _agency(request: HttpRequest, code: str) -> Agency:
    found = visible_agencies(signed_in(request), today=timezone.localdate()).filter(code=code).first()
    if found is None:
        raise Http404
    return found
