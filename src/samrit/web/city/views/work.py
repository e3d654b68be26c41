"""The work behind the pages, for who runs the installation: what was given up, and trying it again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samrit.actions.city.try_again import try_work_again
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.queries.city.work import work_state
from samrit.records.models import TaskLease
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.form_view import press


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """What waits, what failed and is tried again, what was given up."""
    require(request, Permission.OPERATE, the_city())
    return render(request, "city/work.html", {"state": work_state()})


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try one piece of work again that was given up."""
    by = require(request, Permission.OPERATE, the_city())
    lease = get_object_or_404(TaskLease, pk=pk)

    def act() -> str:
        try_work_again(lease=lease, by=by, at=timezone.now())
        return _("It is tried again in a moment.")

    return press(request, act, redirect("work"))
