"""When reports and their corrections are due: on working days, by what the city has settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from samrit.records.models import YEAR_END, CityHoliday, FiscalYear
from samrit.records.models.city.year import CORRECTION_DAYS
from samrit.thai.calendar import fiscal_year_dates, quarter_dates
from samrit.thai.working_days import is_working_day, working_day_after, working_day_from

# The city's deadlines are published nowhere in full; these stand where an administrator has set no day.
DAYS_AFTER_QUARTER = 15
DAYS_AFTER_YEAR = 31


@dataclass(frozen=True, slots=True)
class CityCalendar:
    """What the city has settled about days: its own days off, public holidays on which it works, days set for reports,
    and by year how many working days a correction has.
    """

    closed: frozenset[date] = frozenset()
    open: frozenset[date] = frozenset()
    set_days: Mapping[tuple[int, int], date] = field(default_factory=dict)
    correction_days: Mapping[int, int] = field(default_factory=dict)

    def due_on(self, fiscal_year_be: int, quarter: int) -> date:
        """The last day on which the report of a quarter (5: of the year) is in time."""
        return self.set_days.get((fiscal_year_be, quarter)) or self.usual_day(fiscal_year_be, quarter)

    def usual_day(self, fiscal_year_be: int, quarter: int) -> date:
        """The day on which it is due where the city has set none: a working day."""
        if quarter == YEAR_END:
            day = fiscal_year_dates(fiscal_year_be)[1] + timedelta(days=DAYS_AFTER_YEAR)
        else:
            day = quarter_dates(fiscal_year_be, quarter)[1] + timedelta(days=DAYS_AFTER_QUARTER)
        return self.working_day_from(day)

    def correction_due_on(self, fiscal_year_be: int, due_on: date, returned_on: date) -> date:
        """By when what goes back on a day is to be corrected: a working day, and no earlier than it was due at first."""
        return max(due_on, self.answer_due_on(fiscal_year_be, returned_on))

    def answer_due_on(self, fiscal_year_be: int, asked_on: date) -> date:
        """By when what is asked on a day is answered, by the city's one rule: a correction, an endorsement, an evaluation."""
        days = self.correction_days.get(fiscal_year_be, CORRECTION_DAYS)
        return working_day_after(asked_on, days, closed=self.closed, open_=self.open)

    def works_on(self, day: date) -> bool:
        """Whether the city's offices work on a day."""
        return is_working_day(day, closed=self.closed, open_=self.open)

    def working_day_from(self, day: date) -> date:
        """The day itself where the city works on it, else the next on which it does."""
        return working_day_from(day, closed=self.closed, open_=self.open)


THE_COUNTRYS = CityCalendar()


def due_on(fiscal_year_be: int, quarter: int) -> date:
    """When a report is due by the country's calendar alone, without asking the records."""
    return THE_COUNTRYS.due_on(fiscal_year_be, quarter)


def city_calendar() -> CityCalendar:
    """The city's calendar, in two queries; ask once, however many reports are to be made."""
    years = list(FiscalYear.objects.values_list("fiscal_year_be", "due_dates", "correction_days"))
    days = list(CityHoliday.objects.values_list("on", "is_working_day"))
    return CityCalendar(
        closed=frozenset(on for on, is_working in days if not is_working),
        open=frozenset(on for on, is_working in days if is_working),
        set_days={
            (year_be, int(quarter)): date.fromisoformat(day)
            for year_be, set_days, _ in years
            for quarter, day in set_days.items()
        },
        correction_days={year_be: count for year_be, _, count in years},
    )
