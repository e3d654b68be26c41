"""JSON as programs give it: objects, one for each reading, in a list wherever it lies or a line each; or lists side by side."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrit.measure.incoming.sheet import Sheet, sheet_of
from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError, too_much
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_MOST_BYTES = 400_000_000
_DEEPEST = 8


def load(engine: "Backend", path: Path, stated: Stated) -> Sheet:
    """The readings as a table whose headings are the names of their values."""
    del engine, stated
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise too_much(path.name)
        whole = _whole(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnmeasurableError(Message("{path} is damaged, or no JSON", path=path.name)) from error
    found = [rows for rows in _tables(whole, 0) if len(rows) > 1]
    if len(found) != 1:
        raise UnmeasurableError(
            Message(
                'in {path} there is not one list of readings; give JSON such as [{{"time": …, "load_mw": …}}, …], or a table (CSV)',
                path=path.name,
            )
        )
    return sheet_of(found[0])


def _whole(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].lstrip().startswith(("{", "[")):
            raise
        return [json.loads(line, parse_float=str, parse_int=str) for line in lines]


def _tables(value: Any, depth: int) -> Iterator[list[list[str]]]:
    """The tables in a value: lists of objects or of lists, and objects of lists that are equally long."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list) and value:
        if all(isinstance(one, dict) and not any(isinstance(cell, list) for cell in one.values()) for one in value):
            rows = [dict(_flat(one)) for one in value]
            names = list(dict.fromkeys(name for row in rows for name in row))
            yield [names, *([row.get(name, "") for name in names] for row in rows)]
        elif all(isinstance(one, list) and len(one) > 1 for one in value):
            yield [[_text(cell) for cell in one] for one in value]
        else:
            for one in value:
                yield from _tables(one, depth + 1)
    elif isinstance(value, dict):
        lists = {name: one for name, one in value.items() if isinstance(one, list) and _is_plain(one)}
        if len(lists) > 1 and len({len(one) for one in lists.values()}) == 1:
            columns: Sequence[list[str]] = [[_text(cell) for cell in one] for one in lists.values()]
            yield [list(lists), *(list(row) for row in zip(*columns, strict=True))]
        for one in value.values():
            yield from _tables(one, depth + 1)


def _is_plain(values: list[Any]) -> bool:
    return bool(values) and not any(isinstance(one, list | dict) for one in values)


def _flat(value: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """The values of an object with their names, those of objects within it with both: "period start"."""
    for name, one in value.items():
        called = f"{before} {name}".strip()
        if isinstance(one, dict):
            yield from _flat(one, called)
        else:
            yield called, _text(one)


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()
