"""A room of tests runs by itself: what it imports stands in it or above it, so that `make quick` and one file alone work."""

import ast
from pathlib import Path

from source_code import parsed

TESTS = Path(__file__).resolve().parents[1]


def test_no_test_imports_what_another_room_of_tests_holds() -> None:
    rooms: dict[str, set[Path]] = {}
    for path in TESTS.rglob("*.py"):
        rooms.setdefault(path.stem, set()).add(path.parent)

    strangers = [
        f"{path.relative_to(TESTS)} imports {name}"
        for path in TESTS.rglob("*.py")
        for name in _imported(path)
        if name in rooms and not rooms[name] & {path.parent, *path.parents}
    ]

    assert strangers == []


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names
