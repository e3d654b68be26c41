"""A campaign on one printed page: what happened, who took part, what came of it, what was measured, year over year.

In: a frozen value in words. Out: bytes of a tagged PDF (PDF/UA-1), always exactly one A4 page: where there is much to say
the letters become smaller, and what is beyond that is told as so many more. The same value gives the same bytes.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from samrit.thai.calendar import Language
from samrit.thai.translation import Message
from samrit.writers.qr import qr_svg
from samrit.writers.typeset import typeset

_LONGEST_NAME, _LONGEST_LINE = 150, 200
_MOST_LINES, _MOST_ROWS = 8, 9
_MORE = Message("and {count} more")
_QR = Message("QR code of the campaign's page")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its words, what kind of source it has, and as of when; `share` is its bar, 0 to 100."""

    value: str
    words: str
    source: str
    as_of: str
    share: int


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: heads, rows, and in one line where its numbers are from and as of when."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A few sentences under a heading, with where they are from."""

    title: str
    lines: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """What the page says, in the reader's words. `address` is that of the page on the web."""

    language: Language
    title: str
    under: str
    lead: str
    numbers: tuple[Number, ...]
    tables: tuple[Table, ...]
    lines: tuple[Lines, ...]
    years: Table | None
    address: str
    foot: str
    author: str
    made: str  # by whom and when
    page: str


def write_campaign_summary(summary: CampaignSummary) -> bytes:
    """The page."""
    return typeset("campaign_summary.typ", _page(summary), qr=qr_svg(summary.address))


def _page(summary: CampaignSummary) -> dict[str, Any]:
    return {
        **asdict(summary),
        "title": _cut(summary.title, _LONGEST_NAME),
        "under": _cut(summary.under, _LONGEST_LINE),
        "lead": _cut(summary.lead, 3 * _LONGEST_LINE),
        "tables": [_table(table) for table in summary.tables],
        "years": _table(summary.years) if summary.years else None,
        "lines": [
            {"title": one.title, "source": one.source, "lines": _few(one.lines, _MOST_LINES)} for one in summary.lines
        ],
        "qr_alt": str(_QR),
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [[_cut(cell, _LONGEST_NAME // 2) for cell in row] for row in table.rows[:_MOST_ROWS]]
    left = len(table.rows) - len(rows)
    more = str(_MORE.filled(count=left)) if left else ""
    return {"title": table.title, "heads": table.heads, "rows": rows, "source": table.source, "more": more}


def _few(lines: Sequence[str], most: int) -> list[str]:
    left = len(lines) - most
    shown = [_cut(line, _LONGEST_LINE) for line in lines[:most]]
    return [*shown, str(_MORE.filled(count=left))] if left > 0 else shown


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
