"""What somebody was told, and whether they want it by mail."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samrit.actions.people.choose_for_oneself import choose_mail
from samrit.actions.people.notify import read_notices
from samrit.queries.people.access import signed_in
from samrit.queries.people.notices import Notification, notice_page
from samrit.thai.translation import _
from samrit.web.form_view import done, form_view
from samrit.web.people.forms.notices import MailForm, PageForm


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The notices, those that were not read on top."""
    user = signed_in(request)
    asked = PageForm(request.GET)
    if asked.errors:
        raise Http404
    page = notice_page(user, today=timezone.localdate(), before=asked.cleaned_data["before"])
    context = {
        "page": page,
        "unread": _by_day(page.unread),
        "read": _by_day(page.read),
        "mail": MailForm(initial={"wants_mail": user.wants_mail}),
        "address": user.email,
    }
    return render(request, "people/notices.html", context)


@require_POST
def read(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Mark one as read, or all."""
    read_notices(by=signed_in(request), at=timezone.now(), only=pk)
    return redirect("notices")


@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """Whether the weekly mail comes."""
    form, by = MailForm(request.POST), signed_in(request)

    def act() -> HttpResponse:
        choose_mail(wants_mail=form.cleaned_data["wants_mail"], by=by)
        return done(request, _("Your choice is saved."), "notices")

    return form_view(request, form, act, lambda: redirect("notices"))


def _by_day(notifications: tuple[Notification, ...]) -> list[tuple[object, list[Notification]]]:
    return [(day, list(same)) for day, same in groupby(notifications, key=lambda one: one.day)]
