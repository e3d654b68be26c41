"""The link of an invitation, and sending many of them: the link works once, for `PASSWORD_RESET_TIMEOUT`."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from samrit.actions.people import mail
from samrit.records.models import User


def password_path(person: User) -> str:
    """Where somebody chooses a password, on this site; it stops working with the next password, log-in or change of address."""
    key = default_token_generator.make_token(person)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})


def works_until(at: datetime) -> datetime:
    """Until when a link works that is made now."""
    return at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def mail_later(people: Sequence[User], *, by: User) -> int:
    """Leave it to the worker to send each of these people their invitation; gives how many have an address. None without mail."""
    keys = [person.pk for person in people if person.email]
    if not mail.is_configured() or not keys:
        return 0
    transaction.on_commit(lambda: send_invitations.enqueue(keys, by.pk))
    return len(keys)


@task()
def send_invitations(keys: list[int], by_id: int) -> int:
    """Send them; gives how many left. Who has logged in meanwhile needs none."""
    by, sent = User.objects.get(pk=by_id), 0
    server = get_connection()
    for person in User.objects.filter(pk__in=keys, last_login=None, is_active=True).order_by("pk"):
        link = f"{settings.BASE_URL}{password_path(person)}"
        sent += mail.send("invitation", person, server=server, link=link, by=by.name())
    server.close()
    return sent
