"""What the sample city's files may say; whatever else they say is an error with a sentence."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from samrit.report import Absence, Comparison, Kind, Level, Verdict
from samrit.scoring import Accumulation
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.fields import YEAR_END, filed
from samrit.vocabulary.term import FieldKind
from samrit.vocabulary.workflow import Status


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a file: misspelt keys are refused."""


class Stage(StrEnum):
    """Where a report stands: the statuses of the workflow, and a draft that is past its due date."""

    DRAFT = "draft"
    LATE = "late"
    SUBMITTED = "submitted"
    ENDORSED = "endorsed"
    EVALUATED = "evaluated"
    PUBLISHED = "published"
    RETURNED = "returned"

    @property
    def status(self) -> Status:
        """The status in the records, where late is a draft whose day has passed."""
        return Status.DRAFT if self is Stage.LATE else Status(self.value)


class Returned(Data, frozen=True):
    """One reason for which a report was sent back, and the field that it concerns."""

    field: str
    reason: str


class Filed(Data, frozen=True):
    """What a quarter and the year end have in common."""

    status: Stage
    result: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    marks: tuple[Decimal, Decimal] | None = None  # quality of the report, timeliness
    evidence: tuple[str, ...] = ()
    returned: tuple[Returned, ...] = ()

    def __post_init__(self) -> None:
        """ValueError, with a sentence, for what can't be."""
        if (self.numerator is None) is not (self.denominator is None):
            raise ValueError("a ratio needs both `numerator` and `denominator`")
        if (self.status is Stage.RETURNED) is not bool(self.returned):
            raise ValueError('`returned` holds the reasons of status "returned", and only of it')
        if self.marks is not None and self.status not in (Stage.EVALUATED, Stage.PUBLISHED):
            raise ValueError("`marks` are given by the evaluator: the status must be evaluated or published")


def _with_texts(quarter: int) -> Any:
    """What is filed with the running texts of a quarter (5: of the year), by the names that the vocabulary gives them."""
    texts = [(one.id, str, "") for one in filed(quarter) if one.kind is FieldKind.TEXT]
    return msgspec.defstruct(f"Filed{quarter}", texts, bases=(Filed,), frozen=True, kw_only=True)


_QUARTER: Any = _with_texts(1)
_YEAR_END: Any = _with_texts(YEAR_END)


class QuarterData(_QUARTER, frozen=True):  # type: ignore[call-arg,misc]  # made of the vocabulary's fields
    """One quarter: a result, the day on which a milestone was reached, or the reason why there is none."""

    target: Decimal | None = None
    upper: Decimal | None = None
    done_on: date | None = None
    none: Absence | None = None
    reason: str = ""
    progress_percent: Decimal | None = None

    def __post_init__(self) -> None:
        """ValueError, with a sentence, for what can't be."""
        super().__post_init__()
        if sum(payload is not None for payload in (self.result, self.done_on, self.none)) != 1:
            raise ValueError("a quarter has exactly one of `result`, `done_on` and `none`")
        if self.reason and self.none is None:
            raise ValueError("`reason` says why there is no result; it stands beside `none`")
        if self.none is Absence.NOT_APPLICABLE and not self.reason:
            raise ValueError('`none = "not_applicable"` needs its `reason`')


class YearData(_YEAR_END, frozen=True):  # type: ignore[call-arg,misc]  # the same
    """The year end. Without `result` the quarters give it; without `verdict` the judgement does."""

    verdict: Verdict | None = None
    position: str = ""
    signed_on: date | None = None


class IndicatorData(Data, frozen=True):
    """One indicator with its four quarters; `shows` are the slugs that docs/sample-city.md explains.

    `blank_in_unit` prints the target as the old form does, "160 (ไม่น้อยกว่า ... ตัน)", which the checks don't like.
    """

    serial: str
    number: str
    name_th: str
    name_en: str
    kind: Kind
    level: Level
    nodes: tuple[str, ...]
    definition: str
    method: str
    comparison: Comparison
    unit: str
    accumulation: Accumulation
    weight: Decimal
    shows: tuple[str, ...]
    q1: QuarterData
    q2: QuarterData
    q3: QuarterData
    q4: QuarterData
    year: YearData | None = None
    division: str = ""
    blank_in_unit: bool = False
    target: Decimal | None = None
    upper: Decimal | None = None
    due_on: date | None = None
    baseline: Decimal | None = None

    @property
    def quarters(self) -> tuple[QuarterData, ...]:
        """The four quarters in order."""
        return (self.q1, self.q2, self.q3, self.q4)


class DivisionData(Data, frozen=True):
    """A division of an agency."""

    code: str
    name_th: str
    name_en: str


class StepData(Data, frozen=True):
    """A step of a project; `reported` is what was told of it: the day, percent."""

    name: str
    weight: Decimal
    planned_from: date
    planned_until: date
    reported: tuple[tuple[date, Decimal], ...] = ()


class ProjectData(Data, frozen=True):
    """A project; `serves` are numbers of indicators, `spent` is (day, baht in all), `notes` are (day told of, words)."""

    code: str
    name_th: str
    name_en: str
    starts_on: date
    ends_on: date
    budget: Decimal
    rationale: str
    objectives: str
    targets: str
    steps: tuple[StepData, ...]
    serves: tuple[str, ...] = ()
    spent: tuple[tuple[date, Decimal], ...] = ()
    notes: tuple[tuple[date, str], ...] = ()


class AgencyData(Data, frozen=True):
    """One agency with its annual plan."""

    code: str
    name_th: str
    name_en: str
    short_th: str
    divisions: tuple[DivisionData, ...]
    indicators: tuple[IndicatorData, ...]
    projects: tuple[ProjectData, ...] = ()


class NodeData(Data, frozen=True):
    """A place in the long-term plan; its code tells where."""

    code: str
    name_th: str
    name_en: str

    @property
    def parent(self) -> str:
        """The code above: "2.4" of "2.4.1", nothing of "2"."""
        return self.code.rpartition(".")[0]

    @property
    def depth(self) -> int:
        """1 for a strategy, 2 for an issue, 3 for a goal."""
        return self.code.count(".") + 1


class LevelData(Data, frozen=True):
    """What the form prints before a node of one depth."""

    label: str
    rank: str = ""


class PlanData(Data, frozen=True):
    """The long-term plan."""

    name_th: str
    name_en: str
    levels: tuple[LevelData, ...]
    nodes: tuple[NodeData, ...]


class AccountData(Data, frozen=True):
    """An account to try things out with: a role, not a person."""

    login: str
    role: RoleName
    agency: str
    name_th: str
    name_en: str
    position: str


class CityData(Data, frozen=True):
    """The whole city."""

    code: str
    name_th: str
    name_en: str
    fiscal_year_be: int
    running_narrative: str
    plan: PlanData
    accounts: tuple[AccountData, ...]
    agencies: tuple[AgencyData, ...]

    def indicators(self) -> Iterator[tuple[AgencyData, IndicatorData]]:
        """Every indicator with its agency."""
        for agency in self.agencies:
            for indicator in agency.indicators:
                yield agency, indicator
