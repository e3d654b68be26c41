"""What a field of the form is: its words, its labels on paper, its kind, where it stands, who writes and who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samrit.thai.translation import Message


class Place(StrEnum):
    """Where a field stands."""

    INDICATOR = "indicator"
    QUARTER = "quarter"  # of each of the four quarters
    YEAR_END = "year_end"  # of the year as a whole
    PROJECT = "project"


class FieldKind(StrEnum):
    """What a field holds; by its kind it is typed in a form, compared, written into a sheet and sent."""

    LINE = "line"  # words on one line
    TEXT = "text"  # running text
    YEAR = "year"  # a fiscal year of the Buddhist Era
    PERCENT = "percent"
    CHOICE = "choice"  # one of the words of an enumeration
    TARGET = "target"
    RESULT = "result"  # a value, or why there is none
    SCORE = "score"
    PART = "part"  # something with fields of its own, or several of it


class Writer(StrEnum):
    """Who writes a field."""

    PLANNER = "planner"  # whoever defines the indicator or the project
    OFFICER = "officer"  # whoever files the report
    EVALUATOR = "evaluator"
    SIGNER = "signer"
    NOBODY = "nobody"  # it follows from others, or is the paper's own


class Privacy(StrEnum):
    """Who may read a field."""

    PUBLIC = "public"  # everybody, once the report is published
    OFFICE = "office"  # who may read the agency's reports
    PERSONAL = "personal"  # it is about a person: who may read the agency's reports, and never as open data


@dataclass(frozen=True, slots=True)
class OnPaper:
    """How paper labels a field: its item on the form, "" where it has no number; spellings, the one that we print first.

    `others` are words for it of papers that are no official form; on the form these stand in running text.
    """

    item: str
    spellings: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the form. Its `id` names it in the typed report, the row, the form, the package and the API.

    `year_words` are its words at the year end, where they are others; `year_path` is where the typed report of an
    indicator has it then. `hint` is told below it where it is typed, `lines` is how high its box is,
    `suggested` what it offers to choose from. `papers` are its
    labels by place. `is_carried` tells whether a report may begin with what an earlier one says in it.
    """

    id: str
    words: Message
    kind: FieldKind
    places: tuple[Place, ...]
    writer: Writer
    privacy: Privacy = Privacy.PUBLIC
    papers: Mapping[Place, OnPaper] = field(default_factory=dict)
    year_words: Message | None = None
    year_path: str = ""
    hint: Message | None = None
    lines: int = 1
    suggested: tuple[str, ...] = ()
    is_carried: bool = True

    def words_in(self, place: Place) -> Message:
        """What it is called in a place."""
        return self.year_words if place is Place.YEAR_END and self.year_words is not None else self.words
