"""Results over the years, or over the quarters where there is one year, as `samrit.writers.value_drawing` draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from samrit.queries.public.indicator import IndicatorPage, Publication
from samrit.records.models import YEAR_END
from samrit.thai.translation import _
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS, PublicState
from samrit.web import words
from samrit.web.public import indicator_words as says
from samrit.writers.value_drawing import LARGE, Value, ValueDrawing, drawing

_MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing and what its marks are."""

    drawing: ValueDrawing
    caption: str


@dataclass(frozen=True, slots=True)
class Point:
    """A period as it is to be drawn; where the unit changes, the row of bars breaks."""

    label: str
    found: Publication | None
    state: PublicState
    unit: str
    is_now: bool = True


def chart(page: IndicatorPage) -> Chart | None:
    """The chart of the years where there are several with a result, else of the quarters; None where nothing has a value."""
    if sum(one.publication is not None for one in page.years) > 1:
        return drawn([
            Point(words.year(one.fiscal_year_be), one.publication, one.state, one.unit,
                  one.fiscal_year_be == page.row.fiscal_year_be)
            for one in page.years[-_MOST_BARS:]
        ], is_years=True)  # fmt: skip
    return drawn([
        Point(_("Q{n}", n=one.quarter), one.publication, one.state, page.definition.unit,
              page.shown is not None and page.shown.quarter in (one.quarter, YEAR_END))
        for one in page.periods[:4]
    ], is_years=False)  # fmt: skip


def drawn(points: Sequence[Point], *, is_years: bool, size: tuple[int, int] = LARGE) -> Chart | None:
    """These periods as bars; None where none has a value."""
    values = [
        Value(
            one.label,
            one.found.value if one.found is not None else None,
            one.found.target if one.found is not None else None,
            doubt=_doubt(one),
            none=str(PUBLIC_STATE_WORDS[one.state]),
            is_break=at > 0 and points[at - 1].unit != one.unit,
            is_now=one.is_now,
        )
        for at, one in enumerate(points)
    ]
    if all(one.value is None for one in values):
        return None
    caption = (
        _("The year's result; the mark is the target of that year")
        if is_years
        else _("The result of each quarter; the mark is the quarter's target")
    )
    return Chart(drawing(values, size=size), caption)


def _doubt(point: Point) -> str:
    if point.state is not PublicState.DOUBTFUL or point.found is None:
        return ""
    return says.doubt(point.found) or str(PUBLIC_STATE_WORDS[point.state])
