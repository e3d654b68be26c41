"""The rule of a result on a phone, in Thai: the preview follows what is chosen, the list stands behind it, no barrier."""

import pytest
from visiting import PHONE, Visit

import factories
from samrit.counting import RecordStatus
from samrit.records.models import AnnualPlan

pytestmark = pytest.mark.browser


def test_a_rule_is_tried_on_a_phone_and_leads_to_its_list(visit: Visit, plan: AnnualPlan) -> None:
    """Verified practices first, then those that were reported as well: the preview counts one more without a saving."""
    indicator, campaign = factories.indicator(plan, number="91"), factories.campaign(plan.agency)
    by = factories.user()
    for status in (RecordStatus.VERIFIED, RecordStatus.REPORTED):
        factories.practice(campaign, factories.partner(plan.agency), status=status, by=by)
    factories.counting_rule(indicator, campaign=campaign)
    page, found = visit.page, []
    visit.resize(PHONE)
    visit.log_in("officer")
    visit.open(f"/office/indicators/{indicator.pk}/rule/")
    fourth = page.locator("#rule-preview tbody tr").last
    before = fourth.inner_text()
    with page.expect_response(lambda answer: answer.url.endswith("/rule/check/")):
        page.locator("input[name=first_statuses][value=reported]").check()
    page.wait_for_function(
        "was => document.querySelector('#rule-preview tbody tr:last-child').innerText !== was", arg=before
    )
    found += [f"rule: {barrier}" for barrier in visit.barriers()]
    found += ["rule: sideways"] if visit.is_wider_than_the_screen() else []
    visit.follow(page.get_by_role("button", name="บันทึก").first)
    visit.open(f"/office/indicators/{indicator.pk}/quarters/2/count/")
    found += [f"list: {barrier}" for barrier in visit.barriers()]
    found += ["list: sideways"] if visit.is_wider_than_the_screen() else []

    assert found == []
    assert page.locator("main").inner_text().count("ภาคี") > 1
