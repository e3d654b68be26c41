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
    "period_results.py": "a job adds up counts that are there: no record is changed",
    "public/publish_copy.py": "a job makes the copies of what was published before there were any",
}
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))


def otherwise(source: str) -> set[str]:
    """How a module gets round the one way: the names of what it opens transactions and appends events by."""
    tree = ast.parse(source)
    opened = {
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and (node.attr == "atomic" or (node.attr == "record" and ast.unparse(node.value).split(".")[-1] == "trail"))
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
    assert bool(otherwise((ROOT / module).read_text(encoding="utf-8"))) is (module in EXCEPT)


@pytest.mark.parametrize(
    ("source", "is_otherwise"),
    [
        ("from samrit.ledger.trail import record", True),
        ("from samrit.ledger import trail\ntrail.record(row)", True),
        ("import samrit.ledger.trail\nsamrit.ledger.trail.record(row)", True),
        ("from django.db.transaction import atomic", True),
        ("from django.db import transaction\nwith transaction.atomic(): pass", True),
        ("from samrit.ledger.trail import head\nhead()", False),
        ("act.log('edited', row)", False),
    ],
)
def test_another_way_is_found(source: str, is_otherwise: bool) -> None:
    assert bool(otherwise(source)) is is_otherwise
