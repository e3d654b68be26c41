"""One search box for the whole city: it finds what somebody may see, in a fixed number of queries, without JavaScript."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from visitors import AsSomebody

import factories
from samrit.records.models import AnnualPlan, Indicator, Partner, Project, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

ADDRESS = "/office/search/"


def page(client: Client, words: str, **more: str) -> str:
    """What the page says of these words."""
    return client.get(ADDRESS, {"q": words, **more}).content.decode()


def indicator(plan: AnnualPlan, *, number: str, name_th: str) -> Indicator:
    """One of this name."""
    made = factories.indicator(plan, number=number)
    Indicator.objects.filter(pk=made.pk).update(name_th=name_th)
    return made


def test_all_kinds_are_found_with_what_tells_them_apart(as_somebody: AsSomebody) -> None:
    agency = factories.agency("2200")
    plan = factories.annual_plan(agency)
    counted = indicator(plan, number="32", name_th="จำนวนป่าในเมือง")
    project = Project.objects.create(
        annual_plan=plan, name_th="ปลูกป่าในเมือง", starts_on="2021-01-01", ends_on="2021-02-01"
    )
    partner, campaign = factories.partner(agency, name_th="ชมรมคนรักป่า"), factories.campaign(agency, code="forest")
    type(campaign).objects.update(name_th="เดือนแห่งป่า")
    client = as_somebody(RoleName.OFFICER, over=agency)

    found = page(client, "ปา")

    addresses = (
        f"/indicators/{counted.pk}/",
        f"/projects/{project.pk}/",
        f"/partners/{partner.pk}/",
        "/campaigns/forest/",
    )
    assert [one for one in addresses if f'href="/office{one}"' not in found] == []
    for typed in ("2200", "สตย."):
        assert 'href="/office/agencies/2200/"' in page(client, typed)
    assert "จำนวนป่าในเมือง" in page(client, "32")


def test_what_somebody_may_not_see_is_not_found(as_somebody: AsSomebody) -> None:
    there = factories.annual_plan(factories.agency("2100"))
    indicator(there, number="1", name_th="จำนวนป่าชายเลน")
    officer = as_somebody(RoleName.OFFICER, over=factories.agency("2200"))
    User.objects.create(username="somsri", name_th="สมศรี ตัวอย่าง")

    administrator = as_somebody(RoleName.ADMINISTRATOR, over=factories.agency("1000"))

    assert (
        "ชายเลน</a>" in page(officer, "ป่าชายเลน"),
        "สมศรี" in page(officer, "สมศรี ตัวอย่าง").partition("<main")[2].partition("<ul")[2],
    ) == (False, False)
    assert "/office/people/" in page(administrator, "somsri")
    nobody = Client()
    nobody.force_login(User.objects.create(username="new"))
    factories.partner(name_th="ป่าสน")
    assert "ป่าสน</a>" not in page(nobody, "ป่าสน")
    assert Client().get(ADDRESS).status_code == 302


def test_a_kind_is_shown_in_pages_and_a_duplicate_leads_to_what_it_was_merged_into(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    first = factories.partner(name_th="สวนหิน 0")
    for number in range(1, 60):
        factories.partner(name_th=f"สวนหิน {number}")
    duplicate = factories.partner(name_th="ป่าสน")
    Partner.objects.filter(pk=duplicate.pk).update(merged_into=first)

    everything, of_kind, last = (
        page(client, "สวนหิน"),
        page(client, "สวนหิน", kind="partner"),
        page(client, "สวนหิน", kind="partner", page="2"),
    )

    assert "all 60 found" in everything
    assert [len(re.findall(r'href="/office/partners/[0-9]+/"', one)) for one in (everything, of_kind, last)] == [
        5,
        50,
        10,
    ]
    assert f'href="/office/partners/{first.pk}/"' in page(client, "ปาสน")


def test_near_names_are_offered_where_nothing_has_the_words(as_somebody: AsSomebody) -> None:
    factories.partner(name_th="โรงเรียนสวนหินทราย")
    client = as_somebody(RoleName.OFFICER)

    assert ("these come near" in page(client, "สวนหิมทราย"), "Nothing that you may see" in page(client, "ไดโนเสาร์")) == (
        True,
        True,
    )
    assert "forgiven" in page(client, "")


def test_the_number_of_queries_is_fixed_and_the_box_stands_in_every_page_head(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    plan = factories.annual_plan(factories.agency("2200"))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(ADDRESS, {"q": "ป่า"}).status_code == 200
        return len(captured)

    few = queries()
    for number in range(12):
        factories.partner(name_th=f"ป่า {number}")
        indicator(plan, number=str(number), name_th=f"ป่า {number}")

    assert queries() == few
    assert 'role="search"' in client.get("/office/").content.decode()
