"""The queue of practices by the keyboard: a key leads to a button or field, and decides nothing by itself."""

import pytest
from visiting import Visit

import factories
from samrit.counting import RecordStatus
from samrit.records.models import AnnualPlan, Practice

pytestmark = pytest.mark.browser


def test_practices_are_looked_through_and_verified_by_keys_that_can_be_switched_off(
    visit: Visit, plan: AnnualPlan
) -> None:
    campaign = factories.campaign(plan.agency)
    first, second = (factories.practice(campaign, factories.partner(plan.agency)) for _ in range(2))
    page = visit.page
    focused = "() => document.activeElement.closest('article, section')?.querySelector('h2').id + ' ' + document.activeElement.tagName"
    visit.log_in("officer")
    visit.open(f"/office/campaigns/{campaign.code}/practices/")
    page.locator("#keys").wait_for()

    page.keyboard.press("j")
    page.keyboard.press("r")
    assert page.evaluate(focused) == f"p{first.pk} INPUT"
    page.keyboard.type("jv")  # in a field these are letters
    assert page.evaluate(focused) == f"p{first.pk} INPUT"
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("v")
    assert page.evaluate(focused) == f"p{second.pk} BUTTON"
    assert not Practice.objects.filter(status=RecordStatus.VERIFIED).exists()
    page.keyboard.press("k")
    assert page.evaluate(focused) == f"p{first.pk} A"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/practices/{first.pk}/")
    page.locator("#keys").wait_for()
    page.keyboard.press("v")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Practice.objects.get(status=RecordStatus.VERIFIED) == first
    page.locator("#keys summary").click()
    page.locator("#keys-on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("u")
    assert page.url.endswith(f"/office/practices/{first.pk}/")
    visit.sees("รับรองแล้ว")
