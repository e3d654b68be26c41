"""The evaluator's desk: the reports that wait for somebody, those first that give most reason to look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from samrit.queries.people.access import roles_of
from samrit.queries.reports.judged import asked_briefly, final_verdict, judged_alone
from samrit.queries.reviews.approvals import WAITS_FOR, asked_in_years
from samrit.queries.reviews.required_approvals import Asked, Missing, missing
from samrit.queries.reviews.waiting import waiting_for
from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, QuarterReport, Review, User
from samrit.records.models.reports.deadline import DEADLINE, deadline_of
from samrit.report import Verdict
from samrit.scoring.deadline import Deadline
from samrit.scoring.risk import Risk, Signs, risk
from samrit.scoring.words import figure_said, unit_after
from samrit.thai.translation import either
from samrit.vocabulary.doubts import Doubt, doubt_of
from samrit.vocabulary.workflow import Action, Status


class Waiting:
    """One report on the desk. `missing` says who is waited for, `risk` why it stands where it stands, `doubt` what is
    against its result, `unit` is what the result counts where it is a number.

    Of thousands a page shows a few: what orders and narrows them is worked out at once, words when they are asked for.
    """

    def __init__(
        self, row: Mapping[str, Any], action: Action, waits: tuple[Missing, ...], last_year: "_LastYear | None"
    ) -> None:
        self._row, self._waits, self.action = row, waits, action
        self.pk: int = row["pk"]
        self.quarter: int = row["quarter"]
        self.kind: str = row["indicator__kind"]
        self.agency_code: str = row["indicator__annual_plan__agency__code"]
        self.deadline = deadline_of(*(row[column] for column in DEADLINE))
        self._of_year = (row["indicator__target_value_text"], row["indicator__target_unit_text"])
        is_year = self.quarter == YEAR_END
        self._own = self._of_year if is_year else (row["target_value_text"], row["target_unit_text"])
        self.risk = _risk(row, self._own, self.deadline, last_year)

    @property
    def indicator_pk(self) -> int:
        """The indicator's key."""
        return int(self._row["indicator_id"])

    @property
    def fiscal_year_be(self) -> int:
        """The year of its plan."""
        return int(self._row["indicator__annual_plan__fiscal_year_be"])

    @property
    def indicator(self) -> str:
        """The indicator with its number."""
        name, number = (
            either(self._row["indicator__name_th"], self._row["indicator__name_en"]),
            self._row["indicator__number"],
        )
        return f"{number}. {name}" if number else name

    @property
    def agency(self) -> str:
        """The agency as it was called then."""
        return either(self._row["agency_name_th"], self._row["agency_name_en"])

    @property
    def target(self) -> str:
        """What was asked for, briefly."""
        return str(asked_briefly(self._own if self._own[0] else self._of_year))

    @property
    def result(self) -> str:
        """The result as it is said."""
        return figure_said(self._row["result_value_text"])

    @property
    def missing(self) -> tuple[str, ...]:
        """Who is waited for."""
        return tuple(str(one.words) for one in self._waits)

    @property
    def doubt(self) -> Doubt | None:
        """What is against the result."""
        found = (self._row["indicator__doubts"] or {}).get(str(self.quarter), "")
        return doubt_of(self._row["status"], found) if self._row["result_value_text"] else None

    @property
    def unit(self) -> str:
        """What the result counts, where it is a number."""
        is_number = self._row["result_value"] is not None
        return unit_after(self._row["result_unit_text"] or self._of_year[1]) if is_number else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which reports to show; None and "" show all."""

    agency: str = ""
    quarter: int | None = None
    kind: str = ""

    def admits(self, row: Waiting) -> bool:
        """Whether a report is to be shown."""
        return (
            self.agency in ("", row.agency_code) and self.quarter in (None, row.quarter) and self.kind in ("", row.kind)
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """The whole queue of one person in order; `shown` are those of a choice, `agencies` those that one can choose."""

    all: tuple[Waiting, ...]
    shown: tuple[Waiting, ...]
    agencies: tuple[tuple[str, str], ...]

    def place(self, report_pk: int) -> int | None:
        """Where a report stands among those shown, None where it doesn't."""
        return next((at for at, row in enumerate(self.shown) if row.pk == report_pk), None)


def desk(user: User, only: Choice, *, today: date) -> Desk:
    """Somebody's desk, in four SQL queries however many reports, after that for their roles."""
    waiting = waiting_for(user, today=today)
    rows = tuple(_rows(user, waiting, today=today)) if waiting is not None else ()
    ordered = tuple(sorted(rows, key=lambda row: (-row.risk.points, row.deadline.due_on, row.pk)))
    agencies = {row.agency_code: row for row in rows}
    named = tuple(sorted((code, row.agency) for code, row in agencies.items()))
    return Desk(ordered, tuple(row for row in ordered if only.admits(row)), named)


_COLUMNS = (
    "pk", "quarter", "round", *DEADLINE, "target_value_text", "target_unit_text",
    "result_value", "result_value_text", "result_unit_text", "indicator_id", "indicator__last_year_id", "indicator__number",
    "indicator__name_th", "indicator__name_en", "indicator__kind", "indicator__target_value_text",
    "indicator__target_unit_text", "indicator__findings_errors", "indicator__findings_warnings", "indicator__doubts",
    "indicator__annual_plan__fiscal_year_be", "indicator__annual_plan__agency__code",
    "indicator__annual_plan__agency__path",
)  # fmt: skip

_AGENCY = {f"agency_{name}": agency_then(name, "indicator__annual_plan__") for name in ("name_th", "name_en")}


def _rows(user: User, waiting: QuerySet[QuarterReport], *, today: date) -> list[Waiting]:
    rows = list(waiting.values(*_COLUMNS, **_AGENCY))
    given = _given()
    last_year = _last_year({row["indicator__last_year_id"] for row in rows} - {None})
    asked, roles = asked_in_years(), roles_of(user, today=today)
    mine: dict[str, frozenset[str]] = {}  # by the agency's path
    found = []
    for row in rows:
        wanted = asked.get(row["indicator__annual_plan__fiscal_year_be"], Asked())
        action, path = WAITS_FOR[Status(row["status"])], row["indicator__annual_plan__agency__path"]
        waits = missing(wanted, action, given.get((row["pk"], row["round"]), ()))
        if path not in mine:
            mine[path] = frozenset(role for role, top in roles if path.startswith(top))
        if any(not mine[path].isdisjoint(one.roles) for one in waits):
            found.append(Waiting(row, action, waits, last_year.get(row["indicator__last_year_id"])))
    return found


def _given() -> Mapping[tuple[int, int], list[Review]]:
    """The approvals of all that waits for one, by report and round."""
    given: dict[tuple[int, int], list[Review]] = defaultdict(list)
    waiting = [status.value for status in WAITS_FOR]
    for review in Review.objects.filter(report__status__in=waiting).only("report_id", "round", "action", "role"):
        given[review.report_id, review.round].append(review)
    return given


@dataclass(slots=True)
class _LastYear:
    """What went wrong last year: which quarters were sent back, and whether the target was missed."""

    returned: set[int]
    missed: bool = False


def _last_year(indicators: Iterable[int]) -> Mapping[int, _LastYear]:
    """The same by last year's indicator."""
    found: dict[int, _LastYear] = {}
    rows = QuarterReport.objects.filter(indicator__in=indicators).values_list(
        "indicator_id", "quarter", "round", "override_verdict", "result_value_text", "result_unit_text",
        "indicator__target_value_text", "indicator__target_unit_text",
    )  # fmt: skip
    for pk, quarter, round_, override, value, unit, target_value, target_unit in rows:
        year = found.setdefault(pk, _LastYear(set()))
        if round_ > 1:
            year.returned.add(quarter)
        if quarter == YEAR_END:
            judgement = judged_alone((target_value, target_unit), (value, unit))
            year.missed = final_verdict(judgement, override) is Verdict.MISSES
    return found


def _risk(row: Mapping[str, Any], target: tuple[str, str], deadline: Deadline, last_year: _LastYear | None) -> Risk:
    result = (row["result_value_text"], row["result_unit_text"])
    return risk(
        Signs(
            errors=row["indicator__findings_errors"],
            warnings=row["indicator__findings_warnings"],
            has_result=bool(result[0]),
            achievement_percent=judged_alone(target, result).achievement_percent if target[0] else None,
            days_late=deadline.days_late or 0,
            rounds_before=row["round"] - 1,
            returned_last_year=last_year is not None and row["quarter"] in last_year.returned,
            missed_last_year=last_year is not None and last_year.missed,
        )
    )
