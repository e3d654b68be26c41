"""The addresses of the public's pages, each in two languages; none asks who is there."""

SIDES = ("public", "public-en")
# Without arguments, so that they open in an empty city, too.
OPEN = frozenset(
    f"{side}:{name}"
    for side in SIDES
    for name in ("front", "search", "api", "how", "changes", "changes_atom", "campaigns", "verify", "data", "releases", "table")
)  # fmt: skip
# Of what is published, which tests of their own make.
OF_WHAT_IS_PUBLISHED = {
    f"{side}:{name}": "tests/pages/public/test_published_pages.py"
    for side in SIDES
    for name in (
        "year", "agencies", "agency", "plan", "plan_node", "indicator", "revisions",
        "embed", "revision_embed", "card", "indicator_card", "figure", "quarter", "quarter_figure", "revision", "revision_figure",
    )
} | dict.fromkeys(
    (*(f"{side}:{one}" for side in SIDES for one in ("latest_release", "release")), "release_file", "release_package", "release_croissant", "ckan", "api:releases"),
    "tests/pages/public/test_releases.py",
)  # fmt: skip
