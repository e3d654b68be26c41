"""Who tries to log in too often: by account and network, by device, by how many accounts one network tries in vain.

A stranger can't lock an account: what fails from elsewhere is counted apart from the devices on which its owner has logged
in before. An office behind one address is not locked out: successes are not counted, failures by account.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from samrit.actions.people import mail
from samrit.actions.people.invitations import password_path
from samrit.ledger.rate_limits import Pauses, claim_try, forget, key_of, require_pause_over
from samrit.records.models import User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

BY_ACCOUNT = Pauses()  # from one network, or on one device
BY_CODE = Pauses(longest=15 * 60)  # six digits: who tries them knows the password already
SPRAYED = Pauses(free=30)  # different accounts from one network, in the last hour
SPRAYED_SECONDS = 3600
MOST_IN_A_ROW = 100  # NIST SP 800-63B-4, 3.2.2
_ANY = Pauses(free=MOST_IN_A_ROW + 1, forgotten_after=30 * 24 * 60 * 60)
GUESSED = Message(
    "Somebody has tried 100 wrong passwords of this account. On a device that is new to it, choose a new password first: "
    "“Forgotten the password?” sends the link."
)


@dataclass(frozen=True, slots=True)
class LogInTry:
    """A try that is counted as failed until it is known that it went well."""

    keys: tuple[str, ...]

    def succeeded(self) -> None:
        """What failed before, of this account from here, counts no more."""
        forget(*self.keys)


def account_named(login: str) -> User | None:
    """The account that is meant by a user name or an e-mail address."""
    found = User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login), is_active=True) if login else None
    return found.first() if found is not None else None


def claim_log_in(  # noqa: PLR0913 - what a try is told by
    *, login: str, person: User | None, network: str, device: str, at: datetime, base_url: str
) -> LogInTry:
    """Count a try to log in by password; RateLimited while a pause runs, Invalid after too many from all over.

    `person` is whose account the login names, if anybody's; `device` is what a device is called on which this account's owner has logged in before, else "".
    """
    account = str(person.pk) if person is not None else unicodedata.normalize("NFKC", login).casefold()
    if device:
        key = key_of("log-in-device", account, device)
        claim_try(key, BY_ACCOUNT, at=at)
        return LogInTry((key,))
    here = key_of("log-in", account, network)
    within = key_of("sprayed", network)
    require_pause_over(within, SPRAYED, at=at, seconds=SPRAYED_SECONDS)
    claim_try(here, BY_ACCOUNT, at=at, within=within)
    everywhere = key_of("log-in-anywhere", account)
    failures = claim_try(everywhere, _ANY, at=at)
    if failures > MOST_IN_A_ROW:
        if failures == MOST_IN_A_ROW + 1 and person is not None:
            mail.send("password_guessed", person, link=f"{base_url}{password_path(person)}")
        raise Invalid(GUESSED)
    return LogInTry((here, everywhere))


def claim_confirmation(*, person: User, what: str, at: datetime) -> LogInTry:
    """Count a try to show once more who one is: a password within a session, a code after the password."""
    key = key_of(what, person.pk)
    claim_try(key, BY_CODE if what == "code" else BY_ACCOUNT, at=at)
    return LogInTry((key,))


def forgive(person: User) -> None:
    """A new password was chosen: what was tried before counts no more."""
    forget(key_of("log-in-anywhere", str(person.pk)))
