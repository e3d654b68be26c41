"""Write what a rule comes to into reports that are open, and keep what it came to; part of the action that is the reason.

Counted are the reports of quarters that have begun, and the year end's from the fourth quarter on. What is frozen (handed
in, signed, of a closed year) is left alone: a later change is shown there as a difference.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from samrit.actions.acting import Acting
from samrit.actions.plans.plan import recheck
from samrit.actions.saving import save_checked
from samrit.counting import CountingRule, Operator, ResultOf, has_begun, terms
from samrit.counting.work_out import Outcome
from samrit.ledger import figures as figures_of
from samrit.ledger.content import content_of, store_revision, write_content
from samrit.ledger.figures import DeclaredFigures
from samrit.queries.counting.counting import Scope, Worked, worked
from samrit.queries.counting.counting_rules import CountedIndicator, current_rule, open_rules
from samrit.records.models import AnnualPlan, CountingRuleVersion, Figure, Indicator, QuarterReport, Tally
from samrit.report import Absence, Result
from samrit.vocabulary.workflow import OPEN


def count_again(indicators: Iterable[int], *, because: list[str], at: datetime) -> bool:
    """Count the open reports of these indicators, and of those in the same plans that refer to what changed by it.

    Holds their plans, then the indicators, then the reports. `because` names what caused it ("practice 12"). Gives
    whether any result is another now; one query where none of these indicators is counted.
    """
    keys = sorted(set(indicators))
    if not CountingRuleVersion.objects.filter(indicator__in=keys).exists():
        return False
    plans = Indicator.objects.filter(pk__in=keys).values_list("annual_plan", flat=True)
    locked_plans = list(
        AnnualPlan.objects.select_for_update(of=("self",)).filter(pk__in=sorted(set(plans))).order_by("pk")
    )
    changed: set[int] = set()
    for plan in locked_plans:
        rules = open_rules(plan_id=plan.pk)
        changed |= _in_plan([one for one in rules if one.row.indicator_id in keys], rules, because=because, at=at)
    if changed:
        recheck(Indicator.objects.filter(pk__in=changed), at=at)
    return bool(changed)


def result_changed(indicator_id: int, *, at: datetime) -> None:
    """An indicator's result was written: those in its plan whose rule refers to it follow. Its plan is held already."""
    plan_id = Indicator.objects.values_list("annual_plan", flat=True).get(pk=indicator_id)
    rules = open_rules(plan_id=plan_id)
    following = _referring(rules, {indicator_id})
    if following:
        changed = _in_plan(following, rules, because=[f"indicator {indicator_id}"], at=at)
        recheck(Indicator.objects.filter(pk__in=changed), at=at)


def freeze_count(row: QuarterReport, *, at: datetime) -> bool:
    """Count a report once more as of the time at which it is handed in, and keep the tally; whether its content changed.

    The row is held, and its own indicator, plan and agency are loaded. Does nothing where the result is typed.
    """
    counted_indicator = current_rule(row.indicator_id)
    if counted_indicator is None:
        return False
    found = worked(counted_indicator.rule, Scope.of(row.indicator, row.quarter), at)
    is_other = _write(row, counted_indicator.rule, found, at=at)
    _store_tally(row, counted_indicator, found, at=at)
    return is_other


def counted_result(rule: CountingRule, found: Outcome, unit_text: str) -> Result:
    """What a rule came to, as the form prints it: a quotient with its parts, none with why there is none."""
    if found.value is None:
        reason = found.why_none.th if found.why_none is not None else ""
        return Result.none(Absence.NOT_MEASURABLE_YET, reason, unit_text)
    if rule.operator in (Operator.RATIO, Operator.PERCENT):
        return Result.of(found.value, unit_text, numerator=found.numerator, denominator=found.denominator)
    return Result.of(found.value, unit_text)


def _in_plan(
    asked: list[CountedIndicator], rules: list[CountedIndicator], *, because: list[str], at: datetime
) -> set[int]:
    """Count these, then those that refer to what changed, until nothing changes; gives the indicators that did."""
    changed: set[int] = set()
    left = len(rules) + 1  # rules that refer to each other in a circle end here
    while asked and left:
        left -= 1
        keys = [one.row.indicator_id for one in asked]
        list(Indicator.objects.select_for_update(of=("self",)).only("pk").filter(pk__in=keys).order_by("pk"))
        moved = {one.row.indicator_id for one in asked if _count_indicator(one, because=because, at=at)}
        changed |= moved
        asked, because = _referring(rules, moved), [f"indicator {key}" for key in sorted(moved)]
    return changed


def _referring(rules: list[CountedIndicator], keys: set[int]) -> list[CountedIndicator]:
    return [
        one for one in rules if any(isinstance(term, ResultOf) and term.indicator in keys for term in terms(one.rule))
    ]


def _count_indicator(counted_indicator: CountedIndicator, *, because: list[str], at: datetime) -> bool:
    """Count an indicator's open reports; whether the result of one is another now."""
    indicator, on, is_any = counted_indicator.row.indicator, timezone.localdate(at), False
    year = indicator.annual_plan.fiscal_year_be
    rows = QuarterReport.objects.select_for_update(of=("self",)).filter(
        indicator=indicator, status__in=[status.value for status in OPEN]
    )
    for row in rows.order_by("quarter"):
        if not has_begun(year, row.quarter, on):
            continue
        row.indicator = indicator
        found = worked(counted_indicator.rule, Scope.of(indicator, row.quarter))
        before = row.result
        if _is_as_before(row, counted_indicator, found):
            continue
        is_any |= _write(row, counted_indicator.rule, found, at=at)
        tally = _store_tally(row, counted_indicator, found, at=at)
        Acting(None, None, at).log(
            "recount",
            row,
            before={"result.value_text": before.value_text},
            after={
                "result.value_text": row.result.value_text,
                "counted_members": tally.members,
                "because": because,
                "version": row.version,
            },
        )
    return is_any


def _is_as_before(row: QuarterReport, counted_indicator: CountedIndicator, found: Worked) -> bool:
    last = Tally.objects.filter(report=row).order_by("-pk").first()
    return (
        last is not None
        and last.rule_id == counted_indicator.row.pk
        and last.sha256 == found.sha256
        and row.result.means_same(counted_result(counted_indicator.rule, found.outcome, _unit_of(row)))
    )


def _write(row: QuarterReport, rule: CountingRule, found: Worked, *, at: datetime) -> bool:
    """Write the result where it is another, with the figures in the text that follow it, as a version by the system."""
    theirs = content_of(row)
    content = theirs.replace(result=counted_result(rule, found.outcome, _unit_of(row)))
    if content.result.means_same(theirs.result):
        return False
    declared, target = DeclaredFigures.of(row), figures_of.target_of(row)
    content, moved = figures_of.follow(
        content, declared, old=figures_of.structured(theirs, target), new=figures_of.structured(content, target)
    )
    write_content(row, content)
    row.version += 1
    save_checked(row)
    _move_figures(row, declared, moved)
    store_revision(row, by=None, at=at)
    return True


def _move_figures(row: QuarterReport, declared: DeclaredFigures, moved: DeclaredFigures) -> None:
    """Bring what is kept of the text's figures to where they stand now; who told of them stays."""
    if declared.figures == moved.figures or len(declared.figures) != len(moved.figures):
        return
    stored = list(Figure.objects.filter(report=row, field=figures_of.FIELD).order_by("start"))
    Figure.objects.filter(pk__in=[figure.pk for figure in stored]).delete()
    for figure, now in zip(stored, moved.figures, strict=True):
        figure.start, figure.words = now.start, now.words
        figure.value, figure.unit = moved.values[now.start]
    Figure.objects.bulk_create(stored)


def _store_tally(row: QuarterReport, counted_indicator: CountedIndicator, found: Worked, *, at: datetime) -> Tally:
    why = found.outcome.why_none
    return Tally.objects.create(
        report=row,
        rule=counted_indicator.row,
        as_of=at,
        value=found.outcome.value,
        numerator=found.outcome.numerator,
        denominator=found.outcome.denominator,
        why_none={} if why is None else why.both(),
        members=found.members,
        sha256=found.sha256,
    )


def _unit_of(row: QuarterReport) -> str:
    return row.result_unit_text or row.indicator.target.unit
