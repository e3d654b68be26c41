"""Which emission factors and prices a measurement of an agency goes by: the city's own, then those that are shipped."""

from django.db.models import Q

from samrit.measure import costs, emissions
from samrit.records.models import Agency, EmissionFactor, Tariff

_SHIPPED_FOR = "Asia/Bangkok"  # the shipped ones are Thailand's


def factors_for(agency: Agency, tz: str) -> tuple[emissions.Factor, ...]:
    """Own ones of the agency and of those above it; Thailand's published ones where the event's clock is Thailand's."""
    own = EmissionFactor.objects.filter(above(agency), retired_at=None).order_by("-added_at", "-pk")
    made = tuple(
        emissions.Factor(one.year_ce, float(one.t_per_mwh), one.kind, one.boundary, one.source, one.vintage)
        for one in own
    )
    return (*made, *(emissions.published() if _is_thailand(tz) else ()))


def tariffs_for(agency: Agency, tz: str) -> tuple[costs.Tariff, ...]:
    """The same of prices."""
    own = Tariff.objects.filter(above(agency), retired_at=None).order_by("-added_at", "-pk")
    made = tuple(costs.Tariff(one.from_on, one.until_on, float(one.baht_per_kwh), one.kind, one.source) for one in own)
    return (*made, *(costs.published() if _is_thailand(tz) else ()))


def above(agency: Agency) -> Q:
    """The condition "belongs to the agency or to one above it"."""
    return Q(agency__path__in=paths_above(agency))


def paths_above(agency: Agency) -> list[str]:
    """The paths of an agency and of those above it, from the root down."""
    codes = [part for part in agency.path.split("/") if part]
    return ["/" + "/".join(codes[: at + 1]) + "/" for at in range(len(codes))]


def _is_thailand(tz: str) -> bool:
    return tz == _SHIPPED_FOR
