"""What an annual report as a booklet is made of: typed values, of an agency or of the whole city."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samrit.scoring.counts import Counts
from samrit.thai.calendar import Language
from samrit.vocabulary.kind_of_data import SYNTHETIC
from samrit.writers.projects import ProjectsBooklet
from samrit.writers.value_drawing import ValueDrawing


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """A quarter of an indicator; each is "" where there is none."""

    quarter: int
    target: str
    result: str
    state: str


@dataclass(frozen=True, slots=True)
class Details:
    """What an agency's own booklet says of an indicator, and the city's leaves to it."""

    responsible: str
    quarters: Sequence[QuarterLine]
    chart: ValueDrawing | None
    summary: str
    supporting_factors: str
    obstacles: str
    definition: str
    method: str
    evidence: Sequence[str]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with its year; `doubt` is what is against its result, "" where nothing is."""

    code: str
    number: str
    name: str
    agency: str
    target: str
    result: str
    verdict: str
    doubt: str
    details: Details | None = None


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy of a long-term plan with the indicators that serve it first; a nameless one is of those that serve none."""

    code: str
    name: str
    counts: Counts
    indicators: Sequence[IndicatorLine]


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency right below the one that reports, with all below it."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class ReasonedResult:
    """A result with its officer's reason, "" where none was given; `state` is where its report is on its way."""

    number: str
    name: str
    agency: str
    result: str
    target: str
    reason: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class DoubtfulResult:
    """A result that counts for nothing as yet: what is against it, and who resolves that."""

    number: str
    name: str
    agency: str
    result: str
    doubt: str
    resolved_by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event saved; `is_distinguishable` is None where nobody could say. Figures of synthetic data say so wherever they stand."""

    name: str
    on: date
    saved_mwh: Decimal
    low_mwh: Decimal | None
    high_mwh: Decimal | None
    t_co2: Decimal | None
    is_distinguishable: bool | None
    is_synthetic: bool = False

    @property
    def named(self) -> str:
        """The event's name with the kind of its data, where these are not metered."""
        return f"{self.name} ({SYNTHETIC})" if self.is_synthetic else self.name


@dataclass(frozen=True, slots=True)
class Booklet:
    """An annual report; `summary` and `next_steps` are its sentences, made from the same figures as its tables.

    `best` and `doubtful` are the first of those that reached more than their target, and of those that are doubtful.
    """

    city: str
    agency: str  # the city's own name in the city's report
    fiscal_year_be: int
    on: date
    summary: Sequence[str]
    counts: Counts
    strategies: Sequence[Strategy]
    agencies: Sequence[AgencyLine]
    missed: Sequence[ReasonedResult]
    projects: ProjectsBooklet | None
    outcomes: Sequence[Outcome]
    has_details: bool
    best: Sequence[ReasonedResult] = ()
    doubtful: Sequence[DoubtfulResult] = ()
    next_steps: Sequence[str] = ()
    language: Language = "th"
