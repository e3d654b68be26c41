"""Releases of open data: those that there are, what each year has that is new since its last, and a new one."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.public.releases import ask_for_release, make_release
from samrit.queries.public.data_sets import years_of_data
from samrit.queries.public.releases import difference
from samrit.queries.public.releases import releases as all_releases
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.asked import require
from samrit.web.city.forms.releases import ReleaseForm
from samrit.web.form_view import done, form_view, sent
from samrit.web.public.views.releases import release_line

if TYPE_CHECKING:
    from samrit.records.models import PublishedRelease

_UNENDED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: HttpRequest) -> HttpResponse:
    """The page; posting it has the worker make a release of a year."""
    by = require(request, Permission.RELEASE, the_city())
    years = [one.fiscal_year_be for one in years_of_data()]
    form = ReleaseForm(sent(request))
    form.offer(years)

    def act() -> HttpResponse:
        ask_for_release(fiscal_year_be=int(form.cleaned_data["year"]), by=by, at=timezone.now())
        return done(request, _("The release is being made. It stands here in a moment."), "office_releases")

    def page() -> HttpResponse:
        rows = list(all_releases())
        newest: dict[int, PublishedRelease] = {}
        for row in rows:
            newest.setdefault(row.fiscal_year_be, row)
        context: dict[str, Any] = {
            "form": form,
            "years": [(words.year(year), newest.get(year), difference(year, newest.get(year))) for year in years],
            "lines": [release_line(row) for row in rows],
            "is_at_work": DBTaskResult.objects.filter(task_path=make_release.module_path, status__in=_UNENDED).exists(),
        }  # fmt: skip
        return render(request, "city/releases.html", context)

    return form_view(request, form, act, page, field="year")
