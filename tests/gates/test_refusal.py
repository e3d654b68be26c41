"""A refusal is one class: whoever ends a piece of work for a person handles `Refused`, and so all of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import samrit
from samrit.vocabulary.refusal import Invalid, Unavailable
from source_code import parsed

ROOT = Path(samrit.__file__).parent
BASE = "vocabulary/refusal.py"


def classes() -> Iterator[tuple[str, ast.ClassDef]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                yield path.relative_to(ROOT).as_posix(), node


def is_refusal(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id in {"Refused", "Invalid", "Denied"} for base in node.bases)


def test_only_the_base_keeps_the_sentence() -> None:
    storing = {
        f"{place}: {node.name}"
        for place, node in classes()
        if {"Exception", "ValueError", "RuntimeError"} & {ast.unparse(base) for base in node.bases}
        and any(isinstance(one, ast.Attribute) and one.attr == "message" for one in ast.walk(node))
    }

    assert storing == {f"{BASE}: Refused"}


def test_each_kind_has_a_code_of_its_own() -> None:
    codes = [
        str(one.value.value)
        for _, node in classes()
        if is_refusal(node) or node.name == "Refused"
        for one in node.body
        if isinstance(one, ast.AnnAssign) and ast.unparse(one.target) == "code" and isinstance(one.value, ast.Constant)
    ]

    assert {"refused", "denied", "invalid", "unreadable", "unacceptable", "unmeasurable", "unusable_package"} <= set(
        codes
    )
    assert len(codes) == len(set(codes))


def test_an_outage_is_nothing_that_is_wrong_with_what_was_given() -> None:
    assert not issubclass(Unavailable, Invalid), "who answers with what is wrong would answer so while the disk is full"
