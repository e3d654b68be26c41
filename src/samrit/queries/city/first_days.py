"""How far a new city is on its way to the first report: each step with its state and what there is already."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from samrit.records.models import Agency, AnnualPlan, FiscalYear, Plan, QuarterReport, Role, RuleSetting, User
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Joined, Message, ShownYear
from samrit.vocabulary.codes import ROLE_WORDS, RoleName


class Step(StrEnum):
    """What is done in the first days, in the order in which it is done."""

    CITY = "city"
    AGENCIES = "agencies"
    PEOPLE = "people"
    CALENDAR = "calendar"
    PLAN_TREE = "plan_tree"
    ANNUAL_PLANS = "annual_plans"
    RULES = "rules"
    FIRST_REPORT = "first_report"


class StepState(StrEnum):
    """How a step stands."""

    DONE = "done"
    NEXT = "next"  # the first that is open
    OPEN = "open"
    OPTIONAL = "optional"  # works without it


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: its state, and what there is already."""

    step: Step
    state: StepState
    there: Message


# Without somebody in each of these, no report gets from its draft to its score; of the inner ones, one is enough.
_NEEDED = ((RoleName.OFFICER,), (RoleName.COORDINATOR, RoleName.HEAD), (RoleName.EVALUATOR,))
_OPTIONAL = frozenset({Step.PLAN_TREE, Step.RULES})


def first_days(*, today: date) -> tuple[StepLine, ...]:
    """All steps in their order; a fixed number of queries."""
    found = {Step.CITY: _city(), Step.AGENCIES: _agencies(), Step.PEOPLE: _people(today)}
    found |= {Step.CALENDAR: _calendar(today), Step.PLAN_TREE: _tree(), Step.ANNUAL_PLANS: _plans(today)}
    found |= {Step.RULES: _rules(), Step.FIRST_REPORT: _report()}
    first = next((step for step in Step if not found[step][0] and step not in _OPTIONAL), None)
    lines = []
    for step in Step:
        is_done, there = found[step]
        state = StepState.DONE if is_done else StepState.NEXT if step is first else StepState.OPEN
        if state is StepState.OPEN and step in _OPTIONAL:
            state = StepState.OPTIONAL
        lines.append(StepLine(step, state, there))
    return tuple(lines)


def has_first_report() -> bool:
    """Whether the first days are over."""
    return QuarterReport.objects.filter(first_submitted_at__isnull=False).exists()


def _city() -> tuple[bool, Message]:
    city = Agency.objects.filter(parent=None).order_by("pk").first()
    if city is None:
        return False, Message("There is no city yet. Run: samrit begin")
    return True, city.names()


def _agencies() -> tuple[bool, Message]:
    count = Agency.objects.exclude(parent=None).filter(until_on=None).count()
    return count > 0, Message.counted(
        "{count:,} agency below the city", "{count:,} agencies below the city", count=count
    )


def _people(today: date) -> tuple[bool, Message]:
    count = User.objects.filter(is_active=True).count()
    invited = User.objects.filter(is_active=True, last_login=None, invited_at__isnull=False).count()
    there = set(Role.objects.on(today).filter(user__is_active=True).values_list("role", flat=True))
    missing = [roles for roles in _NEEDED if not there & set(roles)]
    accounts = Message.counted("{count:,} account", "{count:,} accounts", count=count)
    parts: list[Message] = [accounts]
    if invited:
        parts.append(
            Message.counted("{count:,} has not logged in yet", "{count:,} have not logged in yet", count=invited)
        )
    parts += [Message("still missing: {role}", role=ROLE_WORDS[roles[0]]) for roles in missing]
    return not missing, Joined(parts, " · ")


def _calendar(today: date) -> tuple[bool, Message]:
    running = fiscal_year_be(today)
    year = FiscalYear.objects.filter(fiscal_year_be__gte=running).order_by("fiscal_year_be").first()
    if year is None:
        return False, Message(
            "Fiscal year {year} goes by the usual days: 15 days after a quarter, 31 after the year. Look at them and save.",
            year=ShownYear(running),
        )
    return True, Message("Fiscal year {year} is settled.", year=ShownYear(year.fiscal_year_be))


def _tree() -> tuple[bool, Message]:
    plans = Plan.objects.filter(nodes__isnull=False).distinct().count()
    return plans > 0, Message.counted(
        "{count:,} long-term plan with its tree", "{count:,} long-term plans with their trees", count=plans
    )


def _plans(today: date) -> tuple[bool, Message]:
    plans = AnnualPlan.objects.filter(fiscal_year_be__gte=fiscal_year_be(today)).filter(~Q(indicators=None))
    agencies = plans.values("agency").distinct().count()
    return agencies > 0, Message.counted(
        "{count:,} agency has indicators for this year or the next",
        "{count:,} agencies have indicators for this year or the next",
        count=agencies,
    )


def _rules() -> tuple[bool, Message]:
    count = RuleSetting.objects.count()
    if not count:
        return False, Message("All rules bind as they come.")
    return True, Message.counted(
        "{count:,} rule is set by the city", "{count:,} rules are set by the city", count=count
    )


def _report() -> tuple[bool, Message]:
    count = QuarterReport.objects.filter(first_submitted_at__isnull=False).count()
    return count > 0, Message.counted("{count:,} report was submitted", "{count:,} reports were submitted", count=count)
