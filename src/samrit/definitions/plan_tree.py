"""A long-term plan as people enter it: its levels, and its places with what stands above them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samrit.report.plan_code import level_key


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
