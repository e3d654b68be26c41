"""docs/scoring.md is what the code does."""

from pathlib import Path

from samrit.scoring.page import cases_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scoring.md"


def test_the_page_of_the_documentation_is_the_generated_one() -> None:
    assert PAGE.read_text(encoding="utf-8") == cases_page(), "write it anew with `make docs`"
