"""The tables of a tagged PDF: how many columns each of their rows fills, spans counted."""

import io
from collections.abc import Iterator

import pikepdf


def widths_of_tables(pdf: bytes) -> list[set[int]]:
    """Of each table the numbers of columns that its rows fill: one, where its grid closes."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root["/StructTreeRoot"]["/K"]
        return [_widths(table) for table in _of_kind(root, ("/Table",))]


def _of_kind(node: pikepdf.Object, kinds: tuple[str, ...]) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _of_kind(child, kinds)
    elif isinstance(node, pikepdf.Dictionary):
        if str(node.get("/S", "")) in kinds:
            yield node
        elif "/K" in node:
            yield from _of_kind(node["/K"], kinds)


def _span(cell: pikepdf.Object, name: str) -> int:
    attributes = cell.get("/A", pikepdf.Array())
    found = [one for one in (attributes if isinstance(attributes, pikepdf.Array) else [attributes]) if name in one]
    return int(found[0][name]) if found else 1


def _widths(table: pikepdf.Object) -> set[int]:
    rows = [list(_of_kind(row["/K"], ("/TH", "/TD"))) for row in _of_kind(table["/K"], ("/TR",))]
    filled = [0] * (len(rows) + 1)
    for number, cells in enumerate(rows):
        for cell in cells:
            for below in range(number, min(len(rows), number + _span(cell, "/RowSpan"))):
                filled[below] += _span(cell, "/ColSpan")
    return set(filled[: len(rows)])
