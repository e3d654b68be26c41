"""The figures behind a number of the city at a glance: which indicators a part of the bar, a doubt or a change is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from samrit.queries.reviews.counts import Period
from samrit.queries.reviews.off_track import OffTrack, moved_rows, named_results, results_of
from samrit.queries.reviews.selection import Selection
from samrit.records.models import PeriodResult
from samrit.scoring.counts import PART_WORDS, Part
from samrit.thai.translation import Message
from samrit.vocabulary.doubts import DOUBT_WORDS, Doubt

UNSUPPORTED, MOVED, MOVED_IN_YEAR, DOUBT = "unsupported", "moved", "moved_in_year", "doubt."
SHOWN: dict[str, Message] = {
    **{part.value: words for part, words in PART_WORDS.items()},
    **{f"{DOUBT}{doubt.value}": words for doubt, words in DOUBT_WORDS.items()},
    UNSUPPORTED: Message("Without evidence"),
    MOVED: Message("Another verdict than the quarter before"),
    MOVED_IN_YEAR: Message("Another verdict than in the same period of last year"),
}
_FEW = 3  # named where the number itself stands


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of the list; what is said of it."""

    one: OffTrack
    said: Message | None


def figures(shown: str, period: Period, selection: Selection, *, today: date) -> "QuerySet[PeriodResult]":
    """Those that a number counts, by what they weigh, those that changed by their fall."""
    if shown in (MOVED, MOVED_IN_YEAR):
        return moved_rows(period, selection, since_last_year=shown == MOVED_IN_YEAR)
    return results_of(period, selection).filter(_condition(shown, today)).order_by("-weight_units", "indicator")


def lines(rows: Sequence[PeriodResult], today: date) -> tuple[Line, ...]:
    """Some of them as they read."""
    return tuple(Line(one, _said(row, today)) for row, one in zip(rows, named_results(rows), strict=True))


def doubtful_names(period: Period, selection: Selection) -> dict[Doubt, tuple[tuple[int, str], ...]]:
    """Of each doubt the weightiest of its indicators, with their keys; one SQL query."""
    rows = results_of(period, selection).exclude(doubt="").select_related("indicator")
    found: dict[Doubt, tuple[tuple[int, str], ...]] = {}
    for row in rows.order_by("-weight_units", "indicator")[:200]:
        those = found.get(Doubt(row.doubt), ())
        if len(those) < _FEW:
            found[Doubt(row.doubt)] = (*those, (row.indicator_id, row.indicator.name()))
    return found


def _condition(shown: str, today: date) -> Q:
    if shown == UNSUPPORTED:
        return Q(is_unsupported=True)
    if shown.startswith(DOUBT):
        return Q(doubt=shown.removeprefix(DOUBT))
    if shown == Part.OVERDUE:
        return Q(part="", due_on__lt=today)
    if shown == Part.NOT_DUE:
        return Q(part="") & (Q(due_on__gte=today) | Q(due_on=None))
    return Q(part=shown)


def _said(row: PeriodResult, today: date) -> Message | None:
    if row.doubt:
        return DOUBT_WORDS[Doubt(row.doubt)]
    if row.part:
        return PART_WORDS[Part(row.part)]
    return PART_WORDS[Part.OVERDUE if row.due_on is not None and row.due_on < today else Part.NOT_DUE]
