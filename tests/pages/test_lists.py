"""Every list: as many SQL queries for 300 rows as for one.

Each row of the table fills a list with so many rows and names the page; the page is asked for as the person whose list
it is. A page may show the rows in leaves; the queries are counted all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

import factories
from samrit.counting import RecordStatus
from samrit.ledger.facts import store_facts
from samrit.queries.city.deadlines import due_on
from samrit.records.models import (
    YEAR_END,
    Agency,
    AnnualPlan,
    Attendance,
    Campaign,
    Commitment,
    EditSession,
    Indicator,
    LoadSeries,
    Measurement,
    Milestone,
    Partner,
    Practice,
    Progress,
    Project,
    QuarterReport,
    Tally,
    User,
)
from samrit.report import Result, Target
from samrit.thai.organisations import key
from samrit.vocabulary.codes import How, RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

SIZES = (1, 3, 300)
Fill = Callable[[int], tuple[User, str]]


@dataclass(frozen=True)
class List:
    """One list page: its name, and what fills it and tells who opens which address."""

    name: str
    fill: Fill


def many_indicators(
    plan: AnnualPlan, count: int, *, responsible: User | None = None, status: Status
) -> list[Indicator]:
    """So many indicators with their five reports in one status."""
    rows = [
        Indicator(annual_plan=plan, position=n, number=str(n), name_th=f"ตัวชี้วัดที่ {n}", responsible=responsible)
        for n in range(1, count + 1)
    ]
    for row in rows:
        row.target = Target(value_text=str(row.position % 7 + 1), unit_text="แห่ง")
    Indicator.objects.bulk_create(rows)
    due = {quarter: due_on(plan.fiscal_year_be, quarter) for quarter in range(1, YEAR_END + 1)}
    reports = []
    for row in rows:
        for quarter, day in due.items():
            report = QuarterReport(indicator=row, quarter=quarter, due_on=day, status=status.value)
            report.result = Result(value_text=str(quarter), unit_text="แห่ง")
            reports.append(report)
    QuarterReport.objects.bulk_create(reports, batch_size=500)
    return rows


def plan(count: int) -> tuple[User, str]:
    agency = factories.agency("5018")
    many_indicators(factories.annual_plan(agency), count, status=Status.DRAFT)
    return factories.user(RoleName.EXECUTIVE, over=agency), "/office/plans/5018/2564/"


def home_of_officer(count: int) -> tuple[User, str]:
    agency = factories.agency("5018")
    officer = factories.user(RoleName.OFFICER, over=agency)
    many_indicators(factories.annual_plan(agency), count, responsible=officer, status=Status.DRAFT)
    return officer, "/"


def home_of_evaluator(count: int) -> tuple[User, str]:
    many_indicators(factories.annual_plan(), count, status=Status.ENDORSED)
    return factories.user(RoleName.EVALUATOR), "/"


def desk(count: int) -> tuple[User, str]:
    many_indicators(factories.annual_plan(), count, status=Status.ENDORSED)
    return factories.user(RoleName.EVALUATOR), "/office/desk/"


def scores(count: int) -> tuple[User, str]:
    many_indicators(factories.annual_plan(), count, status=Status.EVALUATED)
    return factories.user(RoleName.EVALUATOR), "/office/desk/scores/"


def burden(count: int) -> tuple[User, str]:
    officer = factories.user(RoleName.OFFICER)
    indicators = many_indicators(factories.annual_plan(), count, status=Status.DRAFT)
    first = QuarterReport.objects.filter(indicator__in=indicators, quarter=1)
    EditSession.objects.bulk_create(
        EditSession(
            report=report, user=officer, began_at=factories.AT, saved_at=factories.AT, active_seconds=90, fields=3,
            prefilled=1, changed=2,
        )
        for report in first
    )  # fmt: skip
    return factories.user(RoleName.EXECUTIVE), "/office/burden/"


def campaign_of(count: int) -> Campaign:
    """A campaign in which so many organisations came, declared and practise."""
    agency = factories.agency("5018")
    made = factories.campaign(agency, code="earth-hour")
    event, theme = factories.activity(made), made.themes.order_by("position")[0]
    partners = Partner.objects.bulk_create(
        Partner(agency=agency, name_th=f"ภาคีที่ {n}", key=f"ภาคีที่{n}", registered_at=factories.AT) for n in range(count)
    )
    one = {"campaign": made, "theme": theme, "reported_at": factories.AT, "how": How.TYPED.value}
    by = factories.user(RoleName.OFFICER)
    decided = {"status": RecordStatus.VERIFIED.value, "decided_by": by, "decided_at": factories.AT}
    store_facts(
        [
            *Attendance.objects.bulk_create(
                Attendance(activity=event, partner=partner, reported_at=factories.AT, how=How.TYPED.value)
                for partner in partners
            ),
            *Commitment.objects.bulk_create(
                Commitment(partner=partner, declared_on=made.starts_on, **one) for partner in partners
            ),
            *Practice.objects.bulk_create(
                Practice(partner=partner, what="ปิดไฟ", since_on=made.starts_on, **one, **decided)
                for partner in partners
            ),
        ],
        at=factories.AT,
    )
    return made


def campaign_page(count: int) -> tuple[User, str]:
    made = campaign_of(count)
    return factories.user(RoleName.EXECUTIVE, over=made.agency), "/office/campaigns/earth-hour/"


def campaign_counted(count: int) -> tuple[User, str]:
    made = campaign_of(count)
    return factories.user(RoleName.EXECUTIVE, over=made.agency), "/office/campaigns/earth-hour/counted/?step=declared"


def members_counted(count: int) -> tuple[User, str]:
    """The list behind a number of partners, of a report that was handed in before they practised."""
    made = campaign_of(count)
    indicator = factories.indicator(factories.annual_plan(made.agency))
    counted_indicator = factories.counting_rule(indicator, campaign=made)
    report = factories.quarter(indicator, 2, status=Status.SUBMITTED)
    Tally.objects.create(report=report, rule=counted_indicator, as_of=factories.AT, value=count, members=count)
    return factories.user(RoleName.EXECUTIVE, over=made.agency), f"/office/indicators/{indicator.pk}/quarters/2/count/"


def measurements(count: int) -> tuple[User, str]:
    one = factories.measurement()
    fields = {field.attname: getattr(one, field.attname) for field in Measurement._meta.concrete_fields}
    Measurement.objects.bulk_create(Measurement(**{**fields, "id": None}) for _ in range(count - 1))
    return factories.user(RoleName.EXECUTIVE), "/office/measurements/"


def loads(count: int) -> tuple[User, str]:
    one = factories.load_series()
    fields = {field.attname: getattr(one, field.attname) for field in LoadSeries._meta.concrete_fields}
    LoadSeries.objects.bulk_create(LoadSeries(**{**fields, "id": None}) for _ in range(count - 1))
    return factories.user(RoleName.EXECUTIVE), "/office/load/"


def projects(count: int) -> tuple[User, str]:
    plan = factories.annual_plan(factories.agency("5018"))
    days = {"starts_on": date(2020, 10, 1), "ends_on": date(2021, 9, 30)}
    rows = Project.objects.bulk_create(
        Project(annual_plan=plan, position=n, name_th="โครงการ", **days) for n in range(count)
    )
    steps = Milestone.objects.bulk_create(
        Milestone(
            project=row, position=0, name="งาน", weight=100, planned_from=row.starts_on, planned_until=row.ends_on
        )
        for row in rows
    )
    stated = [Progress(milestone=step, on=date(2021, 3, 31), percent=40, reported_at=factories.AT) for step in steps]
    Progress.objects.bulk_create(stated)
    return factories.user(RoleName.EXECUTIVE, over=plan.agency), "/office/plans/5018/2564/projects/"


def partners(count: int) -> tuple[User, str]:
    agency = factories.agency("5018")
    many_partners(agency, count)
    return factories.user(RoleName.OFFICER, over=agency), "/office/partners/"


def partner_duplicates(count: int) -> tuple[User, str]:
    # Pairs of two: as many pages of likely duplicates as there are rows.
    agency = factories.agency("5018")
    many_partners(agency, count, name="โรงเรียนสวนหิน {n:05}")
    many_partners(agency, count, name="โรงเรียนสวนหิม {n:05}")
    return factories.user(RoleName.OFFICER, over=agency), "/office/partners/duplicates/"


def many_partners(agency: Agency, count: int, *, name: str = "ภาคี {n}") -> None:
    names = [name.format(n=n) for n in range(count)]
    place = factories.place()
    Partner.objects.bulk_create(
        Partner(agency=agency, name_th=one, key=key(one), place=place, registered_at=factories.AT) for one in names
    )


def campaign_of_many(count: int) -> tuple[User, str]:
    agency = factories.agency("5018")
    campaign = factories.campaign(agency)
    theme = campaign.themes.all()[0]
    partners = Partner.objects.bulk_create(
        Partner(agency=agency, name_th=f"ภาคี {n}", key=f"ภาคี{n}", registered_at=factories.AT) for n in range(count)
    )
    stated = {"campaign": campaign, "theme": theme, "how": How.TYPED.value, "reported_at": factories.AT}
    day = campaign.starts_on
    Commitment.objects.bulk_create(Commitment(partner=one, declared_on=day, **stated) for one in partners)
    Practice.objects.bulk_create(Practice(partner=one, what="ปิดไฟ", since_on=day, **stated) for one in partners)
    return factories.user(RoleName.OFFICER, over=agency), campaign.code


def participants(count: int) -> tuple[User, str]:
    person, code = campaign_of_many(count)
    return person, f"/office/campaigns/{code}/participants/"


def practices(count: int) -> tuple[User, str]:
    person, code = campaign_of_many(count)
    return person, f"/office/campaigns/{code}/practices/"


def campaigns(count: int) -> tuple[User, str]:
    agency = factories.agency("5018")
    day = factories.AT.date()
    Campaign.objects.bulk_create(
        Campaign(agency=agency, fiscal_year_be=2564, code=f"c-{n}", name_th="ก", starts_on=day, ends_on=day)
        for n in range(count)
    )
    return factories.user(RoleName.OFFICER, over=agency), "/office/campaigns/"


def who_came(count: int) -> tuple[User, str]:
    made = campaign_of(count)
    return factories.user(RoleName.OFFICER, over=made.agency), f"/office/activities/{made.activities.get().pk}/"


def rule_form(count: int) -> tuple[User, str]:
    made = campaign_of(count)
    indicator = factories.indicator(factories.annual_plan(made.agency))
    for number in range(1, YEAR_END + 1):
        factories.quarter(indicator, number)
    factories.counting_rule(indicator, campaign=made)
    return factories.user(RoleName.COORDINATOR, over=made.agency), f"/office/indicators/{indicator.pk}/rule/"


LISTS = (
    List("partners", partners),
    List("likely duplicates", partner_duplicates),
    List("campaign", campaign_page),
    List("campaign's organisations", campaign_counted),
    List("measurements", measurements),
    List("load data", loads),
    List("projects", projects),
    List("burden", burden),
    List("plan", plan),
    List("home of an officer", home_of_officer),
    List("home of an evaluator", home_of_evaluator),
    List("desk", desk),
    List("scores", scores),
    List("members counted", members_counted),
    List("campaigns", campaigns),
    List("participants", participants),
    List("practices", practices),
    List("who came to an activity", who_came),
    List("rule with its preview", rule_form),
)


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.name)
def test_a_list_asks_the_database_as_often_for_many_rows_as_for_one(listed: List) -> None:
    asked = {size: queries(listed.fill, size) for size in SIZES}

    assert set(asked.values()) == {asked[1]}, asked


def queries(fill: Fill, count: int) -> int:
    """How many SQL queries the page asks with so many rows; nothing of the rows stays."""
    with transaction.atomic():
        person, address = fill(count)
        client = Client()
        client.force_login(person)
        with CaptureQueriesContext(connection) as captured_queries:
            response = client.get(address)
        assert response.status_code == 200
        transaction.set_rollback(True)
    return len(captured_queries)
