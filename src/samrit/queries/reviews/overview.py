"""The city at a glance, in a fixed number of SQL queries however large the city: seven questions of one period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from samrit.queries.people.access import within
from samrit.queries.plans.plan_tree import in_plan_order, with_all_below
from samrit.queries.reviews.city_figures import doubtful_names
from samrit.queries.reviews.counts import Period
from samrit.queries.reviews.late import LateAgency, doubts, late_agencies
from samrit.queries.reviews.money import ProjectMoney, money_ahead
from samrit.queries.reviews.off_track import Moved, OffTrack, moved, off_track
from samrit.queries.reviews.selection import Selection, counts_by, counts_in
from samrit.records.models import YEAR_END, Agency, AnnualPlan, PlanNode, ScopeCounts
from samrit.scoring.counts import Counts, ScopeKind
from samrit.thai.calendar import fiscal_year_be, fiscal_year_dates, quarter_of
from samrit.vocabulary.doubts import Doubt

YEARS_BACK = 4  # so that five years stand beside each other
# Until a year's first quarter is over, the year before is what one looks at.
_FIRST_QUARTER = timedelta(days=92)
ENOUGH_PERCENT = 80  # of what is due must be reported, or an agency isn't put beside the others


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for, "" or None where it asks nothing."""

    fiscal_year_be: int | None = None
    quarter: int | None = None
    agency: str = ""
    node: str = ""
    kind: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """A place in a plan, by years: the counts of each, None where nothing was planned there that year."""

    pk: int
    code: str
    name: str
    years: tuple[tuple[int, Counts | None], ...]
    has_below: bool

    @property
    def now(self) -> Counts:
        """Those of the year that is looked at."""
        return self.years[-1][1] or Counts()


@dataclass(frozen=True, slots=True)
class AgencyCounts:
    """An agency with all below it."""

    code: str
    name: str
    counts: Counts
    has_below: bool

    @property
    def has_enough(self) -> bool:
        """Whether enough is reported of what is due to put it beside the others."""
        due = self.counts.due
        return bool(due) and self.counts.reported * 100 >= ENOUGH_PERCENT * due


@dataclass(frozen=True, slots=True)
class Above:
    """What was chosen, and what lies above it: (what the address asks for, its name)."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows; `before` are the same period of the two years before, the nearest first."""

    period: Period
    years: tuple[int, ...]
    choice: Choice
    agency_trail: tuple[Above, ...]
    node_trail: tuple[Above, ...]
    counts: Counts
    before: tuple[tuple[int, Counts], ...]
    off_track: tuple[OffTrack, ...]
    moved: tuple[Moved, ...]
    moved_count: int
    moved_in_year: tuple[Moved, ...]
    moved_in_year_count: int
    late: tuple[LateAgency, ...]
    money: tuple[ProjectMoney, ...]
    money_count: int
    doubts: Mapping[Doubt, int]
    doubtful: Mapping[Doubt, tuple[tuple[int, str], ...]]
    places: tuple[PlaceCounts, ...]
    agencies: tuple[AgencyCounts, ...]
    plan_of: str = ""  # the agency that was chosen, where it has a plan of the year itself


def default_period(years: Sequence[int], today: date) -> Period:
    """The year that runs once its first quarter is over, with the last quarter that is; of a year that is over, the whole."""
    year = fiscal_year_be(today - _FIRST_QUARTER)
    if years and year not in years:
        year = next((one for one in years if one < year), years[0])
    return Period(year, last_quarter(year, today))


def last_quarter(year: int, today: date) -> int:
    """The last quarter of a year that is over on a day, the year itself once it is over; the first while none is."""
    first, last = fiscal_year_dates(year)
    if today > last:
        return YEAR_END
    return max(quarter_of(today) - 1, 1) if today >= first else 1


class Found(NamedTuple):
    """What a choice is of: the period, the part of the city, and all that can be chosen."""

    period: Period
    selection: Selection
    agencies: "_Agencies"
    nodes: "_Nodes"
    years: tuple[int, ...]


def chosen(choice: Choice, branches: Sequence[str], *, today: date) -> Found | None:
    """What is chosen by who may look into these branches; None where a choice is of nothing."""
    agencies = _Agencies.load(branches)
    nodes = _Nodes.load(choice.node)
    if (choice.agency and choice.agency not in agencies.paths) or (choice.node and nodes.chosen is None):
        return None
    years = _years()
    return Found(_period(choice, years, today), _selection(choice, agencies, nodes), agencies, nodes, years)


def overview(choice: Choice, branches: Sequence[str], *, today: date) -> Overview | None:
    """The page of who may look into these branches (of the whole city where its root is among them); None where a choice is of nothing."""
    found = chosen(choice, branches, today=today)
    if found is None:
        return None
    period, selection, agencies, nodes, years = found
    back = [Period(period.fiscal_year_be - years_ago, period.quarter) for years_ago in range(YEARS_BACK + 1)]
    counts = counts_in(selection, back[:3], today=today)
    below = agencies.below(selection.agency)
    of_agencies = counts_by(ScopeKind.AGENCY, [one.code for one in below], selection, back[:1], today=today)
    of_places = counts_by(ScopeKind.NODE, [str(one.pk) for one in nodes.below], selection, back, today=today)
    moves, move_count = moved(period, selection, since_last_year=False)
    moves_in_year, move_count_in_year = moved(period, selection, since_last_year=True)
    money, money_count = money_ahead(period.fiscal_year_be, selection, today=today)
    return Overview(
        period=period,
        years=years,
        choice=choice,
        agency_trail=agencies.trail(selection.agency),
        node_trail=nodes.trail,
        counts=counts[period],
        before=tuple((one.fiscal_year_be, counts[one]) for one in back[1:3] if counts[one].indicators),
        off_track=off_track(period, selection),
        moved=moves,
        moved_count=move_count,
        moved_in_year=moves_in_year,
        moved_in_year_count=move_count_in_year,
        late=late_agencies(period.fiscal_year_be, selection, today=today),
        money=money,
        money_count=money_count,
        doubts=doubts(period, selection),
        doubtful=doubtful_names(period, selection),
        plan_of=_plan_of(selection.agency, period.fiscal_year_be),
        places=tuple(_place(one, nodes, of_places, back) for one in nodes.below if any((str(one.pk), at) in of_places for at in back)),
        agencies=tuple(
            AgencyCounts(one.code, one.name(), of_agencies[one.code, period], agencies.has_below(one.code))
            for one in below
            if (one.code, period) in of_agencies and of_agencies[one.code, period].indicators
        ),
    )  # fmt: skip


def _selection(choice: Choice, agencies: "_Agencies", nodes: "_Nodes") -> Selection:
    """Who looks after one agency alone has chosen it."""
    agency = choice.agency or agencies.only
    paths = (agencies.paths[agency],) if agency else agencies.branches
    return Selection(paths, agency, choice.node, choice.kind, choice.level, nodes.with_all_below)


def _period(choice: Choice, years: Sequence[int], today: date) -> Period:
    default = default_period(years, today)
    asked = choice.fiscal_year_be
    year = asked if asked is not None and asked in years else default.fiscal_year_be
    quarter = choice.quarter or (default.quarter if year == default.fiscal_year_be else last_quarter(year, today))
    return Period(year, quarter)


def _plan_of(agency: str, fiscal_year_be: int) -> str:
    plans = AnnualPlan.objects.filter(agency__code=agency, fiscal_year_be=fiscal_year_be) if agency else None
    return agency if plans is not None and plans.exists() else ""


def _years() -> tuple[int, ...]:
    city = ScopeCounts.objects.filter(scope_kind=ScopeKind.CITY.value).order_by("-fiscal_year_be")
    return tuple(city.values_list("fiscal_year_be", flat=True).distinct())


def _place(
    node: PlanNode, nodes: "_Nodes", found: Mapping[tuple[str, Period], Counts], back: list[Period]
) -> PlaceCounts:
    years = tuple((one.fiscal_year_be, found.get((str(node.pk), one))) for one in reversed(back))
    begun = next((at for at, (_, counts) in enumerate(years) if counts is not None), len(years) - 1)
    return PlaceCounts(node.pk, node.code, node.name(), years[begun:], node.pk in nodes.parents)


@dataclass(frozen=True, slots=True)
class _Agencies:
    """The agencies that somebody may look into, in the plan's own order; `branches` are empty where that is all of the city."""

    rows: tuple[Agency, ...]
    branches: tuple[str, ...]
    paths: Mapping[str, str]

    @classmethod
    def load(cls, branches: Sequence[str]) -> "_Agencies":
        outer = [path for path in branches if not any(path != one and path.startswith(one) for one in branches)]
        rows = tuple(Agency.objects.filter(within(outer)).order_by("path"))
        is_city = any(row.parent_id is None for row in rows)
        paths = {row.code: row.path for row in rows if row.parent_id is not None}
        return cls(rows, () if is_city else tuple(sorted(set(outer))), paths)

    @property
    def only(self) -> str:
        """The one agency that somebody may look into with all below it, "" where these are more or the city."""
        (path, *others) = self.branches or ("", "")
        return path.strip("/").rpartition("/")[2] if path and not others else ""

    def below(self, code: str) -> list[Agency]:
        """Those right below an agency, or, of all, those below the city or the tops of what somebody may look into."""
        if code:
            parent = next(row.pk for row in self.rows if row.code == code)
            return [row for row in self.rows if row.parent_id == parent]
        if self.branches:
            return [row for row in self.rows if row.path in self.branches]
        tops = {row.pk for row in self.rows if row.parent_id is None}
        return [row for row in self.rows if row.parent_id in tops]

    def has_below(self, code: str) -> bool:
        """Whether there are agencies below one."""
        return any(row.path != self.paths[code] and row.path.startswith(self.paths[code]) for row in self.rows)

    def trail(self, code: str) -> tuple[Above, ...]:
        """An agency with those above it, the topmost first."""
        if not code:
            return ()
        path = self.paths[code]
        above = [row for row in self.rows if row.parent_id is not None and path.startswith(row.path)]
        return tuple(Above(row.code, row.name()) for row in above)


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The places of long-term plans: the chosen one, those above it, those right below it (or the tops of all plans)."""

    chosen: PlanNode | None
    trail: tuple[Above, ...]
    below: tuple[PlanNode, ...]
    with_all_below: tuple[int, ...]
    parents: frozenset[int]

    @classmethod
    def load(cls, chosen: str) -> "_Nodes":
        rows = {row.pk: row for row in PlanNode.objects.select_related("plan").order_by("plan__first_year_be", "plan")}
        node = rows.get(int(chosen)) if chosen else None
        parent = node.pk if node is not None else None
        below = sorted((row for row in rows.values() if row.parent_id == parent), key=in_plan_order)
        trail, at = [], node
        while at is not None:
            trail.append(Above(str(at.pk), f"{at.code} {at.name()}"))
            at = rows.get(at.parent_id) if at.parent_id is not None else None
        inside = with_all_below(node.pk, rows.values()) if node is not None else []
        parents = frozenset(row.parent_id for row in rows.values() if row.parent_id is not None)
        return cls(node, tuple(reversed(trail)), tuple(below), tuple(inside), parents)
