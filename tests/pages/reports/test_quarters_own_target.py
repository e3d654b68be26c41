"""A quarter with a target of its own is held against that, in the same words on its form, its receipt and the desk."""

import pytest
from visitors import AsSomebody

import factories
from samrit.report import Target
from samrit.vocabulary.choices import Accumulation
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


def test_three_times_the_quarters_target_is_no_miss_of_the_years_on_any_page(as_somebody: AsSomebody) -> None:
    made = factories.indicator()
    made.target, made.accumulation = Target(value_text="ไม่น้อยกว่า 300", unit_text="ไร่"), Accumulation.SUM.value
    made.save()
    row = made.quarters.get(quarter=1)
    row.target = Target(value_text="ไม่น้อยกว่า 40", unit_text="ไร่")
    row.save()
    at = f"/office/indicators/{made.pk}/quarters/1/"
    typed = {"version": 1, "kind": "value", "value": "60", "narrative": "ปลูกแล้ว 60 ไร่"}
    officer, coordinator = as_somebody(RoleName.OFFICER), as_somebody(RoleName.COORDINATOR)

    live = officer.post(f"{at}check/", typed, headers={"HX-Request": "true"}).content.decode()
    receipt = officer.post(at, typed | {"then": "submit"}, follow=True).content.decode()
    desk = coordinator.get(f"/office/desk/{row.pk}/", follow=True).content.decode()

    assert "150 % of this quarter&#x27;s target" in live
    for page in (live, receipt):
        assert 'class="badge good"' in page or "badge good" in page
        assert "badge miss" not in page
    assert "150" in desk
    assert "Target of this quarter" in desk
