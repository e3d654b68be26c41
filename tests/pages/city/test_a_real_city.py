"""A city is set up by four Excel files: agencies, people, the tree of a plan, the annual plans of all agencies."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories
from city_files import CityFiles
from samrit.ops.worker import run_tasks
from samrit.queries.city.first_days import Step, StepState, first_days
from samrit.records.models import Agency, AnnualPlan, Import, Indicator, IndicatorNode, Plan, PlanNode, Role, User
from samrit.thai.calendar import fiscal_year_be
from samrit.vocabulary.codes import ImportState, RoleName

pytestmark = [
    pytest.mark.timeout(900),  # the real one takes minutes on a loaded machine
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:.*ZIP64.*"),
]


def upload(client: Client, address: str, data: bytes, **stated: str) -> None:
    """A file is brought, read, looked at and saved, by the worker where it takes its time."""
    sent = {"file": SimpleUploadedFile("file.xlsx", data), **stated}
    answer = client.post(address, sent)
    assert answer.status_code == 303, answer.content.decode()
    run_tasks()
    row = Import.objects.latest("pk")
    shown = client.get(reverse("import_file", args=[row.pk]))
    assert shown.status_code == 200
    assert row.state == ImportState.READY, row.failure
    saved = client.post(reverse("save_import", args=[row.pk]))
    assert saved.status_code == 303, saved.content.decode()
    run_tasks()
    row.refresh_from_db()
    assert row.state == ImportState.SAVED, row.failure


@pytest.mark.parametrize(
    "files",
    [
        CityFiles(agencies=7, people=30, indicators=40, fiscal_year_be=0),
        CityFiles(agencies=70, people=400, indicators=1000, fiscal_year_be=0),
    ],
    ids=["small", "a real one"],
)
def test_four_files_set_up_a_city(files: CityFiles) -> None:
    year = fiscal_year_be(timezone.localdate())
    files = CityFiles(files.agencies, files.people, files.indicators, year)
    administrator = factories.user(RoleName.ADMINISTRATOR, username="admin")
    client = Client()
    client.force_login(administrator)

    upload(client, reverse("agencies_import"), files.agency_file(), reason="คำสั่งตัวอย่าง")
    city = Agency.objects.get(parent=None)
    more = [
        ["ผู้วางแผน", "", "", "planner", "", "coordinator", city.code],
        ["ผู้ประเมิน", "", "", "judge", "", "evaluator", city.code],
    ]
    upload(client, reverse("people_import"), files.people_file(more))
    made = client.post(reverse("new_long_term_plan"), {"title_th": "แผนพัฒนาตัวอย่าง", **_levels()})
    assert made.status_code == 303, made.content.decode()
    plan = Plan.objects.get()
    upload(client, reverse("plan_tree_upload", args=[plan.pk]), files.tree_file(), reason="")
    planner = Client()
    planner.force_login(User.objects.get(username="planner"))
    upload(planner, reverse("city_plan_import"), files.plan_file(), fiscal_year_be=str(year))

    assert Agency.objects.exclude(parent=None).count() == files.agencies
    assert User.objects.exclude(pk=administrator.pk).count() == files.people
    assert Role.objects.exclude(user=administrator).count() == files.people
    assert PlanNode.objects.count() == 36
    assert Indicator.objects.count() == IndicatorNode.objects.count() == files.indicators
    assert AnnualPlan.objects.filter(fiscal_year_be=year).count() == min(files.agencies, files.indicators)
    assert not Indicator.objects.filter(responsible=None).exists()
    steps = {line.step: line.state for line in first_days(today=timezone.localdate())}
    assert (
        steps[Step.AGENCIES]
        == steps[Step.PEOPLE]
        == steps[Step.PLAN_TREE]
        == steps[Step.ANNUAL_PLANS]
        == StepState.DONE
    )


def _levels() -> dict[str, str]:
    return {"follows": "", "label0": "ด้าน", "label1": "เป้าประสงค์"}
