"""A row of a list beside the register: new, there already, or alike somebody; and what a person decided about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from samrit.organisations.columns import PERSONAL_COLUMNS
from samrit.organisations.matching import Found, Known, Register
from samrit.vocabulary.row_states import RowState

PERSONAL_FIELDS = tuple(column.field for column in PERSONAL_COLUMNS)
NEW = "new"  # a decision: it is another organisation
OPEN = "open"  # a decision: its district is left open


@dataclass(slots=True)
class Listed:
    """One row: its number in the file, what stands in it, what was not understood (cell, Thai, English).

    `same` is the partner that has this very name; `alike` are those that look alike: (partner, score, Thai, English).
    `typed` is what stands in cells of which nothing could be entered, by field. `twice` is the row of the list that names the same one. `decision` is "", `NEW`, or the number
    of one that it looks like: a partner's, or, below nought, that of an earlier row of the list.
    `asks_place` where the words in the column of districts are no district's name; `places` are those that may be meant, and
    `placed` what a person said: a district's key, or `OPEN`. `located` is the district that a later row tells of the same one.
    """

    number: int
    entry: dict[str, str]
    issues: list[tuple[str, str, str]] = field(default_factory=list)
    same: int | None = None
    twice: int | None = None
    alike: list[tuple[int, float, str, str]] = field(default_factory=list)
    decision: str = ""
    asks_place: bool = False
    places: list[int] = field(default_factory=list)
    placed: str = ""
    located: int | None = None
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> RowState:
        """What saving would do with it as things stand."""
        if self.issues:
            return RowState.UNCLEAR
        if self.asks_place and not self.placed:
            return RowState.PLACE
        if self.twice is not None or self.decision.startswith("-"):
            return RowState.TWICE
        if self.same is not None or self.decision.isdecimal():
            return RowState.UNCHANGED
        return RowState.NEW if self.decision == NEW or not self.alike else RowState.ALIKE

    @property
    def partner(self) -> int | None:
        """The partner of the register that it is, None for a new one."""
        return self.same if self.same is not None else int(self.decision) if self.decision.isdecimal() else None

    @property
    def place(self) -> int | None:
        """The district where it sits, None for one that is not known."""
        said = self.placed or self.entry.get("place_id", "")
        return int(said) if said.isdecimal() else self.located

    @property
    def is_personal(self) -> bool:
        """Whether it holds anything about a person."""
        return any(self.entry.get(name) for name in PERSONAL_FIELDS)

    @property
    def names(self) -> tuple[str, ...]:
        """All by which it goes, the first foremost."""
        return tuple(self.entry[name] for name in ("name_th", "name_en", "short_name") if self.entry.get(name))

    def forget(self) -> None:
        """Drop what it holds about a person."""
        for name in PERSONAL_FIELDS:
            self.entry.pop(name, None)
            self.typed.pop(name, None)

    def to_json(self) -> dict[str, Any]:
        """As it is kept with the upload: only what is there."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in values.items() if value not in (None, "", [], {}, False)}

    @classmethod
    def of(cls, stored: dict[str, Any]) -> "Listed":
        """As it was kept."""
        return cls(**{**stored, "issues": [tuple(one) for one in stored.get("issues", [])]})


def match(rows: Iterable[Listed], register: Register) -> Iterator[Listed]:
    """Each row with whom it means; the list's own rows are known to those after them."""
    earlier: dict[int, Listed] = {}
    for row in rows:
        row.located = None
        names = row.names
        row.same, row.twice, row.alike = None, None, []
        if names and not row.issues:
            found = register.find(*names, place=row.place)
            _resolve(row, found)
            if found.same is not None:
                register.locate(found.same, row.place)
                there = earlier.get(-found.same)
                if there is not None and not there.asks_place:
                    there.located = there.located or row.place
            else:
                earlier[row.number] = row
                register.add(Known(-row.number, names, row.place))
        yield row


def _resolve(row: Listed, found: Found) -> None:
    # Rows of the list itself stand in the register by their number below nought.
    if found.same is not None:
        row.same, row.twice = (found.same, None) if found.same > 0 else (None, -found.same)
        return
    row.alike = [(one.number, round(one.score, 3), one.why.th, one.why.en) for one in found.alike]
