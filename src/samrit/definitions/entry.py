"""A definition as a person enters it, field by field in words: the same for a form on the web and a row of a sheet.

`entry_of` and `read_entry` are each other's way back: whoever enters what stands there already changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from samrit.definitions.definition import QUARTERS, Definition, QuarterPlan
from samrit.definitions.weights import WHOLE, total, weighing
from samrit.definitions.wording import NotATargetError, TargetEntry, entry_of_target, read_target
from samrit.report import Comparison, IndicatorReport, Kind, Level, QuarterReport, Target
from samrit.report.struct import read_number
from samrit.scoring import Accumulation
from samrit.scoring.faults import faults
from samrit.thai.digits import format_number
from samrit.thai.text import clean_line
from samrit.thai.translation import Message
from samrit.vocabulary.choices import ResultSource, Severity

_TEXTS = ("number", "code", "name_th", "name_en", "definition", "method", "responsible", "deputy")
# In the order of the form; a quarter's come at the end.
FIELDS = (
    "number", "code", "name_th", "name_en", "level", "kind", "definition", "method", "comparison", "target", "unit",
    "baseline", "weight", "accumulation", "source", "responsible", "deputy", "nodes",
    *(f"q{quarter}_{part}" for quarter in QUARTERS for part in ("comparison", "target", "weight")),
)  # fmt: skip
_LONGEST = {"number": 64, "code": 64, "name_th": 2000, "name_en": 2000, "definition": 30_000, "method": 30_000}
_WEIGHT_MAX = Decimal(99_999)
# Follow from the rule of how the result is worked out; nobody chooses them beside it.
BY_RULE = frozenset({ResultSource.COUNTED, ResultSource.MEASURED})
_FIELD_OF_PATH = {"target": "target", **{f"quarters.{q}.target": f"q{q}_target" for q in QUARTERS}}
_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a field can't be taken as it was entered."""

    field: str
    message: Message


def entry_of(definition: Definition) -> dict[str, str]:
    """The fields in words; codes of choices as they are. A quarter whose comparison is the year's leaves it open."""
    year = entry_of_target(definition.target)
    entry = {name: getattr(definition, name) for name in _TEXTS}
    entry |= {name: getattr(definition, name).value for name in ("level", "kind", "accumulation", "source")}
    entry |= {"comparison": year.comparison.value, "target": year.value, "unit": year.unit}
    entry |= {"baseline": _words(definition.baseline), "weight": _words(definition.weight)}
    entry["nodes"] = "; ".join(definition.nodes)
    for quarter in QUARTERS:
        planned = definition.quarter(quarter)
        asked = entry_of_target(planned.target)
        is_open = asked.value == "" or asked.comparison is year.comparison
        is_open = is_open and asked.comparison is not Comparison.ZERO_TOLERANCE
        entry[f"q{quarter}_comparison"] = "" if is_open else asked.comparison.value
        entry[f"q{quarter}_target"] = asked.value
        entry[f"q{quarter}_weight"] = _words(planned.weight)
    return {field: entry[field] for field in FIELDS}


def read_entry(
    entry: Mapping[str, str], before: Definition | None = None
) -> tuple[Definition | None, tuple[Problem, ...]]:
    """The definition that was entered, None where something of it can't be taken; and all that can't.

    Fields that the entry lacks stay as they were in `before`; targets that ask the same keep their words.
    """
    stored = before or Definition()
    reading = _Reading(entry, stored)
    definition = Definition(**reading.fields())
    problems = (*reading.problems, *_impossible(definition, stored))
    return (None if problems else definition), problems


def draft_of(entry: Mapping[str, str], before: Definition) -> Definition:
    """As much of what is being entered as can be taken; the rest as it was."""
    return Definition(**_Reading(entry, before).fields())


def _impossible(definition: Definition, stored: Definition) -> Iterator[Problem]:
    """Targets that no value of the indicator can reach, in the words in which its results are told so.

    What stood there before is told as a finding, and stops nobody from changing something else.
    """
    unchanged = {"target"} if definition.target == stored.target else set()
    unchanged |= {f"q{q}_target" for q in QUARTERS if definition.quarter(q).target == stored.quarter(q).target}
    report = IndicatorReport(
        name=definition.name_th,
        definition=definition.definition,
        method=definition.method,
        target=definition.target,
        quarters=tuple(QuarterReport(quarter=q, target=definition.quarter(q).target) for q in QUARTERS),
    )
    for path, fault in faults(report):
        if fault.severity is Severity.ERROR and _FIELD_OF_PATH[path] not in unchanged:
            yield Problem(_FIELD_OF_PATH[path], fault.message)


class _Reading:
    """One entry while it is read: what can't be taken is noted, and the rest goes on."""

    def __init__(self, entry: Mapping[str, str], stored: Definition) -> None:
        self.entry = {**entry_of(stored), **{field: words for field, words in entry.items() if field in FIELDS}}
        self.stored = stored
        self.problems: list[Problem] = []

    def fields(self) -> dict[str, Any]:
        for field, longest in _LONGEST.items():
            if len(self.entry[field]) > longest:
                self._problem(field, Message("Longer than {longest} characters.", longest=longest))
        if not clean_line(self.entry["name_th"]):
            self._problem("name_th", Message("Give the indicator a name."))
        responsible, deputy = clean_line(self.entry["responsible"]), clean_line(self.entry["deputy"])
        if deputy and responsible == deputy:
            self._problem("deputy", Message("The deputy is somebody other than the one responsible."))
        year = self._target("comparison", "target", self.entry["unit"], self.stored.target)
        quarters = tuple(self._quarter(quarter) for quarter in QUARTERS)
        self._check_quarter_weights(quarters)
        return {name: self.entry[name] for name in _TEXTS} | {
            "level": self._choice("level", Level),
            "kind": self._choice("kind", Kind),
            "accumulation": self._choice("accumulation", Accumulation),
            "source": self._source(),
            "target": year,
            "baseline": self._number("baseline", places=8),
            "weight": self._number("weight", places=4, low=Decimal(0), high=_WEIGHT_MAX),
            "nodes": tuple(dict.fromkeys(self.entry["nodes"].replace(",", " ").replace(";", " ").split())),
            "quarters": quarters,
        }

    def _quarter(self, quarter: int) -> QuarterPlan:
        stored = self.stored.quarter(quarter).target
        unit = entry_of_target(stored).unit
        if not stored.is_stated or unit == entry_of_target(self.stored.target).unit:
            unit = self.entry["unit"]
        target = self._target(f"q{quarter}_comparison", f"q{quarter}_target", unit, stored)
        return QuarterPlan(
            target=target, weight=self._number(f"q{quarter}_weight", places=4, low=Decimal(0), high=WHOLE)
        )

    def _target(self, comparison_field: str, field: str, unit: str, stored: Target) -> Target:
        value = clean_line(self.entry[field])
        comparison = self.entry[comparison_field]
        if comparison == "" and comparison_field != "comparison":
            if not value:
                return stored if not stored.is_stated else Target()
            comparison = self.entry["comparison"]
        if comparison not in {"", *Comparison}:
            self._unknown(comparison_field, comparison)
            return stored
        entry = TargetEntry(Comparison(comparison or Comparison.UNSTATED), value, unit)
        try:
            return read_target(entry, stored)
        except NotATargetError as refusal:
            self.problems.append(Problem(field, refusal.message))
            return stored

    def _choice(self, field: str, choices: type[_E]) -> _E:
        words = self.entry[field]
        default = getattr(Definition(), field)
        if words in {"", *choices}:
            return choices(words) if words else choices(default)
        self._unknown(field, words)
        return choices(default)

    def _source(self) -> ResultSource:
        """Counted and measured come with a rule and go with it: here one only leaves them as they are."""
        source, stored = self._choice("source", ResultSource), self.stored.source
        if source is not stored and (source in BY_RULE or stored in BY_RULE):
            self._problem(
                "source",
                Message(
                    "Counted and measured follow from the rule: set it, or give it up, on the indicator's "
                    "page “How the result is worked out”, not here."
                ),
            )
            return stored
        return source

    def _number(self, field: str, *, places: int, low: Decimal | None = None, high: Decimal | None = None) -> Any:
        words = clean_line(self.entry[field])
        if not words:
            return None
        value = read_number(words)
        if value is None:
            self._problem(
                field,
                Message("“{words}” is not a number; give one, or leave it blank where there is none.", words=words),
            )
        elif (low is not None and value < low) or (high is not None and value > high):
            self._problem(field, Message("It lies between {low} and {high}.", low=low, high=high))
        elif round(value, places) != value:
            self._problem(
                field,
                Message.counted("At most {count} decimal place.", "At most {count} decimal places.", count=places),
            )
        return value

    def _check_quarter_weights(self, quarters: tuple[QuarterPlan, ...]) -> None:
        weights = [quarter.weight for quarter in quarters]
        if any(weight is not None for weight in weights) and total(weights) != WHOLE:
            self.problems.append(Problem("q4_weight", weighing(weights, of_quarters=True)))

    def _unknown(self, field: str, words: str) -> None:
        self._problem(field, Message("There is no choice “{words}”.", words=words))

    def _problem(self, field: str, message: Message) -> None:
        self.problems.append(Problem(field, message))


def _words(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)
