"""A city is set up by four Excel files: agencies, people, the tree of a plan, the annual plans of all agencies.

With SAMRIT_TEST_WHOLE_CITY=1 it is as large as a real one, 70 agencies, 400 people and 1,000 indicators, and takes minutes.
"""

import os

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
    pytest.mark.timeout(900),
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


def test_four_files_set_up_a_city() -> None:
    year = fiscal_year_be(timezone.localdate())
    agencies, people, indicators = (70, 400, 1000) if "SAMRIT_TEST_WHOLE_CITY" in os.environ else (30, 60, 80)
    files = CityFiles(agencies, people, indicators, year)
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
