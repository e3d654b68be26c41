"""Plans are carried over into the next year by the worker: each agency's whole or not at all, and asking again is safe."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from visitors import AsSomebody

import factories
from factories import AT
from samrit.actions.city.carry_over import carry_over
from samrit.ops.worker import run_tasks
from samrit.queries.city.closing import Carried, carried
from samrit.records.models import AnnualPlan, Event, FiscalYear, Indicator, JobRun, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied

pytestmark = pytest.mark.django_db(transaction=True)  # tasks are queued once a transaction stands


@pytest.fixture
def by() -> User:
    return factories.user(RoleName.EVALUATOR)


def plan(code: str, indicators: int) -> AnnualPlan:
    made = factories.annual_plan(factories.agency(code))
    for n in range(indicators):
        factories.indicator(made, number=str(n + 1))
    return made


def next_year() -> list[tuple[str, int]]:
    plans = AnnualPlan.objects.filter(fiscal_year_be=2565).order_by("agency__code")
    return [(one.agency.code, one.indicators.count()) for one in plans.select_related("agency")]


def test_every_agencys_plan_is_copied_and_its_indicators_know_which_they_were(by: User) -> None:
    first, _second, _empty = plan("1100", 2), plan("2200", 1), plan("3300", 0)

    asked = carry_over(fiscal_year_be=2564, by=by, at=AT)
    before = carried(2564, {})
    run_tasks()

    assert asked == 2
    assert [(line.carried, line.is_asked_for) for line in before] == [(0, True), (0, True)]
    assert next_year() == [("1100", 2), ("2200", 1)]
    assert carried(2564, {})[0] == Carried(first, 2, 2, is_asked_for=False, why_failed="")
    assert set(
        Indicator.objects.filter(annual_plan__fiscal_year_be=2565).values_list("last_year__number", flat=True)
    ) == {
        "1",
        "2",
    }
    assert list(Event.objects.values_list("action", "by")) == [("copy_plan", by.pk)] * 2


def test_asking_again_does_what_is_missing_and_lets_be_what_was_begun(by: User) -> None:
    plan("1100", 1)
    begun = factories.annual_plan(plan("2200", 3).agency, fiscal_year_be=2565)
    factories.indicator(begun, number="9")

    asked = [carry_over(fiscal_year_be=2564, by=by, at=AT), carry_over(fiscal_year_be=2564, by=by, at=AT)]
    run_tasks()
    asked.append(carry_over(fiscal_year_be=2564, by=by, at=AT))

    assert asked == [1, 1, 0]
    assert next_year() == [("1100", 1), ("2200", 1)]
    assert Event.objects.count() == 1


def test_what_fails_leaves_nothing_of_that_agency_and_tells_why(by: User) -> None:
    plan("1100", 1)
    plan("2200", 1)
    carry_over(fiscal_year_be=2564, by=by, at=AT)
    FiscalYear.objects.create(fiscal_year_be=2565, closed_by=by, closed_at=AT)

    run_tasks()

    assert next_year() == []
    assert all("ปีงบประมาณ 2565 ปิดแล้ว" in line.why_failed for line in carried(2564, {}))


def test_who_may_not_settle_the_year_carries_nothing_over() -> None:
    plan("1100", 1)

    with pytest.raises(Denied):
        carry_over(fiscal_year_be=2564, by=factories.user(RoleName.COORDINATOR), at=AT)

    assert next_year() == []


def test_the_page_shows_how_far_it_is(as_somebody: AsSomebody) -> None:
    plan("1100", 1)
    client = as_somebody(RoleName.ADMINISTRATOR)

    asked = client.post("/office/years/2564/carry-over/", follow=True).content.decode()
    part = client.get("/office/years/2564/carry-over/", headers={"HX-Request": "true"}).content.decode()
    run_tasks()
    done = client.get("/office/years/2564/carry-over/").content.decode()

    assert "1 plan is being carried over." in asked
    assert 'hx-trigger="every 2s"' in part
    assert "<html" not in part
    assert "Plans carried over: 1 of 1." in done
    assert "every 2s" not in done
    assert "Carry over what is missing" not in done


@pytest.mark.parametrize(("minutes", "is_stuck"), [(9, False), (11, True)])
def test_what_died_on_its_way_is_offered_again_after_ten_minutes(
    minutes: int, is_stuck: bool, as_somebody: AsSomebody
) -> None:
    plan("1100", 1)
    client = as_somebody(RoleName.ADMINISTRATOR)
    client.post("/office/years/2564/carry-over/")
    DBTaskResult.objects.all().delete()  # whoever should do the work is gone
    JobRun.objects.update(began_at=timezone.now() - timedelta(minutes=minutes))

    page = client.get("/office/years/2564/carry-over/").content.decode()
    client.post("/office/years/2564/carry-over/")
    run_tasks()

    assert "on its way since" in page
    assert ("1 plan is on its way for more than 10 minutes" in page) is is_stuck
    assert next_year() == [("1100", 1)]
