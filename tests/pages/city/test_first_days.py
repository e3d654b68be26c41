"""The checklist of a city's first days: each step with its state, its link for whoever can do it, else who can."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories
from catalogue import said
from samrit.queries.city.first_days import Step, StepState, first_days
from samrit.records.models import FiscalYear, Indicator, QuarterReport, User
from samrit.thai.calendar import fiscal_year_be
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)


def states() -> dict[Step, StepState]:
    return {line.step: line.state for line in first_days(today=TODAY)}


def submit(indicator: Indicator) -> None:
    QuarterReport.objects.filter(indicator=indicator, quarter=1).update(first_submitted_at=timezone.now())


def client_of(person: User) -> Client:
    made = Client()
    made.force_login(person)
    return made


def test_each_step_is_done_by_what_it_asks_for() -> None:
    factories.user(RoleName.ADMINISTRATOR)
    empty = states()
    department = factories.agency("2200")
    with_agency = states()
    for role in (RoleName.OFFICER, RoleName.HEAD, RoleName.EVALUATOR):
        factories.user(role, over=department)
    with_people = states()
    FiscalYear.objects.create(fiscal_year_be=fiscal_year_be(TODAY))
    indicator = factories.indicator(factories.annual_plan(department, fiscal_year_be=fiscal_year_be(TODAY)))
    with_plan = states()
    submit(indicator)
    over = states()

    assert (empty[Step.CITY], empty[Step.AGENCIES], empty[Step.PLAN_TREE]) == (
        StepState.DONE, StepState.NEXT, StepState.OPTIONAL,
    )  # fmt: skip
    assert (with_agency[Step.AGENCIES], with_agency[Step.PEOPLE]) == (StepState.DONE, StepState.NEXT)
    assert (with_people[Step.PEOPLE], with_people[Step.CALENDAR]) == (StepState.DONE, StepState.NEXT)
    assert (with_plan[Step.ANNUAL_PLANS], with_plan[Step.FIRST_REPORT]) == (StepState.DONE, StepState.NEXT)
    assert over[Step.FIRST_REPORT] is StepState.DONE
    assert StepState.NEXT not in over.values()


@pytest.mark.parametrize("role", RoleName)
def test_every_link_of_the_checklist_opens_and_the_rest_say_who_can(role: RoleName) -> None:
    client = client_of(factories.user(role))

    page = client.get(reverse("first_days")).content.decode()

    items = re.findall(r'<li class="sheet[^>]*>(.*?)</li>', page, flags=re.DOTALL)
    assert len(items) == len(Step)
    for item in items:
        links = re.findall(r'href="([^"]+)"', item)
        assert (
            links or said("This can be done by: {roles}. Nobody is that yet.").partition("{")[0].split(":")[0] in item
        )
        assert {client.get(link).status_code for link in links} <= {200}


def test_home_leads_to_the_first_days_until_a_report_came() -> None:
    department = factories.agency("2200")
    administrator, executive = factories.user(RoleName.ADMINISTRATOR), factories.user(RoleName.EXECUTIVE)
    address = reverse("first_days")

    assert address in client_of(administrator).get("/office/").content.decode()
    assert address in client_of(executive).get("/office/").content.decode()  # there is nothing else for anybody yet

    indicator = factories.indicator(factories.annual_plan(department))
    assert address in client_of(administrator).get("/office/").content.decode()
    assert address not in client_of(executive).get("/office/").content.decode()

    submit(indicator)
    assert address not in client_of(administrator).get("/office/").content.decode()


@pytest.mark.parametrize(
    "name", ["home", "campaigns", "partners", "measurements", "loads", "long_term_plans", "agencies"]
)
@pytest.mark.parametrize("role", [RoleName.OFFICER, RoleName.EXECUTIVE, RoleName.ADMINISTRATOR])
def test_an_empty_page_says_what_to_do_or_who_can(name: str, role: RoleName) -> None:
    page = client_of(factories.user(role)).get(reverse(name))

    assert page.status_code == 200
    assert 'class="nothing"' in page.content.decode() or name == "agencies"  # the city itself stands there
