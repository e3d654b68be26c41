"""The rows of a plan's sheet, stored with the file that came in and given back typed."""

from collections.abc import Iterable
from typing import Any

import msgspec

from samrit.readers.plan_sheet import SheetRow
from samrit.records.models import Import
from samrit.thai.translation import stored, storing


def rows_as_json(rows: Iterable[SheetRow]) -> list[Any]:
    """The rows as they are stored."""
    return [msgspec.to_builtins(row, enc_hook=storing) for row in rows]


def stored_rows(row: Import) -> tuple[SheetRow, ...]:
    """The rows as the reader gave them."""
    return msgspec.convert(row.content["rows"], tuple[SheetRow, ...], dec_hook=stored)
