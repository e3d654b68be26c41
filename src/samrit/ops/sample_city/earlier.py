"""The year before the files' year: the same indicators, all reported, evaluated and published, so that the public has years to compare."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from samrit.counting import CountingRule
from samrit.ledger import trail
from samrit.ledger.content import revision_of
from samrit.ops.sample_city.campaigns import Story
from samrit.ops.sample_city.counted import partners_who_came, verified_partners
from samrit.ops.sample_city.frame import Frame
from samrit.ops.sample_city.rows import morning
from samrit.ops.sample_city.years import Later
from samrit.queries.counting.counting import Scope, outcome
from samrit.queries.counting.counting_rules import stored_rule
from samrit.records.models import (
    YEAR_END,
    AnnualPlan,
    CountingRuleVersion,
    Figure,
    Indicator,
    IndicatorNode,
    QuarterReport,
    Revision,
    Tally,
)
from samrit.report import Result
from samrit.vocabulary.choices import Accumulation
from samrit.vocabulary.codes import FigureSource, RoleName
from samrit.vocabulary.workflow import Status

_BEFORE = Later(-1)
_SHARES = (Decimal("0.82"), Decimal("0.9"), Decimal("0.96"), Decimal(1))  # of what the later year reached
_COUNTED_TEXT = "มีหน่วยงานเข้าร่วม {came} หน่วยงาน และนำไปปฏิบัติจริง {verified} หน่วยงาน"


def write_earlier_year(
    frame: Frame, agency: str, words: str, stories: Mapping[str, Story], *, at: datetime
) -> AnnualPlan:
    """The plan of the year before an agency's plan; `words` are what an officer writes of a quarter where the files say nothing."""
    source = frame.annual_plans[agency]
    plan = AnnualPlan.objects.create(agency=source.agency, fiscal_year_be=source.fiscal_year_be - 1)
    rows: list[QuarterReport] = []
    for place, later in enumerate(source.indicators.order_by("position", "pk")):
        earlier = _indicator(later, plan)
        reports = [_report(row, earlier, frame, agency, words, place) for row in later.quarters.order_by("quarter")]
        QuarterReport.objects.bulk_create(reports)
        rows += reports
        if later.code in stories:
            _count(earlier, stories[later.code], at=at)
    stored = QuarterReport.objects.filter(indicator__annual_plan=plan)
    Revision.objects.bulk_create(revision_of(row, by=row.submitted_by, at=row.submitted_at or at) for row in stored)
    trail.record("load_sample", plan, by=None, at=at, after={"agency": agency, "reports": len(rows)})
    return plan


def _indicator(later: Indicator, plan: AnnualPlan) -> Indicator:
    nodes = [(link.node_id, link.position) for link in later.indicator_nodes.all()]
    earlier = Indicator.objects.get(pk=later.pk)
    earlier.pk, earlier.annual_plan, earlier.last_year, earlier.signoff = None, plan, None, None
    earlier.as_printed, earlier.definition, earlier.method = (
        {},
        _BEFORE.text(later.definition),
        _BEFORE.text(later.method),
    )
    earlier.result_source, earlier.doubts, earlier.version = "typed", None, 1
    earlier.save()
    IndicatorNode.objects.bulk_create(IndicatorNode(indicator=earlier, node_id=n, position=p) for n, p in nodes)
    Indicator.objects.filter(pk=later.pk).update(last_year=earlier)
    return earlier


def _report(  # noqa: PLR0913, PLR0917 - of what, for whom, by whom, in which words
    later: QuarterReport, earlier: Indicator, frame: Frame, agency: str, words: str, place: int
) -> QuarterReport:
    row = QuarterReport(
        indicator=earlier, quarter=later.quarter, status=Status.PUBLISHED.value, due_on=_year_before(later.due_on)
    )
    row.target = later.target
    row.result = _result(later, earlier, _SHARES[place % len(_SHARES)])
    reached = row.result.printed.partition(" [")[0]
    row.narrative = (
        _BEFORE.text(later.narrative)
        if later.narrative and later.result_value is None
        else words.format(quarter=min(later.quarter, 4), result=reached or "-")
    )
    submitted = row.due_on - timedelta(days=3)
    people = frame.people
    row.submitted_by, row.submitted_at = people[RoleName.OFFICER, agency], morning(submitted)
    row.first_submitted_at = row.submitted_at
    row.endorsed_by, row.endorsed_at = people[RoleName.COORDINATOR, agency], morning(submitted + timedelta(days=4))
    evaluator = next(one for (role, _code), one in people.items() if role is RoleName.EVALUATOR)
    row.evaluated_by, row.evaluated_at = evaluator, morning(submitted + timedelta(days=12))
    row.published_by, row.published_at = evaluator, morning(submitted + timedelta(days=20))
    row.published_version, row.score_value = row.version, Decimal(90)
    return row


def _result(later: QuarterReport, earlier: Indicator, share: Decimal) -> Result:
    """Somewhat less than a year later; what was not filed then comes from the target."""
    if later.quarter == YEAR_END and earlier.accumulation != Accumulation.OWN_ENTRY.value:
        return Result()
    value, unit = later.result_value, later.result_unit_text or earlier.target_unit_text
    if later.result_numerator is not None:
        return later.result
    if value is None and later.result_absence not in ("", "not_stated"):
        return later.result
    if value is None:
        value, unit = (
            (later.target_value if later.target_value is not None else earlier.target_value),
            earlier.target.unit,
        )
    if value is None:
        return Result(value_text=_BEFORE.text(later.result_value_text), unit_text=later.result_unit_text)
    whole = value == value.to_integral_value()
    return Result.of((value * share).quantize(Decimal(1) if whole else Decimal("0.01")), unit)


def _count(earlier: Indicator, story: Story, *, at: datetime) -> None:
    """The year's result from the campaign of the year before, and the number in the text of those who came."""
    year = earlier.annual_plan.fiscal_year_be
    campaign = next((one for one in story.campaigns.values() if one.fiscal_year_be == year), None)
    if campaign is None:
        return
    row = earlier.quarters.get(quarter=YEAR_END)
    scope = Scope.of(earlier, YEAR_END)

    def counted(rule: CountingRule) -> int:
        return int(outcome(rule, scope).value or 0)

    rule, came = verified_partners(campaign), counted(partners_who_came(campaign))
    verified = counted(rule)
    row.result = Result.of(verified, earlier.target.unit)
    row.narrative = _COUNTED_TEXT.format(came=came, verified=verified)
    row.save()
    Indicator.objects.filter(pk=earlier.pk).update(result_source="counted")
    version = CountingRuleVersion.objects.create(
        indicator=earlier,
        number=1,
        words=story.data.counted.words,
        rule=stored_rule(rule),
        made_by=story.officer,
        made_at=at,
    )
    Tally.objects.create(report=row, rule=version, as_of=at, value=verified, members=verified)
    said = f"{came} {earlier.target.unit}"
    Figure.objects.create(
        report=row, field="narrative", start=row.narrative.index(said), words=said, value=came, unit=earlier.target.unit,
        source=FigureSource.COUNTED.value, rule=stored_rule(partners_who_came(campaign)), counted_at=at,
        reported_by=story.officer, reported_at=at,
    )  # fmt: skip


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))
