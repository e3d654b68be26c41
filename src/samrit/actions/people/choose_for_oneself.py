"""Choose for oneself: the language in which pages and mails speak, and whether mail is wanted."""

from samrit.records.models import User
from samrit.thai.calendar import Language


def choose_language(*, language: Language, by: User) -> None:
    """Remember the choice. It is nobody else's business, so no event tells of it."""
    User.objects.filter(pk=by.pk).update(language=language)


def choose_mail(*, wants_mail: bool, by: User) -> None:
    """Remember whether somebody wants mail; it is their own business, too."""
    User.objects.filter(pk=by.pk).update(wants_mail=wants_mail)
