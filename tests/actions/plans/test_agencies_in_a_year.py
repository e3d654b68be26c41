"""In the middle of a year an agency is renamed, two are merged, one is split: last year stays as it was, this year is right."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import factories
from samrit.actions.city.carry_over import carry_over
from samrit.actions.city.import_package import import_package
from samrit.actions.plans.agencies import add_agency
from samrit.actions.plans.agency_changes import merge_agency, rename_agency, split_agency
from samrit.actions.plans.start_plan import copy_plan
from samrit.ops.worker import run_tasks
from samrit.package.export import export_package
from samrit.package.scope import Scope
from samrit.queries.plans.earlier_plans import heirs_in, last_plan
from samrit.records.models import Agency, AgencyChange, AnnualPlan, Role, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from tampering import empty

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)  # in fiscal year 2569
MARCH = date(2026, 3, 1)
OLD = ("สำนักหนึ่งเดิม", "สำนักสองเดิม", "สำนักสามเดิม", "สำนักสี่เดิม")


pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    """A city of four departments, each with last year's and this year's plan, an indicator in each, and an officer."""
    for code, name in zip(("1100", "1200", "1300", "1400"), OLD, strict=True):
        department = factories.agency(code, name_th=name)
        factories.agency(f"{code}1", parent=department, name_th=f"กองของ{name}")
        officer = factories.user(RoleName.OFFICER, over=department, username=f"officer{code}")
        for year in (2568, 2569):
            one = factories.indicator(
                factories.annual_plan(department, fiscal_year_be=year), number="1", responsible=officer
            )
            factories.quarter(one, 1, result=Result.of(5, "หน่วยงาน"))
        factories.partner(department, name_th=f"ภาคีของ{name}")
    return factories.user(RoleName.ADMINISTRATOR, RoleName.OFFICER, username="admin")


def change_all(by: User) -> None:
    """The first is renamed, the second and the third become a new one, the fourth is split in two."""
    rows = {row.code: row for row in Agency.objects.all()}
    rename_agency(agency=rows["1100"], name_th="สำนักหนึ่งใหม่", name_en="", from_on=MARCH, reason="คำสั่ง", by=by, at=AT)
    city = rows["city"]
    new = {
        code: add_agency(parent=city, code=code, name_th=f"สำนัก {code}", from_on=MARCH, reason="คำสั่ง", by=by, at=AT)
        for code in ("1500", "1600", "1700")
    }
    for code in ("1200", "1300"):
        merge_agency(agency=rows[code], into=new["1500"], from_on=MARCH, reason="คำสั่ง", by=by, at=AT)
    split_agency(agency=rows["1400"], into=[new["1600"], new["1700"]], from_on=MARCH, reason="คำสั่ง", by=by, at=AT)


def _without_tokens(page: bytes) -> bytes:
    """What forms hold that is new each time."""
    return re.sub(rb'(csrfmiddlewaretoken" value="|name="opened" value="|X-CSRFToken[^A-Za-z0-9]+)[\w:.-]+', b"", page)


def pages(year: int) -> dict[str, bytes]:
    """Every page and paper of a year, as the administrator sees them, without the tokens of forms."""
    client = Client()
    client.force_login(User.objects.get(username="admin"))
    found = {}
    for plan in AnnualPlan.objects.filter(fiscal_year_be=year).select_related("agency"):
        indicator = plan.indicators.get()
        addresses = [
            *(reverse(name, args=[plan.agency.code, year]) for name in ("plan", "definitions", "changes", "projects")),
            reverse("projects_sheet", args=[plan.agency.code, year]),
            reverse("indicator", args=[indicator.pk]),
            *(reverse(name, args=[indicator.pk, 1]) for name in ("quarter", "versions", "provenance")),
            *(reverse("report", args=[indicator.pk, suffix]) for suffix in ("json", "txt", "pdf")),
        ]
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            found[address] = _without_tokens(answer.content)
    for address in (reverse("close_year", args=[year]), reverse("carry_over", args=[year])):
        found[address] = _without_tokens(client.get(address).content)
    return found


def test_last_years_pages_and_papers_are_the_same_to_the_byte_and_this_years_are_right(admin: User) -> None:
    before, running = pages(2568), pages(2569)
    change_all(admin)
    after, now = pages(2568), pages(2569)

    differing = [address for address in before if before[address] != after[address]]
    assert differing == []
    renamed = now[reverse("plan", args=["1100", 2569])].decode()
    assert "สำนักหนึ่งใหม่" in renamed
    assert OLD[0] not in renamed
    assert OLD[0] in running[reverse("plan", args=["1100", 2569])].decode()
    for code, name in zip(("1200", "1300", "1400"), OLD[1:], strict=True):  # what they did, they did under their names
        assert name in now[reverse("plan", args=[code, 2569])].decode()


@pytest.mark.parametrize("role", [RoleName.EXECUTIVE, RoleName.COORDINATOR, RoleName.EVALUATOR])
def test_who_may_write_last_year_is_said_by_the_name_of_then(admin: User, role: RoleName) -> None:
    reader = factories.user(role)
    change_all(admin)
    client = Client()
    client.force_login(reader)
    one = AnnualPlan.objects.get(agency__code="1100", fiscal_year_be=2568).indicators.get()

    for address in (reverse("indicator", args=[one.pk]), reverse("quarter", args=[one.pk, 1])):
        page = client.get(
            address, follow=True
        ).content.decode()  # who can't write is led to the report, with the reason
        assert "สำนักหนึ่งใหม่" not in page
        assert OLD[0] in page


def test_plans_people_and_partners_are_found_from_the_agency_that_goes_on(admin: User) -> None:
    change_all(admin)
    heir = Agency.objects.get(code="1500")
    inside = Agency.objects.within(heir)

    assert set(inside.values_list("code", flat=True)) == {"1500", "1200", "12001", "1300", "13001"}
    assert AnnualPlan.objects.filter(agency__in=inside).count() == 4
    assert set(Role.objects.filter(agency=heir).values_list("user__username", flat=True)) == {
        "officer1200",
        "officer1300",
    }
    assert inside.filter(partners__isnull=False).count() == 2
    for name in ("officer1200", "officer1300"):
        client = Client()
        client.force_login(User.objects.get(username=name))
        assert client.get(reverse("plan", args=["1200", 2569])).status_code == 200
        assert client.get(reverse("plan", args=["1300", 2568])).status_code == 200
        home = client.get(reverse("home")).content.decode()
        assert reverse("plan", args=["1200", 2569]) in home


def test_the_next_plan_goes_on_with_those_of_all_that_were_merged(admin: User) -> None:
    change_all(admin)
    heir = Agency.objects.get(code="1500")
    source = last_plan(heir, 2570, today=AT.date())
    assert source is not None

    plan = copy_plan(source=source, fiscal_year_be=2570, by=User.objects.get(username="officer1300"), at=AT)

    assert plan.agency == heir
    assert list(plan.indicators.order_by("position").values_list("number", flat=True)) == ["1", ""]
    assert set(plan.indicators.values_list("last_year__annual_plan__agency__code", flat=True)) == {"1200", "1300"}


@pytest.mark.django_db(transaction=True)  # tasks are queued once a transaction stands
def test_all_plans_are_carried_over_into_the_agencies_that_go_on(admin: User) -> None:
    change_all(admin)

    asked = carry_over(fiscal_year_be=2569, by=admin, at=AT)
    run_tasks()

    made = AnnualPlan.objects.filter(fiscal_year_be=2570).order_by("agency__code")
    assert asked == 3
    assert [(plan.agency.code, plan.indicators.count()) for plan in made] == [("1100", 1), ("1500", 2), ("1600", 1)]
    assert {pk: heir.code for pk, heir in heirs_in(2570, today=AT.date()).items()} == {
        Agency.objects.get(code=code).pk: heir for code, heir in (("1200", "1500"), ("1300", "1500"), ("1400", "1600"))
    }


def test_a_package_holds_what_happened_and_the_name_of_its_year_out_and_in_again(admin: User, tmp_path: Path) -> None:
    change_all(admin)
    changes = list(AgencyChange.objects.order_by("pk").values())
    rows = list(Agency.objects.order_by("pk").values())
    plans = list(AnnualPlan.objects.filter(fiscal_year_be=2568).order_by("pk").values())
    file = tmp_path / "2568.zip"
    with file.open("wb") as target:
        export_package(target, Scope(2568))
    empty()

    import_package(path=file, at=AT)

    there = {row["id"] for row in Agency.objects.values("id")}
    assert list(Agency.objects.order_by("pk").values()) == [row for row in rows if row["id"] in there]
    assert {row["code"] for row in rows if row["id"] in there} >= {
        "1100",
        "1200",
        "1300",
        "1400",
        "1500",
        "1600",
        "1700",
    }
    assert list(AgencyChange.objects.order_by("pk").values()) == [one for one in changes if one["agency_id"] in there]
    assert list(AnnualPlan.objects.order_by("pk").values()) == plans
    assert AnnualPlan.objects.get(agency__code="1100").agency_names[0] == OLD[0]
