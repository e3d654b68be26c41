"""The table of OWASP ASVS: every requirement of levels 1 and 2, each with what shows it or with its reason."""

from collections import Counter

import pytest

from samrit.ops.asvs import CHAPTERS, ROOT, STATES, Requirement, requirements

# How many requirements of levels 1 and 2 each chapter of the standard 5.0.0 has.
OF_CHAPTERS = {
    1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7,
}  # fmt: skip


def test_every_requirement_stands_once_in_the_standard_s_order() -> None:
    rows = requirements()
    numbers = [tuple(map(int, row.number.split("."))) for row in rows]

    assert numbers == sorted(set(numbers))
    assert Counter(row.level for row in rows) == {1: 70, 2: 183}
    assert len(OF_CHAPTERS) == len(CHAPTERS) - 1
    assert Counter(row.chapter for row in rows) == OF_CHAPTERS


@pytest.mark.parametrize("row", requirements(), ids=lambda row: row.number)
def test_each_is_shown_by_what_is_there_or_has_its_reason(row: Requirement) -> None:
    assert row.state in STATES
    assert [one for one in row.shown_by if not (ROOT / one).is_file()] == []
    assert row.shown_by or row.state == "none", "say by what it is shown"
    assert row.remark or row.state in {"met", "site"}, "say why"
