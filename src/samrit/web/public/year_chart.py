"""Results over the years, or over the quarters where there is one year: bars from 0 with their targets, as places in a drawing.

A period without a value keeps its place and has no bar; where the unit changes, the row of bars breaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.queries.public.indicator import IndicatorPage, Publication
from samrit.thai.translation import _
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS, PublicState
from samrit.web import words
from samrit.writers.scale import scale

WIDTH, HEIGHT = 460, 210
_TOP, _BASE, _LEFT = 30.0, 178.0, 4.0
_MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: label, value and target in words, and where its bar and target mark stand."""

    label: str
    value: str
    target: str
    state: str
    state_words: str
    middle: float
    x: float
    width: float
    y: float
    height: float
    has_value: bool
    is_zero: bool
    is_this: bool
    is_doubtful: bool
    target_y: float | None
    breaks: bool

    @property
    def break_x(self) -> float:
        """Where the row of bars breaks before it."""
        return round(self.x - 12, 1)

    @property
    def target_left(self) -> float:
        """Where the mark of the target begins."""
        return round(self.x - 5, 1)

    @property
    def target_right(self) -> float:
        """Where it ends."""
        return round(self.x + self.width + 5, 1)

    @property
    def value_y(self) -> float:
        """Where the value is written: above bar and target mark."""
        top = min(self.y, self.target_y if self.target_y is not None else self.y)
        return max(top - 6, 14)


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing."""

    bars: tuple[Bar, ...]
    caption: str
    base_y: float = _BASE
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def zero_y(self) -> float:
        """Where the mark of a zero stands."""
        return self.base_y - 1

    @property
    def none_y(self) -> float:
        """Where the dash of a period without a value stands."""
        return self.base_y - 8

    @property
    def label_y(self) -> float:
        """Where the periods are written."""
        return self.height - 8.0

    @property
    def said(self) -> str:
        """What it shows, in words."""
        return ", ".join(f"{one.label}: {one.value or one.state_words}" for one in self.bars)

    @property
    def breaks(self) -> bool:
        """Whether a way of measuring changed in between."""
        return any(one.breaks for one in self.bars)


@dataclass(frozen=True, slots=True)
class Point:
    """A period as it is to be drawn."""

    label: str
    found: Publication | None
    state: PublicState
    unit: str
    is_this: bool


def chart(page: IndicatorPage) -> Chart | None:
    """The chart of the years where there are several with a result, else of the quarters; None where nothing has a value."""
    ended = [one for one in page.years if one.publication is not None]
    if len(ended) > 1:
        points = [
            Point(words.year(one.fiscal_year_be), one.publication, _state(one.publication), one.unit,
                   one.fiscal_year_be == page.row.fiscal_year_be)
            for one in page.years[-_MOST_BARS:]
        ]  # fmt: skip
        return drawn(points, _("The year's result; the mark is the target of that year"))
    points = [
        Point(_("Q{n}", n=one.quarter), one.publication, one.state, page.definition.unit,
               one.publication is not None and one.publication is page.shown)
        for one in page.periods[:4]
    ]  # fmt: skip
    return drawn(points, _("The result of each quarter; the mark is the quarter's target"))


def drawn(points: Sequence[Point], caption: str) -> Chart | None:
    """These periods as bars; None where none has a value."""
    values = [one.found.value for one in points if one.found is not None and one.found.value is not None]
    targets = [one.found.target for one in points if one.found is not None and one.found.target is not None]
    if not values:
        return None
    y = scale([Decimal(0), *values, *targets], top=_TOP, base=_BASE)
    step = (WIDTH - 2 * _LEFT) / len(points)
    width = min(round(step * 0.56, 1), 56.0)
    bars = []
    for at, one in enumerate(points):
        value = one.found.value if one.found is not None else None
        target = one.found.target if one.found is not None else None
        middle = round(_LEFT + step * (at + 0.5), 1)
        zero = y(Decimal(0))
        top = min(y(value), zero) if value is not None else zero
        bars.append(
            Bar(
                label=one.label,
                value=words.value(value) if value is not None else "",
                target=words.value(target) if target is not None else "",
                state=one.state.value,
                state_words=str(PUBLIC_STATE_WORDS[one.state]),
                middle=middle,
                x=round(middle - width / 2, 1),
                width=width,
                y=top,
                height=abs(y(value) - zero) if value is not None else 0.0,
                has_value=value is not None,
                is_zero=value is not None and not value,
                is_this=one.is_this,
                is_doubtful=one.state is PublicState.DOUBTFUL,
                target_y=y(target) if target is not None else None,
                breaks=at > 0 and points[at - 1].unit != one.unit,
            )
        )
    return Chart(tuple(bars), caption, base_y=y(Decimal(0)))


def _state(found: Publication | None) -> PublicState:
    return PublicState(found.report.state) if found is not None else PublicState.NOT_PUBLISHED
