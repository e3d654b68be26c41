"""What the public's pages show of all that is published: from the copies that publishing made, and from nothing else.

Counts, never averages: so many indicators of so many, the doubtful and the unpublished parts of the same bar.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from samrit.queries.public.as_read import report_of, short_of
from samrit.records.models import (
    YEAR_END,
    PublicStamp,
    PublishedIndicator,
    PublishedNode,
    PublishedPlace,
    PublishedPlan,
    PublishedResult,
)
from samrit.report.code_in_address import same_codes
from samrit.report.published import Words
from samrit.thai.translation import either
from samrit.vocabulary.public_states import PublicState, unpublished

LATEST = 5
_NOT_THERE = (PublicState.NOT_PUBLISHED, PublicState.NOT_YET_DUE, PublicState.WITHDRAWN)
_Counted = tuple[str, date | None, int]  # how a year came out, when it is due, of how many indicators


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
        return self.total - sum(self.counts.get(state, 0) for state in _NOT_THERE)

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
    """A place in a plan, with what stands there and below; `plan_key` tells its plan, "" where the code does by itself."""

    code: str
    plan_key: str
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
    """All years of which something is published, the newest first, and the one that is shown first; one query.

    That is the newest of which at least half of the promised year ends are published, else the newest of all.
    """
    ended = PublishedIndicator.objects.filter(fiscal_year_be=OuterRef("fiscal_year_be")).exclude(year_state="")
    published = ended.order_by().values("fiscal_year_be").annotate(n=Count("pk")).values("n")
    promised = PublishedPlan.objects.values("fiscal_year_be").annotate(
        total=Sum("indicators"), ended=Subquery(published)
    )
    years = list(promised.order_by("-fiscal_year_be").values_list("fiscal_year_be", "total", "ended"))
    whole = (year for year, total, done in years if 2 * (done or 0) >= total)
    return tuple(year for year, *_ in years), next(whole, years[0][0] if years else None)


def last_year_with_results() -> int | None:
    """The year that is shown first."""
    return years_and_shown()[1]


def together(counts_by_plan: Iterable[StateCounts]) -> StateCounts:
    """Several as one; nothing is in two of them."""
    counts: Counter[PublicState] = Counter()
    for one in counts_by_plan:
        counts.update(one.counts)
    return StateCounts({state: counts[state] for state in PublicState if counts[state]})


def plans_of(year: int) -> tuple[PublishedPlan, ...]:
    """The agencies of a year of which something is published, in the order of their codes; one query."""
    return tuple(PublishedPlan.objects.filter(fiscal_year_be=year).order_by("agency_code"))


def agencies_of_year(year: int, *, today: date, plans: Sequence[PublishedPlan] | None = None) -> tuple[OfAgency, ...]:
    """Each of them with its counts; a query, and one for the agencies where they are not there."""
    counted: dict[int, list[_Counted]] = defaultdict(list)
    rows = PublishedIndicator.objects.filter(fiscal_year_be=year).only("plan_id", "year_state", "year_due_on")
    for row in rows:
        counted[row.plan_id].append((row.year_state, row.year_due_on, 1))
    found = []
    for one in plans_of(year) if plans is None else plans:
        hidden = one.indicators - sum(n for _state, _due_on, n in counted[one.pk])
        counts = _state_counts([*counted[one.pk], ("", _due(one), max(hidden, 0))], today)
        found.append(OfAgency(one.agency_code, one.name(), counts))
    return tuple(found)


def waiting_at(year: int, node: int, *, today: date) -> StateCounts:
    """The indicators of a place in the plan in a year of which nothing is published; one query."""
    waiting = [("", _due(plan), sum(node in one["nodes"] for one in plan.waiting)) for plan in plans_of(year)]
    return _state_counts(waiting, today)


def rows_of(year: int, *, today: date, **narrowed: object) -> tuple[Row, ...]:
    """The indicators of a year, by agency and place in its plan; one query."""
    found = PublishedIndicator.objects.filter(fiscal_year_be=year, **narrowed).select_related("plan").defer("content")
    return tuple(row_of(one, today) for one in found.order_by("plan__agency_code", "position", "code"))


def row_of(one: PublishedIndicator, today: date) -> Row:
    """An indicator as a line of a list; its plan is loaded."""
    short = short_of(Words(one.year_short_th, one.year_short_en))
    return Row(
        code=one.code,
        fiscal_year_be=one.fiscal_year_be,
        name=one.name(),
        agency_code=one.plan.agency_code,
        agency=one.plan.name(),
        state=PublicState(one.year_state) if one.year_state else unpublished(one.year_due_on, today),
        figure=either(short.th, short.en),
        doubt=one.year_doubt,
    )


def plan_of(year: int, agency: str) -> PublishedPlan | None:
    """An agency's year, None where nothing of it is published."""
    plans = {one.agency_code: one for one in PublishedPlan.objects.filter(fiscal_year_be=year)}
    return plans.get(agency) or next((plans[one] for one in same_codes(agency, plans)), None)


def years_of_agency(agency: str) -> tuple[tuple[int, str], ...]:
    """The years of an agency with its name in each, the newest first."""
    rows = PublishedPlan.objects.filter(agency_code=agency).order_by("-fiscal_year_be")
    return tuple((one.fiscal_year_be, one.name()) for one in rows)


def nodes_below(
    year: int, parent: str, plan: str = "", *, today: date, plans: Sequence[PublishedPlan] | None = None
) -> tuple[OfNode, ...]:
    """The places right below another ("" for the tops) that have something in a year; two queries, and one for the agencies."""
    below = _of_nodes(year, PublishedNode.objects.filter(parent_code=parent), today=today, plans=plans)
    return tuple(one for node, one in below if plan in ("", node.plan_th))


def nodes_with(year: int, code: str, *, today: date) -> list[tuple[PublishedNode, OfNode]]:
    """The places with this code that have something in a year, of several plans where these share it; three queries."""
    return _of_nodes(year, PublishedNode.objects.filter(code=code), today=today)


def _of_nodes(
    year: int, asked: QuerySet[PublishedNode], *, today: date, plans: Sequence[PublishedPlan] | None = None
) -> list[tuple[PublishedNode, OfNode]]:
    of_node: dict[int, list[_Counted]] = defaultdict(list)
    found = PublishedPlace.objects.filter(indicator__fiscal_year_be=year, node__in=asked.values("pk"))
    for place in found.select_related("indicator").only("node_id", "indicator__year_state", "indicator__year_due_on"):
        of_node[place.node_id].append((place.indicator.year_state, place.indicator.year_due_on, 1))
    for promised in plans_of(year) if plans is None else plans:
        for key, n in Counter(key for one in promised.waiting for key in one["nodes"]).items():
            of_node[key].append(("", _due(promised), n))
    nodes = sorted(asked.filter(pk__in=of_node), key=lambda one: (one.plan_th, _in_order(one.code)))
    shared = Counter(node.code for node in nodes)
    return [
        (
            node,
            OfNode(
                code=node.code,
                plan_key=plan_key(node) if shared[node.code] > 1 else "",
                plan=either(node.plan_th, node.plan_en),
                name=node.name(),
                level=node.level_label,
                state_counts=_state_counts(of_node[node.pk], today),
            ),
        )
        for node in nodes
    ]


def plan_key(node: PublishedNode) -> str:
    """The plan of a place in an address, where the code alone leads to places of several."""
    return sha256(node.plan_th.encode()).hexdigest()[:8]


def nodes_of(code: str) -> tuple[PublishedNode, ...]:
    """The places with this code, however it is written, of every plan that has it; one query, or three."""
    nodes = PublishedNode.objects.order_by("plan_th")
    found = tuple(nodes.filter(code=code))
    return found or tuple(nodes.filter(code__in=same_codes(code, nodes.values_list("code", flat=True))))


def with_ancestors(node: PublishedNode | None) -> tuple[PublishedNode, ...]:
    """A place with all above it, the top first. One query for each level above."""
    ancestors: list[PublishedNode] = []
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
        name=one.indicator.name(),
        agency=one.indicator.plan.name(),
        quarter=one.quarter,
        serial=one.serial,
        revision=one.revision,
        kind=one.kind,
        is_major=one.is_major,
        at=one.published_at,
        figure=either(content.short.th, content.short.en),
        state=PublicState(content.state),
    )


def _state_counts(counted: Iterable[_Counted], today: date) -> StateCounts:
    counts = Counter[PublicState]()
    for state, due_on, n in counted:
        counts[PublicState(state) if state else unpublished(due_on, today)] += n
    return StateCounts({state: counts[state] for state in PublicState if counts[state]})


def _due(plan: PublishedPlan) -> date | None:
    """The day on which the year ends of an agency are due."""
    day = plan.due_on.get(str(YEAR_END))
    return date.fromisoformat(day) if day else None


def _in_order(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in code.split("."))
