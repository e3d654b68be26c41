"""Why an action did nothing: each exception carries one sentence that a clerk understands, in both languages."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import override

from samrit.thai.message import Message


class Refused(Exception):  # noqa: N818 - reads as what happened: except Refused
    """The action did nothing, and nothing is half written; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class Denied(Refused):
    """This person may not do this, or not now."""


class Invalid(Refused):
    """What was to be written doesn't hold together."""


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise Invalid(Message(th=_text(error, "th"), en=_text(error, "en"))) from error


def save_checked(row: models.Model) -> None:
    """Save a row; Invalid, in the field's or the constraint's own words, where the database's promises don't allow it.

    The constraints are the database's business; only where it objects they are asked one by one for their sentence.
    """
    with _sentences():
        row.clean_fields(exclude={field.name for field in row._meta.concrete_fields if field.is_relation})  # noqa: SLF001 - Django's documented Model._meta API
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        with _sentences():
            row.full_clean()
        raise


def _text(error: ValidationError, language: str) -> str:
    with override(language):
        if not hasattr(error, "error_dict"):
            return " ".join(error.messages)
        return " ".join(
            " ".join(messages) if field == "__all__" else f"{field}: {' '.join(messages)}"
            for field, messages in error.message_dict.items()
        )
