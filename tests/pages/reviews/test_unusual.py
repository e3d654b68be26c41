"""The page of results that are worth a second look."""

import pytest
from visitors import AsSomebody

import factories
from samrit.queries.reviews.unusual import unusual_results
from samrit.records.models import Indicator, QuarterReport
from samrit.report import Result
from samrit.scoring.unusual import Sign
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

TEXT = "ลงพื้นที่ตรวจแผงค้าร่วมกับคณะกรรมการตลาด แล้วนำข้อสังเกตเรื่องทางเดิน จุดทิ้งขยะ และเวลาส่งของ เข้าที่ประชุมประจำเดือนเพื่อปรับปรุงร่วมกัน รวม {count} ครั้ง"


def reported(indicator: Indicator, quarter: int, value: str, narrative: str = "") -> QuarterReport:
    row = factories.quarter(indicator, quarter, status=Status.EVALUATED, result=Result.of(int(value), "แห่ง"))
    row.narrative = narrative
    row.save()
    return row


def of_years(*values: str) -> Indicator:
    """An indicator whose results these were, the latest year first."""
    newer: Indicator | None = None
    newest: Indicator | None = None
    for at, value in enumerate(values):
        indicator = factories.indicator(factories.annual_plan(fiscal_year_be=2567 - at))
        reported(indicator, 5, value)
        if newer is None:
            newest = indicator
        else:
            newer.last_year = indicator
            newer.save()
        newer = indicator
    assert newest is not None
    return newest


def test_a_result_far_from_its_past_is_shown_with_its_reason(as_somebody: AsSomebody) -> None:
    indicator = of_years("900", "210", "190", "200")

    page = as_somebody(RoleName.EVALUATOR).get("/office/desk/unusual/", headers={"accept-language": "en"})

    text = page.content.decode()
    assert f"/office/indicators/{indicator.pk}/" in text
    assert "900 this year, and 200 in the middle of those before" in text
    assert "1 indicator of 1" in text


def test_a_text_of_another_agency_is_found_where_texts_are_asked_for() -> None:
    first = factories.indicator(factories.annual_plan(factories.agency(code="5098")))
    second = factories.indicator(factories.annual_plan(factories.agency(code="5097")))
    reported(first, 1, "1", TEXT.format(count=2))
    reported(second, 2, "1", TEXT.format(count=9))

    (row,) = unusual_results((factories.city().path,), None, Sign.COPIED_TEXT).rows

    assert {row.indicator_pk, row.other_pk} == {first.pk, second.pk}
    assert row.reason.en.startswith("Quarter ")


def test_the_year_and_the_kind_are_chosen_and_a_wrong_choice_chooses_nothing(as_somebody: AsSomebody) -> None:
    of_years("900", "210")
    somebody = as_somebody(RoleName.EXECUTIVE)

    answers = {
        query: "900 this year" in somebody.get(f"/office/desk/unusual/{query}").content.decode()
        for query in ("?sign=history", "?sign=exact", "?year=2566", "?year=๒๕๖๗&sign=none", "?sign=copied")
    }

    assert answers == {"?sign=history": True, "?sign=exact": False, "?year=2566": False, "?year=๒๕๖๗&sign=none": True, "?sign=copied": False}  # fmt: skip


def test_it_is_for_whom_scores_are(as_somebody: AsSomebody) -> None:
    answers = {role: as_somebody(role).get("/office/desk/unusual/").status_code for role in RoleName}

    found = {RoleName.EVALUATOR, RoleName.EXECUTIVE, RoleName.ADMINISTRATOR}
    assert answers == {role: 200 if role in found else 403 for role in RoleName}
