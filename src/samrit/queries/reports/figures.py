"""The figures in an indicator's narratives, with what each stands on, for whoever reads the report."""

from collections.abc import Mapping
from dataclasses import dataclass

from samrit.ledger.figures import FIELD
from samrit.records.models import Figure
from samrit.records.ready import ReadyQuery
from samrit.vocabulary.codes import (
    BOUND_TO_WORDS,
    FIGURE_MEANING_WORDS,
    FIGURE_SOURCE_WORDS,
    BoundTo,
    FigureMeaning,
    FigureSource,
)


@dataclass(frozen=True, slots=True)
class FigureBasis:
    """One figure, as it is written, and its source in words; `follows` names its structured value, `meaning` what
    the officer says that it is; "" where it has none.

    `evidence_id` and `evidence` are those that it was read in, `measurement_id` and `measurement` that which measured it;
    None and "" for another source.
    """

    start: int
    words: str
    source: str
    note: str
    evidence_id: int | None
    evidence: str
    is_removed: bool
    follows: str
    meaning: str = ""
    measurement_id: int | None = None
    measurement: str = ""


def figures_of(indicator_id: int) -> Mapping[int, tuple[FigureBasis, ...]]:
    """By the number of the quarter, the figures of its narrative whose source was told, in their order; one SQL query."""
    found: dict[int, tuple[FigureBasis, ...]] = {}
    for row in _FIGURES(indicator_id):
        quarter = row.report.quarter
        found[quarter] = (*found.get(quarter, ()), _based_on(row))
    return found


_FIGURES = ReadyQuery(
    lambda indicator: Figure.objects.filter(report__indicator_id=indicator, field=FIELD)
    .select_related("evidence", "report", "measurement")
    .only(
        "start", "words", "source", "note", "bound_to", "meaning", "evidence__ref", "evidence__removed_at", "report__quarter",
        "measurement__name",
    )
    .order_by("report__quarter", "start")
)  # fmt: skip


def _based_on(row: Figure) -> FigureBasis:
    return FigureBasis(
        start=row.start,
        words=row.words,
        source=str(FIGURE_SOURCE_WORDS[FigureSource(row.source)]),
        note=row.note,
        evidence_id=row.evidence_id,
        evidence=row.evidence.ref if row.evidence is not None else "",
        is_removed=row.evidence is not None and row.evidence.removed_at is not None,
        measurement_id=row.measurement_id,
        measurement=row.measurement.name if row.measurement is not None else "",
        meaning=str(FIGURE_MEANING_WORDS[FigureMeaning(row.meaning)]) if row.meaning else "",
        follows=str(BOUND_TO_WORDS[BoundTo(row.bound_to)]) if row.bound_to else "",
    )
