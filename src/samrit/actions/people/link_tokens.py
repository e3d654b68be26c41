"""How long a link to a password works: a letter that goes by internal post needs longer than a mail."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int

from samrit.records.models import User


def lifetime(person: User) -> timedelta:
    """Of a link to somebody: of whoever never had a password, as the city says; a forgotten one's is short."""
    is_invited = person.last_login is None and not person.has_usable_password()
    days: int = settings.INVITATION_DAYS if is_invited else settings.PASSWORD_LINK_DAYS
    return timedelta(days=days)


class LinkTokens(PasswordResetTokenGenerator):
    """Allauth's tokens, each with the lifetime of its reader's link."""

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether it is this person's, and still works."""
        if not token or not super().check_token(user, token):
            return False
        age: int = self._num_seconds(self._now()) - base36_to_int(token.partition("-")[0])
        return age <= lifetime(user).total_seconds()

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        from allauth.account.forms import EmailAwarePasswordResetTokenGenerator  # which asks for this class itself

        return str(EmailAwarePasswordResetTokenGenerator()._make_hash_value(user, timestamp))  # noqa: SLF001 - its only part that is needed
