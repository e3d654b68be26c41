"""The life of a report is one table, whole and reachable, and the documentation shows this very table."""

from pathlib import Path

from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.workflow import (
    ACTION_WORDS,
    OPEN,
    STATUS_WORDS,
    TRANSITIONS,
    Action,
    Status,
    diagram,
    transition,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "workflow.md"


def test_every_status_has_its_row_and_every_word_its_sentence() -> None:
    assert set(TRANSITIONS) == set(STATUS_WORDS) == set(Status)
    assert set(ACTION_WORDS) == set(Action)
    assert set(ROLE_WORDS) == set(RoleName)


def test_every_status_is_reached_from_a_draft() -> None:
    reached, pending = {Status.DRAFT}, [Status.DRAFT]
    while pending:
        new = {step.to for step in TRANSITIONS[pending.pop()]} - reached
        reached |= new
        pending += new

    assert reached == set(Status)


def test_from_every_status_a_report_can_still_be_published() -> None:
    def leads_to_publication(status: Status, visited: frozenset[Status] = frozenset()) -> bool:
        return status is Status.PUBLISHED or any(
            step.to not in visited and leads_to_publication(step.to, visited | {status}) for step in TRANSITIONS[status]
        )

    assert [status for status in Status if not leads_to_publication(status)] == []


def test_an_action_leads_from_a_status_to_one_place_only() -> None:
    for steps in TRANSITIONS.values():
        assert len({step.action for step in steps}) == len(steps)


def test_an_officer_writes_where_they_may_submit_and_nowhere_else() -> None:
    assert {status for status in Status if transition(status, Action.SUBMIT)} == OPEN


def test_judging_is_never_for_ones_own_report() -> None:
    barred = {step.action for steps in TRANSITIONS.values() for step in steps if step.bars_own}

    assert barred == {Action.ENDORSE, Action.EVALUATE}


def test_the_documentation_shows_this_table() -> None:
    assert diagram() in PAGE.read_text()
