"""A sign-in sheet as a file: uploaded, looked at to see who is meant, then all who came are recorded."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.campaigns.sign_in_import import LEFT_OUT, NEW, activity_of, read_rows
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.queries.people.access import signed_in
from samrit.readers.organisation_list import OrganisationRow
from samrit.records.models import Attendance, Import, Partner
from samrit.records.sentences import later
from samrit.thai.organisations import key
from samrit.thai.translation import Message, _
from samrit.web import importing
from samrit.web.campaigns.campaign_links import activity_or_404
from samrit.web.components.crumbs import Crumb, trail, trail_to
from samrit.web.components.sheet_file import SheetField
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Choice, Rows, RowShown, RowsPage


class SignInForm(forms.Form):
    """A sign-in sheet as a file."""

    file = SheetField(
        label=later("The sheet"),
        help_text=later(
            "Excel (.xlsx, .xls), OpenDocument (.ods) or CSV: a column with the organisation and one with the number of people, or a row for each person."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a sheet; it is read, and nothing is recorded yet."""
    found, by = activity_or_404(request, pk, Permission.CAMPAIGN), signed_in(request)

    def send(data: bytes, name: str) -> Import:
        agency, stated = found.campaign.agency, {"activity": found.pk}
        return upload_file("sign_in", data=data, name=name, agency=agency, stated=stated, by=by, at=timezone.now())

    form = SignInForm(*sent_files(request))
    about = _("Names of people are dropped: how many came is kept, who they were is not.")
    context = {
        "heading": found.name(),
        "about": about,
        "step": _("Import a sign-in sheet"),
        "then": _("You look at what was read before anything is saved."),
        "back": reverse("activity", args=[found.pk]),
        "crumbs": trail(found.campaign, here=_("Sign-in sheet")),
    }
    return importing.upload(request, "sign_in", form, send, context=context)


class SignInPage(RowsPage):
    """Each organisation of the sheet with the partners that it may be."""

    address = path("activities/<int:pk>/sheet/", import_sheet, name="sign_in_sheet")

    def rows(self) -> Sequence[Any]:
        """All of the sheet: first those that stand in no organisation's, since something in them is not understood."""
        rows: list[Any] = self.row.content["rows"]
        nameless = [one.number for one in read_rows(self.row) if one.issues and not one.entry.get("name_th")]
        return [*({"number": number} for number in nameless), *rows]

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Each with what is chosen for it, and what may be."""
        named_ones = [one for one in some if "name" in one]
        partners = Partner.objects.in_bulk({pk for one in named_ones for pk in (one["same"], *one["alike"]) if pk})
        read = self._read_by_name()
        others = (
            Choice(NEW, _("It is another one: enter it as new")),
            Choice(LEFT_OUT, _("Leave it out")),
        )
        return [
            RowShown(number=one["number"], name="–", **_issues_of(read[str(one["number"])]))
            if "name" not in one
            else RowShown(
                number=one["number"],
                name=one["name"],
                **_issues_of(read[key(one["name"])]),
                besides=(str(Message.counted("{count} person", "{count} people", count=one["people"])),),
                choices=tuple(
                    Choice(str(pk), partners[pk].name()) for pk in (one["same"], *one["alike"]) if pk in partners
                )
                + others,
                chosen=self.row.decisions.get(str(one["number"]), ""),
            )
            for one in some
        ]

    def _read_by_name(self) -> dict[str, list[OrganisationRow]]:
        """The rows of the sheet by the name that they are summed under, or by their number where they have none."""
        found: dict[str, list[OrganisationRow]] = defaultdict(list)
        for one in read_rows(self.row):
            found[key(one.entry.get("name_th", "")) or str(one.number)].append(one)
        return found

    def about(self) -> Rows:
        """How many organisations came, and how many are not known yet."""
        stored = self.row.content["rows"]
        waiting = sum(str(one["number"]) not in self.row.decisions for one in stored)
        organisations = Message.counted("{count} organisation", "{count} organisations", count=len(stored))
        left = Message.counted(
            "{count} row waits for your decision", "{count} rows wait for your decision", count=waiting
        )
        return Rows(
            would_do=((str(organisations), False), *([(str(left), True)] if waiting else [])),
            save=_("Save who came"),
            rest=((NEW, _("All are new")), (LEFT_OUT, _("Leave them out"))) if waiting else (),
        )

    def crumbs(self) -> list[Crumb]:
        """By the campaign and the activity."""
        activity = activity_of(self.row)
        return [
            *trail_to(activity.campaign),
            Crumb(activity.name(), reverse("activity", args=[activity.pk])),
            Crumb(_("Sign-in sheet")),
        ]

    def saved(self) -> HttpResponse:
        """The activity, with all who came."""
        return redirect("activity", self.row.stated["activity"])

    def said(self) -> str:
        """How many were recorded."""
        n = Attendance.objects.filter(upload=self.row).count()
        return str(Message.counted("{count} organisation is recorded.", "{count} organisations are recorded.", count=n))


def _issues_of(rows: Sequence[OrganisationRow]) -> dict[str, Any]:
    """What is odd about rows of the sheet, with what stands in their cells."""
    return {
        "issues": tuple((issue.cell, str(issue.message)) for row in rows for issue in row.issues),
        "words": {
            cell: row.typed.get(name, row.entry.get(name, "")) for row in rows for name, cell in row.cells.items()
        },
    }
