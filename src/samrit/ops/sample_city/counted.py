"""The indicator of the sample city whose result is counted, and the figure in its text that counts something else."""

from datetime import datetime

from samrit.actions.counting.count_reports import count_again
from samrit.counting import Count, CountingRule, CountUnit, Period, RecordKind, RecordStatus
from samrit.definitions import ResultSource
from samrit.ops.sample_city.campaigns import Story
from samrit.queries.counting.counting_rules import stored_rule
from samrit.records.models import Campaign, CountingRuleVersion, Figure, Indicator
from samrit.report.mentions import find_figures
from samrit.vocabulary.codes import FigureSource


def verified_partners(campaign: Campaign) -> CountingRule:
    """Organisations with a verified practice in a campaign that began within its fiscal year, each once."""
    return CountingRule(
        first=Count(
            of=RecordKind.PRACTICE,
            unit=CountUnit.PARTNERS,
            statuses=(RecordStatus.VERIFIED,),
            campaigns=(campaign.pk,),
            period=Period.YEAR_SO_FAR,
        )
    )


def partners_who_came(campaign: Campaign) -> CountingRule:
    """Organisations that promoted a campaign or came to one of its meetings and events, each once."""
    return CountingRule(
        first=Count(
            of=RecordKind.ATTENDANCE,
            unit=CountUnit.PARTNERS,
            statuses=(RecordStatus.PRESENT,),
            campaigns=(campaign.pk,),
            period=Period.YEAR_SO_FAR,
        )
    )


def count_result(story: Story, *, at: datetime) -> None:
    """Give the indicator its rule, and the figure in its text a rule of its own."""
    data = story.data.counted
    campaign = story.campaigns[data.campaign]
    indicator = Indicator.objects.get(code=data.indicator)
    indicator.result_source = ResultSource.COUNTED.value
    indicator.save(update_fields=["result_source"])
    CountingRuleVersion.objects.create(
        indicator=indicator,
        number=1,
        words=data.words,
        rule=stored_rule(verified_partners(campaign)),
        made_by=story.officer,
        made_at=at,
    )
    count_again([indicator.pk], because=[f"campaign {campaign.pk}"], at=at)
    _figure(story, indicator, partners_who_came(campaign), at)


def _figure(story: Story, indicator: Indicator, rule: CountingRule, at: datetime) -> None:
    data = story.data.counted.figure
    report = indicator.quarters.get(quarter=data.quarter)
    place = report.narrative.index(data.words)
    found = next(figure for figure in find_figures(report.narrative) if figure.start == place)
    Figure.objects.create(
        report=report,
        field="narrative",
        start=found.start,
        words=report.narrative[found.start : found.end],
        value=found.value,
        unit=found.unit,
        source=FigureSource.COUNTED.value,
        note=data.note,
        rule=stored_rule(rule),
        counted_at=at,
        reported_by=story.officer,
        reported_at=at,
    )
