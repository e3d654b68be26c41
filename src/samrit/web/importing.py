"""The pages of a file that comes in: uploaded, worked on, looked at, decided, saved, discarded. One set for all kinds.

What a kind shows in its own way is an `ImportPage`, which stands with the pages of what it imports into: the one of the kind
`partners` in `partners/views/partners_import.py`. A file of such a name is found by itself, with the address at which it is
uploaded. Its template extends `imports/import.html`; a kind whose rows are decided one by one needs none (`importing_rows.py`).
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samrit.actions.importing import (
    DECIDE,
    STUCK_AFTER,
    decide_rows,
    discard_import,
    retype_cells,
    save_import,
    work_now,
)
from samrit.ledger.kinds import kinds_in, the_class
from samrit.queries.people.access import signed_in
from samrit.records.models import Agency, Import, User
from samrit.thai.translation import Message, _, language
from samrit.vocabulary.codes import AT_WORK, ImportState
from samrit.vocabulary.refusal import Denied, Invalid, Refused, Unavailable
from samrit.web.asked import require
from samrit.web.components.crumbs import Crumb
from samrit.web.form_view import form_view

PAGES = kinds_in(Path(__file__).parent, "*/views/*_import.py")  # each kind with the module of its page
_ROW, _CELL = "row-", "cell-"
_ASKED = re.compile(
    r"[0-9]{1,11}(?:-[a-z]{1,20})?"
)  # a row's number, and what is asked of it where that is not who it is
_CELL_NAME = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")


class ImportPage(ABC):
    """The page of one file, and what its kind shows in its own way."""

    template: ClassVar[str]
    address: ClassVar[URLPattern]  # where such a file is uploaded

    def __init__(self, request: HttpRequest, row: Import) -> None:
        self.request, self.row = request, row

    @property
    def agency(self) -> Agency:
        """Whose records it is for."""
        assert self.row.agency is not None, "a kind whose files are of no agency doesn't ask"
        return self.row.agency

    @abstractmethod
    def context(self) -> Mapping[str, Any]:
        """What the template shows besides what all show: the rows, and what saving would do."""

    @abstractmethod
    def crumbs(self) -> list[Crumb]:
        """The way to the file's page; the last but one is where somebody goes who discards it."""

    @abstractmethod
    def saved(self) -> HttpResponse:
        """Where what was saved is seen."""

    def said(self) -> str:
        """What is said once it is saved."""
        return _("The file is saved.")


def page_class(kind: str) -> type[ImportPage]:
    """What shows files of a kind."""
    return the_class(PAGES[kind], ImportPage)  # type: ignore[type-abstract]  # a kind's own is none


def upload(  # noqa: PLR0913 - a request, what is sent with it, and how that page shows
    request: HttpRequest,
    kind: str,
    form: forms.Form,
    send: Callable[[bytes, str], Import | HttpResponse],
    *,
    template: str = "imports/upload.html",
    context: Mapping[str, Any] | None = None,
    field: str | None = "file",
    say: Callable[[Message], str] = str,
    many: Callable[[], HttpResponse | None] = lambda: None,
) -> HttpResponse:
    """The page on which a file is uploaded; what can't be read is told at its field, else the file's own page comes.

    What one may `take` first (in the context) is a heading, a sentence and the files, each with its words and address.

    Where the form took many files, `many` answers.
    """

    def act() -> HttpResponse:
        answer = many()
        if answer is not None:
            return answer
        file = form.cleaned_data["file"]
        came = send(file.read(), file.name or "")
        return redirect("import_file", came.pk) if isinstance(came, Import) else came

    def page() -> HttpResponse:
        shared = {
            "form": form,
            "waiting": waiting(kind, signed_in(request)),
            "about": "",
            "step": "",
            "back": "",
            "take": (),
        }
        return render(request, template, shared | dict(context or {}))

    return form_view(request, form, act, page, field=field, say=say)


def waiting(kind: str, by: User) -> list[Import]:
    """Somebody's files of a kind that are neither saved nor discarded, latest first."""
    rows = Import.objects.filter(kind=kind, uploaded_by=by, decided_at=None)
    rows = rows.exclude(stated__has_key="batch")  # these wait as lists
    return list(rows.defer("content", "data").order_by("-pk")[:10])


@never_cache
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the file is: being worked on, waiting for a person, saved, discarded."""
    return _shown(request, _mine(request, pk))


@never_cache
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, for a page that asks again and again; once a worker is done, the page is loaded anew."""
    row = _mine(request, pk)
    shared = {
        "upload": row,
        "crumbs": page_class(row.kind)(request, row).crumbs(),
        "failure": row.failure.get(language(), ""),
    }
    response = render(request, "imports/parts/progress.html", {**shared, **_progress(row)})
    if row.state not in AT_WORK:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def now(request: HttpRequest, pk: int) -> HttpResponse:
    """Do the work in this request, where no worker does it."""
    work_now(_mine(request, pk), by=signed_in(request), at=timezone.now())
    return redirect("import_file", pk)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Store what was decided about rows, or about all that wait."""
    rest = str(request.POST.get("rest", ""))
    by, at = signed_in(request), timezone.now()
    row = _mine(request, pk)
    if _cells(request):
        row = retype_cells(row=row, cells=_cells(request), by=by, at=at)
    decide_rows(row=row, decisions=_decisions(request), rest=rest, by=by, at=at)
    messages.success(request, _("Your decisions are kept; nothing is saved in the register yet."))
    return redirect("import_file", pk)


@require_POST
def retype(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what was typed in place of cells of the file, and store what was decided in the same step."""
    row, by, at = _mine(request, pk), signed_in(request), timezone.now()
    decisions, cells = _decisions(request), _cells(request)
    if decisions:
        row = decide_rows(row=row, decisions=decisions, by=by, at=at)
    if cells:
        retype_cells(row=row, cells=cells, by=by, at=at)
        messages.success(request, _("The cells are read anew; nothing is saved in the records yet."))
    return redirect("import_file", pk)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save all of it, or say why not; what was decided in the same step is stored first, and stays."""
    row, by = _mine(request, pk), signed_in(request)
    decisions, cells = _decisions(request), _cells(request)
    try:
        if cells:
            row = retype_cells(row=row, cells=cells, by=by, at=timezone.now())
        if decisions:
            row = decide_rows(row=row, decisions=decisions, by=by, at=timezone.now())
        row = save_import(row=row, choice=_choice(request), by=by, at=timezone.now())
    except (Denied, Unavailable):
        raise
    except Refused as refusal:
        status = 422 if isinstance(refusal, Invalid) else 409
        return _shown(request, _mine(request, pk), failure=str(refusal.message), status=status)
    if row.state == ImportState.SAVED:
        messages.success(request, page_class(row.kind)(request, row).said())
    return redirect("import_file", pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the file go."""
    row = discard_import(row=_mine(request, pk), by=signed_in(request), at=timezone.now())
    messages.success(request, _("Nothing of the file was saved."))
    return redirect(page_class(row.kind)(request, row).crumbs()[-2].address)


def _shown(request: HttpRequest, row: Import, *, failure: str = "", status: int = 200) -> HttpResponse:
    page = page_class(row.kind)(request, row)
    if row.state == ImportState.SAVED:
        return page.saved()
    shared = {
        "upload": row,
        "crumbs": page.crumbs(),
        "failure": failure or row.failure.get(language(), ""),
        "problems": [(one["cell"], one[language()]) for one in row.problems],
    }
    if row.is_open or (row.is_over and row.content):
        return render(request, page.template, {**shared, **page.context()}, status=status)
    return render(request, "imports/progress.html", {**shared, **_progress(row)}, status=status)


def _mine(request: HttpRequest, pk: int) -> Import:
    row = get_object_or_404(Import.objects.select_related("agency", "blob", "uploaded_by").defer("data"), pk=pk)
    require(request, DECIDE, row)
    return row


def _decisions(request: HttpRequest) -> dict[str, str]:
    named = ((name.removeprefix(_ROW), str(value)) for name, value in request.POST.items() if name.startswith(_ROW))
    return {asked: value for asked, value in named if _ASKED.fullmatch(asked)}


def _cells(request: HttpRequest) -> dict[str, str]:
    """What was typed in place of cells, where it is other than what stood there."""
    named = {name.removeprefix(_CELL): str(value) for name, value in request.POST.items() if name.startswith(_CELL)}
    return {
        cell: words
        for cell, words in named.items()
        if _CELL_NAME.fullmatch(cell) and words.strip() != str(request.POST.get(f"was-{cell}", "")).strip()
    }


def _choice(request: HttpRequest) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in request.POST.items()
        if name != "csrfmiddlewaretoken" and not name.startswith((_ROW, _CELL, "was-"))
    }


def _progress(row: Import) -> dict[str, Any]:
    is_at_work = row.state in AT_WORK
    return {
        "is_at_work": is_at_work,
        "is_stuck": is_at_work and timezone.now() - row.moved_at > STUCK_AFTER,
        "percent": 100 * row.done // row.total if row.total else 0,
        "doing": {
            ImportState.WAITING: _("The file waits to be read."),
            ImportState.READING: _("The file is read and compared with the records."),
            ImportState.SAVE_WAITING: _("The file waits to be saved."),
            ImportState.SAVING: _("The file is being saved: all of it, or nothing."),
        }.get(ImportState(row.state), ""),
    }


_ADDRESSES: list[URLPattern] = [
    path("imports/<int:pk>/", show, name="import_file"),
    path("imports/<int:pk>/progress/", progress, name="import_progress"),
    path("imports/<int:pk>/now/", now, name="import_now"),
    path("imports/<int:pk>/decide/", decide, name="decide_import"),
    path("imports/<int:pk>/retype/", retype, name="retype_import"),
    path("imports/<int:pk>/save/", save, name="save_import"),
    path("imports/<int:pk>/discard/", discard, name="discard_import"),
]


def addresses() -> list[URLPattern]:
    """Where a file is, and where each kind is uploaded."""
    return [*_ADDRESSES, *(page_class(kind).address for kind in PAGES)]
