"""An officer tells a project's progress on a phone, in Thai; the curve's table moves, and no page has a barrier."""

from datetime import date

import pytest
from visiting import PHONE, Visit

import factories
from samrit.records.models import AnnualPlan, Progress, Spending
from samrit.thai.dates import find_dates

pytestmark = pytest.mark.browser


def test_an_officer_tells_the_progress_on_a_phone(visit: Visit, plan: AnnualPlan) -> None:
    project = factories.project(plan, code="2200-P01")
    step = project.milestones.get()
    Progress.objects.create(milestone=step, on=date(2021, 1, 31), percent=20, reported_at=factories.AT)
    page, found = visit.page, []
    visit.resize(PHONE)
    visit.log_in("officer")
    visit.open("/office/plans/2200/2564/")
    visit.follow(page.get_by_role("link", name="โครงการ", exact=True).first)
    visit.follow(page.get_by_role("link", name="1. โครงการตัวอย่าง"))
    page.get_by_text("ดูเป็นตัวเลข").click()
    march = page.locator(".months tr").filter(has_text="31 มี.ค. 2564")
    before = " ".join(march.inner_text().split())

    visit.follow(page.get_by_role("link", name="รายงานความก้าวหน้า"))
    found += [f"telling: {barrier}" for barrier in visit.barriers()]
    today = page.get_by_label("ข้อมูล ณ วันที่").input_value()
    page.get_by_label("ข้อมูล ณ วันที่").fill("2021-03-31")
    page.get_by_label("1. ดำเนินงาน").fill("45")
    page.get_by_label("เบิกจ่ายสะสมถึงวันนั้น (บาท)").fill("40,000")
    visit.follow(page.get_by_role("button", name="บันทึก", exact=True))
    page.get_by_text("ดูเป็นตัวเลข").click()
    after = " ".join(march.inner_text().split())
    for address in (
        f"/office/projects/{project.pk}/",
        "/office/plans/2200/2564/projects/",
        f"/office/projects/{project.pk}/edit/",
    ):
        visit.open(address)
        found += [f"{address}: {barrier}" for barrier in visit.barriers()]
        found += [f"{address}: sideways"] if visit.is_wider_than_the_screen() else []

    assert find_dates(today)[0].starts_on > date(2021, 3, 31)
    assert ("20.00" in before, "45.00" in after, "40,000 (40 %)" in after) == (True, True, True), (before, after)
    assert Spending.objects.get().total_baht == 40_000
    assert found == []
