"""What a file says row by row, with whom or what each row may be: one page for every kind that is decided so."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse

from samrit.actions.importer import stored_cells
from samrit.records.models import Import
from samrit.thai.translation import Message, _
from samrit.vocabulary.row_states import ROW_STATE_WORDS, RowState
from samrit.web.components.crumbs import Crumb, trail_to
from samrit.web.importing import ImportPage
from samrit.web.listing import Listing

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class CellShown:
    """What is told of a cell; `words` stand in it where it can be typed anew here, None where it can't."""

    cell: str
    sentence: str
    words: str | None = None


def cells_shown(issues: Iterable[tuple[str, str]], words: Mapping[str, str]) -> list[CellShown]:
    """What is told of cells, each with its words where they can be typed anew; one cell is typed in one place."""
    typed: set[str] = set()
    found = []
    for cell, sentence in issues:
        found.append(CellShown(cell, sentence, words.get(cell) if cell not in typed else None))
        typed.add(cell)
    return found


def typed_anew(row: Import, number: int, known: Iterable[str]) -> dict[str, str]:
    """The cells of a row of the file that somebody has typed anew and of which nothing else is told, each with its words: they stay open."""
    typed: Mapping[str, str] = row.content.get("retyped", {})
    return {
        cell: words for cell, words in typed.items() if cell.lstrip(_LETTERS) == str(number) and cell not in set(known)
    }


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a row may be: what is sent for it, in words, what tells it apart from another, and why it may be it."""

    value: str
    words: str
    besides: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the file: where it stands, what it is called, what it says besides, what is odd about it.

    `words` are what stands in cells that can be typed anew here. `note` says what became clear without anybody, with an
    address where it leads; `chosen` is the value that was decided, sent under `asks`: the row's number, and what is asked
    (`about`) where that is not who it is.
    """

    number: int
    name: str
    besides: tuple[str, ...] = ()
    issues: tuple[tuple[str, str], ...] = ()
    note: str = ""
    address: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: str = ""
    about: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks(self) -> str:
        """Under what name the choice is sent."""
        return f"{self.number}{self.about}"

    @property
    def cells(self) -> list[CellShown]:
        """What is odd about it, by cell."""
        return cells_shown(self.issues, self.words)


@dataclass(frozen=True, slots=True)
class Tab:
    """Rows that belong together: how they are called for, in words, how many, and whether they are shown."""

    value: str
    words: str
    count: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The page: what saving would do (each sentence with whether it waits for a person), and what can be said of all that wait.

    `rest` are values with their words; `left_out` is a sentence where rows that are not understood may be left out;
    `why` is what was typed as the reason where the file came without one, None where it isn't asked for; `version` is the state of the records with which the rows were compared, sent along as the `expected_version`.
    """

    would_do: tuple[tuple[str, bool], ...]
    save: str
    rest: tuple[tuple[str, str], ...] = ()
    left_out: str = ""
    tabs: tuple[Tab, ...] = ()
    version: str = ""
    why: str | None = None


class RowsPage(ImportPage):
    """A kind of file whose rows are decided one by one."""

    template: ClassVar[str] = "imports/rows.html"

    @abstractmethod
    def rows(self) -> Sequence[Any]:
        """The rows to show, of which a page shows some."""

    @abstractmethod
    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Some of them in the reader's words."""

    @abstractmethod
    def about(self) -> Rows:
        """What stands above the rows."""

    def _typed(self, some: Sequence[Any]) -> list[RowShown]:
        """Some of the rows, with what stands in those of their cells that something is told of."""
        cells = stored_cells(self.row)
        words = cells.by_cell if cells is not None else {}
        return [self._with_words(one, words) for one in self.shown(some)]

    def _with_words(self, one: RowShown, words: Mapping[str, str]) -> RowShown:
        anew = typed_anew(self.row, one.number, (cell for cell, _words in one.issues)) if self.row.is_open else {}
        odd = {cell: words[cell] for cell, _words in one.issues if cell in words}
        issues = (*one.issues, *((cell, _("Typed anew here.")) for cell in anew))
        return replace(one, issues=issues, words={**anew, **odd, **one.words})

    def context(self) -> Mapping[str, Any]:
        """The page of rows, with what stands above it."""
        listing: Listing[Any, RowShown] = Listing(self.request, self.rows(), self._typed)
        is_typed = any(cell.words is not None for one in listing.lines for cell in one.cells)
        is_decided = any(one.choices for one in listing.lines)
        return {"list": listing, "review": self.about(), "is_typed": is_typed, "is_decided": is_decided}


class TabbedPage(RowsPage):
    """A kind of file whose rows are shown by what saving would do with them, a tab for each; each row has its `state`.

    `heading` is that of the page where such files are brought, `above` what that page stands below.
    """

    heading: ClassVar[object]
    above: ClassVar[str]

    def crumbs(self) -> list[Crumb]:
        """By the page where such files are brought."""
        return [*trail_to(self.above), Crumb(str(self.heading), reverse(self.address.name)), Crumb(str(self.row))]

    @property
    @abstractmethod
    def every(self) -> Sequence[Any]:
        """All rows of the file."""

    @cached_property
    def counts(self) -> Counter[RowState]:
        """How many rows of each state there are."""
        return Counter(row.state for row in self.every)

    @cached_property
    def tab(self) -> RowState:
        """The state whose rows are shown: the one that is asked for, else the first that there is."""
        asked = self.request.GET.get("show", "")
        there = (one for one in RowState if self.counts[one])
        return RowState(asked) if asked in set(RowState) else next(there, RowState.NEW)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """A tab for each state that there is."""
        there = ((one, self.counts[one]) for one in RowState if self.counts[one])
        return tuple(Tab(one.value, str(ROW_STATE_WORDS[one]), count, one is self.tab) for one, count in there)

    def doing(self, *said: Message | str, waiting: Iterable[Message] = ()) -> tuple[tuple[str, bool], ...]:
        """What saving would do, then what waits for a person, as do rows that are not understood; a count of nothing is left out."""
        unclear = Message.counted(
            "{count} row is not understood", "{count} rows are not understood", count=self.counts[RowState.UNCLEAR]
        )
        every = [*((one, False) for one in said), *((one, True) for one in (*waiting, unclear))]
        return tuple((str(one), waits) for one, waits in every if isinstance(one, str) or one.count != 0)

    @property
    def by_tabs(self) -> tuple[tuple[str, bool], ...]:
        """How many rows of each state there are, where that says what saving would do."""
        return tuple((f"{one.words}: {one.count:,}", one.value == RowState.UNCLEAR) for one in self.tabs)

    @property
    def left_out(self) -> str:
        """What one chooses who leaves out the rows that are not understood, "" where there are none."""
        unclear = self.counts[RowState.UNCLEAR]
        said = Message.counted(
            "Leave out {count} row that is not understood",
            "Leave out {count} rows that are not understood",
            count=unclear,
        )
        return str(said) if unclear else ""

    def rows(self) -> Sequence[Any]:
        """The rows of the tab."""
        return [row for row in self.every if row.state is self.tab]
