"""The rows of the plan's table, written by hand.

A plan may have 400 indicators, some 3,600 cells; Django's templates take microseconds for every tag and every tag
that closes costs bytes on every phone. So this is the one place where markup is made in Python: HTML lets a row and
its cells close themselves, and a cell carries one letter of class, or none where it is endorsed, late or missed (the
legend and `plan.css` know the letters).
"""

from collections.abc import Iterable

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from samrit.queries.counting.chain import SOURCE_WORDS, Source
from samrit.queries.plans.plan import Cell, CellState, Row
from samrit.report import Absence, Verdict
from samrit.thai.translation import Message, _
from samrit.vocabulary.doubts import Doubt
from samrit.web import words

_LETTER = {
    CellState.DRAFT: "d",
    CellState.SUBMITTED: "s",
    CellState.ENDORSED: "",
    CellState.EVALUATED: "v",
    CellState.PUBLISHED: "v",
    CellState.RETURNED: "r",
    CellState.LATE: "",
    CellState.NOT_DUE: "z",
}
_VERDICT_LETTER = {Verdict.EXCEEDS: "g", Verdict.MEETS: "g", Verdict.NEARLY: "n", Verdict.MISSES: ""}
# In these the state itself is the news, and stands there in words.
_NEWS = (CellState.LATE, CellState.RETURNED)
_SHOWN_BY_STATE = (Doubt.DRAFT, Doubt.RETURNED)


def rows_html(rows: Iterable[Row]) -> SafeString:
    """All rows as the inside of a `<tbody>`; every text from the records is escaped."""
    say = _Words()
    return mark_safe("".join(say.row(row) for row in rows))  # noqa: S308 - what comes from people is escaped below


def _sign(source: Source) -> str:
    icon = f"{static('samrit/icons.svg')}#from-{source.value}"
    said = escape(str(SOURCE_WORDS[source]))
    return (
        f'<span class="mark {source.value}" title="{said}"><svg class=icon aria-hidden=true><use href={icon} /></svg>'
        f"<span class=hidden-words>{said}</span></span>"
    )


def _doubt(doubt: Doubt) -> str:
    if doubt in _SHOWN_BY_STATE:  # the cell of the quarter says it, and the legend what the sign is
        return "<sup>?</sup>"
    return f'<sup title="{escape(words.doubt(doubt))}">?</sup>'


def _td(letter: str) -> str:
    return f"<td class={letter}>" if letter else "<td>"


class _Words:
    """The words of cells, looked up once for a table instead of once for a cell."""

    def __init__(self) -> None:
        self.indicators, self.origins = (reverse(name, args=[0])[:-2] for name in ("indicator", "year_provenance"))
        self.news = {state: f"<b>{words.state(state)}</b>" for state in _NEWS}
        self.absences = {absence: words.absence(absence) for absence in Absence}
        self.verdicts = {v: f"{_td(_VERDICT_LETTER[v])}<b>{words.verdict(v)}</b>" for v in Verdict}
        self.set_by_hand = f"<i>{_('set by the evaluator', context='a verdict; keep it short')}</i>"
        self.no_verdict = "<td class=z>–"
        self.doubts: dict[Doubt | None, str] = {None: "", **{doubt: _doubt(doubt) for doubt in Doubt}}
        self.sources = {source: _sign(source) for source in Source}

    def row(self, row: Row) -> str:
        """One indicator."""
        name = escape(f"{row.number}. {row.name}" if row.number else row.name)
        target = f"<br>{escape(row.target)}" if row.target else ""
        verdict = self.verdicts[row.verdict] if row.verdict else self.no_verdict
        verdict += self.set_by_hand if row.is_overridden else ""
        return (
            f"<tr><th><a href={self.indicators}{row.pk}/>{name}</a>{target}{''.join(map(self.cell, row.cells))}"
            f"<td>{self.year_of(row)}<td>{words.value(row.achievement_percent, '%') or '–'}{verdict}{self.findings(row)}"
        )

    def cell(self, cell: Cell) -> str:
        """One quarter: the value, or which kind of none; late and returned in words before it."""
        news = self.news.get(cell.state, "")
        if cell.value:
            # Draft and returned show as what they are; the rest needs a sign.
            doubt = self.doubts[cell.doubt if cell.doubt not in _SHOWN_BY_STATE else None]
            sign = self.sources[cell.source] if cell.source else ""
            return f"{_td(_LETTER[cell.state])}{news}{' ' if news else ''}{escape(cell.value)}{doubt}{sign}"
        if news:
            return f"{_td(_LETTER[cell.state])}{news}"
        if cell.state is CellState.NOT_DUE or cell.absence is None:
            return "<td class=z>–"
        return f"{_td(_LETTER[cell.state])}<i>{self.absences[cell.absence]}</i>"

    def year_of(self, row: Row) -> str:
        """The year's result, which leads to where it is from."""
        if not row.year:
            return "–"
        return f"<a href={self.origins}{row.pk}/>{escape(row.year)}</a>{self.doubts[row.doubt]}"

    def findings(self, row: Row) -> str:
        """The gravest kind of finding with its number."""
        if row.errors:
            said = Message.counted("{count} error", "{count} errors", count=row.errors, context="in a cell")
            return f"<td><b>{said}</b>"
        if row.warnings:
            said = Message.counted("{count} warning", "{count} warnings", count=row.warnings, context="in a cell")
            return f"<td class=w><b>{said}</b>"
        if row.notes:
            said = Message.counted("{count} note", "{count} notes", count=row.notes, context="in a cell")
            return f"<td class=z>{said}"
        return "<td class=z>–"
