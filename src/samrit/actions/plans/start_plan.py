"""Begin an agency's plan of a year: empty, or as a copy of an earlier year's."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samrit.actions.acting import Acting, acting
from samrit.actions.counting.count_reports import count_again
from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies_today import name_in_year
from samrit.actions.plans.plan import recheck
from samrit.actions.plans.write_definition import Setting, write
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.actions.saving import save_checked
from samrit.counting import Count, CountingRule, Period, terms
from samrit.definitions import Definition, ResultSource
from samrit.definitions.entry import BY_RULE
from samrit.definitions.wording import entry_of_target, read_target
from samrit.ledger.locking import lock_plan
from samrit.ledger.stored_judgement import year_judgement
from samrit.queries.counting.counting_rules import last_rules
from samrit.queries.plans.agencies import why_not_in_year
from samrit.queries.plans.definition import definition_of, with_definitions
from samrit.queries.plans.earlier_plans import plans_for
from samrit.records.models import Agency, AnnualPlan, CountingRuleVersion, Indicator, User
from samrit.report import Target
from samrit.report.struct import plain_decimal
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def start_plan(*, agency: Agency, fiscal_year_be: int, by: User, at: datetime) -> AnnualPlan:
    """Begin an empty plan."""
    with acting(BUILD_PLAN, AnnualPlan(agency=agency, fiscal_year_be=fiscal_year_be), by, at) as act:
        plan = begun_plan(agency, fiscal_year_be, at=at)
        payload = {"agency": agency.code, "fiscal_year_be": fiscal_year_be}
        act.log("start_plan", plan, after=payload)
        return plan


def copy_plan(*, source: AnnualPlan, fiscal_year_be: int, by: User, at: datetime) -> AnnualPlan:
    """Begin a year's plan as a copy of another year's, or fill the empty one that is there.

    Definitions, targets, weights, people and places in long-term plans come along, each indicator tied to the one that
    it was. Nothing that was reported does: last year's result becomes the baseline where there is one, quarters are
    fresh with the due dates of their year, and dates in targets move by as many years. A rule comes along where it holds
    in any year (`_is_valid_in_any_year`); where it names last year's campaign or the like, the result is typed until somebody
    says how this year's is worked out. The agency that took over what others had goes on with the plans of all of them.
    """
    agency, _sources = plans_for(source, fiscal_year_be, today=timezone.localdate(at))
    to_come = AnnualPlan(agency=agency, fiscal_year_be=fiscal_year_be)
    with acting(BUILD_PLAN, to_come, by, at) as act:
        act.require(Permission.READ, source.agency)
        return copy_into(source, fiscal_year_be, act)


def copy_into(source: AnnualPlan, fiscal_year_be: int, act: Acting[Any, User]) -> AnnualPlan:
    """The copy itself, inside the transaction of whoever has asked for act."""
    by, at = act.who, act.at
    if source.fiscal_year_be >= fiscal_year_be:
        raise Invalid(Message("A plan is copied from an earlier year only."))
    agency, sources = plans_for(source, fiscal_year_be, today=timezone.localdate(at))
    plan = _empty_plan(agency, fiscal_year_be, at=at)
    setting = Setting.of(agency, fiscal_year_be, by=by, at=at)
    years = fiscal_year_be - source.fiscal_year_be
    rows = [
        (row, last_rules(one.pk))
        for one in sources
        for row in with_definitions(one.indicators.all()).order_by("position", "pk")
    ]
    copied: list[dict[str, object]] = []
    stored, taken = [], set[tuple[str, str]]()
    for place, (row, rules) in enumerate(rows, 1):
        definition = _as_of(definition_of(row, setting.directory), years, result_of(row))
        definition = _free(definition, taken)
        counted_indicator = rules.get(row.pk)
        goes_on = counted_indicator is not None and _is_valid_in_any_year(counted_indicator.rule)
        if not goes_on and (counted_indicator is not None or definition.source in BY_RULE):
            definition = definition.replace(source=ResultSource.TYPED)
        made = Indicator(annual_plan=plan, position=place, last_year=row)
        write(made, definition, Definition(), setting, had=definition.nodes)
        about = {"indicator": made.pk, "number": definition.number, "name_th": definition.name_th, "of": row.pk}
        if counted_indicator is not None and goes_on:
            save_checked(
                CountingRuleVersion(
                    indicator=made,
                    number=1,
                    words=counted_indicator.row.words,
                    rule=counted_indicator.row.rule,
                    made_by=by,
                    made_at=at,
                )
            )
            stored.append(made.pk)
        if counted_indicator is not None:
            about["rule"] = "copied" if goes_on else "left"
        copied.append(about)
    if stored:
        count_again(stored, because=["rule 1"], at=at)
    recheck(plan.indicators.all(), at=at)
    payload = {"agency": agency.code, "fiscal_year_be": fiscal_year_be, "copied_from": source.pk}
    payload |= {"indicators": copied}
    act.log("copy_plan", plan, after=payload)
    return plan


def _free(definition: Definition, taken: set[tuple[str, str]]) -> Definition:
    """A number or code that an indicator of another plan has already is left empty."""
    for name in ("number", "code"):
        value = getattr(definition, name)
        if value and (name, value) in taken:
            definition = definition.replace(**{name: ""})
        taken.add((name, value))
    return definition


def _is_valid_in_any_year(rule: CountingRule) -> bool:
    """Whether a rule means the same in another year: it counts, and names no campaign, theme, activity or date."""
    return all(
        isinstance(term, Count)
        and not (term.campaigns or term.themes or term.activities)
        and term.period is not Period.DATES
        for term in terms(rule)
    )


def result_of(indicator: Indicator) -> Decimal | None:
    """What an indicator reached in its year, where that is known; its quarters already loaded."""
    return year_judgement(indicator, indicator.quarters.all()).result.value


def begun_plan(agency: Agency, fiscal_year_be: int, *, at: datetime) -> AnnualPlan:
    """A new plan, with the name that its agency has in that year; Invalid where the agency is not there in it."""
    why = why_not_in_year(agency, fiscal_year_be)
    if why is not None:
        raise Invalid(why)
    plan = AnnualPlan(agency=agency, fiscal_year_be=fiscal_year_be)
    name_in_year(plan, at=at)
    save_checked(plan)
    return plan


def _empty_plan(agency: Agency, fiscal_year_be: int, *, at: datetime) -> AnnualPlan:
    there = AnnualPlan.objects.filter(agency=agency, fiscal_year_be=fiscal_year_be).first()
    if there is None:
        return begun_plan(agency, fiscal_year_be, at=at)
    plan = lock_plan(there)
    if plan.indicators.exists():
        raise Invalid(Message("The plan of this year has indicators already; only an empty one is filled with a copy."))
    return plan


def _as_of(definition: Definition, years: int, result: Decimal | None) -> Definition:
    """The definition so many years later."""
    target = _later(definition.target, years)
    quarters = tuple(quarter.replace(target=_later(quarter.target, years)) for quarter in definition.quarters)
    baseline = definition.baseline if result is None else plain_decimal(round(result, 8))
    return definition.replace(target=target, quarters=quarters, baseline=baseline)


def _later(target: Target, years: int) -> Target:
    if target.due_on is None:
        return target
    entry = entry_of_target(target)
    moved = Target.of(entry.comparison, unit=target.unit, due_on=_years_later(target.due_on, years))
    return read_target(entry_of_target(moved), Target())


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
