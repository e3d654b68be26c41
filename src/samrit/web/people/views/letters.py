"""Letters to people who have not logged in yet: each with a link to a password, one A4 a person, as a page and as a PDF."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samrit.actions.people import mail
from samrit.actions.people.invitations import works_until
from samrit.actions.people.people_permissions import MANAGE, MANAGE_ANYBODY, managed_agencies
from samrit.queries.people.people import invited_people
from samrit.records.models import Agency, Import, User
from samrit.thai.translation import Message, ShownDay, Worded
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.web.asked import require
from samrit.web.components.crumbs import trail
from samrit.web.download import download
from samrit.web.people.invitation import password_link
from samrit.writers.letters import Letter, write_letters
from samrit.writers.qr import qr_address

MOST = 500
_ONLY_HERE = frozenset({"127.0.0.1", "localhost", "::1"})  # an address that opens on the machine of the server alone
_HEADING = Message("Letters of invitation")


@never_cache
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """The letters, to print from the browser."""
    made = _letters(request)
    shown = [(one, qr_address(one.link)) for one in made]
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    address = mail.public(request.build_absolute_uri(reverse("home")))
    context = {
        "letters": shown,
        "most": MOST,
        "query": query,
        "crumbs": trail("people", here=str(_HEADING)),
        "only_here": address if urlsplit(address).hostname in _ONLY_HERE else "",
    }
    return render(request, "people/letters.html", context)


@never_cache
@require_safe
def letters_pdf(request: HttpRequest) -> HttpResponse:
    """The letters as one file to print."""
    return download(write_letters(_letters(request)), "letters.pdf", "application/pdf")


def _letters(request: HttpRequest) -> list[Letter]:
    """Of a file (`file`), or of all who have not logged in; where mail leaves, of those without an address (`all` of all)."""
    by, at = require(request, MANAGE_ANYBODY), timezone.now()
    people = invited_people(by, managed_agencies(by, at))
    chosen = request.GET.get("file", "")
    if chosen.isascii() and chosen.isdecimal():
        upload = get_object_or_404(Import, pk=int(chosen), kind="people", uploaded_by=by)
        people = people.filter(pk__in=upload.content.get("invited", []))
    if mail.is_configured() and "all" not in request.GET:
        people = people.filter(email="")
    city = Agency.objects.filter(parent=None).order_by("pk").first()
    where = mail.public(request.build_absolute_uri(reverse("home")))
    return [
        Letter(
            city=city.names() if city is not None else Worded(th="", en=""),
            name=person.names(),
            position=person.position,
            username=person.username,
            roles=_roles(person),
            link=password_link(request, person),
            until=ShownDay(works_until(person, at)),
            site=where,
        )
        for person in people[:MOST]
        if MANAGE.allows(person, by, at)
    ]


def _roles(person: User) -> tuple[Message, ...]:
    return tuple(
        Message(
            "{role}, {agency}",
            role=ROLE_WORDS[RoleName(one.role)],
            agency=one.agency.names(),
        )
        for one in person.roles.all()
        if one.on_behalf_of_id is None
    )
