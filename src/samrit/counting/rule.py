"""The rule by which a result is worked out: a few typed parts that a form fills in; kept as JSON, never as code."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from samrit.report.struct import Part
from samrit.vocabulary.counted import RECORD_STATUSES, RecordKind, RecordStatus, Sector


class CountUnit(StrEnum):
    """What is counted of the records that fit."""

    PARTNERS = "partners"  # each organisation once
    RECORDS = "records"  # each record
    PEOPLE = "people"  # the sum of the people that came


class Period(StrEnum):
    """Within which dates a record must lie (both ends included)."""

    YEAR_SO_FAR = "year_so_far"  # from the first day of the fiscal year to the last of the quarter
    QUARTER = "quarter"  # the quarter alone; at the year end the whole year
    DATES = "dates"  # between two dates of the rule's own
    ANY = "any"


class Quantity(StrEnum):
    """What a measurement gives."""

    SAVED_MWH = "saved_mwh"
    MEAN_MW = "mean_mw"
    LARGEST_MW = "largest_mw"
    SAVED_PERCENT = "saved_percent"
    T_CO2 = "t_co2"
    BAHT = "baht"


class Operator(StrEnum):
    """How the terms make the result."""

    ONE = "one"  # the first term alone
    SUM = "sum"  # first + second
    DIFFERENCE = "difference"  # first - second
    RATIO = "ratio"  # first / second
    PERCENT = "percent"  # first / second × 100


class Count(Part, frozen=True, tag="count"):
    """So many of the records that fit.

    `campaigns`, `themes` and `activities` are the keys of their records; an empty one narrows nothing, and without a
    campaign it is those of the indicator's own agency and all below it. `is_ongoing` asks that a practice still holds at the
    end of the span. ValueError where the parts don't fit each other.
    """

    of: RecordKind
    unit: CountUnit = CountUnit.PARTNERS
    statuses: tuple[RecordStatus, ...] = ()
    campaigns: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    activities: tuple[int, ...] = ()
    sectors: tuple[Sector, ...] = ()
    period: Period = Period.YEAR_SO_FAR
    from_on: date | None = None
    until_on: date | None = None
    is_ongoing: bool = False

    def _normalise(self) -> None:
        """Keys and words in one order, so that two rules that say the same are equal."""
        self._set(
            statuses=tuple(sorted(set(self.statuses))),
            campaigns=tuple(sorted(set(self.campaigns))),
            themes=tuple(sorted(set(self.themes))),
            activities=tuple(sorted(set(self.activities))),
            sectors=tuple(sorted(set(self.sectors))),
        )
        if not set(self.statuses) <= set(RECORD_STATUSES[self.of]):
            raise ValueError(f"a {self.of} never stands there")
        if (self.period is Period.DATES) != (self.from_on is not None and self.until_on is not None):
            raise ValueError("a span between dates has both, and no other span has any")
        if self.from_on is not None and self.until_on is not None and self.from_on > self.until_on:
            raise ValueError("a span ends after it begins")
        self._fit_kind()

    def _fit_kind(self) -> None:
        """ValueError where something is asked that such records don't have."""
        campaigned, themed = self.of is not RecordKind.PARTNER, (RecordKind.COMMITMENT, RecordKind.PRACTICE)
        unfit = {
            "people are counted where partners came": self.unit is CountUnit.PEOPLE
            and self.of is not RecordKind.ATTENDANCE,
            "an activity is of no partner and no sector": self.of is RecordKind.ACTIVITY
            and (self.unit is CountUnit.PARTNERS or bool(self.sectors)),
            "only commitments and practices have a theme": bool(self.themes) and self.of not in themed,
            "only who came, came to an activity": bool(self.activities) and self.of is not RecordKind.ATTENDANCE,
            "a partner in the register is of no campaign": bool(self.campaigns) and not campaigned,
            "only a practice holds on": self.is_ongoing and self.of is not RecordKind.PRACTICE,
        }
        for why, is_so in unfit.items():
            if is_so:
                raise ValueError(why)


class ResultOf(Part, frozen=True, tag="result_of"):
    """The result that another indicator has in the same quarter; `indicator` is its key."""

    indicator: int


class Measured(Part, frozen=True, tag="measured"):
    """A quantity of a measurement; `measurement` is the key of its first run: where that is superseded, the last counts."""

    measurement: int
    quantity: Quantity = Quantity.SAVED_MWH


class Constant(Part, frozen=True, tag="given"):
    """A number that somebody gives, with where it is from ("households in the district, civil registration, 2563")."""

    value: Decimal
    source: str

    def _normalise(self) -> None:
        """A given number without a source is a typed one. ValueError where it is missing."""
        self._clean_lines("source")
        if not self.source:
            raise ValueError("a given number has a source")


Term = Count | ResultOf | Measured | Constant


class CountingRule(Part, frozen=True):
    """A result from one term or two. ValueError where the shape and the terms don't fit."""

    first: Term
    operator: Operator = Operator.ONE
    second: Term | None = None

    def _normalise(self) -> None:
        """One term stands alone, two are joined."""
        if (self.operator is Operator.ONE) != (self.second is None):
            raise ValueError("one term stands alone, two are joined")
