"""The values of an indicator as a drawing, its years or its quarters: where marks, labels and targets stand.

Pages and papers draw them from the same places; a paper sets the words in its own typeface. No value is a gap, never a mark
at zero. A mark is hollow where the result isn't endorsed yet, and has a question mark where something is against it. Where a
year was worked out in another way than the year before, a line parts the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.report.struct import plain_decimal
from samrit.thai.digits import format_number
from samrit.thai.translation import _
from samrit.vocabulary.choices import Accumulation
from samrit.writers.scale import scale

WIDTH, HEIGHT = 340, 172
_TOP, _BASE, _RIGHT, _BAR = 34, 148, 286, 34


@dataclass(frozen=True, slots=True)
class Mark:
    """One year or quarter of a chart; `x` is its middle. `y` and `height` are those of its bar, `y` that of its point."""

    label: str
    said: str
    target_said: str
    doubt: str
    x: float
    y: float
    height: float
    target_y: float | None
    has_value: bool
    is_hollow: bool
    is_break: bool
    is_now: bool

    @property
    def left(self) -> float:
        """Where its bar begins."""
        return self.x - _BAR / 2

    @property
    def target_left(self) -> float:
        """Where the mark of its target begins."""
        return self.x - _BAR / 2 - 5

    @property
    def words_y(self) -> float:
        """The line of its label, clear of the mark of its target."""
        top = min(self.y, self.target_y) if self.target_y is not None and abs(self.target_y - self.y) < 16 else self.y
        return max(top - 8, 12)


@dataclass(frozen=True, slots=True)
class ValueDrawing:
    """A drawing with what it shows in words; `target_y` is one target for all of it, `line` joins its points."""

    marks: tuple[Mark, ...]
    base_y: float
    target_y: float | None
    target_said: str
    target_label_y: float | None
    line: str
    width: int = WIDTH
    height: int = HEIGHT
    bar_width: int = _BAR
    right: int = _RIGHT

    @property
    def said(self) -> str:
        """What it shows, in words."""
        return ", ".join(f"{one.label}: {one.said or _('none')}" for one in self.marks)

    @property
    def has_hollow(self) -> bool:
        """Whether something in it isn't endorsed yet."""
        return any(one.is_hollow and one.has_value for one in self.marks)

    @property
    def has_break(self) -> bool:
        """Whether some year was worked out in another way than the one before."""
        return any(one.is_break for one in self.marks)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is against its values."""
        return tuple(dict.fromkeys(one.doubt for one in self.marks if one.doubt))


@dataclass(frozen=True, slots=True)
class Value:
    """A year or a quarter to be drawn; `doubt` is what is against its value, in words."""

    label: str
    value: Decimal | None
    target: Decimal | None
    doubt: str = ""
    is_hollow: bool = False
    is_break: bool = False
    is_now: bool = False


def quarter_drawing(values: Sequence[Value], target: Decimal | None, accumulation: Accumulation) -> ValueDrawing | None:
    """The quarters: a line towards the target of the year, bars where they are added up; None where none has a value."""
    if all(one.value is None for one in values):
        return None
    is_sum = accumulation is Accumulation.SUM
    return drawing(values, None if is_sum else target, is_line=not is_sum)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else format_number(plain_decimal(value))


def drawing(values: Sequence[Value], target: Decimal | None = None, *, is_line: bool = False) -> ValueDrawing:
    """The drawing of bars, or of a line; `target` is one for all of it, in place of each value's own."""
    stated = [one for value in values for one in (value.value, value.target) if one is not None]
    y = scale([*stated, Decimal(0), *([target] if target is not None else [])], top=_TOP, base=_BASE)
    zero, step = y(Decimal(0)), _RIGHT / len(values)
    marks = []
    for at, one in enumerate(values):
        top = y(one.value) if one.value is not None else zero
        marks.append(
            Mark(
                label=one.label,
                said=_figure(one.value) + ("?" if one.doubt else ""),
                target_said=_figure(one.target),
                doubt=one.doubt,
                x=round(step * (at + 0.5), 1),
                y=top if is_line else min(top, zero),
                height=max(abs(top - zero), 1.5) if one.value is not None else 0.0,
                target_y=y(one.target) if one.target is not None else None,
                has_value=one.value is not None,
                is_hollow=one.is_hollow,
                is_break=one.is_break,
                is_now=one.is_now,
            )
        )
    last = values[-1].target if target is None else target
    return ValueDrawing(
        marks=tuple(marks),
        base_y=zero,
        target_y=y(target) if target is not None else None,
        target_said=_figure(last),
        target_label_y=y(last) + 4 if last is not None else None,
        line=_line(marks) if is_line else "",
    )


def _line(marks: Sequence[Mark]) -> str:
    """The path from point to point, with a gap where a quarter has no value."""
    path, pen = [], "M"
    for one in marks:
        if one.has_value:
            path.append(f"{pen}{one.x} {one.y}")
        pen = "L" if one.has_value else "M"
    return "".join(path)
