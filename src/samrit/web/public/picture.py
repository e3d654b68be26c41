"""A picture with words: lines below each other, broken between words, since SVG breaks none itself."""

from dataclasses import dataclass

from samrit.thai.letters import letters
from samrit.thai.words import words
from samrit.writers.value_drawing import ValueDrawing

WIDTH, MARGIN = 480, 14
_SIZES = {"name": 16, "value": 30, "plain": 15, "small": 13, "source": 11}
_THAI, _ROMAN = 0.58, 0.51  # of a letter's size is what it takes on average
# A line longer than this part of the room is drawn in the width that it was reckoned with: whoever shows the picture takes letters of
# their own, and wider ones would be cut off at its edge.
_LONG = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words; `width` is what it may take, 0 where there is room enough."""

    text: str
    kind: str
    x: float
    y: float
    width: int = 0


@dataclass(frozen=True, slots=True)
class Swatch:
    """How something came out, as a coloured square before its words."""

    state: str
    x: float
    y: float


class Picture:
    """What is written and drawn, from the top to the bottom, at least as high as is asked; `said` is all of it in words."""

    def __init__(self, name: str, *, least: int = 0) -> None:
        self.name, self.width, self.height, self.least = name, WIDTH, MARGIN, least
        self.lines: list[Line] = []
        self.swatches: list[Swatch] = []
        self.charts: list[tuple[ValueDrawing, float]] = []
        self.write(name, "name")

    @property
    def said(self) -> str:
        """The words, for who doesn't see it."""
        return " ".join([*(one.text for one in self.lines), *(chart.said for chart, _y in self.charts)])

    @property
    def full_height(self) -> int:
        """With what is free below."""
        return max(self.height + MARGIN, self.least)

    def write(self, text: str, kind: str = "plain", *, indent: int = 0) -> None:
        """Words, on as many lines as they need."""
        size, room = _SIZES[kind], WIDTH - 2 * MARGIN - indent
        for part in _broken(text, room / size):
            self.height += round(size * 1.5)
            takes = min(round(_ems(part) * size), room)
            width = takes if takes > _LONG * room else 0
            self.lines.append(Line(part, kind, MARGIN + indent, self.height - round(size * 0.35), width))

    def state(self, state: str, text: str) -> None:
        """Words behind the mark of how it came out."""
        self.swatches.append(Swatch(state, MARGIN, self.height + 7))
        self.write(text, indent=20)

    def draw(self, chart: ValueDrawing) -> None:
        """A chart below what is written."""
        self.charts.append((chart, self.height + 4))
        self.height += chart.height + 8


def _ems(text: str) -> float:
    """How many times a letter's size a line takes; marks above and below take nothing."""
    roman = sum(one.isascii() for one in text)
    return roman * _ROMAN + (letters(text) - roman) * _THAI


def _broken(text: str, most: float) -> list[str]:
    """The text in lines of at most so many times a letter's size."""
    lines, line = [], ""
    for word in words(text):
        if line and _ems(line + word.rstrip()) > most:
            lines.append(line.rstrip())
            line = ""
        line += word if line else word.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines
