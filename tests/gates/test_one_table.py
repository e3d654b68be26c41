"""A table is drawn by one component: a caption, heads of its columns, on a phone a card for each row."""

from pathlib import Path

WEB = Path(__file__).parents[2] / "src/samrit/web"
BY_HAND = {
    "plans/templates/plans/plan_rows.html": "the plan on one page: hundreds of rows in few bytes, its cells named on a phone by its own style",
}


def test_no_template_draws_a_table_by_itself() -> None:
    by_hand = {
        str(one.relative_to(WEB))
        for one in WEB.glob("**/templates/**/*.html")
        if one.parent != WEB / "components" / "templates" / "components" and "<table" in one.read_text(encoding="utf-8")
    }
    assert by_hand == set(BY_HAND)
