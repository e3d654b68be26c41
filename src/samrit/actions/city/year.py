"""Settle the city's year: due dates, who has to approve, the scoring method, holidays."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from samrit.actions.acting import acting, refuse
from samrit.actions.period_results import count_moved_days
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.queries.city.deadlines import CityCalendar, city_calendar
from samrit.records.models import YEAR_END, Agency, AnnualPlan, CityHoliday, FiscalYear, QuarterReport, User
from samrit.records.sentences import quarter_words
from samrit.scoring.method import MethodName
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.day_list import ListedDay
from samrit.thai.translation import Message, ShownDay, ShownYear
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.workflow import OPEN, TRANSITIONS, Action, Status

QUARTERS = range(1, YEAR_END + 1)
_YEARS_APART = 10  # a day off that lies farther away is of another era or century than was meant
# Who may have to endorse: those whom the workflow lets endorse.
ENDORSERS = tuple(
    role
    for role in RoleName
    if any(step.action is Action.ENDORSE and role in step.by for step in TRANSITIONS[Status.SUBMITTED])
)


# Who may have to sign a year's paper with a certificate.
PAPER_SIGNERS = (RoleName.OFFICER, RoleName.COORDINATOR, RoleName.HEAD, RoleName.EVALUATOR)


def the_city() -> Agency:
    """The root of all agencies, over which the year is settled; Invalid where there is none yet."""
    root = Agency.objects.filter(parent=None).order_by("pk").first()
    if root is None:
        raise Invalid(Message("There are no agencies yet."))
    return root


def configure_year(  # noqa: PLR0913 - all that a year is settled by
    *,
    fiscal_year_be: int,
    due_dates: Mapping[int, date],
    endorsers: Iterable[RoleName],
    evaluators_needed: int,
    correction_days: int | None = None,
    method: MethodName | None,
    can_be_stopped: bool = False,
    signs_with_second_factor: bool = False,
    paper_signers: Sequence[RoleName] = (),
    by: User,
    at: datetime,
) -> int:
    """Settle a year; gives how many reports that are not submitted yet now fall due on another day.

    `due_dates` are by quarter (5 the year end); a quarter without one goes by the calendar. No endorsers: the
    coordinator or the head, one of them. `correction_days` hold for what goes back from
    now on; None leaves them. No method: the one that the table of methods has for the year. `paper_signers`: in their order, each once;
    they hold for papers that are signed from now on.
    """
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        year = locked_year(fiscal_year_be)
        refuse(why_not_open_year(year))
        _check_days(fiscal_year_be, due_dates)
        before, calendar = resolved(year), city_calendar()
        year.due_dates = {str(quarter): day.isoformat() for quarter, day in sorted(due_dates.items())}
        year.endorsers = [role.value for role in ENDORSERS if role in set(endorsers)]
        year.evaluators_needed = evaluators_needed
        year.correction_days = correction_days if correction_days is not None else year.correction_days
        year.method = method.value if method is not None else ""
        year.can_be_stopped, year.signs_with_second_factor = can_be_stopped, signs_with_second_factor
        year.paper_signers = [role.value for role in dict.fromkeys(paper_signers) if role in PAPER_SIGNERS]
        if resolved(year) == before:
            return 0
        save_checked(year)
        moved = _move_due_dates(calendar, city_calendar(), [fiscal_year_be])
        after = resolved(year) | ({"reports_moved": moved} if moved else {})
        act.log("configure_year", year, before=before, after=after)
        return moved


def add_holiday(  # noqa: PLR0913 - all that a day of the calendar is
    *, on: date, name_th: str, name_en: str = "", is_working_day: bool = False, by: User, at: datetime
) -> int:
    """A day on which the city does not work, or a public holiday on which it does; gives how many due dates move."""
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        if not name_th.strip():
            raise Invalid(Message("Give the day a name."))
        if CityHoliday.objects.filter(on=on).exists():
            raise Invalid(Message("The calendar already has this day."))
        refuse_year(on, at)
        calendar = city_calendar()
        row = CityHoliday(on=on, name_th=name_th.strip(), name_en=name_en.strip(), is_working_day=is_working_day)
        save_checked(row)
        moved = _move_due_dates(calendar, city_calendar(), _open_years())
        act.log("add_holiday", row, after=_payload(row, moved))
        return moved


def add_holidays(*, days: Sequence[ListedDay], by: User, at: datetime) -> tuple[int, int]:
    """Days off that come as a list, all or none; gives how many are new, and how many due dates move.

    A day that the calendar has already stays as it is there.
    """
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        for day in days:
            refuse_year(day.on, at)
        here = set(CityHoliday.objects.filter(on__in=[day.on for day in days]).values_list("on", flat=True))
        new = [day for day in {day.on: day for day in reversed(days)}.values() if day.on not in here]
        if not new:
            raise Invalid(Message("The calendar already has all these days."))
        calendar = city_calendar()
        rows = [CityHoliday(on=day.on, name_th=day.name_th, name_en=day.name_en) for day in new[::-1]]
        for row in rows:
            save_checked(row)
        moved = _move_due_dates(calendar, city_calendar(), _open_years())
        for row in rows[:-1]:
            act.log("add_holiday", row, after=_payload(row, 0))
        act.log("add_holiday", rows[-1], after=_payload(rows[-1], moved))
        return len(rows), moved


def refuse_year(on: date, at: datetime) -> None:
    """Invalid for a day whose year is of another era or century than was meant."""
    if abs(on.year - at.year) > _YEARS_APART:
        raise Invalid(Message("{day} is more than ten years away. Type the year in full.", day=ShownDay(on)))


def remove_holiday(*, holiday: CityHoliday, by: User, at: datetime) -> int:
    """The city works on this day as the country does; gives how many due dates move."""
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        row = CityHoliday.objects.select_for_update().filter(pk=holiday.pk).first()
        if row is None:
            raise Invalid(Message("The day is no longer in the calendar."))
        calendar, pk = city_calendar(), row.pk
        row.delete()
        row.pk = pk
        moved = _move_due_dates(calendar, city_calendar(), _open_years())
        act.log("remove_holiday", row, before=_payload(row, moved))
        return moved


def locked_year(fiscal_year_be: int) -> FiscalYear:
    """The row of a year, made where there is none; until the transaction ends nobody else settles it."""
    year = FiscalYear.objects.select_for_update().filter(fiscal_year_be=fiscal_year_be).first()
    if year is None:
        year = FiscalYear(fiscal_year_be=fiscal_year_be)
        save_checked(year)
    return year


def why_not_open_year(year: FiscalYear) -> Message | None:
    """A closed year is reopened before it is settled otherwise."""
    if year.closed_at is None:
        return None
    return Message(
        "Fiscal year {fiscal_year_be} is closed; reopen it first.", fiscal_year_be=ShownYear(year.fiscal_year_be)
    )


def resolved(year: FiscalYear) -> dict[str, Any]:
    """What a year's row says, as its event tells it."""
    return {
        "due_dates": dict(year.due_dates),
        "endorsers": list(year.endorsers),
        "evaluators_needed": year.evaluators_needed,
        "correction_days": year.correction_days,
        "method": year.method,
        "can_be_stopped": year.can_be_stopped,
        "signs_with_second_factor": year.signs_with_second_factor,
        "paper_signers": list(year.paper_signers),
    }


def _payload(row: CityHoliday, moved: int) -> dict[str, Any]:
    payload = {"on": row.on, "name_th": row.name_th, "name_en": row.name_en, "is_working_day": row.is_working_day}
    return payload | ({"reports_moved": moved} if moved else {})


def _check_days(fiscal_year_be: int, due_dates: Mapping[int, date]) -> None:
    first, last = fiscal_year_dates(fiscal_year_be)
    for quarter, day in due_dates.items():
        if not first < day <= date(last.year + 1, last.month, last.day):
            words = quarter_words(quarter)
            raise Invalid(
                Message(
                    "The due date of {words} lies after the year's first day and within a year of its last.",
                    words=words,
                )
            )


def _open_years() -> list[int]:
    closed = FiscalYear.objects.filter(closed_at__isnull=False).values("fiscal_year_be")
    plans = AnnualPlan.objects.exclude(fiscal_year_be__in=closed).order_by("fiscal_year_be")
    return list(plans.values_list("fiscal_year_be", flat=True).distinct())


def _move_due_dates(before: CityCalendar, after: CityCalendar, years_be: Iterable[int]) -> int:
    """Move the reports that were never submitted to their new days; one update for each day that has changed.

    Whoever has handed in is late or in time by the day that held then. A correction whose day became a day off is due on the
    next working day.
    """
    moved = 0
    years_be = list(years_be)
    for year_be in years_be:
        for quarter in QUARTERS:
            day = after.due_on(year_be, quarter)
            if day == before.due_on(year_be, quarter):
                continue
            open_ones = Q(indicator__annual_plan__fiscal_year_be=year_be, quarter=quarter, status__in=OPEN)
            never = QuarterReport.objects.filter(open_ones, first_submitted_at=None, correction_due_on=None)
            moved += never.exclude(due_on=day).update(due_on=day)
    if moved:
        count_moved_days(years_be)
    return moved + _move_corrections(before, after, years_be)


def _move_corrections(before: CityCalendar, after: CityCalendar, years_be: list[int]) -> int:
    awaited = QuarterReport.objects.filter(indicator__annual_plan__fiscal_year_be__in=years_be, status__in=OPEN)
    days = awaited.exclude(correction_due_on=None).values_list("correction_due_on", flat=True).distinct()
    return sum(
        awaited.filter(correction_due_on=day).update(correction_due_on=after.working_day_from(day))
        for day in sorted(filter(None, days), reverse=True)
        if before.works_on(day) and not after.works_on(day)
    )
