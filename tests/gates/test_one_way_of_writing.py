"""A write is made in one way (`samrit.actions.acting`): nothing else in actions opens a transaction or appends an event."""

import ast
from pathlib import Path

import pytest

import samrit.actions

ROOT = Path(samrit.actions.__file__).parent
# Where a transaction is opened otherwise, and why there.
EXCEPT = {
    "acting.py": "it is the one way",
    "saving.py": "a savepoint, in which the database may object to a row without breaking the action's transaction",
}
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))


def otherwise(path: Path) -> set[str]:
    """How a module gets round the one way: the names of what it opens transactions and appends events by."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    opened = {
        "transaction.atomic" for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "atomic"
    }
    return opened | {
        f"{node.module}.{one.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
        if (node.module, one.name) in {("samrit.ledger.trail", "record"), ("django.db.transaction", "atomic")}
    }


@pytest.mark.parametrize("module", MODULES)
def test_writes_are_made_in_one_way(module: str) -> None:
    assert bool(otherwise(ROOT / module)) is (module in EXCEPT)
