"""What a rule of an indicator can refer to: its agency's campaigns with their themes and activities, indicators of the same
plan, measurements; those of the years around it. A query for each kind.
"""

from dataclasses import dataclass

from django.db.models import Model, Q

from samrit.counting import Count, CountingRule, Measured, terms
from samrit.records.models import Activity, Agency, Campaign, Indicator, Measurement, Theme
from samrit.thai.translation import Message, Worded

MOST = 200  # of one kind that a form offers; the latest


@dataclass(frozen=True, slots=True)
class CountingChoices:
    """Keys with names, in the order in which a form offers them; themes and activities tell their campaign."""

    campaigns: tuple[tuple[int, Message], ...]
    themes: tuple[tuple[int, Message], ...]
    activities: tuple[tuple[int, Message], ...]
    indicators: tuple[tuple[int, Message], ...]
    measurements: tuple[tuple[int, Message], ...]


def counting_choices(indicator: Indicator) -> CountingChoices:
    """What the form of an indicator's rule offers; its plan and agency are loaded."""
    agency, year = indicator.annual_plan.agency, indicator.annual_plan.fiscal_year_be
    reach = _reach(agency)
    campaigns = list(
        Campaign.objects.filter(reach, fiscal_year_be__range=(year - 1, year + 1)).order_by("-fiscal_year_be", "-pk")[
            :MOST
        ]
    )
    keys = [one.pk for one in campaigns]
    names = {one.pk: one.names() for one in campaigns}
    themes = Theme.objects.filter(campaign__in=keys).order_by("-campaign", "position", "pk")[:MOST]
    activities = Activity.objects.filter(campaign__in=keys, cancelled_at=None).order_by("-starts_at", "pk")[:MOST]
    siblings = indicator.annual_plan.indicators.exclude(pk=indicator.pk).order_by("position", "pk")[: 3 * MOST]
    runs = Measurement.objects.filter(reach, superseded_by=None).order_by("-pk")[:MOST]
    return CountingChoices(
        campaigns=tuple(names.items()),
        themes=tuple((one.pk, _under(one.names(), names[one.campaign_id])) for one in themes),
        activities=tuple((one.pk, _under(one.names(), names[one.campaign_id])) for one in activities),
        indicators=tuple(
            (
                one.pk,
                Worded(
                    th=f"{one.number} {one.name_th}".strip(), en=f"{one.number} {one.name_en or one.name_th}".strip()
                ),
            )
            for one in siblings
        ),
        measurements=tuple((one.pk, Worded(th=one.name, en=one.name)) for one in runs),
    )


def reaches(indicator: Indicator, rule: CountingRule) -> bool:
    """Whether all campaigns, themes, activities and runs that a rule names are of its agency's line; four queries at most."""
    line = indicator.annual_plan.agency
    counts = [term for term in terms(rule) if isinstance(term, Count)]
    named: tuple[tuple[type[Model], str, set[int]], ...] = (
        (Campaign, "", {key for term in counts for key in term.campaigns}),
        (Theme, "campaign__", {key for term in counts for key in term.themes}),
        (Activity, "campaign__", {key for term in counts for key in term.activities}),
        (Measurement, "", {term.measurement for term in terms(rule) if isinstance(term, Measured)}),
    )
    return all(
        model._default_manager.filter(_reach(line, lookup), pk__in=keys).count() == len(keys)  # noqa: SLF001 - Django documents it
        for model, lookup, keys in named
        if keys
    )


def _reach(agency: Agency, lookup: str = "") -> Q:
    """The agency, all below it and all above it: `link` leads from a row to what has an agency."""
    codes = agency.path.strip("/").split("/")
    above = [f"/{'/'.join(codes[:n])}/" for n in range(1, len(codes))]
    return Q(**{f"{lookup}agency__path__startswith": agency.path}) | Q(**{f"{lookup}agency__path__in": above})


def _under(name: Message, campaign: Message) -> Message:
    return Message("{name} ({campaign})", name=name, campaign=campaign)
