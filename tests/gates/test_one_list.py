"""One component for every list: nobody cuts rows into pages by hand."""

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/samrit"
# Files that make pages, and why.
ALLOWED = {
    "web/listing.py": "the component",
    "queries/counting/counted_members.py": "two lists of one number turn their pages together",
    "web/public/views/indicator.py": "the list behind a published figure is one stored copy, no rows",
}


def test_nobody_makes_pages_by_hand() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if "Paginator" in path.read_text() or "PAGE_SIZE :" in path.read_text()
    }

    assert found == set(ALLOWED)
