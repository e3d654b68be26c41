"""A wrong day of an agency is corrected on its page and by the command."""

from datetime import date

import pytest
from django.urls import reverse
from visitors import AsSomebody

import factories
from samrit.cli.main import run
from samrit.records.models import Agency, AgencyChange
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
WHY = {"reason": "พิมพ์วันผิด"}


def test_the_page_corrects_a_first_day_and_that_of_a_change(as_somebody: AsSomebody) -> None:
    factories.city()
    admin = as_somebody(RoleName.ADMINISTRATOR)
    given = {"code": "2200", "name_th": "สำนัก", "parent": "city", "from_on": "1/10/2563"} | WHY
    admin.post(reverse("add_agency"), given)
    admin.post(reverse("change_agency", args=["2200", "rename"]), {"name_th": "สำนักใหม่", "from_on": "1/10/2564"} | WHY)
    page = admin.get(reverse("agency", args=["2200"])).content.decode()
    change = AgencyChange.objects.get(kind="renamed")
    first, of_change = (
        reverse("change_agency", args=["2200", "first-day"]),
        reverse("correct_agency_day", args=["2200", change.pk]),
    )

    assert first in page
    assert of_change in page
    assert 'value="1 ' in admin.get(first).content.decode()
    assert admin.post(first, {"from_on": "1/10/2560"} | WHY).status_code == 303
    assert admin.post(of_change, {"from_on": "1/10/2562"} | WHY).status_code == 303
    refused = admin.post(of_change, {"from_on": "1/10/2550"} | WHY)

    assert refused.status_code == 422
    assert Agency.objects.get(code="2200").from_on == date(2017, 10, 1)
    change.refresh_from_db()
    assert change.from_on == date(2019, 10, 1)
    stranger = as_somebody(RoleName.OFFICER)
    assert stranger.get(of_change).status_code == 403
    assert of_change not in stranger.get(reverse("agency", args=["2200"])).content.decode()


def test_the_command_corrects_a_first_day_and_that_of_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    factories.city()
    factories.user(RoleName.ADMINISTRATOR, username="admin")

    def done(*arguments: str) -> int:
        return run(["agencies", *arguments, "--code", "2200", "--reason", "x", "--by", "admin", "--lang", "en"])

    codes = [
        done("add", "--name-th", "สำนัก", "--from", "1/10/2569"),
        done("rename", "--name-th", "สำนักใหม่", "--from", "1/10/2570"),
        done("correct", "--from", "1/10/2560"),
        done("correct", "--day", "1/10/2570", "--from", "1/10/2568"),
        done("correct", "--day", "1/1/2566", "--from", "1/10/2568"),
        done("correct"),
    ]

    printed = capsys.readouterr()
    assert codes[:4] == [0, 0, 0, 0], printed
    assert [code != 0 for code in codes[4:]] == [True, True]
    assert "nothing is recorded of 2200" in printed.err
    assert Agency.objects.get(code="2200").from_on == date(2017, 10, 1)
    assert AgencyChange.objects.get(kind="renamed").from_on == date(2025, 10, 1)
