"""A text with the findings about it: paragraphs cut into segments, so that a page can mark the very words.

Findings may overlap, lie inside one another, or be about the whole field; every finding is shown once, beside the
paragraph where its words end, and no letter of the text is lost or said twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from samrit.checks.rule import Finding, Severity
from samrit.report import Report
from samrit.report.model import texts
from samrit.thai.text import clean

_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as the margin tells it; `number` ties it to its mark, `is_placed` says whether it has one."""

    number: int
    code: str
    severity: Severity
    message: str
    remedy: str
    is_placed: bool
    waived: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same findings; `ends` are the findings whose words end with it.

    `figure` is where the figure begins whose source was told, None where it is none.
    """

    text: str
    severity: Severity | None = None
    ends: tuple[int, ...] = ()
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a text with the notes that stand beside it."""

    segments: tuple[Segment, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """A field's text in paragraphs, and the notes about the field as a whole; `label` where its heading is not its item's."""

    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    label: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no text and no note."""
        return not self.paragraphs and not self.notes


@dataclass(frozen=True, slots=True)
class _Placed:
    start: int
    end: int
    note: Note


def annotate(text: str, numbered: Iterable[tuple[int, Finding]], stated: Iterable[tuple[int, str]] = ()) -> Annotated:
    """The text with its findings, each already numbered; `told` are the figures whose source is told: where, which words."""
    placed: list[_Placed] = []
    whole: list[Note] = []
    for number, finding in numbered:
        start, end = finding.start, finding.end
        is_placed = start is not None and end is not None and 0 <= start < end <= len(text)
        note = Note(
            number, finding.code, finding.severity, str(finding.message), str(finding.remedy),
            is_placed, finding.waived,
        )  # fmt: skip
        if start is not None and end is not None and is_placed:
            placed.append(_Placed(start, end, note))
        else:
            whole.append(note)
    figures = [(start, start + len(words)) for start, words in stated if text[start : start + len(words)] == words]
    return Annotated(tuple(_paragraphs(text, placed, figures)), tuple(whole))


def annotate_report(
    report: Report, findings: Iterable[Finding], stated: Mapping[str, Iterable[tuple[int, str]]] | None = None
) -> Mapping[str, Annotated]:
    """Every field of a report that has text or findings, by its path; the findings are numbered as they come.

    `told` are the figures of a field whose source is told. Findings about fields that are no running text ("level", "target") have no mark, only a note.
    """
    by_path = dict(texts(report))
    numbered: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(findings, 1):
        numbered.setdefault(finding.field, []).append((number, finding))
    paths = dict.fromkeys([*by_path, *numbered])
    return {
        path: annotate(clean(by_path.get(path, "")), numbered.get(path, ()), (stated or {}).get(path, ()))
        for path in paths
    }


def _paragraphs(text: str, placed: list[_Placed], figures: list[tuple[int, int]]) -> Iterator[Paragraph]:
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        inside = [p for p in placed if p.start < end and start < p.end]
        ending = [p.note for p in placed if start < p.end <= at]  # the line break counts to its line
        notes = tuple(sorted(ending, key=lambda note: note.number))
        if line.strip() or notes:
            yield Paragraph(tuple(_segments(text, (start, end), inside, figures)), notes)


def _segments(
    text: str, line: tuple[int, int], placed: list[_Placed], figures: list[tuple[int, int]]
) -> Iterator[Segment]:
    start, end = line
    stated = [(left, right) for left, right in figures if start <= left and right <= end]
    cuts = {start, end, *(at for one in stated for at in one)}
    for p in placed:
        cuts |= {max(p.start, start), min(p.end, end)}
    stops = sorted(cuts)
    for left, right in pairwise(stops):
        over = [p.note.severity for p in placed if p.start < right and left < p.end]
        severity = next((s for s in _GRAVITY if s in over), None)
        # A mark that ends with the line break itself ends, for the eye, with the line.
        ends = tuple(sorted(p.note.number for p in placed if p.end == right or (right == end and p.end == end + 1)))
        figure = next((begin for begin, stop in stated if begin <= left and right <= stop), None)
        yield Segment(text[left:right], severity, ends, figure)
