"""The pages about the rules are written from the rules; what is committed is what they say today."""

from pathlib import Path

from samrit.checks import RULES
from samrit.checks.pages import pages

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "checks"
BY_HAND = {"precision.md"}


def test_every_rule_has_its_page_and_its_line_in_the_table() -> None:
    written = pages()

    assert list(written) == ["index.md", *(f"{rule.code}.md" for rule in RULES)]
    assert all(f"[{rule.code}]({rule.code}.md)" in written["index.md"] for rule in RULES)


def test_the_committed_pages_are_the_generated_ones() -> None:
    committed = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md") if path.name not in BY_HAND}

    assert committed == pages(), "run `python -m samrit.ops.docs`, and commit docs/checks"


def test_a_page_shows_why_how_to_mend_and_both_examples_in_both_languages() -> None:
    rule = next(rule for rule in RULES if rule.code == "T301")

    page = pages()["T301.md"]

    for words in (rule.title, rule.why, rule.remedy):
        assert words.th in page
        assert words.en in page
    assert "วันศุกร์ที่ 15 พฤศจิกายน 2566" in page
    assert "วันพุธที่ 15 พฤศจิกายน 2566" in page
