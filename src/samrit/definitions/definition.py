"""The definition of an indicator: all that the plan settles before the year begins, and nothing that is reported."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.definitions.wording import same_question
from samrit.report import Kind, Level, Target
from samrit.report.struct import Part
from samrit.scoring import Accumulation
from samrit.thai.digits import format_number, to_arabic
from samrit.vocabulary.choices import ResultSource

QUARTERS = (1, 2, 3, 4)


class QuarterPlan(Part, frozen=True):
    """What the plan asks of one quarter: its target, and its share of the year in percent; both may be left open."""

    target: Target = Target()
    weight: Decimal | None = None


class Definition(Part, frozen=True):
    """What a plan says of an indicator.

    `responsible` and `deputy` are user names, `nodes` the places of long-term plans as `samrit.queries.people.directory`
    names them ("2.4.1"). `quarters` are the four quarters in order.
    """

    number: str = ""
    code: str = ""
    name_th: str = ""
    name_en: str = ""
    level: Level = Level.UNKNOWN
    kind: Kind = Kind.UNKNOWN
    definition: str = ""
    method: str = ""
    target: Target = Target()
    baseline: Decimal | None = None
    weight: Decimal | None = None
    accumulation: Accumulation = Accumulation.LAST
    source: ResultSource = ResultSource.TYPED
    responsible: str = ""
    deputy: str = ""
    nodes: tuple[str, ...] = ()
    quarters: tuple[QuarterPlan, QuarterPlan, QuarterPlan, QuarterPlan] = (
        QuarterPlan(), QuarterPlan(), QuarterPlan(), QuarterPlan(),
    )  # fmt: skip

    def _normalise(self) -> None:
        """Normal form of the texts; the number in Arabic digits without its decoration."""
        self._clean_lines("number", "code", "name_th", "name_en", "responsible", "deputy")
        self._clean_texts("definition", "method")
        self._set(number=to_arabic(self.number).strip("(). "))

    def quarter(self, number: int) -> QuarterPlan:
        """What is asked of a quarter, 1 to 4."""
        return self.quarters[number - 1]


class Yardstick(Part, frozen=True):
    """What a result is judged by: its target with the unit, those of the quarters, and how quarters make a year."""

    target: Target = Target()
    accumulation: Accumulation = Accumulation.LAST
    quarters: tuple[Target, Target, Target, Target] = (Target(), Target(), Target(), Target())

    @classmethod
    def of(cls, definition: Definition) -> "Yardstick":
        """That of a definition."""
        first, second, third, fourth = (quarter.target for quarter in definition.quarters)
        return cls(
            target=definition.target,
            accumulation=definition.accumulation,
            quarters=(first, second, third, fourth),
        )

    def within(self, definition: Definition) -> Definition:
        """The definition with this yardstick in the place of its own."""
        first, second, third, fourth = (
            quarter.replace(target=target) for quarter, target in zip(definition.quarters, self.quarters, strict=True)
        )
        return definition.replace(
            target=self.target, accumulation=self.accumulation, quarters=(first, second, third, fourth)
        )

    def judges_like(self, other: "Yardstick") -> bool:
        """Whether a result is judged alike by both; targets may be worded in different ways."""
        pairs = zip((self.target, *self.quarters), (other.target, *other.quarters), strict=True)
        return self.accumulation is other.accumulation and all(same_question(a, b) for a, b in pairs)


def flat(definition: Definition) -> dict[str, str]:
    """The definition field by field in words, as an event keeps it: "quarters.2.target", "nodes"; empty ones too."""
    return dict(_fields(definition))


def changed(before: Definition, after: Definition) -> tuple[dict[str, str], dict[str, str]]:
    """The fields that differ, with what stood there before and what stands there after."""
    old, new = flat(before), flat(after)
    fields = [field for field in new if old[field] != new[field]]
    return {field: old[field] for field in fields}, {field: new[field] for field in fields}


def _fields(definition: Definition) -> Iterator[tuple[str, str]]:
    for name in ("number", "code", "name_th", "name_en", "level", "kind", "definition", "method"):
        yield name, str(getattr(definition, name))
    yield "target", definition.target.printed
    yield "baseline", _number(definition.baseline)
    yield "weight", _number(definition.weight)
    for name in ("accumulation", "source", "responsible", "deputy"):
        yield name, str(getattr(definition, name))
    yield "nodes", "; ".join(definition.nodes)
    for number in QUARTERS:
        yield f"quarters.{number}.target", definition.quarter(number).target.printed
        yield f"quarters.{number}.weight", _number(definition.quarter(number).weight)


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)
