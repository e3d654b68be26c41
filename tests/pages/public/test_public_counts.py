"""What the public's pages count: all that was promised, what is due and what is not, and what is being corrected."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

import factories
from catalogue import said
from published_things import CODE, indicator, published, with_surroundings
from samrit.actions.public.publish_copy import copy_all_published
from samrit.actions.reviews.review import reopen
from samrit.records.models import YEAR_END, Indicator, Practice, PublishedPlan
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
YEAR = f"/2564/{CODE}/"


def text_of(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return b"".join(answer).decode()


def test_a_year_counts_all_that_its_plans_promise_and_accuses_nobody_before_the_day() -> None:
    """Page, agency, plan, file, API and table tell the same of what is due and of what is not."""
    first = indicator()
    published(first, 1, 1)
    other = indicator("1100-0606", agency="1100")
    tomorrow = timezone.localdate() + timedelta(days=1)
    for row in (first, other):
        row.quarters.update(due_on=tomorrow)
    published(first, 2, 1)
    copy_all_published()

    page, agency, node = (text_of(f"/2564/{below}") for below in ("", "agencies/1100/", "plan/2.4.1/"))
    year = '"fiscal_year":2564,"plans":2,"indicators":2'

    assert "2 promises" in text_of("/en/2564/")
    for text in (page, agency, node):
        assert said("Not due yet", context="what became of it") in text
        assert said("Not published yet", context="what became of it") not in text
    assert year in text_of("/api/v1/years").replace(" ", "")
    assert text_of("/data/results/2564.csv").count("not_yet_due") == 2 * 3  # status and state of three periods
    assert "0606" not in page + agency + node


def test_the_table_tells_what_waits_from_what_is_not_in_the_plan() -> None:
    before = indicator()
    published(before, YEAR_END, 7)
    plan = factories.annual_plan(before.annual_plan.agency, fiscal_year_be=2565)
    PublishedPlan.objects.create(fiscal_year_be=2565, agency_code="5000", name_th="อื่น", indicators=1)

    assert said("not in the plan of that year") in text_of(f"/table/?i={CODE}&y=2564&y=2565")
    after = factories.indicator(plan)
    Indicator.objects.filter(pk=after.pk).update(code=CODE, last_year=before)
    copy_all_published()
    there = text_of(f"/table/?i={CODE}&y=2564&y=2565")

    assert said("not in the plan of that year") not in there
    assert "state-not_published" in there
    assert text_of(f"/table/?i={CODE}&y=2564..2565").count("state-") == there.count("state-")
    for ending in ("xlsx", "parquet"):
        assert len(b"".join(Client().get(f"/table/?i={CODE}&as={ending}"))) > 1000
    unknown = text_of(f"/en/table/?i={CODE}&i=9999-1&r=2564.1")
    assert "There is no “9999-1”, “2564.1” here" in unknown


def test_a_report_that_is_open_again_says_that_the_next_version_is_in_work() -> None:
    row = published(indicator(), YEAR_END, 7)
    evaluator = factories.user(RoleName.EVALUATOR)

    reopen(report=row, reason="ตัวเลขผิด", by=evaluator, at=factories.AT + timedelta(days=3))
    page, english = text_of(YEAR), text_of(f"/en{YEAR}")

    assert "It is being corrected. What is shown is publication 1" in english
    assert "กำลังปรับปรุง" in page
    assert "ตัวเลขผิด" not in page


def test_the_sets_around_results_tell_what_the_pages_tell_and_no_person() -> None:
    row = with_surroundings()
    Practice.objects.update(what="ปิดไฟทุกคืน โทร 081 234 5678")
    published(row, YEAR_END, 2)
    published(row, YEAR_END, 3, at=factories.AT + timedelta(days=1))

    sets = {
        name: json.loads(text_of(f"/data/{name}/2564.json"))
        for name in ("statements", "figures", "revisions", "plan_nodes", "campaigns", "practices", "rollups")
    }

    rows = {name: one if isinstance(one, list) else one["rows"] for name, one in sets.items()}
    assert len(rows["statements"]) == 5
    assert {one["revision"] for one in rows["revisions"]} == {1, 2}
    assert {one["field"] for one in rows["revisions"] if one["revision"] == 2} >= {"result"}
    assert [one["node_code"] for one in rows["plan_nodes"]] == ["2.4.1"]
    assert [(one["came"], one["verified"]) for one in rows["campaigns"]] == [(3, 2)]
    assert [one["organisation_th"] for one in rows["practices"]].count(None) == 1
    assert [(one["scope_kind"], one["indicators"], one["misses"]) for one in rows["rollups"]] == [
        ("city", 1, 1),
        ("agency", 1, 1),
    ]
    assert "081" not in str(sets)
    assert "สมชาย" not in str(sets)
