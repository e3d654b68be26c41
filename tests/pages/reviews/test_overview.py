"""The city at a glance: what it counts, what it lists, for whom, and at which cost."""

import re
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

import factories
from samrit.actions.period_results import count_all
from samrit.records.models import (
    Agency,
    AnnualPlan,
    Evidence,
    Indicator,
    IndicatorNode,
    PlanNode,
    Project,
    SavedView,
    User,
)
from samrit.report import Comparison, Result, Target
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
YEAR = factories.YEAR_BE


def ask(client: Client, **choice: object) -> str:
    """The page in English, of the second quarter of the year."""
    client.cookies["django_language"] = "en"
    answer = client.get(f"/office/city/?{urlencode({'year': YEAR, 'period': 2} | choice)}")
    assert answer.status_code == 200, answer
    return " ".join(answer.content.decode().split())


def report(plan: AnnualPlan, *values: int, status: Status = Status.ENDORSED, at_least: int = 10) -> Indicator:
    """An indicator whose first quarters have these values, each against the same target."""
    row = factories.indicator(plan)
    for quarter, value in enumerate(values, 1):
        one = factories.quarter(row, quarter, status=status, result=Result.of(value, "แห่ง"))
        one.target = Target.of(Comparison.AT_LEAST, at_least, "แห่ง")
        one.shortfall = "จ้างช้า ลงนามสัญญาเดือนมีนาคม\nจะเร่งในไตรมาสที่ 3" if value < at_least else ""
        one.save()
    return row


@pytest.fixture
def north() -> Agency:
    """A department and another, each with indicators in every part of the bar."""
    first, second = factories.agency("north", name_th="สำนักเหนือ"), factories.agency("south", name_th="สำนักใต้")
    plan, other = factories.annual_plan(first), factories.annual_plan(second)
    rows = [report(plan, 9, 10), report(plan, 10, 2), report(plan, 1, 12), report(other, 3, 9)]
    rows += [report(other, 10, 10, status=Status.RETURNED), factories.indicator(other)]
    Evidence.objects.create(indicator=rows[0], ref="ทะเบียน")
    top = factories.plan_node("1", name_th="เมืองน่าอยู่")
    PlanNode.objects.filter(pk=factories.plan_node("1.1").pk).update(parent=top)
    for row in rows[:2]:
        IndicatorNode.objects.create(indicator=row, node=PlanNode.objects.get(code="1.1"))
    count_all()
    return first


@pytest.fixture
def executive() -> User:
    """Somebody over the whole city."""
    return factories.user(RoleName.EXECUTIVE)


@pytest.fixture
def client(executive: User, north: Agency) -> Client:
    """Their browser."""
    browser = Client()
    assert north.pk
    browser.force_login(executive)
    return browser


def test_the_page_answers_in_counts_and_names_what_is_off_track_with_its_reason(client: Client) -> None:
    page = ask(client)

    assert "2 of 6 indicators reached their target." in page
    assert "1 came near it. 1 missed it." in " ".join(strip_tags(page).split())
    assert "2 can&#x27;t be judged yet." in page
    assert 'aria-label="Better than the target 1, Target met 1, Nearly 1, Missed 1, Doubtful 1, Not reported 1"' in page
    assert "3 of them have no evidence yet" in page
    assert "จ้างช้า ลงนามสัญญาเดือนมีนาคม" in page
    assert "จะเร่งในไตรมาสที่ 3" not in page  # the first sentence; the rest is one click away
    assert "Since the quarter before" in page
    assert "returned for correction" in page


def test_each_number_leads_to_its_indicators_and_a_doubtful_figure_is_one_click_away(client: Client) -> None:
    page = ask(client)
    behind = re.findall(r'href="(/office/city/figures/[^"]*show=([a-z_.]+))"', page)

    lists = {shown: client.get(address.replace("&amp;", "&")).content.decode() for address, shown in behind}

    assert {"exceeds", "misses", "doubtful", "unsupported", "moved", "doubt.returned"} <= set(lists)
    numbers = {
        shown: int(re.findall(r'<span class="quiet num">(\d+)</span>', text)[0]) for shown, text in lists.items()
    }
    assert (numbers["exceeds"], numbers["misses"], numbers["overdue"], numbers["unsupported"]) == (1, 1, 1, 3)
    doubts = page.split('id="doubts"')[1].split("</ul>")[0]
    assert re.search(r'href="/office/indicators/\d+/"', doubts)
    assert re.search(r'href="/office/indicators/\d+/"', lists["doubt.returned"])
    assert client.get("/office/city/figures/?show=nothing").status_code == 404
    assert client.get(f"/office/city/figures/?year={YEAR}&period=5&show=moved").status_code == 200
    assert "2 of 6" not in ask(client, period=5)  # the year, which follows no quarter


def test_what_is_chosen_stands_in_the_address_and_leads_on(client: Client, north: Agency) -> None:
    top = PlanNode.objects.get(code="1")

    by_agency, by_place = ask(client, agency=north.code), ask(client, node=top.pk)

    assert "2 of 3 indicators reached their target." in by_agency
    assert f"/office/plans/{north.code}/{YEAR}/" in by_agency
    assert "1 of 2 indicators reached its target." not in by_place
    assert "1 of 2 indicators reached their target." in by_place
    assert f"?year={YEAR}&amp;period=2&amp;node={PlanNode.objects.get(code='1.1').pk}" in by_place
    assert client.get("/office/city/?agency=nowhere").status_code == 404


def test_a_year_and_a_filter_that_there_are_not_are_named_and_left_out(client: Client) -> None:
    page = ask(client, year=9999, kind="nonsense")

    assert "There is no Fiscal year “9999”, Kind “nonsense” here" in page
    assert f'<option value="{YEAR}" selected>' in page


def test_who_looks_after_one_agency_sees_that_one(north: Agency) -> None:
    head, officer = Client(), Client()
    head.force_login(factories.user(RoleName.HEAD, over=north))
    officer.force_login(factories.user(RoleName.OFFICER, over=north))

    page = ask(head)

    assert "2 of 3 indicators reached their target." in page
    assert "A department" in page or "สำนักเหนือ" in page
    assert "สำนักใต้" not in page
    assert head.get("/office/city/?agency=south").status_code == 404
    assert officer.get("/office/city/").status_code == 403


def test_money_that_is_ahead_of_its_work_is_listed_by_the_gap(client: Client, north: Agency) -> None:
    plan = north.annual_plans.get()
    year = YEAR - 543
    row = Project.objects.create(
        annual_plan=plan, name_th="ปรับปรุงทางข้าม", starts_on=date(year - 1, 10, 1), ends_on=date(year, 9, 30),
        budget_allotted_baht=Decimal(1000),
    )  # fmt: skip
    at = factories.AT
    row.spending.create(on=date(year, 2, 1), total_baht=Decimal(900), reported_at=at + timedelta(days=30))
    row.indicators.add(plan.indicators.order_by("pk")[0])

    page = ask(client)

    assert "ปรับปรุงทางข้าม" in strip_tags(page)
    assert "spent 90 % · done nothing reported" in page


def test_it_costs_the_same_however_many_indicators(client: Client, north: Agency) -> None:
    few = _queries(client)
    for _number in range(12):
        report(north.annual_plans.get(), 9, 3)
    count_all()

    assert _queries(client) == few <= 24


def _queries(client: Client) -> int:
    ask(client)
    with CaptureQueriesContext(connection) as queries:
        ask(client)
    return len(queries)


def test_a_choice_is_saved_under_a_name_listed_and_removed_and_is_nobody_elses() -> None:
    report(factories.annual_plan(), 3, 12)
    city = Agency.objects.get(parent=None)
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(factories.user(RoleName.EXECUTIVE, over=city))
    mine, other = clients
    mine.cookies["django_language"] = "en"

    answer = mine.post(
        "/office/city/views/", {"name": " Second quarter ", "query": "period=2&kind=&next=//elsewhere.example"}
    )
    assert (answer.status_code, answer["Location"]) == (303, "/office/city/?period=2")
    mine.post("/office/city/views/", {"name": "Second quarter", "query": f"year={YEAR}&period=2"})
    mine.post("/office/city/views/", {"name": " ", "query": ""})

    shown = ask(mine)
    assert f'<a href="/office/city/?year={YEAR}&amp;period=2">Second quarter</a>' in shown
    assert "Give the view a name." in shown
    assert "Second quarter" not in ask(other)
    row = SavedView.objects.get()
    assert other.post(f"/office/city/views/{row.pk}/remove/").status_code == 404
    assert mine.post(f"/office/city/views/{row.pk}/remove/").status_code == 303
    assert not SavedView.objects.exists()
    officer = Client()
    officer.force_login(factories.user(RoleName.OFFICER, over=city))
    assert officer.post("/office/city/views/", {"name": "a", "query": ""}).status_code == 403
