"""Save a row, or say in its own words why it can't be saved."""

from collections.abc import Callable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from samrit.thai.calendar import Language
from samrit.thai.translation import Worded, in_language
from samrit.vocabulary.refusal import Invalid


def save_checked(row: models.Model) -> None:
    """Save a row; Invalid, in the field's or the constraint's own words, where the database's promises don't allow it.

    The constraints are the database's business; only where it objects they are asked one by one for their sentence.
    """
    links = {field.name for field in row._meta.concrete_fields if field.is_relation}  # noqa: SLF001 - Django documents it
    _ask(lambda: row.clean_fields(exclude=links))
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        _ask(row.full_clean)
        raise


def _ask(whether_valid: Callable[[], None]) -> None:
    try:
        whether_valid()
    except ValidationError as error:
        said = Worded(th=_words(whether_valid, "th"), en=_words(whether_valid, "en"))
        raise Invalid(said) from error


def _words(whether_valid: Callable[[], None], spoken: Language) -> str:
    # A constraint's sentence is put into words when it objects, so it objects once in each language.
    with in_language(spoken):
        try:
            whether_valid()
        except ValidationError as error:
            return " ".join(
                " ".join(said) if field == NON_FIELD_ERRORS else f"{field}: {' '.join(said)}"
                for field, said in error.message_dict.items()
            )
    raise AssertionError("what objected in one language objects in every language")
