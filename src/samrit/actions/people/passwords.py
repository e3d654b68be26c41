"""What a password has to be (NIST SP 800-63B-4, 3.1.1): long, in no list of known ones, none of the words at hand.

Long: 15 characters where it is all that protects the account, 8 where a second factor does, too. No rule of composition, no
date on which it expires. Known: the lists of zxcvbn and of Django, which come from breaches, and what follows from them by a
few digits, repetition, or a row of keys; shipped with the program, so that nothing about a password leaves the machine.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from samrit.queries.people.account import SECOND_FACTORS
from samrit.records.models import User
from samrit.records.sentences import later as _
from samrit.vocabulary.context_words import CONTEXT_WORDS

LONGEST = 256  # characters: no sentence is longer, and each is hashed
_WEIGHED = 72  # of so many characters zxcvbn can tell how easy they are; what follows makes no password easier
_ENOUGH_GUESSES = 10**9  # fewer are tried in a day by whoever has stolen the table of hashes
_ENOUGH_WITH_FACTOR = 10**7  # the password alone opens nothing then


def shortest(user: User | None) -> int:
    """How many characters a password of this account has at least."""
    is_protected = (
        user is not None and bool(user.pk) and Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()
    )
    return int(settings.PASSWORD_LENGTH_PROTECTED if is_protected else settings.PASSWORD_LENGTH)


class LongEnough:
    """A password has so many characters at least; more where nothing else protects the account."""

    def validate(self, password: str, user: User | None = None) -> None:
        """ValidationError where it is too short, or longer than any is."""
        least = shortest(user)
        if len(password) < least:
            raise ValidationError(
                _("This password is too short: it needs {least} characters.", least=least), code="password_too_short"
            )
        if len(password) > LONGEST:
            raise ValidationError(
                _("This password is too long: {longest} characters at most.", longest=LONGEST), code="password_too_long"
            )

    def get_help_text(self) -> str:
        """What it asks for."""
        return str(_("At least {least} characters.", least=settings.PASSWORD_LENGTH))


class NotKnown:
    """A password is in no list of known ones and doesn't consist of words at hand."""

    def validate(self, password: str, user: User | None = None) -> None:
        """ValidationError where it is."""
        from zxcvbn import zxcvbn  # its lists are 12 MB, which few processes need

        try:
            CommonPasswordValidator().validate(password.strip())
        except ValidationError as error:
            raise ValidationError(_KNOWN, code="password_too_common") from error
        words = [*CONTEXT_WORDS, *_words_of_site(), *_words_of(user)]
        rest = password.casefold()
        for word in sorted(set(words), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len({letter for letter in rest if letter.isalnum()}) < 3:
            raise ValidationError(_AT_HAND, code="password_too_similar")
        enough = _ENOUGH_GUESSES if shortest(user) == settings.PASSWORD_LENGTH else _ENOUGH_WITH_FACTOR
        if zxcvbn(password[:_WEIGHED], user_inputs=words, max_length=_WEIGHED)["guesses"] < enough:
            raise ValidationError(_KNOWN, code="password_too_common")

    def get_help_text(self) -> str:
        """What it asks for."""
        return str(_KNOWN)


_KNOWN = _("This password is among those that are known from breaches or easily guessed, which are tried first.")
_AT_HAND = _("This password is made of your name or of words of this place, which are tried first.")


def _words_of(user: User | None) -> Iterable[str]:
    if user is None:
        return
    for text in (user.username, user.email.partition("@")[0], user.email, user.name_th, user.name_en, user.position):
        for word in (text, *text.split()):
            if len(word) > 2:
                yield word.casefold()


def _words_of_site() -> Iterable[str]:
    for host in (urlsplit(settings.BASE_URL).hostname or "", *settings.ALLOWED_HOSTS):
        yield from (part for part in host.casefold().split(".") if len(part) > 3)
