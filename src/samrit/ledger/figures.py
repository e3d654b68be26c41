"""What is told about the figures in a report's narrative: their source, and the structured value that they follow."""

from dataclasses import dataclass, replace
from decimal import Decimal

import msgspec

from samrit import report as typed
from samrit.counting import CountingRule
from samrit.records.models import Figure, QuarterReport
from samrit.report.anchoring import Anchor, reanchor, rewrite, says
from samrit.report.mentions import find_figures
from samrit.vocabulary.codes import BoundTo, FigureMeaning, FigureSource

FIELD = "narrative"  # the text whose figures are asked for their source
_EXPLAIN = (FigureMeaning.OTHER_QUARTER, FigureMeaning.PART, FigureMeaning.BASE, FigureMeaning.RECORD)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFigure:
    """What an officer tells about one figure: where it stands, its source, and what it follows."""

    start: int
    words: str
    source: FigureSource
    note: str = ""
    evidence_id: int | None = None
    measurement_id: int | None = None
    rule: CountingRule | None = None
    bound_to: BoundTo | None = None
    meaning: FigureMeaning | None = None

    @property
    def is_explained(self) -> bool:
        """Whether it is said to be what needs no more: "something else" needs words, and what differs from result or target isn't it."""
        return self.meaning in _EXPLAIN or (self.meaning is FigureMeaning.OTHER and bool(self.note))

    @classmethod
    def of(cls, row: Figure) -> "DeclaredFigure":
        """What stands in the records."""
        return cls(
            start=row.start,
            words=row.words,
            source=FigureSource(row.source),
            note=row.note,
            evidence_id=row.evidence_id,
            measurement_id=row.measurement_id,
            rule=msgspec.convert(row.rule, CountingRule) if row.rule is not None else None,
            bound_to=BoundTo(row.bound_to) if row.bound_to else None,
            meaning=FigureMeaning(row.meaning) if row.meaning else None,
        )


@dataclass(frozen=True, slots=True)
class DeclaredFigures:
    """All that is told about the figures of a text, as that text stood when it was told."""

    text: str
    figures: tuple[DeclaredFigure, ...]

    @classmethod
    def of(cls, row: QuarterReport) -> "DeclaredFigures":
        """What stands in the records; one query."""
        rows = Figure.objects.filter(report=row, field=FIELD).order_by("start")
        return cls(row.narrative, tuple(DeclaredFigure.of(figure) for figure in rows))

    def moved_to(self, text: str) -> "DeclaredFigures":
        """The same in another text: each figure where it stands now; what is told of figures that are gone goes with them."""
        if not self.figures:
            return DeclaredFigures(text, ())
        places = reanchor([Anchor(declared.start, declared.words) for declared in self.figures], self.text, text)
        moved = (
            replace(declared, start=figure.start, words=text[figure.start : figure.end])
            for declared, figure in zip(self.figures, places, strict=True)
            if figure is not None
        )
        return DeclaredFigures(text, tuple(sorted(moved, key=lambda declared: declared.start)))

    @property
    def explained(self) -> frozenset[str]:
        """The words of those that the officer has said what they are."""
        return frozenset(one.words for one in self.figures if one.is_explained)

    @property
    def values(self) -> dict[int, tuple[Decimal, str]]:
        """Value and unit of every figure in the text, by its place."""
        return {figure.start: figure.key for figure in find_figures(self.text)}


def structured(content: typed.QuarterReport, target: Decimal | None) -> dict[BoundTo, Decimal]:
    """The structured values that a figure can follow, where they are there."""
    result = content.result
    values = {
        BoundTo.RESULT: result.value,
        BoundTo.NUMERATOR: result.numerator,
        BoundTo.DENOMINATOR: result.denominator,
        BoundTo.TARGET: target,
        BoundTo.PROGRESS: content.progress_percent,
    }
    return {name: value for name, value in values.items() if value is not None}


def target_of(row: QuarterReport) -> Decimal | None:
    """The number of a quarter's target, the year's where the quarter has none of its own."""
    return row.target_value if row.target_value is not None else row.indicator.target_value


def fitting(words: str, value: Decimal, values: dict[BoundTo, Decimal]) -> BoundTo | None:
    """The structured value that a figure repeats, the result before any other; None where it repeats none."""
    return next((name for name, wanted in values.items() if says(words, value, wanted)), None)


def follow(
    content: typed.QuarterReport,
    figures: DeclaredFigures,
    *,
    old: dict[BoundTo, Decimal],
    new: dict[BoundTo, Decimal],
) -> tuple[typed.QuarterReport, DeclaredFigures]:
    """The content with each bound figure in its narrative brought to its structured value, and the figures with it.

    `figures` are those of the content's narrative. `old` and `new` are the structured values before and now. Where
    a value is gone its figure stays as it is.
    """
    text, moved, shift = content.narrative, [], 0
    values = figures.values
    for declared in figures.figures:
        words = declared.words
        wanted = new.get(declared.bound_to) if declared.bound_to is not None else None
        value = values[declared.start][0] if declared.start in values else None
        if wanted is not None and value is not None and not says(words, value, wanted):
            words = rewrite(words, value, old=old.get(declared.bound_to) if declared.bound_to else None, new=wanted)
        start = declared.start + shift
        text = text[:start] + words + text[start + len(declared.words) :]
        moved.append(replace(declared, start=start, words=words))
        shift += len(words) - len(declared.words)
    followed = DeclaredFigures(text, tuple(moved))
    still = tuple(declared for declared in followed.figures if declared.start in followed.values)
    return content.replace(narrative=text), replace(followed, figures=still)
