"""Emission factors and prices as one list: the city's own that somebody may read, and those that are shipped."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samrit.measure import costs, emissions
from samrit.queries.measurements.city_factors import above
from samrit.queries.people.access import visible_agencies
from samrit.records.models import Agency, EmissionFactor, Tariff, User
from samrit.thai.translation import language


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor or price; `own` is the row of the records, None for a shipped one. `value` is t/MWh or baht/kWh."""

    value: str
    when: str
    kind: str
    notes: str
    source: str
    own: EmissionFactor | Tariff | None = None
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class FactorPage:
    """All factors and prices: own ones first, then shipped ones, the latest first."""

    factors: tuple[FactorRow, ...]
    tariffs: tuple[FactorRow, ...]


def factor_page(user: User, *, today: date) -> FactorPage:
    """What somebody may read: of their agencies, and of those above them whose factors they use."""
    agencies = list(visible_agencies(user, today=today))
    wide = Q(agency_id__in=[one.pk for one in agencies])
    for top in _tops(agencies):
        wide |= above(top)
    factors = EmissionFactor.objects.filter(wide).select_related("agency", "added_by", "retired_by")
    tariffs = Tariff.objects.filter(wide).select_related("agency", "added_by", "retired_by")
    own_factors = [_own_factor(one) for one in factors.order_by("retired_at", "-year_ce", "-pk")[:200]]
    own_tariffs = [_own_tariff(one) for one in tariffs.order_by("retired_at", "-from_on", "-pk")[:200]]
    return FactorPage(
        (*own_factors, *(_shipped_factor(one) for one in _latest_first())),
        (*own_tariffs, *(_shipped_tariff(one) for one in reversed(costs.published()))),
    )


def _latest_first() -> list[emissions.Factor]:
    return sorted(emissions.published(), key=lambda one: -one.year_ce)


def _tops(agencies: list[Agency]) -> list[Agency]:
    """Those of which no agency above is among them."""
    paths = tuple(one.path for one in agencies)
    return [one for one in agencies if not any(one.path != path and one.path.startswith(path) for path in paths)]


def _kind(kind: str) -> str:
    return str(emissions.kind_words(kind))


def _year(year_ce: int) -> str:
    return str(year_ce + 543 if language() == "th" else year_ce)


def _own_factor(one: EmissionFactor) -> FactorRow:
    notes = ", ".join(filter(None, (one.boundary, one.vintage)))
    return FactorRow(f"{float(one.t_per_mwh):g}", _year(one.year_ce), _kind(one.kind), notes, one.source, one)


def _shipped_factor(one: emissions.Factor) -> FactorRow:
    notes = ", ".join(filter(None, (one.boundary, one.vintage)))
    return FactorRow(f"{one.t_per_mwh:g}", _year(one.year_ce), _kind(one.kind), notes, one.source)


def _own_tariff(one: Tariff) -> FactorRow:
    return FactorRow(
        f"{float(one.baht_per_kwh):g}", "", one.kind, "", one.source, one, from_on=one.from_on, until_on=one.until_on
    )


def _shipped_tariff(one: costs.Tariff) -> FactorRow:
    return FactorRow(f"{one.baht_per_kwh:g}", "", one.kind, "", one.source, from_on=one.from_on, until_on=one.until_on)
