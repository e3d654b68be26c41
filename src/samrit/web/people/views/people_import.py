"""Many people at once, as a file: taken as a template, brought, looked at row by row, saved; then mails or letters."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.importing import upload_file
from samrit.actions.people import mail
from samrit.actions.people.people_import import PeopleImporter
from samrit.actions.people.people_permissions import MANAGE_ANYBODY, managed_agencies
from samrit.queries.people.access import within
from samrit.queries.people.people_sheet import SheetPerson
from samrit.readers.people_sheet import MAX_ROWS
from samrit.records.models import Agency, Import, User
from samrit.records.sentences import later
from samrit.thai.translation import Message, _
from samrit.vocabulary.row_states import RowState
from samrit.web import importing
from samrit.web.asked import require
from samrit.web.components.crumbs import trail
from samrit.web.components.sheet_file import SheetField
from samrit.web.download import download
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Rows, RowShown, TabbedPage
from samrit.web.people import people_words
from samrit.writers.people_sheet import write_people_sheet
from samrit.writers.plan_sheet import MEDIA_TYPE

_HEADING = later("Many people as a file")


class PeopleFileForm(forms.Form):
    """A file of people."""

    file = SheetField(
        label=later("The file"),
        help_text=later(
            "Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, up to {most:,} rows: a row for each person and role.",
            most=MAX_ROWS,
        ),
    )


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The empty file, with the codes of roles and of the agencies that one administers."""
    by = require(request, MANAGE_ANYBODY)
    tops = managed_agencies(by, timezone.now())
    rows = Agency.objects.filter(within(tuple(top.path for top in tops))).order_by("path")
    data = write_people_sheet((one.code, one.name_th) for one in rows)
    return download(data, "people-template.xlsx", MEDIA_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_people(request: HttpRequest) -> HttpResponse:
    """Take the template, bring the file."""
    by = require(request, MANAGE_ANYBODY)
    form = PeopleFileForm(*sent_files(request))

    def send(data: bytes, name: str) -> Import:
        return upload_file("people", data=data, name=name, by=by, at=timezone.now())

    then = _("You see row by row who is new and who gets which role; nobody is invited before you say so.")
    context = {
        "heading": str(_HEADING),
        "take": (
            _("1. Take the template"),
            _(
                "It holds the codes of roles and agencies on its second sheet. Or use a list of your own: columns are found by their headings in Thai or English, in any order."
            ),
            [(_("Download the template"), reverse("people_template"))],
        ),
        "step": _("2. Upload the file"),
        "then": then,
        "crumbs": trail("people", here=str(_HEADING)),
    }
    return importing.upload(request, "people", form, send, context=context)


class PeoplePage(TabbedPage):
    """Rows by what saving would do with them, those first that are not understood."""

    address = path("people/import/", import_people, name="people_import")
    heading, above = _HEADING, "people"

    def saved(self) -> HttpResponse:
        """How many were invited, and how they get their links."""
        keys = self.row.content.get("invited", [])
        with_mail = User.objects.filter(pk__in=keys).exclude(email="").count() if mail.is_configured() else 0
        context = {
            "upload": self.row,
            "invited": len(keys),
            "roles": self.row.content.get("roles", 0),
            "mailed": with_mail,
            "unmailed": len(keys) - with_mail,
            "crumbs": self.crumbs(),
        }
        return render(self.request, "people/import_done.html", context)

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Each with its account and what it would get."""
        return [_shown(one) for one in some]

    def about(self) -> Rows:
        """What saving would do, and the rows by that."""
        roles = sum(len(one.roles) for one in self.every if one.state is not RowState.UNCLEAR)
        new = [one for one in self.every if one.state is RowState.NEW]
        mailed = sum(bool(one.entry.get("email")) for one in new) if mail.is_configured() else 0
        by_letter = len(new) - mailed
        return Rows(
            would_do=self.doing(
                Message.counted("{count} person is invited", "{count} people are invited", count=len(new)),
                Message.counted("{count} role is given", "{count} roles are given", count=roles),
                Message.counted(
                    "{count} invitation is sent by mail", "{count} invitations are sent by mail", count=mailed
                ),
                Message.counted(
                    "{count} person gets a letter to print", "{count} people get a letter to print", count=by_letter
                ),
            ),
            save=_("Invite all of them"),
            left_out=self.left_out,
            tabs=self.tabs,
        )

    @cached_property
    def every(self) -> list[SheetPerson]:
        """The rows of the file, held against the records."""
        return PeopleImporter(self.row).resolved


def _shown(one: SheetPerson) -> RowShown:
    roles = tuple(f"{people_words.role(role)} · {agency.name()}" for role, agency in one.roles)
    known = tuple(one.entry[name] for name in ("username", "email", "position") if one.entry.get(name))
    notes = [str(note) for note in one.notes]
    if one.first:
        notes.append(_("The same person as in row {n}", n=one.first))
    return RowShown(
        number=one.number,
        name=one.entry.get("name_th", "–"),
        besides=(*known, *roles),
        issues=tuple((cell, str(said)) for cell, said in one.issues),
        note=" ".join(notes),
        address=reverse("person", args=[one.person.pk]) if one.person is not None and notes else "",
    )
