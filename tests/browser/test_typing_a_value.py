"""What is said of a value while somebody types it."""

import pytest
from playwright.sync_api import expect
from visiting import Visit

import factories
from samrit.records.models import AnnualPlan, QuarterReport, User
from samrit.report import Target

pytestmark = pytest.mark.browser


@pytest.fixture
def report(plan: AnnualPlan) -> QuarterReport:
    """The empty second quarter of an indicator that counts communities."""
    made = factories.indicator(plan, number="7", responsible=User.objects.get(username="officer"))
    made.target = Target(value_text="ไม่น้อยกว่า 400", unit_text="ชุมชน")
    made.name_th, made.definition, made.method = "จำนวนชุมชนที่คัดแยกขยะ", "", ""
    made.save()
    return made.quarters.get(quarter=2)


def test_the_page_tells_how_a_value_was_read_and_what_is_wrong_with_it(visit: Visit, report: QuarterReport) -> None:
    visit.log_in("officer")
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/")
    page = visit.page
    page.locator("[name=value]").fill("๑,๒๓๔.๕๐")
    expect(page.locator("#value-reading")).to_contain_text("อ่านว่า 1,234.5 ชุมชน")
    expect(page.locator("#notes-result")).to_contain_text("1,234.5 ไม่ใช่จำนวนเต็ม แต่ชุมชนนับเป็นจำนวนเต็ม")

    page.locator("[name=value]").fill("85%")
    expect(page.locator("#notes-result")).to_contain_text("“85%” เป็นค่าร้อยละ โปรดกรอกค่าเป็นจำนวนชุมชน")

    page.locator("[name=value]").fill("400 ชุมชน")
    expect(page.locator("#value-reading")).to_contain_text("อ่านว่า 400 ชุมชน สะสมถึงสิ้นไตรมาส")
    expect(page.locator("#notes-result")).not_to_contain_text("85%")
