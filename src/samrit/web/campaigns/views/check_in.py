"""Check in by the code on the wall, on a phone, without an account: choose the organisation, say how many, done."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.campaigns.check_in import CheckedInAlready, check_in, check_in_unlisted, why_not_check_in
from samrit.queries.partners.named_partners import FEWEST_LETTERS, MOST, suggested
from samrit.records.models import Activity, Partner
from samrit.thai.translation import Message, _
from samrit.web.campaigns.forms.campaigns import CameForm
from samrit.web.campaigns.tokens import activity_of
from samrit.web.campaigns.views.by_link import closed
from samrit.web.errors import page
from samrit.web.form_view import form_view

CODE_OVER = Message("This code can't be used. Please scan the one at the desk again, or ask the organisers.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """Type some letters, choose, say how many. Nothing about a person is asked."""
    activity = activity_of(token)
    if activity is None:
        return closed(page(request, 404, _("Check-in"), CODE_OVER))
    refusal = why_not_check_in(activity, at=timezone.now())
    if refusal is not None:
        return closed(page(request, 410, _("Check-in"), refusal))
    return closed(
        _arrived(request, activity) if request.method == "POST" else _asked(request, activity, request.GET.get("q", ""))
    )


def _arrived(request: HttpRequest, activity: Activity) -> HttpResponse:
    form, at = CameForm(request.POST), timezone.now()

    def act() -> HttpResponse | None:
        cleaned, is_waiting = form.cleaned_data, False
        try:
            if cleaned["partner"] is not None:
                partner = get_object_or_404(Partner.objects.select_related("merged_into"), pk=cleaned["partner"])
                name = partner.name()
                check_in(activity=activity, partner=partner, people=cleaned["people"], at=at)
            elif "unlisted" in request.POST:
                name, is_waiting = cleaned["name"], True
                check_in_unlisted(activity=activity, organisation=name, people=cleaned["people"], at=at)
            else:
                return None  # which organisation, is chosen on the page
        except CheckedInAlready as refusal:
            return _done(request, activity, name, str(refusal.message), is_waiting=False)
        return _done(request, activity, name, "", is_waiting=is_waiting)

    return form_view(request, form, act, lambda: _asked(request, activity, request.POST.get("name", ""), form))


def _asked(request: HttpRequest, activity: Activity, typed: str, form: CameForm | None = None) -> HttpResponse:
    found = suggested(typed, names_only=True)
    context = {
        "activity": activity,
        "name": activity.name(),
        "campaign_name": activity.campaign.name(),
        "typed": typed,
        "people": (form.how_many if form is not None else 0) or 1,
        "form": form,
        "suggestions": found,
        "is_short": 0 < len(" ".join(typed.split())) < FEWEST_LETTERS,
        "is_asked": len(" ".join(typed.split())) >= FEWEST_LETTERS,
        "is_cut": len(found) == MOST,
        "fewest": FEWEST_LETTERS,
    }
    return render(request, "campaigns/by_link/check_in.html", context)


def _done(request: HttpRequest, activity: Activity, name: str, said: str, *, is_waiting: bool) -> HttpResponse:
    context = {
        "activity": activity,
        "name": activity.name(),
        "campaign_name": activity.campaign.name(),
        "organisation": name,
        "said": said,
        "is_waiting": is_waiting,
    }
    return render(request, "campaigns/by_link/checked_in.html", context)
