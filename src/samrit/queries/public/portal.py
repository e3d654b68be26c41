"""What the public's pages show of all that is published: from the copies that publishing made, and from nothing else.

Counts, never averages: so many indicators of so many, the doubtful and the unpublished parts of the same bar.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Sum

from samrit.queries.public.as_read import report_of, short_of
from samrit.records.models import (
    PublicStamp,
    PublishedIndicator,
    PublishedNode,
    PublishedPlace,
    PublishedPlan,
    PublishedResult,
)
from samrit.report.published import Words
from samrit.thai.translation import either
from samrit.vocabulary.public_states import PublicState

LATEST = 5


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many indicators came out how; the numbers add up to all that were promised."""

    counts: Mapping[PublicState, int]

    @property
    def total(self) -> int:
        """All that were promised."""
        return sum(self.counts.values())

    @property
    def published(self) -> int:
        """Those of which the year is published."""
        gone = self.counts.get(PublicState.NOT_PUBLISHED, 0) + self.counts.get(PublicState.WITHDRAWN, 0)
        return self.total - gone

    @property
    def met(self) -> int:
        """Those that met their target or did better."""
        return self.counts.get(PublicState.MEETS, 0) + self.counts.get(PublicState.EXCEEDS, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in a list."""

    code: str
    fiscal_year_be: int
    name: str
    agency_code: str
    agency: str
    state: PublicState
    figure: str
    doubt: str


@dataclass(frozen=True, slots=True)
class OfAgency:
    """An agency in a year."""

    code: str
    name: str
    state_counts: StateCounts


@dataclass(frozen=True, slots=True)
class OfNode:
    """A place in a plan, with what stands there and below; `total` are the indicators of which something is published."""

    code: str
    plan: str
    name: str
    level: str
    state_counts: StateCounts


@dataclass(frozen=True, slots=True)
class Change:
    """One publication: the first of a report, or a revision of it."""

    code: str
    fiscal_year_be: int
    name: str
    agency: str
    quarter: int
    serial: int
    revision: int
    kind: str
    is_major: bool
    at: datetime
    figure: str
    state: PublicState


def stamp(*scopes: str) -> str:
    """How often these have changed, as one word; one query."""
    found = dict(PublicStamp.objects.filter(scope__in=scopes).values_list("scope", "stamp"))
    return ".".join(str(found.get(scope, 0)) for scope in scopes)


def years() -> tuple[int, ...]:
    """The fiscal years of which something is published, the newest first."""
    return tuple(PublishedPlan.objects.order_by("-fiscal_year_be").values_list("fiscal_year_be", flat=True).distinct())


def years_and_shown() -> tuple[tuple[int, ...], int | None]:
    """All years of which something is published, the newest first, and the one that is shown first; two queries.

    That is the newest of which at least half of the promised year ends are published, else the newest of all.
    """
    promised = PublishedPlan.objects.values_list("fiscal_year_be").annotate(n=Sum("indicators"))
    all_years = list(promised.order_by("-fiscal_year_be"))
    ended = PublishedIndicator.objects.exclude(year_state="").values_list("fiscal_year_be").annotate(n=Count("pk"))
    published = dict(ended.order_by())
    whole = (year for year, total in all_years if 2 * published.get(year, 0) >= total)
    return tuple(year for year, _ in all_years), next(whole, all_years[0][0] if all_years else None)


def last_year_with_results() -> int | None:
    """The year that is shown first."""
    return years_and_shown()[1]


def together(counts_by_plan: Iterable[StateCounts]) -> StateCounts:
    """Several as one; nothing is in two of them."""
    counts: Counter[PublicState] = Counter()
    for one in counts_by_plan:
        counts.update(one.counts)
    return StateCounts({state: counts[state] for state in PublicState if counts[state]})


def agencies_of_year(year: int) -> tuple[OfAgency, ...]:
    """Each agency of which something is published, in the order of their codes; two queries."""
    counted: dict[int, dict[str, int]] = defaultdict(dict)
    rows = PublishedIndicator.objects.filter(fiscal_year_be=year).values_list("plan_id", "year_state")
    for plan, state, n in rows.annotate(n=Count("pk")).order_by():
        counted[plan][state] = n
    return tuple(
        OfAgency(one.agency_code, either(one.name_th, one.name_en), _state_counts(counted[one.pk], one.indicators))
        for one in PublishedPlan.objects.filter(fiscal_year_be=year).order_by("agency_code")
    )


def rows_of(year: int, **narrowed: object) -> tuple[Row, ...]:
    """The indicators of a year, by agency and place in its plan; one query."""
    found = PublishedIndicator.objects.filter(fiscal_year_be=year, **narrowed).select_related("plan").defer("content")
    return tuple(map(row_of, found.order_by("plan__agency_code", "position", "code")))


def row_of(one: PublishedIndicator) -> Row:
    """An indicator as a line of a list; its plan is loaded."""
    short = short_of(Words(one.year_short_th, one.year_short_en))
    return Row(
        code=one.code,
        fiscal_year_be=one.fiscal_year_be,
        name=either(one.name_th, one.name_en),
        agency_code=one.plan.agency_code,
        agency=either(one.plan.name_th, one.plan.name_en),
        state=PublicState(one.year_state or PublicState.NOT_PUBLISHED.value),
        figure=either(short.th, short.en),
        doubt=one.year_doubt,
    )


def plan_of(year: int, agency: str) -> PublishedPlan | None:
    """An agency's year, None where nothing of it is published."""
    return PublishedPlan.objects.filter(fiscal_year_be=year, agency_code=agency).first()


def years_of_agency(agency: str) -> tuple[tuple[int, str], ...]:
    """The years of an agency with its name in each, the newest first."""
    rows = PublishedPlan.objects.filter(agency_code=agency).order_by("-fiscal_year_be")
    return tuple((one.fiscal_year_be, either(one.name_th, one.name_en)) for one in rows)


def nodes_below(year: int, parent: str, plan: str = "") -> tuple[OfNode, ...]:
    """The places right below another ("" for the tops) that have something in a year; two queries."""
    found = PublishedPlace.objects.filter(indicator__fiscal_year_be=year, node__parent_code=parent)
    if plan:
        found = found.filter(node__plan_th=plan)
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    known: dict[tuple[str, str], PublishedNode] = {}
    states = found.values_list("node", "indicator__year_state").annotate(n=Count("pk")).order_by()
    of_node: dict[int, dict[str, int]] = defaultdict(dict)
    for node_key, state, n in states:
        of_node[node_key][state] = n
    for node in PublishedNode.objects.filter(pk__in=of_node):
        known[node.plan_th, node.code] = node
        counted[node.plan_th, node.code].update(of_node[node.pk])
    return tuple(
        OfNode(
            code=node.code,
            plan=either(node.plan_th, node.plan_en),
            name=either(node.name_th, node.name_en),
            level=node.level_label,
            state_counts=_state_counts(counted[key], sum(counted[key].values())),
        )
        for key, node in sorted(known.items(), key=lambda pair: (pair[0][0], _in_order(pair[0][1])))
    )


def ancestors_of(code: str) -> tuple[PublishedNode, ...]:
    """A place with all above it, the top first; empty where there is none. One query for each level."""
    ancestors: list[PublishedNode] = []
    node = PublishedNode.objects.filter(code=code).order_by("plan_th").first()
    while node is not None and len(ancestors) < 12:
        ancestors.insert(0, node)
        node = PublishedNode.objects.filter(plan_th=node.plan_th, code=node.parent_code).first()
    return tuple(ancestors)


def latest(most: int = LATEST) -> tuple[Change, ...]:
    """What was published last; one query."""
    return changes_of(publications()[:most])


def publications() -> QuerySet[PublishedResult]:
    """All that was ever published, the newest first."""
    return PublishedResult.objects.select_related("indicator__plan").order_by("-published_at", "-pk")


def changes_of(rows: Iterable[PublishedResult]) -> tuple[Change, ...]:
    """Publications as they read in a list."""
    return tuple(map(_change, rows))


def year_ends(rows: Iterable[Row]) -> Mapping[PublicState, tuple[Row, ...]]:
    """The indicators by how their year came out."""
    by_state: dict[PublicState, list[Row]] = defaultdict(list)
    for one in rows:
        by_state[one.state].append(one)
    return {state: tuple(by_state[state]) for state in PublicState if state in by_state}


def counts_of(rows: Sequence[Row]) -> StateCounts:
    """The same of some rows."""
    return StateCounts(Counter(one.state for one in rows))


def _change(one: PublishedResult) -> Change:
    content = report_of(one.content)
    return Change(
        code=one.indicator.code,
        fiscal_year_be=one.indicator.fiscal_year_be,
        name=either(one.indicator.name_th, one.indicator.name_en),
        agency=either(one.indicator.plan.name_th, one.indicator.plan.name_en),
        quarter=one.quarter,
        serial=one.serial,
        revision=one.revision,
        kind=one.kind,
        is_major=one.is_major,
        at=one.published_at,
        figure=either(content.short.th, content.short.en),
        state=PublicState(content.state),
    )


def _state_counts(states: Mapping[str, int], promised: int) -> StateCounts:
    counts = {PublicState(state): n for state, n in states.items() if state}
    waiting = max(promised - sum(counts.values()), states.get("", 0))
    if waiting:
        counts[PublicState.NOT_PUBLISHED] = waiting
    return StateCounts({state: counts[state] for state in PublicState if counts.get(state)})


def _in_order(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in code.split("."))
