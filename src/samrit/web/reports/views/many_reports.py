"""Many reports that came in together: how far they are, what was read of each; saved together or one by one."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samrit.actions.importing import STUCK_AFTER, discard_imports, work_now
from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.actions.report_permissions import UPLOAD
from samrit.actions.reports.many_reports import save_reports, upload_files
from samrit.queries.people.access import signed_in
from samrit.queries.reports.many_reports import ReportList, report_list
from samrit.queries.reports.preview import writable_paths
from samrit.thai.translation import Message, _
from samrit.web.asked import require
from samrit.web.components.crumbs import trail
from samrit.web.reports.forms.upload import PlanChoice, UploadForm


def upload_all(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """Take all files of a form; their list comes."""

    def files() -> Iterator[tuple[str, bytes]]:
        for file in form.cleaned_data["files"]:
            yield file.name or "", file.read()

    return redirect("import_many", upload_files(files(), by=signed_in(request), at=timezone.now()))


@never_cache
@require_safe
def many(request: HttpRequest, batch: str) -> HttpResponse:
    """The list; while it is worked on, a page that asks again and again gets it alone, and at the end the page anew."""
    found = _mine(request, batch)
    is_part = request.headers.get("HX-Request") == "true"
    context = {
        "list": found,
        "is_stuck": _is_stuck(found),
        "crumbs": trail("upload", here=_("Several reports at once")),
    }
    template = "reports/parts/many.html" if is_part else "reports/many.html"
    response = render(request, template, context)
    if is_part and not found.at_work:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def save_sound(request: HttpRequest, batch: str) -> HttpResponse:
    """Save all that is sound, each by itself; what is doubtful waits for a look."""
    sound = _mine(request, batch).sound
    pairs = [(one.row, one.plan.pk) for one in sound if one.plan is not None]
    count = save_reports(pairs, by=signed_in(request), at=timezone.now())
    if not _mine(request, batch).at_work:
        said = Message.counted("{count} report is saved.", "{count} reports are saved.", count=count)
        messages.success(request, str(said))
    return redirect("import_many", batch)


@require_POST
def discard_rest(request: HttpRequest, batch: str) -> HttpResponse:
    """Let everything go that is not decided yet."""
    rows = [one.row for one in _mine(request, batch).undecided]
    discard_imports(rows, by=signed_in(request), at=timezone.now())
    messages.success(request, _("Nothing of these files was saved."))
    return redirect("import_many", batch)


@require_POST
def work(request: HttpRequest, batch: str) -> HttpResponse:
    """Do the work in this request, where no worker does it."""
    by = signed_in(request)
    for one in _mine(request, batch).at_work:
        work_now(one.row, by=by, at=timezone.now())
    return redirect("import_many", batch)


def _mine(request: HttpRequest, batch: str) -> ReportList:
    by = require(request, UPLOAD)
    writable = writable_paths(by, PERMISSIONS[Permission.FILE], today=timezone.localdate())
    choice = PlanChoice(request.POST or request.GET)
    found = report_list(batch, by, writable=writable, plan=None if choice.errors else choice.cleaned_data["plan"])
    if not found.reports:
        raise Http404
    return found


def _is_stuck(found: ReportList) -> bool:
    waiting = found.at_work
    moved = max((one.row.moved_at for one in found.reports), default=timezone.now())
    return bool(waiting) and timezone.now() - moved > STUCK_AFTER
