"""Of which part of the city counts and lists are asked: an agency, a place in a plan, a kind, a level, or all of it.

Where one scope is chosen, its counts were added up already. Where several meet (the places of a plan of one agency), they
are added up from the period results, of which there are as many as that part has indicators.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samrit.queries.reviews.counts import Period, scope_counts
from samrit.records.models import PeriodResult
from samrit.scoring.counts import Counts, Part, ScopeKind, counts_of

_Found = dict[tuple[str, Period], Counts]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen, each "" or empty for all.

    `branches` are the paths of the agencies that somebody may look into; `nodes` are a place in a plan with all below it.
    """

    branches: tuple[str, ...] = ()
    agency: str = ""
    node: str = ""
    kind: str = ""
    level: str = ""
    nodes: tuple[int, ...] = ()

    @property
    def scopes(self) -> tuple[tuple[ScopeKind, str], ...]:
        """What was chosen, each as a scope."""
        chosen = (
            (ScopeKind.AGENCY, self.agency),
            (ScopeKind.NODE, self.node),
            (ScopeKind.KIND, self.kind),
            (ScopeKind.LEVEL, self.level),
        )
        return tuple(one for one in chosen if one[1])

    @property
    def condition(self) -> Q:
        """The same as a condition on period results."""
        asked = Q()
        for path in self.branches:
            asked |= Q(agency_path__startswith=path)
        if self.nodes:
            asked &= Q(indicator__in=PeriodResult.objects.filter(indicator__nodes__in=self.nodes).values("indicator"))
        for name in ("kind", "level"):
            if code := getattr(self, name):
                asked &= Q(**{f"indicator__{name}": code})
        return asked


def counts_in(selection: Selection, periods: Collection[Period], *, today: date) -> dict[Period, Counts]:
    """The counts of what is chosen, by period; one SQL query."""
    scopes = selection.scopes or ((ScopeKind.CITY, ""),)
    if len(scopes) == 1 and (selection.agency or not selection.branches):
        ((kind, code),) = scopes
        found = scope_counts(kind, periods, today=today, codes=[code])
    else:
        code, found = "", _added(ScopeKind.CITY, selection, periods, today, None)
    return {period: found.get((code, period), Counts()) for period in periods}


def counts_by(
    kind: ScopeKind, codes: Collection[str], selection: Selection, periods: Collection[Period], *, today: date
) -> _Found:
    """The counts of scopes of a kind inside of what is chosen, by scope and period; one SQL query.

    Where nothing else is chosen than a scope of that kind, above these, they were added up already.
    """
    others = [one for one in selection.scopes if one[0] is not kind]
    if not others and (kind is ScopeKind.AGENCY or not selection.branches):
        return scope_counts(kind, periods, today=today, codes=codes)
    return _added(kind, selection, periods, today, frozenset(codes))


def _added(
    kind: ScopeKind, selection: Selection, periods: Collection[Period], today: date, codes: frozenset[str] | None
) -> _Found:
    asked = Q(pk__in=())
    for period in periods:
        asked |= Q(fiscal_year_be=period.fiscal_year_be, quarter=period.quarter)
    found: dict[tuple[str, Period], Counts] = defaultdict(Counts)
    rows = PeriodResult.objects.filter(asked, selection.condition)
    for year, quarter, part, due_on, weight, unsupported, scopes in rows.values_list(
        "fiscal_year_be", "quarter", "part", "due_on", "weight_units", "is_unsupported", "scopes"
    ):
        counts = counts_of(
            Part(part) if part else _unreported(due_on, today), weight=weight, is_unsupported=unsupported
        )
        for scope in scopes:
            its_kind, _, code = scope.partition(":")
            if its_kind == kind.value and (codes is None or code in codes):
                found[code, Period(year, quarter)] += counts
    return dict(found)


def _unreported(due_on: date | None, today: date) -> Part:
    return Part.OVERDUE if due_on is not None and due_on < today else Part.NOT_DUE
