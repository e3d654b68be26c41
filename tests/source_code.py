"""The source as the gates read it: each file is parsed once for all tests of a run."""

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file of Python."""
    return ast.parse(path.read_text(encoding="utf-8"), path)
