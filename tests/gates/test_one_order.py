"""Names stand in the order of a dictionary (`records/ordering.py`): no list is sorted by them as the database sorts letters."""

import ast
from collections.abc import Iterator
from pathlib import Path

from source_code import parsed

ROOT = Path(__file__).parents[2]
NAMES = ("name", "name_th", "name_en", "short_name", "title")  # texts that people look for by their letters


def by_letters(tree: ast.AST) -> Iterator[int]:
    """The lines in which `order_by` is given a name as it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "order_by":
            for argument in node.args:
                text = argument.value if isinstance(argument, ast.Constant) else ""
                if isinstance(text, str) and text.lstrip("-").split("__")[-1] in NAMES:
                    yield node.lineno


def test_no_list_is_sorted_by_names_as_the_database_sorts_them() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "src/samrit").rglob("*.py"))
        if "migrations" not in path.parts
        for line in by_letters(parsed(path))
    ]

    assert found == []


def test_the_gate_closes() -> None:
    code = 'rows.order_by("pk", "partner__name_th"); rows.order_by("-name"); rows.order_by(*in_thai_order("name_th"), "path")'

    assert list(by_letters(ast.parse(code))) == [1, 1]
