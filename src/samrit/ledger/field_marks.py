"""Which fields of a row are not what its event left: a short mark of each stands behind the row's hash in the event's text.

The hash says that the row differs, and needs no marks for it. A mark has 16 bits of SHA-256(random number of the seal + name +
value): enough to name a field, too few to say what stood in it.
"""

import hashlib
from collections.abc import Iterator

from samrit.ledger.row_forms import RowForm

_BYTES = 2
_DIGITS = 2 * _BYTES


def field_marks(form: RowForm, nonce: bytes, row: bytes) -> str:
    """The marks of all columns of a row, in the order of their names."""
    return "".join(mark for _name, _value, mark in _marks(form, nonce, row))


def changed_fields(form: RowForm, nonce: bytes, row: bytes, marks: str) -> tuple[str, ...]:
    """The columns of which the marks tell something else; none where there are no marks, as of older events."""
    noted = [marks[at : at + _DIGITS] for at in range(0, len(marks), _DIGITS)]
    if not noted:
        return ()
    found = list(_marks(form, nonce, row))
    if len(noted) == len(found):
        return tuple(name for (name, _value, mark), before in zip(found, noted, strict=True) if mark != before)
    # Columns came later, of which nothing was told.
    return tuple(name for name, value, mark in found if mark not in noted and value)


def _marks(form: RowForm, nonce: bytes, row: bytes) -> Iterator[tuple[str, bytes, str]]:
    for name, value in form.values(row).items():
        yield name, value, hashlib.sha256(nonce + name.encode() + b" " + value).digest()[:_BYTES].hex()
