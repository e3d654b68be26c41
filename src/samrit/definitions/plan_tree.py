"""A long-term plan as people enter it: its levels, and its places with what stands above them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samrit.definitions.columns import Column
from samrit.report.plan_code import level_key
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class PlanLevel:
    """What a plan calls its places of one depth: the form prints `label`, and `rank` before the code; `en` in English."""

    label: str
    rank: str = ""
    en: str = ""

    def as_json(self) -> dict[str, str]:
        """As the records store it."""
        return {"label": self.label, "rank": self.rank, "en": self.en}

    def is_called(self, words: str) -> bool:
        """Whether these words name the level."""
        asked = level_key(words)
        return bool(asked) and asked in {level_key(one) for one in (self.label, self.rank, self.en) if one}


def levels_of(stored: Iterable[Mapping[str, Any]]) -> tuple[PlanLevel, ...]:
    """The levels of a plan as the records store them."""
    return tuple(PlanLevel(str(one["label"]), str(one.get("rank", "")), str(one.get("en", ""))) for one in stored)


@dataclass(frozen=True, slots=True)
class NodeEntry:
    """A place in a plan as it is entered: below which other (its code, "" for the top), with the codes that it continues."""

    code: str
    name_th: str
    name_en: str = ""
    parent: str = ""
    level_label: str = ""
    rank: str = ""
    continues: tuple[str, ...] = ()


TREE_COLUMNS: tuple[Column, ...] = (
    Column("level", Message("Level"), Message("What the plan calls it, in Thai: as for theme, strategic issue, objective. Left blank, as others of its depth."), 24),
    Column("level_en", Message("Level in English"), Message("May be left blank."), 18),
    Column("code", Message("Code in the plan"), Message("As 2.4.1, in either digits; each code once."), 14),
    Column("parent", Message("Stands below"), Message("The code above it. Left blank, it follows from the dots of its code: 2.4.1 stands below 2.4."), 14),
    Column("name_th", Message("Name in Thai"), Message("Its name, without level and code."), 60),
    Column("name_en", Message("Name in English"), Message("May be left blank."), 44),
    Column("continues", Message("Takes further, of the plan before"), Message("Codes of the plan that this one follows; several with semicolons between."), 22),
    Column("closed_on", Message("Closed from"), Message("From which day on no indicator of a new year supports it; blank where it is open."), 18),
    Column("reason", Message("Why"), Message("Why it is closed or changed; it stays in the history."), 30),
)  # fmt: skip
"""The sheet of a long-term plan, out and in."""


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A row of such a sheet: its number there, what stands in it by field, in which cells, and what was not understood."""

    number: int
    entry: Mapping[str, str]
    cells: Mapping[str, str]
    issues: tuple[tuple[str, Message], ...] = ()
