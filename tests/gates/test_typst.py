"""Every paper is set in one module."""

import ast
from pathlib import Path

import samrit
from source_code import parsed

ROOT = Path(samrit.__file__).parent


def imports_typst(path: Path) -> bool:
    return any(
        isinstance(node, ast.Import) and any(one.name == "typst" for one in node.names)
        for node in ast.walk(parsed(path))
    )


def test_typst_is_run_in_one_module() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if imports_typst(path)] == [
        "writers/typeset.py"
    ]
