"""Numbers as text, without idle zeros."""

from decimal import Decimal

from samrit.report.struct import plain_decimal


def plain(value: Decimal) -> str:
    """A number as text."""
    return f"{plain_decimal(value):f}"


def or_none(value: Decimal | None) -> str | None:
    """A number as text, None where there is none."""
    return None if value is None else plain(value)
