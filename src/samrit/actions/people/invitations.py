"""The link of an invitation, and sending many of them: the link works once, for as long as the city says."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from samrit.actions.people import mail
from samrit.actions.people.link_tokens import lifetime
from samrit.records.models import User


def password_path(person: User) -> str:
    """Where somebody chooses a password, on this site; it stops working with the next password, log-in or change of address."""
    key = default_token_generator.make_token(person)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})


def works_until(person: User, at: datetime) -> date:
    """The last whole day on which a link to somebody works that is made now."""
    return timezone.localdate(at + lifetime(person) - timedelta(days=1))


def mail_later(people: Sequence[User], *, by: User) -> int:
    """Leave it to the worker to send each of these people their invitation; gives how many have an address. None without mail."""
    keys = [person.pk for person in people if person.email]
    if not mail.is_configured() or not keys:
        return 0
    for key in keys:  # each by itself: what is tried again is the one that did not leave
        send_invitation.enqueue(key, by.pk)
    return len(keys)


@task()
def send_invitation(key: int, by_id: int) -> bool:
    """Send it; NotSentError where the mail did not leave, so that it is tried again. Who has logged in meanwhile needs none."""
    by = User.objects.get(pk=by_id)
    person = User.objects.filter(pk=key, last_login=None, is_active=True).first()
    if person is None or not person.email:
        return False
    link = f"{settings.BASE_URL}{password_path(person)}"
    until = works_until(person, timezone.now())
    if not mail.send("invitation", person, link=link, by=by.name(), until=until):
        raise NotSentError(f"the invitation of account {key} did not leave")
    return True


class NotSentError(RuntimeError):
    """The server of mail didn't take it."""
