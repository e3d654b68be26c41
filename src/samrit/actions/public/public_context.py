"""What stands around a published figure: the opened campaigns that it counts in, with what was measured of them, and the projects that serve it.

It is copied with the report, so that it says for ever what was known on that day.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from samrit.counting import Count, CountingRule, Measured, terms
from samrit.queries.plans.projects import Known, known_of, progress_status_of
from samrit.queries.public.campaign_years import current_measurements
from samrit.records.models import Campaign, Indicator, Measurement
from samrit.report.number_text import or_none, plain
from samrit.report.published import PublishedCampaign, PublishedProject, PublishedSaving, Words
from samrit.thai.personal import without_persons


def campaigns_behind(rules: Iterable[CountingRule]) -> tuple[PublishedCampaign, ...]:
    """The campaigns that these rules count in or measure, those that were opened; three queries at most."""
    parts = [term for rule in rules for term in terms(rule)]
    campaigns = {key for term in parts if isinstance(term, Count) for key in term.campaigns}
    measured = {term.measurement for term in parts if isinstance(term, Measured)}
    if not campaigns and not measured:
        return ()
    wanted = Q(pk__in=campaigns) | Q(measurements__in=measured)
    rows = list(Campaign.objects.filter(wanted, opened_at__isnull=False).distinct().order_by("fiscal_year_be", "code"))
    savings: dict[int | None, list[PublishedSaving]] = {row.pk: [] for row in rows}
    for one in current_measurements(row.pk for row in rows):
        savings[one.campaign_id].append(_saving(one))
    return tuple(
        PublishedCampaign(row.code, Words(row.name_th, row.name_en), row.fiscal_year_be, tuple(savings[row.pk]))
        for row in rows
    )


def projects_serving(indicator: Indicator, *, at: datetime) -> tuple[PublishedProject, ...]:
    """The projects that serve an indicator, with money and work as they were reported by then; three queries at most."""
    rows = list(indicator.projects.order_by("position", "pk"))
    known = known_of(Q(pk__in=[row.pk for row in rows]), at=at) if rows else {}
    found = []
    for row in rows:
        today = timezone.localdate(at)
        status = progress_status_of(known.get(row.pk, Known()), row.budget_allotted_baht, indicator.annual_plan, today)
        found.append(
            PublishedProject(
                code=row.code,
                name=Words(without_persons(row.name_th).text, without_persons(row.name_en).text),
                allotted_baht=or_none(row.budget_allotted_baht),
                spent_baht=or_none(status.spent_baht),
                done_percent=or_none(status.actual_percent),
                planned_percent=or_none(status.planned_percent),
                on=status.on.isoformat(),
            )
        )
    return tuple(found)


def _saving(one: Measurement) -> PublishedSaving:
    answer = one.answer
    verdict, statement = answer.get("result", {}).get("verdict", {}), answer.get("statement", {})
    return PublishedSaving(
        name=without_persons(one.name).text,
        method=one.method,
        area=one.load_series.area or one.load_series.name,
        mwh=plain(one.saved_mwh),
        low_mwh=or_none(one.low_mwh),
        high_mwh=or_none(one.high_mwh),
        mean_mw=plain(one.mean_mw),
        percent=plain(one.saved_percent),
        t_co2=or_none(one.t_co2),
        is_distinguishable=one.is_distinguishable,
        is_synthetic=one.load_series.is_synthetic,
        verdict=Words(str(verdict.get("th", "")), str(verdict.get("en", ""))),
        statement=Words(str(statement.get("th", "")), str(statement.get("en", ""))),
        made_at=one.made_at.isoformat(),
    )
