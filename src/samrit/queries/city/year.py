"""What the city has settled for a fiscal year, for those who settle it: due dates, days off, approvals, rules."""

from dataclasses import dataclass
from datetime import date

from samrit.checks import RULES, Rule, Waiver
from samrit.queries.city.deadlines import city_calendar
from samrit.queries.city.rules import city_rules
from samrit.records.models import YEAR_END, AnnualPlan, CityHoliday, FiscalYear, RuleSetting
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.working_days import public_holidays


@dataclass(frozen=True, slots=True)
class QuarterDay:
    """When a quarter (5: the year) is due: the day that holds, the usual one, whether the city set it, whether offices work."""

    quarter: int
    due_on: date
    usual: date
    is_set: bool
    is_working_day: bool


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day of the calendar that is no ordinary one; `pk` is there where the city has put it in."""

    on: date
    name: str
    is_working_day: bool
    pk: int | None


@dataclass(frozen=True, slots=True)
class YearPage:
    """What the page of a year shows; `resolved` is not saved yet where nothing was settled."""

    fiscal_year_be: int
    resolved: FiscalYear
    quarters: tuple[QuarterDay, ...]
    days: tuple[DayOff, ...]
    years: tuple[int, ...]
    rules_set: int


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as it is in force: from when it binds, why it is off (""), and why it is so where the city has set it."""

    rule: Rule
    binds_from: date
    off: str
    setting: RuleSetting | None


def year_page(fiscal_year_be: int) -> YearPage:
    """The page of a year, in seven queries."""
    calendar = city_calendar()
    quarters = tuple(
        QuarterDay(
            quarter,
            due := calendar.due_on(fiscal_year_be, quarter),
            calendar.usual_day(fiscal_year_be, quarter),
            (fiscal_year_be, quarter) in calendar.set_days,
            calendar.works_on(due),
        )
        for quarter in range(1, YEAR_END + 1)
    )
    first, last = fiscal_year_dates(fiscal_year_be)[0], max(day.due_on for day in quarters)
    settings = FiscalYear.objects.select_related("closed_by").filter(fiscal_year_be=fiscal_year_be).first()
    return YearPage(
        fiscal_year_be=fiscal_year_be,
        resolved=settings or FiscalYear(fiscal_year_be=fiscal_year_be),
        quarters=quarters,
        days=_days(first, last),
        years=planned_years(),
        rules_set=RuleSetting.objects.count(),
    )


def planned_years() -> tuple[int, ...]:
    """The fiscal years for which there are plans, the newest first; one query."""
    years = AnnualPlan.objects.order_by("-fiscal_year_be").values_list("fiscal_year_be", flat=True)
    return tuple(years.distinct())


def rule_lines() -> tuple[RuleLine, ...]:
    """All rules as they are in force, in two queries."""
    rules, settings = city_rules(), {row.code: row for row in RuleSetting.objects.select_related("set_by")}
    off = {waiver.code: waiver for waiver in rules.waivers}
    nothing = Waiver("", "")
    return tuple(
        RuleLine(rule, rules.first_day(rule.code), off.get(rule.code, nothing).reason, settings.get(rule.code))
        for rule in RULES
    )


def _days(first: date, last: date) -> tuple[DayOff, ...]:
    found = {
        day: DayOff(day, str(words), is_working_day=False, pk=None)
        for year in range(first.year, last.year + 1)
        for day, words in public_holidays(year).items()
        if first <= day <= last
    }
    for row in CityHoliday.objects.filter(on__range=(first, last)):
        name = row.name()
        found[row.on] = DayOff(row.on, name, row.is_working_day, row.pk)
    return tuple(found[day] for day in sorted(found))
