"""Long-term plans out in a package and in again: both plans, their levels, which place takes which further, what is closed."""

from datetime import date
from pathlib import Path

import pytest

import factories
import packages
from samrit.actions.city.import_package import import_package
from samrit.records.models import IndicatorNode, Plan, PlanNode
from tampering import empty

pytestmark = pytest.mark.django_db


def test_a_plan_and_the_one_that_it_follows_come_back_whole(tmp_path: Path) -> None:
    old = Plan.objects.create(title_th="แผน 1", last_year_be=2563)
    levels = [{"label": "ด้าน", "rank": "ด้านที่", "en": "Aspect"}]
    new = Plan.objects.create(title_th="แผน 2", title_en="Plan 2", first_year_be=2564, follows=old, levels=levels)
    before, after = factories.plan_node("1", plan=old), factories.plan_node("2", plan=new)
    before.followers.add(after)
    PlanNode.objects.filter(pk=before.pk).update(closed_on=date(2020, 10, 1), closed_reason="สิ้นสุดแผน")
    IndicatorNode.objects.create(indicator=packages.city(), node=after)
    path = tmp_path / "year.zip"
    path.write_bytes(packages.packed())
    empty()

    import_package(path=path, at=factories.AT)

    plan = Plan.objects.get(title_th="แผน 2")
    assert (plan.follows and plan.follows.title_th, plan.first_year_be, plan.levels) == ("แผน 1", 2564, levels)
    found = PlanNode.objects.get(plan=plan.follows)
    assert (found.closed_on, found.closed_reason) == (date(2020, 10, 1), "สิ้นสุดแผน")
    assert [str(one) for one in found.followers.all()] == [str(plan.nodes.get())]
    assert IndicatorNode.objects.get(node__plan=plan).node == plan.nodes.get()
