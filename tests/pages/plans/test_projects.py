"""The pages of projects: the list, one project with its S-curve, its form, telling its progress."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from samrit.queries.plans.projects import project_totals, projects_page
from samrit.records.models import AnnualPlan, Event, Milestone, Progress, Project, Spending
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:.*ZIP64.*")]

D = Decimal
MARCH = date(2021, 3, 31)


@pytest.fixture
def plan() -> AnnualPlan:
    return factories.annual_plan(factories.agency("2200"))


@pytest.fixture
def officer(as_somebody: AsSomebody, plan: AnnualPlan) -> Client:
    return as_somebody(RoleName.OFFICER, over=plan.agency)


def reported(project: Project, percent: int, *, on: date = MARCH, baht: int | None = None) -> None:
    Progress.objects.create(milestone=project.milestones.get(), on=on, percent=percent, reported_at=factories.AT)
    if baht is not None:
        Spending.objects.create(project=project, on=on, total_baht=baht, reported_at=factories.AT)


def text(page: bytes) -> str:
    """The words of a page as they are read: a span is no blank, other markup is."""
    return " ".join(re.sub("<[^>]+>", " ", re.sub("</?span[^>]*>", "", page.decode())).split())


def entered(**changes: str) -> dict[str, object]:
    """What the form of a new project sends, with two steps and an empty row."""
    step = {"name": "สำรวจ", "weight": "40", "planned_from": "2020-10-01", "planned_until": "2020-12-31"}
    other = {"name": "สร้าง", "weight": "60", "planned_from": "2021-01-01", "planned_until": "2021-09-30"}
    rows = {f"s{n}-{name}": value for n, row in enumerate((step, other)) for name, value in row.items()}
    empty = {f"s2-{name}": "" for name in step}
    days = {"starts_on": "2020-10-01", "ends_on": "2021-09-30"}
    return {
        "name_th": "สวนริมคลอง",
        "budget_allotted_baht": "1,200,000",
        "rows": "3",
        **days,
        **rows,
        **empty,
        **changes,
    }


def test_the_list_shows_each_project_and_all_together(officer: Client, plan: AnnualPlan) -> None:
    done, late = factories.project(plan, code="A1"), factories.project(plan, code="A2")
    reported(done, 100, baht=90_000)
    reported(late, 20, baht=120_000)
    served = factories.indicator(plan, number="32")
    late.indicators.add(served)
    factories.project(plan, code="A3")

    page = text(officer.get("/office/plans/2200/2564/projects/").content)

    assert "60 % planned: 100 % · from 2 of 3 projects" in page
    assert "70 % 210,000 of 300,000 baht" in page
    assert "Late 2 · Done 1" in page
    assert "120,000 / 100,000 (120 %) 32" in page
    assert "not told / 100" in page
    assert "Projects 60 %" in text(officer.get("/office/plans/2200/2564/").content)
    assert f"Projects that serve it {late}" in text(officer.get(f"/office/indicators/{served.pk}/").content)


def test_how_many_told_this_quarter_is_counted_by_the_day_that_was_told_of(plan: AnnualPlan) -> None:
    first, second = factories.project(plan), factories.project(plan)
    reported(first, 10, on=date(2021, 1, 5))
    reported(second, 10, on=date(2020, 12, 31))

    totals = project_totals(plan, today=date(2021, 3, 1))

    assert (totals.this_quarter.reported, totals.this_quarter.total, totals.reported.reported) == (1, 2, 2)


def test_a_project_shows_its_steps_its_curve_and_the_same_in_figures(officer: Client, plan: AnnualPlan) -> None:
    project = factories.project(plan)
    reported(project, 45, baht=30_000)

    page = officer.get(f"/office/projects/{project.pk}/").content

    assert page.decode().count("<polyline") == 3
    assert "31 Mar 2021 49.86 45.00 30,000 (30 %)" in text(page)
    assert "It is 46.51 % behind the plan" in text(page)
    assert "difference in percentage points: −55.00" in text(page)


def test_a_project_is_entered_with_its_steps(officer: Client) -> None:
    address = "/office/plans/2200/2564/projects/new/"

    wrong = officer.post(address, entered(**{"s1-weight": "50"}))
    saved = officer.post(address, entered())

    project = Project.objects.get()
    assert (wrong.status_code, "sum to 90" in text(wrong.content)) == (422, True)
    assert saved["Location"] == f"/office/projects/{project.pk}/"
    assert project.budget_allotted_baht == 1_200_000
    assert list(project.milestones.order_by("position").values_list("name", "weight")) == [
        ("สำรวจ", D(40)),
        ("สร้าง", D(60)),
    ]


def test_rows_are_added_moved_and_taken_out_without_saving(officer: Client) -> None:
    address = "/office/plans/2200/2564/projects/new/"

    def names(**button: str) -> list[str]:
        page = officer.post(address, entered(**button))
        assert page.status_code == 200
        assert 'value="สวนริมคลอง"' in page.content.decode()
        return [m or "" for m in re.findall(r'name="s\d+-name"(?: value="([^"]*)")?', page.content.decode())]

    assert names(add_row="1") == ["สำรวจ", "สร้าง", ""]
    assert names(up="1") == ["สร้าง", "สำรวจ"]
    assert names(down="0") == ["สร้าง", "สำรวจ"]
    assert names(out="0") == ["สร้าง"]
    assert Project.objects.count() == 0


def test_of_two_who_change_a_project_the_second_sees_both_and_may_save_again(officer: Client, plan: AnnualPlan) -> None:
    project = factories.project(plan)
    step = Milestone.objects.get()
    sent = {
        "version": "1", "name_th": "ชื่อของฉัน", "code": project.code, "starts_on": "2020-10-01", "ends_on": "2021-09-30",
        "budget_allotted_baht": "100000", "rows": "1", "s0-pk": str(step.pk), "s0-name": step.name, "s0-weight": "100",
        "s0-planned_from": "2020-10-01", "s0-planned_until": "2021-09-30",
    }  # fmt: skip
    officer.post(f"/office/projects/{project.pk}/edit/", sent | {"name_th": "ชื่อของเขา"})

    clash = officer.post(f"/office/projects/{project.pk}/edit/", sent)
    officer.post(f"/office/projects/{project.pk}/edit/", sent | {"version": "2"})

    assert clash.status_code == 409
    both = clash.content.decode().split('class="conflict"')[1].split("</table>")[0]
    assert "<mark>เขา</mark>" in both
    assert "<mark>ฉัน</mark>" in both
    assert 'name="version" value="2"' in clash.content.decode()
    assert Project.objects.get().name_th == "ชื่อของฉัน"


def test_progress_is_told_and_a_refusal_keeps_what_was_typed(officer: Client, plan: AnnualPlan) -> None:
    project = factories.project(plan)
    reported(project, 40, baht=10_000)
    field, address = f"p{project.milestones.get().pk}", f"/office/projects/{project.pk}/progress/"

    page = text(officer.get(address).content)
    refused = officer.post(address, {"on": "2021-05-01", field: "39", "spent_baht": "100,001"})
    saved = officer.post(
        address, {"on": "2021-05-01", field: "39", "spent_baht": "100,001", "note": "นับใหม่"}, follow=True
    )

    assert "last told: 40 % as of 31 Mar 2021" in page
    assert "last told: 10,000 baht as of 31 Mar 2021" in page
    assert (refused.status_code, 'value="39"' in refused.content.decode()) == (422, True)
    assert "falls below what was told" in text(refused.content)
    assert "The progress is told." in text(saved.content)
    assert "100,001.00 baht were spent of 100,000.00 baht allotted." in text(saved.content)
    assert Event.objects.get().action == "report_progress"
    assert "นับใหม่" in text(saved.content)


def test_a_project_is_taken_out_once_that_was_confirmed(officer: Client, plan: AnnualPlan) -> None:
    stored, gone = factories.project(plan), factories.project(plan)
    reported(stored, 1)

    asked = text(officer.get(f"/office/projects/{stored.pk}/remove/").content)
    officer.post(f"/office/projects/{gone.pk}/remove/")

    assert "what was told is never lost" in asked
    assert list(Project.objects.all()) == [stored]
    assert "Project" in text(officer.get("/office/plans/2200/2564/projects/").content)


def test_the_list_as_of_a_time_leaves_out_what_was_told_later(plan: AnnualPlan) -> None:
    project = factories.project(plan)
    reported(project, 40)
    later = factories.AT + timedelta(days=1)
    Progress.objects.create(milestone=project.milestones.get(), on=MARCH, percent=10, reported_at=later)

    with in_language("en"):
        then = projects_page(plan, today=date(2021, 4, 1), at=factories.AT)
    with in_language("en"):
        now = projects_page(plan, today=date(2021, 4, 1))

    assert [row.status.actual_percent for page in (then, now) for row in page.rows] == [D("40.00"), D("10.00")]


def test_the_booklet_asks_the_database_as_often_for_many_projects_as_for_one(
    officer: Client, plan: AnnualPlan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reported(factories.project(plan), 40)
    with CaptureQueriesContext(connection) as one:
        officer.get("/office/plans/2200/2564/projects.xlsx")
    for _n in range(3):
        reported(factories.project(plan), 40, baht=10)

    with django_assert_num_queries(len(one)):
        answer = officer.get("/office/plans/2200/2564/projects.xlsx")

    assert answer["Content-Disposition"] == 'attachment; filename="projects-2200-2564.xlsx"'
