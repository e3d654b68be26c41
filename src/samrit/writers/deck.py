"""The year of an agency as a short deck: which slides, and what stands on each.

In: the same values as the booklet's (`samrit.writers.booklet_values`), which are counted nowhere else. Out: slides as values, in the
language of the values; `samrit.writers.slides` draws them. Digits are Arabic in both, as on the pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from samrit.scoring.counts import Counts
from samrit.thai.digits import format_number
from samrit.thai.letters import first_line, letters
from samrit.thai.translation import ShownDay, ShownYear, _, in_language
from samrit.writers.booklet_values import Booklet, Outcome, ReasonedResult, Strategy

_LONGEST_REASON = 100  # letters of a reason on a slide
_MOST_ROWS = 5  # results on a slide; the others stand in the booklet
WIDTH_WITH_CHART = 0.7  # the share of a slide that a table has beside a chart
_LETTERS, _LINES, _MARGIN = 88, 15, 0.35  # what goes across and down a slide, at the size of a table


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, rows, and how wide each column is beside the others."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: frozenset[int] = frozenset()  # the columns of numbers

    def cut(self, width: float = 1.0) -> Iterator["Table"]:
        """Tables that fit on a slide each, as far as letters tell; `width` is the share of the slide that they have."""
        start, room = 0, _LINES - self._lines(self.heads, width)
        for number, row in enumerate(self.rows):
            lines = self._lines(row, width)
            if lines > room and number > start:
                yield replace(self, rows=self.rows[start:number])
                start, room = number, _LINES - self._lines(self.heads, width)
            room -= lines
        if self.rows:
            yield replace(self, rows=self.rows[start:])

    def _lines(self, row: tuple[str, ...], width: float) -> float:
        """How many lines a row takes, with its margins."""
        share = _LETTERS * width / sum(self.widths)
        return _MARGIN + max(
            -(-letters(word) // max(1, int(one * share))) for word, one in zip(row, self.widths, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its sentences, then a bar of counts, a chart of several, or a table; `note` is for the speaker.

    The charts of a deck are on one scale: `chart_end` is the number of indicators that fills a bar of a chart.
    """

    title: str
    lines: tuple[str, ...] = ()
    bar: Counts | None = None
    chart: tuple[tuple[str, Counts], ...] = ()
    chart_end: int = 0
    table: Table | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """The deck: its cover, and the slides after it; `foot` stands on each."""

    title: str
    subtitle: str
    foot: str
    slides: tuple[Slide, ...]


def deck(booklet: Booklet, at: datetime) -> Deck:
    """The deck of a year."""
    with in_language(booklet.language):
        title = _("Annual report of fiscal year {year}", year=ShownYear(booklet.fiscal_year_be))
        as_of = _("As of {day}", day=ShownDay(booklet.on))
        made = _("Made on {day} at {time:%H.%M}", day=ShownDay(at.date()), time=at)
        city = (booklet.city,) if booklet.city != booklet.agency else ()
        note = _(
            "The figures are those of the annual report as a booklet and of the city's pages: {as_of}. {made}",
            as_of=as_of,
            made=made,
        )
        return Deck(
            title=title,
            subtitle="\n".join((booklet.agency, *city, as_of)),
            foot=f"{booklet.agency} · {as_of}",
            slides=tuple(replace(one, note=one.note or note) for one in _slides(booklet)),
        )  # fmt: skip


def _slides(booklet: Booklet) -> Iterator[Slide]:
    first, *others = booklet.summary
    yield Slide(_("The year in one sentence"), (first,), bar=booklet.counts)
    if others:
        yield Slide(_("What else the figures say"), tuple(others))
    yield from _by_strategy([one for one in booklet.strategies if one.counts.indicators])
    best, missed = _("The best results"), _("Targets that were missed")
    if booklet.best:
        yield from _results(best, booklet.best, booklet.counts.exceeds, _("What supported it"), booklet.agency)
    else:
        yield Slide(best, (_("No indicator has reached more than its target."),))
    if booklet.missed:
        yield from _results(missed, booklet.missed, booklet.counts.misses, _("Reason"), booklet.agency)
    else:
        yield Slide(missed, (_("No target was missed."),))
    yield from _doubtful(booklet)
    yield from _outcomes(booklet.outcomes)
    yield Slide(_("What comes next"), tuple(booklet.next_steps))


def _by_strategy(strategies: Sequence[Strategy]) -> Iterator[Slide]:
    heads = (
        _("Strategy"), _("Indicators"), _("Target reached"), _("Nearly", context="part of a bar"),
        _("Missed", context="part of a bar"), _("One can't tell yet"),
    )  # fmt: skip
    rows = tuple((f"{one.code} {one.name}".strip(), *_figures(one.counts)) for one in strategies)
    table = Table(heads, rows, (32, 17, 14, 12, 12, 13), frozenset(range(1, 6)))
    start = 0
    for part in table.cut(WIDTH_WITH_CHART):
        shown = strategies[start : start + len(part.rows)]
        start += len(part.rows)
        chart = tuple((one.code, one.counts) for one in shown)
        end = max(one.counts.indicators for one in strategies)
        yield Slide(_("By strategy"), chart=chart, chart_end=end, table=part)


def _figures(counts: Counts) -> tuple[str, ...]:
    figures = (counts.indicators, counts.reached, counts.nearly, counts.misses, counts.unknown)
    return tuple(f"{one:,}" for one in figures)


def _results(title: str, found: Sequence[ReasonedResult], count: int, why: str, agency: str) -> Iterator[Slide]:
    """Results with their reason and where their report is on its way."""
    rows = tuple(
        (
            _named(one.number, one.name, one.agency, agency),
            one.target or "–",
            one.result or "–",
            first_line(one.reason or _("No reason given"), _LONGEST_REASON),
            one.state or "–",
        )
        for one in found[:_MOST_ROWS]
    )
    heads = (_("Indicator"), _("Target"), _("Result"), why, _("Status"))
    yield from _tabled(title, count, Table(heads, rows, (31, 13, 12, 31, 13)))


def _tabled(title: str, count: int, table: Table) -> Iterator[Slide]:
    """A table on as many slides as it needs; the title says of how many it shows some."""
    if len(table.rows) < count:
        title = _("{title} ({shown} of {count})", title=title, shown=len(table.rows), count=count)
    for part in table.cut():
        yield Slide(title, table=part)


def _doubtful(booklet: Booklet) -> Iterator[Slide]:
    title = _("Doubtful results")
    if not booklet.doubtful:
        yield Slide(title, (_("No result is doubtful."),))
        return
    rows = tuple(
        (_named(one.number, one.name, one.agency, booklet.agency), f"{one.result or '–'} ?", one.doubt, one.resolved_by)
        for one in booklet.doubtful[:_MOST_ROWS]
    )
    heads = (_("Indicator"), _("Result"), _("What is against it"), _("Who resolves it"))
    yield from _tabled(title, booklet.counts.doubtful, Table(heads, rows, (38, 14, 24, 24)))


def _outcomes(outcomes: Sequence[Outcome]) -> Iterator[Slide]:
    title = _("What was measured")
    if not outcomes:
        yield Slide(title, (_("Nothing was measured in this year."),))
        return
    heads = (
        _("Event"), _("Day"), _("Saved (MWh)"), _("Range (MWh)"), _("Emissions avoided (t CO2)"),
        _("Distinguishable from an ordinary day"),
    )  # fmt: skip
    answers = {True: _("yes"), False: _("no"), None: "–"}
    rows = tuple(
        (
            one.named,
            str(ShownDay(one.on, short=True)),
            _amount(one.saved_mwh),
            f"{_amount(one.low_mwh)} – {_amount(one.high_mwh)}" if one.low_mwh is not None else "–",
            _amount(one.t_co2),
            answers[one.is_distinguishable],
        )
        for one in outcomes[:_MOST_ROWS]
    )
    table = Table(heads, rows, (26, 13, 13, 15, 14, 19), frozenset({2, 3, 4}))
    yield from _tabled(title, len(outcomes), table)


def _amount(value: Decimal | None) -> str:
    return "–" if value is None else format_number(value.quantize(Decimal("0.01")))


def _named(number: str, name: str, agency: str, of: str) -> str:
    """An indicator with its agency, where that is another than the deck's."""
    named = f"{number} {name}".strip()
    return named if agency == of else f"{named} ({agency})"
