"""What is said in the margin about the words of a report: findings, and figures whose source nobody has told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samrit.checks.rule import Finding, Severity
from samrit.ledger.figures import FIELD
from samrit.queries.reports.filing import Filing
from samrit.thai.digits import to_arabic
from samrit.thai.translation import _
from samrit.vocabulary.codes import FIGURE_SOURCE_WORDS, FigureSource
from samrit.web.reports.forms.figures import READ, FigureRow

SHOWN = 7  # remarks at once; who has mended these sees the next
_LISTED = 40  # of the others, in the fold that counts them
_KINDS = {Severity.ERROR: "wrong", Severity.WARNING: "open", Severity.NOTE: "fine"}
_OF_A_FIGURE = frozenset({"K201"})  # what they find is silent once the officer has said what the figure is
_ORDER = ("wrong", "open", "source", "fine")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a figure most likely stands on: how its row would be filled in, and why that is thought."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; `kind` is "wrong" (must be mended), "open" (should be), "source" (asked) or "fine".

    `start` and `end` are the words in the text of its field, None where it is about the whole; `figure` is the row of the
    figure that is asked about: its source, or what it is.
    """

    kind: str
    field: str
    words: str
    sentence: str
    remedy: str = ""
    code: str = ""
    start: int | None = None
    end: int | None = None
    figure: FigureRow | None = None
    guess: Guess | None = None
    number: int = 0

    @property
    def kind_words(self) -> str:
        """How grave it is, in a word."""
        return {"wrong": _("Error"), "open": _("Warning")}.get(self.kind, _("Note"))


@dataclass(frozen=True, slots=True)
class Remarks:
    """The remarks of a report: those that are shown, those behind the fold, and how many there are of each kind."""

    shown: tuple[Remark, ...]
    rest: tuple[Remark, ...]
    beyond: int  # not even listed
    wrong: int
    sources: int

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.shown) + len(self.rest) + self.beyond

    @property
    def behind(self) -> int:
        """How many are behind the fold."""
        return len(self.rest) + self.beyond

    @property
    def folded_lines(self) -> list[tuple[str, str, int]]:
        """Those behind the fold in words: what is said again of the same words is said once, with how often."""
        said = Counter((one.words, "" if one.kind == "source" else one.sentence) for one in self.rest)
        return [(*words, times) for words, times in said.items()]

    @property
    def marks(self) -> str:
        """Where the words of the remarks stand that are shown or listed: "narrative 10 17 wrong 1", one after the other."""
        return ";".join(
            f"{one.field} {one.start} {one.end} {one.kind} {one.number}"
            for one in (*self.shown, *self.rest)
            if one.start is not None
        )


def remarks(
    page: Filing, findings: Mapping[str, Sequence[Finding]], figures: Sequence[FigureRow], fields: Sequence[str]
) -> Remarks:
    """What is to be said about the running texts `fields`, the gravest first, then by place."""
    asked = {row.start: row for row in figures if not row.is_counted_here}
    found = list(_of_findings(findings, fields, asked))
    about = {one.figure.start for one in found if one.figure is not None}
    found += _of_figures(row for row in figures if row.start not in about)
    place = {name: at for at, name in enumerate(fields)}
    found.sort(key=lambda one: (_ORDER.index(one.kind), place[one.field], one.start if one.start is not None else -1))
    numbered = [replace(one, number=at) for at, one in enumerate(found, 1)]
    shown = tuple(
        replace(one, guess=guess(one.figure, page)) if one.kind == "source" and one.figure is not None else one
        for one in numbered[:SHOWN]
    )
    return Remarks(
        shown=shown,
        rest=tuple(numbered[SHOWN : SHOWN + _LISTED]),
        beyond=max(len(numbered) - SHOWN - _LISTED, 0),
        wrong=sum(one.kind == "wrong" for one in numbered),
        sources=sum(one.kind == "source" for one in numbered),
    )


def _of_findings(
    findings: Mapping[str, Sequence[Finding]], fields: Iterable[str], figures: Mapping[int, FigureRow]
) -> Iterator[Remark]:
    for name in fields:
        for one in findings.get(name, ()):
            figure = (
                figures.get(one.start) if one.code in _OF_A_FIGURE and name == FIELD and one.start is not None else None
            )
            yield Remark(
                _KINDS[one.severity],
                name,
                one.words,
                str(one.message),
                str(one.remedy),
                one.code,
                start=one.start,
                end=one.end,
                figure=figure,
            )


def _of_figures(figures: Iterable[FigureRow]) -> Iterator[Remark]:
    for row in figures:
        if row.is_open:
            yield Remark(
                "source",
                "narrative",
                row.words,
                _("Where is this figure from?"),
                start=row.start,
                end=row.end,
                figure=row,
            )


def guess(row: FigureRow, page: Filing) -> Guess | None:
    """The likeliest source: the value that it repeats, evidence that names it, what the last such figure stood on."""
    if row.fits:
        return Guess(f"{row.name}-follows", row.fits, str(row.fits_words))
    number = to_arabic(row.words).split()[0] if row.words.split() else ""
    named = [one for one in page.evidence if number and number in to_arabic(f"{one.ref} {one.shows}").split()]
    if len(named) == 1:
        return _read(row, named[0].pk, named[0].ref)
    before = _as_before(row, page)
    if before is not None:
        said = _("As the last “{unit}”: {source}", unit=row.unit, source=FIGURE_SOURCE_WORDS[before])
        return Guess(f"{row.name}-source", before.value, said)
    if len(page.evidence) == 1:
        return _read(row, page.evidence[0].pk, page.evidence[0].ref)
    return None


def _read(row: FigureRow, pk: int, ref: str) -> Guess:
    return Guess(f"{row.name}-source", f"{READ}{pk}", _("Read in: {evidence}", evidence=ref))


def _as_before(row: FigureRow, page: Filing) -> FigureSource | None:
    """What a figure in the same unit stood on in the quarter before, where that is a kind of source alone."""
    for figure in page.figures_before:
        is_alone = not figure.evidence_id and not figure.measurement_id and figure.rule is None
        if row.unit and figure.unit == row.unit and is_alone:
            return FigureSource(figure.source)
    return None
