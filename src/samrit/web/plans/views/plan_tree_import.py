"""A long-term plan as a sheet of Excel or as CSV: take it away, bring it back, look at it row by row, save it or let it go."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.plan_tree_import import stored_tree_rows, upload_tree
from samrit.definitions.plan_tree import levels_of
from samrit.ledger.field_words import field_words
from samrit.queries.plans.plan_tree_sheet import ResolvedPlace, ResolvedTree, resolve_tree, tree_rows
from samrit.records.models import Import, Plan
from samrit.records.sentences import later
from samrit.thai.translation import Message, _
from samrit.vocabulary.row_states import RowState
from samrit.web import importing, words
from samrit.web.asked import require
from samrit.web.components.crumbs import Crumb, trail, trail_to
from samrit.web.components.sheet_file import SheetField
from samrit.web.download import download
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Rows, RowShown, TabbedPage
from samrit.web.plans.views.plan_tree import readable_tree
from samrit.writers.plan_tree_sheet import write_tree_csv, write_tree_sheet
from samrit.writers.table import CSV_TYPE, XLSX_TYPE


class TreeSheetForm(forms.Form):
    """One file with a plan, and why it is brought."""

    file = SheetField(label=later("The plan as a file"))
    reason = forms.CharField(
        label=later("Why"),
        help_text=later("It stays in the history of every place that changes. Left empty: the name of the file."),
        required=False,
        widget=forms.TextInput(attrs={"lang": "th"}),
    )


@require_safe
def sheet(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The plan as it stands, or an empty template; it comes back by the same page."""
    plan = readable_tree(request, pk)
    rows = tree_rows(plan)
    if suffix == "csv":
        return download(write_tree_csv(rows), f"long-term-plan-{pk}.csv", CSV_TYPE)
    if suffix != "xlsx":
        raise Http404
    data = write_tree_sheet(plan.title_th, [level.label for level in levels_of(plan.levels)], rows)
    return download(data, f"long-term-plan-{pk}.xlsx", XLSX_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_tree(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a plan's sheet; it is read, and nothing else happens yet."""
    by, plan = require(request, Permission.PLAN_TREE.over_city), readable_tree(request, pk)
    form = TreeSheetForm(*sent_files(request))

    def send(data: bytes, name: str) -> Import:
        return upload_tree(
            plan=plan, data=data, name=name, reason=form.cleaned_data["reason"], by=by, at=timezone.now()
        )

    heading = _("The long-term plan as a file")
    context = {
        "heading": heading,
        "about": plan.name(),
        "take": (
            _("1. Take the file"),
            _(
                "It holds the whole plan as it stands, one row for each place; where there is nothing yet, it is an empty template. A file with a column for each level is read as well."
            ),
            [
                (_("Download the Excel file"), reverse("plan_tree_sheet", args=[pk, "xlsx"])),
                (_("Download as CSV"), reverse("plan_tree_sheet", args=[pk, "csv"])),
            ],
        ),
        "step": _("2. Upload it again"),
        "then": _(
            "You see row by row what is new, what changes and what was not understood; nothing is saved before you say so."
        ),
        "crumbs": trail(plan, here=heading),
        "back": reverse("long_term_plan", args=[pk]),
    }
    return importing.upload(request, "plan_tree", form, send, context=context)


class TreeSheetPage(TabbedPage):
    """What was read, row by row, and what saving it would do to the plan as it stands now."""

    address = path("long-term-plans/<int:pk>/sheet/", import_tree, name="plan_tree_upload")

    def crumbs(self) -> list[Crumb]:
        """By the plan and the page of its sheet."""
        address = reverse("plan_tree_upload", args=[self._plan.pk])
        return [*trail_to(self._plan), Crumb(_("The long-term plan as a file"), address), Crumb(str(self.row))]

    def saved(self) -> HttpResponse:
        """The plan with its tree."""
        return redirect("long_term_plan", self.row.stated["plan"])

    def said(self) -> str:
        """That the plan is saved."""
        return _("The plan is saved.")

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Each with where it would stand, and what would change."""
        return [_shown(row) for row in some]

    def about(self) -> Rows:
        """What saving would do, and the rows by that."""
        found = self._resolved
        new, changed = self.counts[RowState.NEW], self.counts[RowState.CHANGED]
        return Rows(
            would_do=self.doing(
                str(Message.counted("{count} new place", "{count} new places", count=new)),
                str(Message.counted("{count} place changes", "{count} places change", count=changed)),
                Message.counted(
                    "{count} place of the plan is not in the file and stays as it is",
                    "{count} places of the plan are not in the file and stay as they are",
                    count=len(found.left_out),
                ),
            ),
            save=_("Save the plan"),
            left_out=self.left_out,
            tabs=self.tabs,
            version=found.state,
        )

    @property
    def every(self) -> Sequence[ResolvedPlace]:
        """The rows of the sheet."""
        return self._resolved.rows

    @cached_property
    def _plan(self) -> Plan:
        return Plan.objects.get(pk=self.row.stated["plan"])

    @cached_property
    def _resolved(self) -> ResolvedTree:
        return resolve_tree(self._plan, stored_tree_rows(self.row))


def _shown(row: ResolvedPlace) -> RowShown:
    after = row.after
    besides = [f"{after.level_label} {after.rank}".strip(), after.name_en]
    if after.parent:
        besides.append(str(Message("below {code}", code=after.parent)))
    if row.closes and row.closed_on is not None:
        besides.append(str(Message("closed from {day}", day=words.day(row.closed_on, short=True))))
    return RowShown(
        number=row.number,
        name=f"{after.code} {after.name_th}".strip() or "–",
        besides=tuple(filter(None, besides)),
        issues=tuple((cell, str(message)) for cell, message in (*row.issues, *row.asks)),
        note=" · ".join(f"{field_words(name)}: {old or '–'} → {new or '–'}" for name, old, new in row.changes),
        address=reverse("plan_node", args=[row.node.pk]) if row.node is not None else "",
    )
