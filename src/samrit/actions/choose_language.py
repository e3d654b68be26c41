"""Choose the language in which pages and mails speak to oneself."""

from samrit.records.models import User
from samrit.thai.calendar import Language


def choose_language(*, language: Language, by: User) -> None:
    """Remember the choice. It is nobody else's business, so no event tells of it."""
    User.objects.filter(pk=by.pk).update(language=language)
