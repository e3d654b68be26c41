"""What every form says about an answer that it can't take: here, once, for all fields of all forms.

Django words these itself, for programmers, and in Thai only some of them. Each class of its fields and validators gets
ours as the default when the pages are loaded; a form words a complaint itself only where it knows more.
"""

from collections.abc import Mapping
from typing import Any

from django.core import validators
from django.db.models import fields as columns
from django.forms import fields, formsets, models

from samrit.thai.translation import Message


class Complaint:
    """A sentence that is a value until it shows; Django then fills its places with what was typed and the limit.

    Where the sentence counts, `counted` is what Django calls the number.
    """

    def __init__(self, message: Message, counted: str = "") -> None:
        self._message, self._counted = message, counted

    def __mod__(self, values: object) -> str:
        return self.format(**values) if isinstance(values, Mapping) else self.format(count=values)

    def format(self, **values: object) -> str:
        """The sentence in the reader's language."""
        if self._counted:
            values["count"] = values.get(self._counted, values.get("count"))
        return str(self._message.filled(**values))

    def __str__(self) -> str:
        return str(self._message)


_MISSING = Complaint(Message("Fill this in."))
_NUMBER = Complaint(Message("Type a number, like 12 or 12.5."))
_WHOLE = Complaint(Message("Type a whole number, like 12."))
_DAY = Complaint(Message("Type a day, like 8 Oct 2026 or 8/10/2569."))
_TIME = Complaint(Message("Type a time of day, like 20:30."))
_MOMENT = Complaint(Message("Type a day and a time, like 8/10/2569 20:30."))
_PAGE = Complaint(Message("Type the address of a page, like https://www.example.org/page."))
_NOT_OFFERED = Complaint(Message("Choose one of what is offered; “{value}” is not."))
_CHOOSE = Complaint(Message("Choose one of what is offered."))
_TICK = Complaint(Message("Tick only what is offered."))
_NO_FILE = Complaint(Message("Choose a file first."))
_SHAPE = Complaint(Message("This is not written as this field needs it."))
_LATIN_NAME = Complaint(Message("Use only letters, digits, underscores and hyphens."))
_DIGITS = Complaint(
    Message.counted("Type {count} digit at most.", "Type {count} digits at most.", count=0), counted="max"
)
_DECIMALS = Complaint(
    Message.counted(
        "Type {count} digit at most after the decimal point.",
        "Type {count} digits at most after the decimal point.",
        count=0,
    ),
    counted="max",
)
_WHOLE_DIGITS = Complaint(
    Message.counted(
        "Type {count} digit at most before the decimal point.",
        "Type {count} digits at most before the decimal point.",
        count=0,
    ),
    counted="max",
)
_LONG_NAME = Complaint(
    Message.counted(
        "The file's name may have {count} character at most; it has {length}.",
        "The file's name may have {count} characters at most; it has {length}.",
        count=0,
    ),
    counted="max",
)

OF_FIELDS: dict[type, dict[str, Complaint]] = {
    fields.Field: {"required": _MISSING},
    fields.IntegerField: {"invalid": _WHOLE},
    fields.FloatField: {"invalid": _NUMBER},
    fields.DecimalField: {"invalid": _NUMBER},
    fields.DateField: {"invalid": _DAY},
    fields.TimeField: {"invalid": _TIME},
    fields.DateTimeField: {"invalid": _MOMENT},
    fields.DurationField: {
        "invalid": Complaint(Message("Type how long, in hours and minutes, like 1:30.")),
        "overflow": Complaint(Message("Type between {min_days} and {max_days} days.")),
    },
    fields.FileField: {
        "required": _NO_FILE,
        "invalid": _NO_FILE,
        "missing": _NO_FILE,
        "empty": Complaint(Message("The file is empty.")),
        "max_length": _LONG_NAME,
        "contradiction": Complaint(Message("Choose a new file, or tick that there is to be none; not both.")),
    },
    fields.ImageField: {"invalid_image": Complaint(Message("This file is not a picture, or it is damaged."))},
    fields.URLField: {"invalid": _PAGE},
    fields.ChoiceField: {"invalid_choice": _NOT_OFFERED},
    fields.MultipleChoiceField: {"invalid_choice": _NOT_OFFERED, "invalid_list": _TICK},
    fields.MultiValueField: {
        "invalid": Complaint(Message("Fill in all parts of this.")),
        "incomplete": Complaint(Message("Fill in all parts of this.")),
    },
    fields.SplitDateTimeField: {"invalid_date": _DAY, "invalid_time": _TIME},
    fields.UUIDField: {"invalid": _SHAPE},
    fields.JSONField: {"invalid": _SHAPE},
    models.InlineForeignKeyField: {"invalid_choice": _CHOOSE},
    models.ModelChoiceField: {"invalid_choice": _CHOOSE},
    models.ModelMultipleChoiceField: {"invalid_list": _TICK, "invalid_choice": _NOT_OFFERED, "invalid_pk_value": _TICK},
    formsets.BaseFormSet: {
        "missing_management_form": Complaint(
            Message("The page came back incomplete. Open it again, and fill it in once more.")
        ),
        "too_many_forms": Complaint(
            Message.counted("{count} row at most can be filled in.", "{count} rows at most can be filled in.", count=0),
            counted="num",
        ),
        "too_few_forms": Complaint(
            Message.counted("Fill in {count} row at least.", "Fill in {count} rows at least.", count=0), counted="num"
        ),
    },
    columns.Field: {
        "blank": _MISSING,
        "null": _MISSING,
        "invalid_choice": _NOT_OFFERED,
        "unique": Complaint(Message("There is one like this already.")),
        "unique_for_date": Complaint(Message("There is one like this already.")),
    },
    columns.BooleanField: {"invalid": _CHOOSE, "invalid_nullable": _CHOOSE},
    columns.NullBooleanField: {"invalid": _CHOOSE, "invalid_nullable": _CHOOSE},
    columns.DateField: {"invalid": _DAY, "invalid_date": _DAY},
    columns.DateTimeField: {"invalid": _MOMENT, "invalid_date": _MOMENT, "invalid_datetime": _MOMENT},
    columns.TimeField: {"invalid": _TIME, "invalid_time": _TIME},
    columns.DurationField: {"invalid": Complaint(Message("Type how long, in hours and minutes, like 1:30."))},
    columns.DecimalField: {"invalid": _NUMBER},
    columns.FloatField: {"invalid": _NUMBER},
    columns.IntegerField: {"invalid": _WHOLE},
    columns.GenericIPAddressField: {"invalid": _SHAPE},
    columns.UUIDField: {"invalid": _SHAPE},
}
OF_VALIDATORS: tuple[tuple[Any, Complaint], ...] = (
    (validators.RegexValidator, _SHAPE),
    (validators.DomainNameValidator, _SHAPE),
    (validators.validate_domain_name, _SHAPE),
    (validators.URLValidator, _PAGE),
    (validators.EmailValidator, Complaint(Message("Type an e-mail address, like name@example.org."))),
    (validators.integer_validator, _WHOLE),
    (validators.validate_slug, _LATIN_NAME),
    (validators.validate_unicode_slug, _LATIN_NAME),
    (
        validators.validate_comma_separated_integer_list,
        Complaint(Message("Type whole numbers with commas between them.")),
    ),
    (validators.BaseValidator, Complaint(Message("This has to be {limit_value}; it is {show_value}."))),
    (validators.MaxValueValidator, Complaint(Message("This may be {limit_value} at most."))),
    (validators.MinValueValidator, Complaint(Message("This has to be {limit_value} at least."))),
    (validators.StepValueValidator, Complaint(Message("This has to be a multiple of {limit_value}."))),
    (
        validators.MinLengthValidator,
        Complaint(
            Message.counted(
                "Write {count} character at least; there are {show_value}.",
                "Write {count} characters at least; there are {show_value}.",
                count=0,
            ),
            counted="limit_value",
        ),
    ),
    (
        validators.MaxLengthValidator,
        Complaint(
            Message.counted(
                "Write {count} character at most; there are {show_value}.",
                "Write {count} characters at most; there are {show_value}.",
                count=0,
            ),
            counted="limit_value",
        ),
    ),
    (
        validators.FileExtensionValidator,
        Complaint(Message("A file “.{extension}” can't be taken; it has to be one of {allowed_extensions}.")),
    ),
    (
        validators.ProhibitNullCharactersValidator,
        Complaint(Message("There are signs in the text that can't be stored. Type it again.")),
    ),
)


def word_complaints() -> None:
    """From now on every field and validator complains in our words."""
    for field, said in OF_FIELDS.items():
        own = vars(field).get("default_error_messages", {})
        field.default_error_messages = own | said  # type: ignore[attr-defined] # all of them have it, with no type in common
    for validator, one in OF_VALIDATORS:
        validator.message = one
    numbers: dict[str, Any] = validators.DecimalValidator.messages  # Django shows any value that it can fill
    numbers |= {
        "invalid": _NUMBER,
        "max_digits": _DIGITS,
        "max_decimal_places": _DECIMALS,
        "max_whole_digits": _WHOLE_DIGITS,
    }
