"""Promises that the database keeps, with the sentence that a person reads where one is broken."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import CheckConstraint, Q, UniqueConstraint

from samrit.records.sentences import later


def known_word(field: str, words: Iterable[StrEnum], *, or_blank: bool = False) -> CheckConstraint:
    """The field holds one of these words (or nothing)."""
    allowed = ([""] if or_blank else []) + [word.value for word in words]
    return CheckConstraint(
        name=f"%(class)s_{field}_known",
        condition=Q(**{f"{field}__in": allowed}),
        violation_error_message=later(
            "{field} must be one of: {filter}.", field=field, filter=", ".join(filter(None, allowed))
        ),
    )


def number_between(field: str, low: int, high: int, *, broken: str) -> CheckConstraint:
    """The number lies within bounds, where there is one."""
    return CheckConstraint(
        name=f"%(class)s_{field}_within",
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": low, f"{field}__lte": high}),
        violation_error_message=broken,
    )


def once(name: str, fields: str, *, broken: str) -> UniqueConstraint:
    """No two rows have the same in all of these fields, such as "plan code"."""
    return UniqueConstraint(fields=fields.split(), name=name, violation_error_message=broken)


def who_and_when(action: str) -> CheckConstraint:
    """`<action>_by` and `<action>_at` are both there or both not."""
    by, at = f"{action}_by__isnull", f"{action}_at__isnull"
    return CheckConstraint(
        name=f"%(class)s_{action}_by_and_at",
        condition=Q(**{by: True, at: True}) | Q(**{by: False, at: False}),
        violation_error_message=later("Who and when stand together, or neither does ({action}).", action=action),
    )
