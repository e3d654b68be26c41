"""A sign-in sheet as a file: uploaded, looked at to see who is meant, then all who came are recorded."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.campaigns.sign_in_sheet import LEFT_OUT, NEW, activity_of
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.queries.campaigns.campaigns import named
from samrit.queries.people.access import signed_in
from samrit.records.models import Attendance, Import, Partner
from samrit.thai.translation import Message, _
from samrit.web import importing
from samrit.web.campaigns.campaign_links import activity_or_404, shown
from samrit.web.campaigns.forms.campaigns import SignInForm
from samrit.web.components.crumbs import Crumb, trail_to


@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a sheet; it is read, and nothing is recorded yet."""
    found, by = activity_or_404(request, pk, Permission.CAMPAIGN), signed_in(request)

    def send(data: bytes, name: str) -> Import:
        agency, stated = found.campaign.agency, {"activity": found.pk}
        return upload_file("sign_in", data=data, name=name, agency=agency, stated=stated, by=by, at=timezone.now())

    form = SignInForm(request.POST, request.FILES) if request.method == "POST" else SignInForm()
    context = shown(request, found.campaign, activity=found, name=named(found))
    return importing.upload(request, "sign_in", form, send, template="campaigns/sheet.html", context=context)


class SignInPage(importing.ImportPage):
    """Each organisation of the sheet with the partners that it may be."""

    template = "campaigns/sheet_preview.html"

    def context(self) -> Mapping[str, Any]:
        """The rows, each with what is chosen for it, and what may be."""
        stored = self.row.content["rows"]
        partners = Partner.objects.in_bulk({pk for one in stored for pk in (one["same"], *one["alike"]) if pk})
        rows = []
        for one in stored:
            near = [(str(pk), named(partners[pk])) for pk in (one["same"], *one["alike"]) if pk in partners]
            rows.append((one, near, self.row.decisions.get(str(one["number"]), "")))
        return {"rows": rows, "new": NEW, "out": LEFT_OUT}

    def crumbs(self) -> list[Crumb]:
        """By the campaign and the activity."""
        activity = activity_of(self.row)
        return [
            *trail_to(activity.campaign),
            Crumb(named(activity), reverse("activity", args=[activity.pk])),
            Crumb(_("Sign-in sheet")),
        ]

    def saved(self) -> HttpResponse:
        """The activity, with all who came."""
        return redirect("activity", self.row.stated["activity"])

    def said(self) -> str:
        """How many were recorded."""
        n = Attendance.objects.filter(upload=self.row).count()
        return str(Message.counted("{count} organisation is recorded.", "{count} organisations are recorded.", count=n))
