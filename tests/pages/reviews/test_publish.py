"""Publishing what has been evaluated, many reports at once."""

import pytest
from django.urls import reverse
from visitors import AsSomebody

import factories
from samrit.records.models import AnnualPlan, Event, FiscalYear, QuarterReport
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> AnnualPlan:
    """An agency's plan."""
    return factories.annual_plan(factories.agency("2200"))


def evaluated(plan: AnnualPlan) -> QuarterReport:
    return factories.quarter(factories.indicator(plan), status=Status.EVALUATED)


def value(row: QuarterReport) -> str:
    return f"{row.pk}.{row.round}.{row.version}"


def test_what_is_ticked_is_published_and_nothing_else(plan: AnnualPlan, as_somebody: AsSomebody) -> None:
    first, second, third = (evaluated(plan) for _n in range(3))

    page = as_somebody(RoleName.EVALUATOR).post(
        "/office/publish/", {"report": [value(first), value(third)], "confirmed": "on"}, follow=True
    )

    assert dict(QuarterReport.objects.filter(quarter=1).values_list("pk", "status")) == {
        first.pk: Status.PUBLISHED,
        second.pk: Status.EVALUATED,
        third.pk: Status.PUBLISHED,
    }
    assert "2 reports are published." in page.content.decode()
    assert list(Event.objects.values_list("action", flat=True)) == ["publish", "publish"]


def test_what_has_changed_since_it_was_looked_at_stays_with_the_reason(
    plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    as_shown, changed = evaluated(plan), evaluated(plan)
    posted = {"report": [value(changed), value(as_shown)], "confirmed": "on"}
    QuarterReport.objects.filter(pk=changed.pk).update(version=9)

    page = as_somebody(RoleName.EVALUATOR).post("/office/publish/", posted, follow=True).content.decode()

    assert QuarterReport.objects.get(pk=as_shown.pk).status == Status.PUBLISHED
    assert QuarterReport.objects.get(pk=changed.pk).status == Status.EVALUATED
    assert "1 report is published." in page
    assert "Not published: The report has been changed since you opened it." in page


def test_nothing_is_ticked_beforehand_and_a_choice_ticks_what_it_shows(
    plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    here, elsewhere = evaluated(plan), evaluated(factories.annual_plan(factories.agency("2100")))
    evaluator = as_somebody(RoleName.EVALUATOR)

    untouched = evaluator.get("/office/publish/").content.decode()
    chosen = evaluator.get("/office/publish/?agency=2100&tick=all").content.decode()

    assert (value(here) in untouched, value(elsewhere) in untouched, " checked" in untouched) == (True, True, False)
    assert (value(here) in chosen, value(elsewhere) in chosen, chosen.count(" checked>")) == (False, True, 1)
    assert "What the public will see" in untouched


@pytest.mark.parametrize("posted", [{}, {"report": ["nonsense", "1.1", "²3.1.1", "99999999.1.1"]}])
def test_nothing_ticked_publishes_nothing(
    posted: dict[str, list[str]], plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    evaluated(plan)

    answer = as_somebody(RoleName.EVALUATOR).post("/office/publish/", posted)

    assert answer.status_code in (303, 422)
    assert not Event.objects.exists()


def test_reports_of_another_branch_are_neither_shown_nor_published(plan: AnnualPlan, as_somebody: AsSomebody) -> None:
    row = evaluated(plan)
    stranger = as_somebody(RoleName.EVALUATOR, over=factories.agency("2100"))

    page = stranger.get("/office/publish/").content.decode()
    answer = stranger.post(
        "/office/publish/", {"report": [value(row)], "confirmed": "on"}, follow=True
    ).content.decode()

    assert str(row.indicator.number) not in page.split("<main")[1]
    assert "Not published: Only the evaluator of A department can do this." in answer
    assert QuarterReport.objects.get(pk=row.pk).status == Status.EVALUATED


@pytest.mark.parametrize("role", sorted(set(RoleName) - {RoleName.EVALUATOR}))
def test_it_is_the_evaluators(role: RoleName, as_somebody: AsSomebody) -> None:
    assert as_somebody(role).get("/office/publish/").status_code == 403
    assert as_somebody(role).post("/office/publish/", {"report": ["1.1.1"]}).status_code == 403


def test_what_the_public_will_see_is_shown_before_anything_is_published(
    plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    row = evaluated(plan)
    row.narrative = "ติดต่อคุณสมชาย โทร. 081-234-5678 เรื่องทะเบียนสวน"
    row.save()

    answer = as_somebody(RoleName.EVALUATOR).post("/office/publish/", {"report": [value(row)]})

    page = answer.content.decode()
    assert QuarterReport.objects.get(pk=row.pk).status == Status.EVALUATED
    assert "081-234-5678" not in page
    assert "Publish 1 report" in page
    assert value(row) in page


def test_where_the_year_has_brakes_what_is_published_can_be_stopped_until_the_day_ends(
    plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    FiscalYear.objects.create(fiscal_year_be=plan.fiscal_year_be, can_be_stopped=True)
    row = evaluated(plan)
    client = as_somebody(RoleName.EVALUATOR)
    address = reverse("stop", args=[row.indicator_id, row.quarter])

    page = client.post("/office/publish/", {"report": [value(row)], "confirmed": "on"}, follow=True).content.decode()
    assert "1 report is published when the day ends, and can be stopped here until then." in page
    assert address in page
    assert address in client.get(f"/office/indicators/{row.indicator_id}/?quarter=1").content.decode()
    officer = as_somebody(RoleName.OFFICER)
    assert address not in officer.get(f"/office/indicators/{row.indicator_id}/?quarter=1").content.decode()
    assert officer.post(address).status_code == 403
    assert QuarterReport.objects.get(pk=row.pk).pending_action == "publish"

    client = as_somebody(RoleName.EVALUATOR)
    assert client.post(address).status_code == 303
    assert QuarterReport.objects.get(pk=row.pk).pending_action == ""
    assert address not in client.get("/office/publish/").content.decode()
