"""Moving in: a folder of saved pages and papers is uploaded, every file is named with how it stands, then moved in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.city.move_in import move_in, state_missing, take_files
from samrit.actions.importing import STUCK_AFTER, discard_imports, work_now
from samrit.actions.permissions import Permission
from samrit.ledger.reading import stored_readings
from samrit.queries.reports.many_reports import STATE_WORDS, ListState
from samrit.queries.reports.moved_in import AGENCYLESS, YEARLESS, MovedFile, blocked, move_in_files, placed
from samrit.queries.reports.preview import field_name
from samrit.readers.folders import FolderFile, is_zip, skipped, why_skipped
from samrit.thai.translation import Message, _, language
from samrit.web import importing
from samrit.web.asked import require
from samrit.web.city.forms.move_in import FilesChoice, FolderForm, MissingForm, MoveForm
from samrit.web.components.crumbs import Crumb, trail, trail_to
from samrit.web.form_view import form_view, sent_files
from samrit.web.listing import Column, Listing

FEW = 5  # files that are worked on at once; more are a worker's
_AT_ONCE = 20  # where no worker runs: files worked on in one request
_UNDECIDED = (ListState.SOUND, ListState.DOUBTFUL, ListState.REFUSED, ListState.SKIPPED)
_FIRST = (ListState.AT_WORK, ListState.DOUBTFUL, ListState.REFUSED, ListState.SKIPPED, ListState.SOUND, ListState.SAME)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """All files that were uploaded, and a form to bring more."""
    by = require(request, Permission.MOVE_IN.over_city)
    form = FolderForm(*sent_files(request))

    def act() -> HttpResponse:
        uploaded = form.cleaned_data["files"]
        is_later = len(uploaded) > FEW or any(is_zip(b"PK\x03\x04", file.name or "") for file in uploaded)
        rows = list(take_files(_files(uploaded), later=is_later, by=by, at=timezone.now()))
        said = Message.counted("{count} file was taken in.", "{count} files were taken in.", count=len(rows))
        messages.success(request, str(said))
        return redirect("move_in")

    return form_view(request, form, act, lambda: _page(request, form), field="file")


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move in what is sound, and what is doubtful where that was said."""
    by = require(request, Permission.MOVE_IN.over_city)
    form = MoveForm(request.POST)

    def act() -> HttpResponse:
        wanted = {ListState.SOUND, *((ListState.DOUBTFUL,) if form.cleaned_data["doubtful"] else ())}
        rows = [one.row for one in move_in_files() if one.is_movable and one.state in wanted]
        done = list(
            move_in(rows, publish_as=form.cleaned_data["publish_as"], later=len(rows) > FEW, by=by, at=timezone.now())
        )
        if len(rows) <= FEW:
            count = sum(not row.failure for row in done)
            said = Message.counted("{count} file was moved in.", "{count} files were moved in.", count=count)
            messages.success(request, str(said))
        return redirect("move_in")

    return form_view(request, form, act, lambda: _page(request, FolderForm(), move_form=form))


@require_POST
def missing(request: HttpRequest) -> HttpResponse:
    """Say year and agency for the files that don't tell them."""
    by = require(request, Permission.MOVE_IN.over_city)
    form = MissingForm(request.POST)

    def act() -> HttpResponse:
        rows = [one.row for one in move_in_files() if one.row.is_open and _lacks(one)]
        state_missing(rows, **form.cleaned_data, by=by, at=timezone.now())
        return redirect("move_in")

    return form_view(request, form, act, lambda: _page(request, FolderForm(), missing_form=form))


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Let everything go that is not moved in."""
    by = require(request, Permission.MOVE_IN.over_city)
    discard_imports([one.row for one in move_in_files() if one.state in _UNDECIDED], by=by, at=timezone.now())
    messages.success(request, _("Nothing of these files was saved."))
    return redirect("move_in")


@require_POST
def work(request: HttpRequest) -> HttpResponse:
    """Do some of the work in this request, where no worker does it."""
    by = require(request, Permission.MOVE_IN.over_city)
    waiting = [one for one in move_in_files() if one.state is ListState.AT_WORK]
    for one in waiting[:_AT_ONCE]:
        work_now(one.row, by=by, at=timezone.now())
    return redirect("move_in")


class MoveInPage(importing.ImportPage):
    """What was read of one file, and what was left as it stood."""

    template = "city/move_in_file.html"
    address = path("moving-in/", uploads, name="move_in")

    def context(self) -> Mapping[str, Any]:
        """Each report in the file, field by field, with the reader's remarks."""
        readings = stored_readings(self.row)
        shown = [
            {
                "entry": entry,
                "issues": [(str(issue.message), issue.excerpt) for issue in reading.issues],
                "fields": [(field_name(name), reading.source[p.start : p.end]) for name, p in reading.places.items()],
            }
            for entry, reading in zip(placed(self.row), readings, strict=True)
        ]
        return {"reports": shown, "barred": [str(one) for one in blocked(self.row)]}

    def crumbs(self) -> list[Crumb]:
        """By the list of all files."""
        return [*trail_to("move_in"), Crumb(str(self.row))]

    def saved(self) -> HttpResponse:
        """What the file says, and what became of it."""
        problems = [(one["cell"], one[language()]) for one in self.row.problems]
        context = {"upload": self.row, "crumbs": self.crumbs(), "problems": problems, **self.context()}
        return render(self.request, self.template, context)


def _page(
    request: HttpRequest,
    form: FolderForm,
    *,
    move_form: MoveForm | None = None,
    missing_form: MissingForm | None = None,
) -> HttpResponse:
    found = move_in_files()
    choice = FilesChoice(request.GET, found=found)
    shown = sorted(choice.chosen(found), key=_first)
    listing: Listing[MovedFile, MovedFile] = Listing(request, shown, _same, _COLUMNS, form=choice, count=_COUNT)
    counts = Counter(one.state for one in found)
    at_work = counts[ListState.AT_WORK]
    context = {
        "form": form,
        "move_form": move_form or MoveForm(),
        "missing_form": missing_form or MissingForm(),
        "counts": [(str(STATE_WORDS[state]), counts[state]) for state in STATE_WORDS if counts[state]],
        "total": len(found),
        "done": len(found) - at_work,
        "at_work": at_work,
        "is_stuck": bool(at_work) and timezone.now() - max(one.row.moved_at for one in found) > STUCK_AFTER,
        "sound": sum(one.state is ListState.SOUND for one in found),
        "doubtful": sum(one.state is ListState.DOUBTFUL and one.is_movable for one in found),
        "lacking": sum(_lacks(one) for one in found),
        "undecided": sum(one.state in _UNDECIDED for one in found),
        "crumbs": trail("move_in"),
    }
    if request.headers.get("HX-Request") == "true":
        response = render(request, "city/parts/move_in.html", {**context, "list": listing})
        if not at_work:
            response["HX-Refresh"] = "true"
        return response
    return listing.answer("city/move_in.html", context, name="moving-in")


def _files(uploaded: Sequence[Any]) -> Iterator[FolderFile]:
    for file in uploaded:
        name, data = file.name or "", file.read()
        why = why_skipped(name)
        yield skipped(name, why) if why is not None else FolderFile(name, data, is_folder=is_zip(data, name))


def _lacks(one: MovedFile) -> bool:
    return one.state is ListState.DOUBTFUL and bool({YEARLESS, AGENCYLESS} & set(blocked(one.row)))


def _first(one: MovedFile) -> int:
    return _FIRST.index(one.state) if one.state in _FIRST else len(_FIRST)


def _same(some: Sequence[MovedFile]) -> Sequence[MovedFile]:
    return some


_COUNT = Message.counted("{count} file", "{count} files", count=0)
_COLUMNS: tuple[Column[MovedFile], ...] = (
    Column(Message("File"), lambda one: one.row.file_name),
    Column(Message("State"), lambda one: one.words),
    Column(Message("Why"), lambda one: " ".join(one.reasons)),
    Column(Message("Fiscal year"), lambda one: one.entries[0].year if one.entries else ""),
    Column(Message("Agency"), lambda one: one.entries[0].agency if one.entries else ""),
    Column(Message("Name"), lambda one: "; ".join(entry.label for entry in one.entries)),
)
