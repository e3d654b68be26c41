"""A text with its findings: every letter once, every finding once, the very words marked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.checks import Finding, Severity
from samrit.queries.reports.annotate import Annotated, Note, Paragraph, Segment, annotate
from samrit.thai.translation import Worded, in_language

BLANK = Finding(
    code="X1", severity=Severity.NOTE, field="f", message=Worded(th="ไทย", en="English"), remedy=Worded(th="แก้", en="Mend")
)  # fmt: skip


def finding(start: int | None, end: int | None, severity: Severity = Severity.NOTE) -> Finding:
    """A finding about these letters."""
    return replace(BLANK, start=start, end=end, severity=severity)


def note(number: int, severity: Severity = Severity.NOTE, *, is_placed: bool = True) -> Note:
    """The note of such a finding, in English."""
    return Note(number, "X1", severity, "English", "Mend", is_placed)


def test_the_words_of_a_finding_are_marked_and_its_note_stands_beside_their_paragraph() -> None:
    with in_language("en"):
        found = annotate("29 units\nof 5", [(1, finding(0, 2))])

    marked = Segment("29", Severity.NOTE, ends=(1,))
    assert found == Annotated(
        (Paragraph((marked, Segment(" units")), (note(1),)), Paragraph((Segment("of 5"),))),
    )


def test_where_findings_overlap_the_gravest_shows_and_each_ends_where_its_words_end() -> None:
    with in_language("en"):
        found = annotate("abcdef", [(1, finding(0, 4, Severity.ERROR)), (2, finding(2, 6))])

    assert found.paragraphs[0].segments == (
        Segment("ab", Severity.ERROR),
        Segment("cd", Severity.ERROR, ends=(1,)),
        Segment("ef", Severity.NOTE, ends=(2,)),
    )


def test_a_finding_over_two_lines_is_marked_in_both_and_told_beside_the_second() -> None:
    with in_language("en"):
        found = annotate("ab\ncd", [(1, finding(1, 4))])

    assert [p.notes for p in found.paragraphs] == [(), (note(1),)]
    assert [s.text for p in found.paragraphs for s in p.segments if s.severity] == ["b", "c"]


@pytest.mark.parametrize(("start", "end"), [(None, None), (0, 99), (3, 3), (5, 2)])
def test_a_finding_without_a_place_in_the_text_is_about_the_whole(start: int | None, end: int | None) -> None:
    with in_language("en"):
        found = annotate("abc", [(1, finding(start, end))])

    assert found.notes == (note(1, is_placed=False),)
    assert found.paragraphs == (Paragraph((Segment("abc"),)),)


@given(st.text("กขa \n", max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6))
def test_no_letter_is_lost_or_said_twice_and_every_finding_is_told_once(
    text: str, spans: list[tuple[int, int]]
) -> None:
    with in_language("en"):
        found = annotate(text, enumerate((finding(a, b) for a, b in spans), 1))

    shown = "\n".join("".join(s.text for s in p.segments) for p in found.paragraphs)
    assert [line for line in shown.split("\n") if line.strip()] == [line for line in text.split("\n") if line.strip()]
    notes = [*found.notes, *(n for p in found.paragraphs for n in p.notes)]
    assert sorted(n.number for n in notes) == list(range(1, len(spans) + 1))
