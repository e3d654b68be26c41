"""Random histories of one report, with days moved under it: lateness and days never contradict each other."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import factories as make
from samrit.actions.city.year import add_holiday, configure_year, remove_holiday
from samrit.actions.people.remind import remind
from samrit.actions.reviews.review import return_, submit, withdraw
from samrit.queries.city.deadlines import city_calendar
from samrit.records.models import CityHoliday, Notice, QuarterReport
from samrit.scoring.deadline import Deadline
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Refused

DAYS = st.dates(date(2021, 1, 1), date(2021, 3, 1))
START = datetime(2021, 1, 4, 5, tzinfo=UTC)  # noon in the city; the first quarter of 2564 is due on the 15th
STEPS = st.lists(
    st.tuples(st.sampled_from(["submit", "return", "withdraw", "extend", "days", "off", "on"]), st.integers(0, 9)),
    max_size=14,
)


@given(due=DAYS, correction=st.none() | DAYS, handed_in=st.none() | DAYS, is_open=st.booleans(), today=DAYS)
def test_a_deadline_says_one_thing(
    due: date, correction: date | None, handed_in: date | None, *, is_open: bool, today: date
) -> None:
    """Whatever its days are."""
    deadline = Deadline(due, correction, handed_in, is_open)

    assert (deadline.days_late is None) == (handed_in is None)
    assert deadline.is_overdue(today) == (deadline.days_over(today) > 0)
    if handed_in is not None:  # once handed in, whether it is late is the same on every day
        assert deadline.is_late(today) == (handed_in > due)
    elif correction is None:
        assert deadline.is_late(today) == deadline.is_overdue(today)
    assert is_open or not deadline.is_overdue(today)
    assert deadline.is_correction <= is_open


class HistoryTest(TestCase):
    """A report goes out and back while the city's days change, a day or some between."""

    @settings(max_examples=25)
    @given(steps=STEPS)
    def test_lateness_and_days_never_contradict(self, steps: list[tuple[str, int]]) -> None:
        """After every step."""
        agency = make.agency()
        officer, head, root = (
            make.user(RoleName.OFFICER, over=agency),
            make.user(RoleName.HEAD, over=agency),
            make.user(RoleName.ADMINISTRATOR),
        )
        pk = make.quarter(make.indicator(make.annual_plan(agency), responsible=officer)).pk
        now, first, known = START, None, None
        for step, number in steps:
            now += timedelta(days=number)
            row = QuarterReport.objects.select_related("indicator__annual_plan__agency").get(pk=pk)
            try:
                if step == "submit":
                    submit(report=row, by=officer, at=now, unchanged_because="ครบแล้ว")
                    first = first or now
                elif step == "return":
                    return_(report=row, reasons={"": "ขาดหลักฐาน"}, by=head, at=now)
                    row.refresh_from_db()
                    assert row.correction_due_on is not None
                    assert row.correction_due_on == row.due_on or city_calendar().works_on(row.correction_due_on)
                    assert row.correction_due_on > now.date() or row.correction_due_on == row.due_on
                elif step == "withdraw":
                    withdraw(report=row, by=officer, at=now)
                elif step == "off":
                    add_holiday(on=now.date() + timedelta(days=number), name_th="วันหยุด", by=root, at=now)
                elif step == "on" and (holiday := CityHoliday.objects.first()):
                    remove_holiday(holiday=holiday, by=root, at=now)
                elif step in ("extend", "days"):
                    due = {1: date(2021, 1, 18) + timedelta(days=number)} if step == "extend" else {}
                    configure_year(
                        fiscal_year_be=2564, due_dates=due, endorsers=[], evaluators_needed=1, method=None,
                        correction_days=number + 1, by=root, at=now,
                    )  # fmt: skip
            except Refused:
                continue
            deadline = QuarterReport.objects.get(pk=pk).deadline
            assert deadline.handed_in_on == (first.date() if first else None)
            if known is not None:
                assert deadline.days_late == known, "what is once known of lateness stays"
            known = deadline.days_late
            assert deadline.awaited_on >= deadline.due_on
            Notice.objects.all().delete()
            remind(on=now.date(), at=now)
            kinds = set(Notice.objects.filter(report=pk).values_list("kind", flat=True))
            assert ("overdue" in kinds) == deadline.is_overdue(now.date())
            assert not (deadline.is_correction and not deadline.is_overdue(now.date()) and "fallback" in kinds)
