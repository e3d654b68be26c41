"""Which partners, campaigns, counts and measurements a package holds: all that its indicators and campaigns stand on.

A campaign of another year or agency comes along where a rule in the package counts it, so that what was counted can
be counted again from the package alone.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, Q, QuerySet

from samrit.package.scope import Scope, once
from samrit.records.models import (
    Activity,
    Attendance,
    Campaign,
    Commitment,
    CountingRuleVersion,
    EmissionFactor,
    Fact,
    Figure,
    LoadSeries,
    Measurement,
    MeasurementPaper,
    MeasurementProtocol,
    Partner,
    PartnerMerge,
    Practice,
    PracticeFile,
    Project,
    Tariff,
    Theme,
)
from samrit.thai.calendar import fiscal_year_dates

_OF_CAMPAIGN: dict[type[Model], str] = {
    Theme: "campaign",
    Activity: "campaign",
    Attendance: "activity__campaign",
    Commitment: "campaign",
    Practice: "campaign",
    PracticeFile: "practice__campaign",
    Activity.themes.through: "activity__campaign",
}


def campaigns(scope: Scope) -> QuerySet[Campaign]:
    """Those of the year and its agencies, and those that a rule in the package counts."""
    return Campaign.objects.filter(pk__in=_campaigns(scope))


def of_campaign(model: type[Model], scope: Scope) -> QuerySet[Model]:
    """The rows of a model that belong to these campaigns."""
    every: QuerySet[Model] = model._default_manager.all()  # noqa: SLF001 - Django documents it
    return every.filter(**{f"{_OF_CAMPAIGN[model]}__in": _campaigns(scope)})


def partners(scope: Scope) -> QuerySet[Partner]:
    """Those that take part, those that the agencies keep, and the organisations that they count as."""
    wanted, counted_as = _partner_keys(scope)
    return Partner.objects.filter(wanted | Q(pk__in=counted_as))


@once
def _partner_keys(scope: Scope) -> tuple[Q, set[int]]:
    keys = _campaigns(scope)
    taking_part = (
        Q(pk__in=Attendance.objects.filter(activity__campaign__in=keys).values("partner"))
        | Q(pk__in=Commitment.objects.filter(campaign__in=keys).values("partner"))
        | Q(pk__in=Practice.objects.filter(campaign__in=keys).values("partner"))
        | Q(pk__in=Fact.objects.filter(campaign__in=keys, partner__isnull=False).values("partner"))
    )
    wanted = taking_part | (scope.agencies("agency__") or Q(agency__isnull=False))
    counted_as: set[int] = set()
    new = _merged_into(wanted)
    while new:
        counted_as |= new
        new = _merged_into(Q(pk__in=new)) - counted_as
    return wanted, counted_as


def merges(scope: Scope) -> QuerySet[PartnerMerge]:
    """What people found to be one organisation, where both are in the package."""
    inside = partners(scope).values("pk")
    return PartnerMerge.objects.filter(survivor__in=inside, merged__in=inside)


def facts(scope: Scope) -> QuerySet[Fact]:
    """What was known of the campaigns, and of the partners themselves."""
    of_partners = Q(campaign__isnull=True, partner__in=partners(scope).values("pk"))
    return Fact.objects.filter(Q(campaign__in=_campaigns(scope)) | of_partners)


def measurements(scope: Scope) -> QuerySet[Measurement]:
    """Those of the year and its agencies and of the campaigns, those that a rule or a figure names, and their successors."""
    return Measurement.objects.filter(pk__in=_measurement_keys(scope))


@once
def _measurement_keys(scope: Scope) -> set[int]:
    first, last = fiscal_year_dates(scope.fiscal_year_be)
    named = {key for term in _terms(scope) if isinstance(key := term.get("measurement"), int)}
    named |= set(_figures(scope).filter(measurement__isnull=False).values_list("measurement", flat=True))
    own = Q(starts_at__date__range=(first, last)) & scope.agencies("agency__")
    found = set(
        Measurement.objects.filter(own | Q(campaign__in=_campaigns(scope)) | Q(pk__in=named)).values_list(
            "pk", flat=True
        )
    )
    new = found
    while new:
        pairs = Measurement.objects.filter(Q(pk__in=new) | Q(supersedes__in=new)).values_list("pk", "supersedes")
        new = {key for pair in pairs for key in pair if key is not None} - found
        found |= new
    return found


def load_series(scope: Scope) -> QuerySet[LoadSeries]:
    """The data that these measurements were made with."""
    return LoadSeries.objects.filter(pk__in=measurements(scope).values("load_series"))


def protocols(scope: Scope) -> QuerySet[MeasurementProtocol]:
    """The protocols by which they were made."""
    return MeasurementProtocol.objects.filter(sha256__in=measurements(scope).values("protocol_sha256"))


def papers(scope: Scope) -> QuerySet[MeasurementPaper]:
    """What they left to look at."""
    return MeasurementPaper.objects.filter(measurement__in=measurements(scope).values("pk"))


def factors(model: type[EmissionFactor] | type[Tariff], scope: Scope) -> QuerySet[Model]:
    """Factors or tariffs that hold for the agencies: their own, and those of the agencies above them."""
    every: QuerySet[Model] = model._default_manager.all()  # noqa: SLF001 - Django documents it
    if scope.agency is None:
        return every
    steps = scope.agency.path.split("/")
    above = ["/".join(steps[:end]) + "/" for end in range(1, len(steps))]
    return every.filter(scope.agencies("agency__") | Q(agency__path__in=above))


def served(scope: Scope) -> QuerySet[Model]:
    """Which projects serve which indicators, where both are in the package."""
    links: QuerySet[Model] = Project.indicators.through._default_manager.all()  # noqa: SLF001 - Django documents it
    return links.filter(scope.plans("project__annual_plan__") & scope.plans("indicator__annual_plan__"))


def _merged_into(wanted: Q) -> set[int]:
    keys = Partner.objects.filter(wanted, merged_into__isnull=False).values_list("merged_into", flat=True)
    return {key for key in keys if key is not None}


@once
def _campaigns(scope: Scope) -> list[int]:
    """Their keys; a rule names campaigns, or themes or activities of them."""
    named: dict[str, set[int]] = {"campaigns": set(), "themes": set(), "activities": set()}
    for term in _terms(scope):
        for name, keys in named.items():
            keys.update(key for key in term.get(name, ()) if isinstance(key, int))
    wanted = (
        scope.plans()
        | Q(pk__in=named["campaigns"])
        | Q(pk__in=Theme.objects.filter(pk__in=named["themes"]).values("campaign"))
        | Q(pk__in=Activity.objects.filter(pk__in=named["activities"]).values("campaign"))
    )
    return list(Campaign.objects.filter(wanted).order_by("pk").values_list("pk", flat=True))


@once
def _terms(scope: Scope) -> tuple[Mapping[str, Any], ...]:
    """The terms of all rules in the package."""
    rules = CountingRuleVersion.objects.filter(scope.plans("indicator__annual_plan__"), rule__isnull=False)
    own = _figures(scope).filter(rule__isnull=False)
    stated = (*rules.values_list("rule", flat=True), *own.values_list("rule", flat=True))
    return tuple(term for rule in stated for term in (rule or {}).values() if isinstance(term, dict))


def _figures(scope: Scope) -> QuerySet[Figure]:
    return Figure.objects.filter(scope.plans("report__indicator__annual_plan__"))
