"""Send the weekly mails: one a person, and none where there is nothing to tell."""

from datetime import date, datetime

from django.core.mail import get_connection

from samrit.actions.people import mail
from samrit.actions.people.notify import note_mailed
from samrit.ops.digest_words import digest_words
from samrit.queries.people.digest import digest_page
from samrit.queries.reviews.city_digest import city_digest
from samrit.records.models import Digest, User
from samrit.thai.translation import in_language

GIVE_UP_AFTER = 3  # failures in a row: then it is the mail server, and not one address


class MailError(RuntimeError):
    """Some mails could not be sent; they are tried again, and what they would have told waits."""


def send_digests(*, on: date, at: datetime) -> int:
    """Send the mails of a day; gives how many went out. MailError where some did not.

    Running again on the same day sends to those who have not had theirs. A notice counts as mailed once the mail that
    tells of it has left.
    """
    had = Digest.objects.filter(day=on).values("user")
    people = User.objects.filter(is_active=True, wants_mail=True).exclude(email="").exclude(pk__in=had)
    sent, failed, in_a_row = 0, 0, 0
    server = get_connection()
    for user in people.order_by("pk").iterator(chunk_size=200):
        with in_language("en" if user.language == "en" else "th"):
            page, city = digest_page(user, today=on), city_digest(user, today=on)
            if page.is_empty and not city:
                continue
            said = digest_words(user, page, city, on=on)
        if not mail.send("digest", user, server=server, **said):
            failed, in_a_row = failed + 1, in_a_row + 1
            server = get_connection()
            if in_a_row == GIVE_UP_AFTER:
                break
            continue
        note_mailed(user, [one.pk for one in page.unread], city="\n".join(city), on=on, at=at)
        sent, in_a_row = sent + 1, 0
    server.close()
    if failed:
        raise MailError(f"{failed} mails could not be sent, {sent} were")
    return sent
