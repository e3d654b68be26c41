"""The evaluator's desk: the reports that wait for somebody, those first that give most reason to look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from samrit.queries.people.access import roles_of
from samrit.queries.reviews.approvals import WAITS_FOR, asked_in_years
from samrit.queries.reviews.required_approvals import Asked, Missing, missing
from samrit.queries.reviews.waiting import waiting_for
from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, Agency, QuarterReport, Review, User
from samrit.records.models.reports.deadline import DEADLINE, deadline_of
from samrit.report import Verdict
from samrit.scoring.printed import Words, asked_briefly, final_verdict, judged_alone
from samrit.scoring.risk import Risk, Signs, risk
from samrit.scoring.words import figure_said, unit_after
from samrit.thai.translation import either
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.doubts import Doubt, doubt_of
from samrit.vocabulary.workflow import Action, Status


class Waiting:
    """One report on the desk. `missing` says who is waited for, `risk` why it stands where it stands, `doubt` what is
    against its result, `unit` is what the result counts where it is a number.

    Of thousands a page shows a few: what orders and narrows them is read at once, words when they are asked for, of many
    reports together where `worded` was told which.
    """

    __slots__ = (
        "_of_year", "_own", "_result", "_waits", "_words", "action", "agency_code", "deadline", "fiscal_year_be", "kind", "pk",
        "quarter", "risk",
    )  # fmt: skip

    def __init__(self, row: "_Row", action: Action, waits: tuple[Missing, ...], last_year: "_LastYear | None") -> None:
        self.pk, self.quarter, self.kind = row.pk, row.quarter, row.kind
        self.agency_code, self.fiscal_year_be = row.agency_code, row.fiscal_year_be
        self._waits, self.action = waits, action
        self.deadline = deadline_of(row.status, row.due_on, row.correction_due_on, row.first_submitted_at)
        self._of_year = (row.year_target, row.year_unit)
        self._own = self._of_year if row.quarter == YEAR_END else (row.target, row.target_unit)
        self._result = row.result
        self.risk = _risk(
            row.errors,
            row.warnings,
            self._own,
            (row.result, row.result_unit),
            self.deadline.days_late or 0,
            row.round - 1,
            last_year is not None and row.quarter in last_year.returned,
            last_year is not None and last_year.missed,
        )
        self._words: Mapping[str, Any] | None = None

    @property
    def words(self) -> Mapping[str, Any]:
        """What stands in its words alone; one query, where `worded` has not read them before."""
        if self._words is None:
            worded([self])
        assert self._words is not None
        return self._words

    @words.setter
    def words(self, read: Mapping[str, Any]) -> None:
        self._words = read

    @property
    def indicator_pk(self) -> int:
        """The indicator's key."""
        return int(self.words["indicator_id"])

    @property
    def indicator(self) -> str:
        """The indicator with its number."""
        name, number = (
            either(self.words["indicator__name_th"], self.words["indicator__name_en"]),
            self.words["indicator__number"],
        )
        return f"{number}. {name}" if number else name

    @property
    def agency(self) -> str:
        """The agency as it was called then."""
        return either(self.words["agency_name_th"], self.words["agency_name_en"])

    @property
    def target(self) -> str:
        """What was asked for, briefly."""
        return str(asked_briefly(self._own if self._own[0] else self._of_year))

    @property
    def result(self) -> str:
        """The result as it is said."""
        return figure_said(self._result)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who is waited for."""
        return tuple(str(one.words) for one in self._waits)

    @property
    def doubt(self) -> Doubt | None:
        """What is against the result."""
        found = (self.words["indicator__doubts"] or {}).get(str(self.quarter), "")
        return doubt_of(self.words["status"], found) if self._result else None

    @property
    def unit(self) -> str:
        """What the result counts, where it is a number."""
        is_number = self.words["result_value"] is not None
        return unit_after(self.words["result_unit_text"] or self._of_year[1]) if is_number else ""


def worded(rows: Sequence[Waiting]) -> Sequence[Waiting]:
    """The same reports, their words read together; one query."""
    found = QuarterReport.objects.filter(pk__in=[row.pk for row in rows]).values(*_WORDS, **_AGENCY)
    words = {one["pk"]: one for one in found}
    for row in rows:
        row.words = words[row.pk]
    return rows


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
    """The whole queue of one person in order; `shown` are those of a choice."""

    all: tuple[Waiting, ...]
    shown: tuple[Waiting, ...]

    def agencies(self) -> tuple[tuple[str, str], ...]:
        """Those that one can choose, by code, as they are called today; one query."""
        codes = {row.agency_code for row in self.all}
        rows = Agency.objects.filter(code__in=codes).order_by("code").values_list("code", "name_th", "name_en")
        return tuple((code, either(th, en)) for code, th, en in rows)

    def place(self, report_pk: int) -> int | None:
        """Where a report stands among those shown, None where it doesn't."""
        return next((at for at, row in enumerate(self.shown) if row.pk == report_pk), None)


def desk(user: User, only: Choice, *, today: date) -> Desk:
    """Somebody's desk, in four SQL queries however many reports, after that for their roles."""
    waiting = waiting_for(user, today=today)
    rows = _rows(user, waiting, today=today) if waiting is not None else []
    ordered = tuple(sorted(rows, key=lambda row: (-row.risk.points, row.deadline.due_on, row.pk)))
    return Desk(ordered, ordered if only == Choice() else tuple(row for row in ordered if only.admits(row)))


class _Row(NamedTuple):
    """What orders and narrows the queue, of one report; its fields stand in the order of `_COLUMNS`."""

    pk: int
    quarter: int
    round: int
    status: str
    due_on: date
    correction_due_on: date | None
    first_submitted_at: datetime | None
    target: str
    target_unit: str
    result: str
    result_unit: str
    last_year: int | None
    kind: str
    year_target: str
    year_unit: str
    errors: int
    warnings: int
    fiscal_year_be: int
    agency_code: str
    agency_path: str


_COLUMNS = (
    "pk", "quarter", "round", *DEADLINE, "target_value_text", "target_unit_text", "result_value_text", "result_unit_text",
    "indicator__last_year_id", "indicator__kind", "indicator__target_value_text", "indicator__target_unit_text",
    "indicator__findings_errors", "indicator__findings_warnings", "indicator__annual_plan__fiscal_year_be",
    "indicator__annual_plan__agency__code", "indicator__annual_plan__agency__path",
)  # fmt: skip
_WORDS = (
    "pk", "status", "indicator_id", "indicator__number", "indicator__name_th", "indicator__name_en", "indicator__doubts",
    "result_value", "result_unit_text",
)  # fmt: skip
_AGENCY = {f"agency_{name}": agency_then(name, "indicator__annual_plan__") for name in ("name_th", "name_en")}


def _rows(user: User, waiting: QuerySet[QuarterReport], *, today: date) -> list[Waiting]:
    rows = [_Row(*row) for row in waiting.values_list(*_COLUMNS)]
    given = _given()
    last_year = _last_year({row.last_year for row in rows if row.last_year is not None})
    asked, roles = asked_in_years(), roles_of(user, today=today)

    @cache
    def mine(path: str) -> frozenset[RoleName]:
        return frozenset(role for role, top in roles if path.startswith(top))

    def waits_for_me(year: int, status: str, path: str, approvals: Iterable[Review]) -> tuple[Missing, ...]:
        waits = missing(asked.get(year, Asked()), WAITS_FOR[Status(status)], approvals)
        return waits if any(not mine(path).isdisjoint(one.roles) for one in waits) else ()

    # Most reports wait with nothing given yet: of these it is asked once for each agency and year.
    untouched = cache(lambda year, status, path: waits_for_me(year, status, path, ()))
    found = []
    for row in rows:
        at, approvals = (row.fiscal_year_be, row.status, row.agency_path), given.get((row.pk, row.round))
        waits = untouched(*at) if approvals is None else waits_for_me(*at, approvals)
        if waits:
            last = last_year.get(row.last_year) if row.last_year is not None else None
            found.append(Waiting(row, WAITS_FOR[Status(row.status)], waits, last))
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


@lru_cache(maxsize=65_536)  # judging is pure: of the same report nothing else can come
def _risk(  # noqa: PLR0913, PLR0917 - the signs
    errors: int,
    warnings: int,
    target: Words,
    result: Words,
    days_late: int,
    rounds_before: int,
    returned: bool,
    missed: bool,
) -> Risk:
    return risk(
        Signs(
            errors=errors,
            warnings=warnings,
            has_result=bool(result[0]),
            achievement_percent=judged_alone(target, result).achievement_percent if target[0] else None,
            days_late=days_late,
            rounds_before=rounds_before,
            returned_last_year=returned,
            missed_last_year=missed,
        )
    )
