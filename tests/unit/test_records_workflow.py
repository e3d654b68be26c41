"""The life of a report is one table, whole and reachable, and the documentation shows this very table."""

from pathlib import Path

from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.workflow import DEED_WORDS, MOVES, OPEN, STATUS_WORDS, Deed, Status, diagram, move

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "workflow.md"


def test_every_status_has_its_row_and_every_word_its_sentence() -> None:
    assert set(MOVES) == set(STATUS_WORDS) == set(Status)
    assert set(DEED_WORDS) == set(Deed)
    assert set(ROLE_WORDS) == set(RoleName)


def test_every_status_is_reached_from_a_draft() -> None:
    reached, pending = {Status.DRAFT}, [Status.DRAFT]
    while pending:
        new = {step.to for step in MOVES[pending.pop()]} - reached
        reached |= new
        pending += new

    assert reached == set(Status)


def test_from_every_status_a_report_can_still_be_published() -> None:
    def leads_to_publication(status: Status, seen: frozenset[Status] = frozenset()) -> bool:
        return status is Status.PUBLISHED or any(
            step.to not in seen and leads_to_publication(step.to, seen | {status}) for step in MOVES[status]
        )

    assert [status for status in Status if not leads_to_publication(status)] == []


def test_a_deed_leads_from_a_status_to_one_place_only() -> None:
    for steps in MOVES.values():
        assert len({step.deed for step in steps}) == len(steps)


def test_an_officer_writes_where_he_may_submit_and_nowhere_else() -> None:
    assert {status for status in Status if move(status, Deed.SUBMIT)} == OPEN


def test_judging_is_never_for_ones_own_report() -> None:
    barred = {step.deed for steps in MOVES.values() for step in steps if step.bars_own}

    assert barred == {Deed.ENDORSE, Deed.EVALUATE}


def test_the_documentation_shows_this_table() -> None:
    assert diagram() in PAGE.read_text()
