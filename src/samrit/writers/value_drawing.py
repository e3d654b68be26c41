"""The values of an indicator as a drawing, its years or its quarters: where marks, labels and targets stand.

Pages, pictures and papers draw them from the same places; a paper sets the words in its own typeface. No value is a gap, never
a mark at zero. A mark is hollow where the result isn't endorsed yet, and has a question mark where something is against it.
Where a year was worked out in another way than the year before, a line parts the two. Bars stand on zero; a line shows its
values larger where they are far from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.report.struct import plain_decimal
from samrit.thai.translation import _
from samrit.vocabulary.choices import Accumulation

SMALL, LARGE, BARE = (340, 172), (460, 210), (96, 30)  # width and height; a bare one has marks alone
_FOR_TARGET, _TOP, _BELOW, _EDGE = 70, 34, 24, 6
_LONGEST, _LONGEST_TARGET = 9, 7  # characters that have room above a bar, and beside the line of a target
_MILLION = 1_000_000
_OF_STEP, _WIDEST = 0.56, 56.0


@dataclass(frozen=True, slots=True)
class Value:
    """A year or a quarter to be drawn; `doubt` is what is against its value, `none` why there is none, in words."""

    label: str
    value: Decimal | None
    target: Decimal | None = None
    doubt: str = ""
    none: str = ""
    is_hollow: bool = False
    is_break: bool = False
    is_now: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """One year or quarter of a chart; `x` is its middle. `y`, `width` and `height` are those of its bar, `y` that of its point.

    `said` is the value in full, `short` as there is room for it: "63.9M".
    """

    label: str
    said: str
    short: str
    none: str
    target_said: str
    doubt: str
    x: float
    y: float
    width: float
    height: float
    target_y: float | None
    has_value: bool
    is_hollow: bool
    is_break: bool
    is_now: bool

    @property
    def left(self) -> float:
        """Where its bar begins."""
        return round(self.x - self.width / 2, 1)

    @property
    def target_left(self) -> float:
        """Where the mark of its target begins."""
        return round(self.left - 5, 1)

    @property
    def words_y(self) -> float:
        """The line of its label, clear of the mark of its target."""
        top = self.target_y if self.target_y is not None and 0 < self.y - self.target_y < 24 else self.y
        return round(max(top - 8, 12), 1)


@dataclass(frozen=True, slots=True)
class ValueDrawing:
    """A drawing with what it shows in words; `target_y` is one target for all of it, `line` joins its points."""

    marks: tuple[Mark, ...]
    base_y: float
    target_y: float | None
    target_short: str
    target_label_y: float | None
    line: str
    width: int
    height: int
    right: int
    bar_width: float

    @property
    def is_bare(self) -> bool:
        """Whether it is too small for words."""
        return (self.width, self.height) == BARE

    @property
    def said(self) -> str:
        """What it shows, in words."""
        return ", ".join(f"{one.label}: {one.said or one.none or _('none')}" for one in self.marks)

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


def quarter_drawing(values: Sequence[Value], target: Decimal | None, accumulation: Accumulation) -> ValueDrawing | None:
    """The quarters: a line towards the target of the year, bars where they are added up; None where none has a value."""
    if all(one.value is None for one in values):
        return None
    is_sum = accumulation is Accumulation.SUM
    return drawing(values, None if is_sum else target, is_line=not is_sum)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else f"{plain_decimal(value):,f}"


def _short(value: Decimal | None, longest: int) -> str:
    """The value in full where there is room for it, else in millions or rounded."""
    said = _figure(value)
    if value is None or len(said) <= longest:
        return said
    if abs(value) >= _MILLION:
        return _("{number}M", context="a million in a drawing", number=_rounded(value / _MILLION, longest - 2))
    return _rounded(value, longest)


def _rounded(value: Decimal, longest: int) -> str:
    """The value with as many decimals, two at most, as leave it short enough."""
    said = ""
    for places in (2, 1, 0):
        said = _figure(value.quantize(Decimal(1).scaleb(-places)))
        if len(said) <= longest:
            break
    return said


def drawing(
    values: Sequence[Value], target: Decimal | None = None, *, is_line: bool = False, size: tuple[int, int] = SMALL
) -> ValueDrawing:
    """The drawing of bars, or of a line; `target` is one for all of it, in place of each value's own."""
    width, height = size
    is_bare = size == BARE
    right = width if is_bare else width - _FOR_TARGET
    base = height - (0 if is_bare else _BELOW)
    stated = [one for value in values for one in (value.value, value.target) if one is not None]
    stated += [target] if target is not None else []
    is_cut = is_line and min(stated) < max(stated) and (is_bare or 0 < max(stated) / 2 <= min(stated))
    y = _scale(stated if is_cut else [*stated, Decimal(0)], top=_EDGE if is_bare else _TOP, base=base - _EDGE * is_cut)
    zero, step = base if is_cut else y(Decimal(0)), right / len(values)
    bar_width = round(min(step * _OF_STEP, _WIDEST), 1)
    marks = []
    for at, one in enumerate(values):
        top = y(one.value) if one.value is not None else zero
        marks.append(
            Mark(
                label=one.label,
                said=_figure(one.value) + ("?" if one.doubt else ""),
                short=_short(one.value, _LONGEST) + ("?" if one.doubt else ""),
                none=one.none,
                target_said=_figure(one.target),
                doubt=one.doubt,
                x=round(step * (at + 0.5), 1),
                y=top if is_line else min(top, zero),
                width=bar_width,
                height=round(max(abs(top - zero), 1.5), 1) if one.value is not None else 0.0,
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
        target_short=_short(last, _LONGEST_TARGET),
        target_label_y=y(last) + 4 if last is not None else None,
        line=_line(marks) if is_line else "",
        width=width,
        height=height,
        right=right,
        bar_width=bar_width,
    )


def _scale(values: Sequence[Decimal], *, top: float, base: float) -> Callable[[Decimal], float]:
    """Where a value stands as y runs downwards: the largest at the top, the least at the base."""
    low = min(values)
    span = (max(values) - low) or Decimal(1)

    def y(value: Decimal) -> float:
        return round(base - float((value - low) / span) * (base - top), 1)

    return y


def _line(marks: Sequence[Mark]) -> str:
    """The path from point to point, with a gap where a quarter has no value."""
    path, pen = [], "M"
    for one in marks:
        if one.has_value:
            path.append(f"{pen}{one.x} {one.y}")
        pen = "L" if one.has_value else "M"
    return "".join(path)
