"""What kinds of columns there are: what a value of each is in Python, and as which bytes it is sealed, on both databases.

Whatever stands in a column is written: a value that is not of the column's kind, as SQLite lets it be, or that can't be read
at all, is written as no value of the kind is. So it differs from what was sealed, and hides no other row.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db import models

_EXACT = Context(prec=200)
_LONGEST = 400  # digits of a whole number in JSON
_NOT_IN_KIND = b"\0"


class _Unread:
    """What stands for a value that the database holds and that can't be read."""

    def __repr__(self) -> str:
        return "unread"


UNREAD = _Unread()


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A kind of columns: the types of its values in Python, and how one is written where it is of the kind."""

    types: tuple[type, ...]
    write: Callable[[Any], bytes]

    def written(self, value: Any) -> bytes:
        """The bytes that are sealed, of whatever the database holds."""
        try:
            return self.write(value)
        except (ValueError, TypeError, ArithmeticError, RecursionError):
            return _odd(value)


def kind_of(field: "models.Field[Any, Any]") -> ColumnKind:
    """The kind of a model's column; of a relation that of the keys it refers to."""
    target: models.Field[Any, Any] = field.target_field if field.remote_field else field  # type: ignore[attr-defined] # of a relation
    kind = target.get_internal_type()
    return next((one for ending, one in _KINDS.items() if kind.endswith(ending)), _TEXT)


def _text(value: Any) -> bytes:
    return value.encode() if isinstance(value, str) else _odd(value)


def _whole(value: Any) -> bytes:
    return b"%d" % value if isinstance(value, int) else _odd(value)


def _decimal(value: Any) -> bytes:
    if isinstance(value, float):
        value = Decimal(repr(value))
    if not isinstance(value, int | Decimal):
        return _odd(value)
    return str(_EXACT.normalize(Decimal(value))).encode() if value else b"0"


def _day(value: Any) -> bytes:
    return _text(value.isoformat() if isinstance(value, date) else value)


def _moment(value: Any) -> bytes:
    if isinstance(value, datetime):
        value = value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    elif isinstance(value, str) and len(value) == len("2026-11-28 12:00:00"):
        value = f"{value}.000000"
    return _text(value)


def _json(value: Any) -> bytes:
    content = json.loads(value, parse_float=_number)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _number(text: str) -> int | float:
    # PostgreSQL writes 1e+22 as a whole number, and 1.50 as it is. A number beyond every float is written as none.
    number = Decimal(text)
    return int(number) if number.adjusted() < _LONGEST and number == number.to_integral_value() else float(text)


def _binary(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else _odd(value)


def _odd(value: Any) -> bytes:
    return _NOT_IN_KIND + repr(value).encode(errors="surrogatepass")


_TEXT = ColumnKind((str,), _text)
_WHOLE = ColumnKind((int,), _whole)
JSON = ColumnKind((object,), _json)
# By the ending of Django's name of a kind of column; what is in none is text.
_KINDS: dict[str, ColumnKind] = {
    "AutoField": _WHOLE,
    "IntegerField": _WHOLE,
    "BooleanField": _WHOLE,
    "DecimalField": ColumnKind((Decimal, int, float), _decimal),
    "DateTimeField": ColumnKind((datetime,), _moment),
    "DateField": ColumnKind((date,), _day),
    "JSONField": JSON,
    "BinaryField": ColumnKind((bytes, memoryview), _binary),
}
