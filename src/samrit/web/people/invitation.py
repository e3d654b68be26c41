"""The link by which somebody chooses a password: signed, for some days, and gone once it was used."""

from allauth.utils import build_absolute_uri
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from samrit.actions.people import mail
from samrit.actions.people.invitations import password_path, works_until
from samrit.queries.people.access import signed_in
from samrit.records.models import User
from samrit.thai.translation import ShownDay, _


def password_link(request: HttpRequest, person: User) -> str:
    """The link; it stops working with the next password, log-in or change of address, and after its `lifetime`."""
    return mail.public(str(build_absolute_uri(request, password_path(person))))


def hand_over(request: HttpRequest, person: User, *, template: str) -> None:
    """Send the link by mail; where no mail leaves this machine, show it to whoever made it."""
    link = password_link(request, person)
    by = signed_in(request).name()
    until = works_until(person, timezone.now())
    blanks = {"name": person.name(), "email": person.email, "link": link}
    if mail.is_configured() and mail.send(template, person, link=link, by=by, until=until):
        messages.success(request, _("{name} gets the link by mail at {email}.", **blanks))
    else:
        messages.warning(
            request,
            _(
                "No mail was sent. Give this link to {name}; it works once, until {day}: {link}",
                **blanks,
                day=ShownDay(until),
            ),
        )
