"""Filing a quarter's report, and moving it on."""

import re
from decimal import Decimal

import pytest
from visitors import AsSomebody

import factories
from samrit.records.models import Event, Indicator, QuarterReport
from samrit.report import Absence
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> QuarterReport:
    """The empty second quarter of an indicator."""
    return factories.indicator(number="32").quarters.get(quarter=2)


def address(report: QuarterReport, action: str = "") -> str:
    """Where the form of a report is, or that of an action."""
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/" + (f"{action}/" if action else "")


def typed(**changes: object) -> dict[str, object]:
    """What an officer types."""
    return {"version": 1, "kind": "value", "value": "5", "narrative": "ประชุมแล้ว"} | changes


def test_what_an_officer_types_is_saved_in_the_targets_unit(report: QuarterReport, as_somebody: AsSomebody) -> None:
    response = as_somebody(RoleName.OFFICER).post(address(report), typed(progress_percent="40"))

    report.refresh_from_db()
    assert response["Location"] == f"/office/indicators/{report.indicator_id}/?quarter=2"
    assert report.result.printed == "5 (ไม่น้อยกว่า ... หน่วยงาน)"
    assert (report.narrative, report.progress_percent, report.version) == ("ประชุมแล้ว", Decimal(40), 2)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Absence.NOT_REPORTED, ""),
        (Absence.NOT_YET_DUE, ""),
        (Absence.NOT_APPLICABLE, "ไม่มีกิจกรรม"),
        (Absence.NOT_MEASURABLE_YET, "รอผล"),
    ],
)
def test_each_kind_of_none_is_kept_as_what_it_is(
    report: QuarterReport, as_somebody: AsSomebody, kind: Absence, reason: str
) -> None:
    as_somebody(RoleName.OFFICER).post(address(report), typed(kind=kind, value="", reason=reason))

    report.refresh_from_db()
    assert (report.result.absence, report.result.reason, report.result.value) == (kind, reason, None)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": ""}, "Give the result, or choose why there is none."),
        ({"kind": "not_applicable", "value": "", "reason": ""}, "Say why the quarter has no result."),
        ({"progress_percent": "-1"}, "This has to be 0 at least."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    report: QuarterReport, as_somebody: AsSomebody, wrong: dict[str, object], sentence: str
) -> None:
    response = as_somebody(RoleName.OFFICER).post(address(report), typed(**wrong))

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "ประชุมแล้ว" in page
    assert not Event.objects.exists()


def test_of_two_at_once_the_second_sees_the_first_and_loses_nothing(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    as_somebody(RoleName.OFFICER).post(address(report), typed(narrative="ของคนแรก"))
    second = as_somebody(RoleName.OFFICER)

    clash = second.post(address(report), typed(narrative="ของคนที่สอง"))
    page = re.sub("</?mark>", "", clash.content.decode())  # the words that differ are marked
    second.post(address(report), typed(narrative="ของคนที่สอง", version=2))

    report.refresh_from_db()
    assert clash.status_code == 409
    assert "ของคนแรก" in page
    assert "ของคนที่สอง" in page
    assert 'name="version" value="2"' in page
    assert report.narrative == "ของคนที่สอง"


def test_the_year_end_has_its_own_fields(report: QuarterReport, as_somebody: AsSomebody) -> None:
    year_end = report.indicator.quarters.get(quarter=5)
    words = {"verdict_text": "เป็นไปตามเป้าหมาย", "supporting_factors": "ภาคี", "obstacles": "โรคระบาด"}

    as_somebody(RoleName.OFFICER).post(address(year_end), typed(**words))

    year_end.refresh_from_db()
    assert (year_end.verdict_text, year_end.supporting_factors, year_end.obstacles) == tuple(words.values())


def test_opening_a_form_writes_nothing(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)

    assert client.get(address(report)).status_code == 200
    assert client.get(address(report, "submit")).status_code == 200
    assert not Event.objects.exists()


def test_a_report_goes_from_the_officer_to_the_agency_and_back_with_a_reason(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    factories.quarter(Indicator.objects.get(), 2)
    officer, coordinator = as_somebody(RoleName.OFFICER), as_somebody(RoleName.COORDINATOR)

    officer.post(address(report, "submit"))
    without_reason = coordinator.post(address(report, "return"), {"reason": " "})
    coordinator.post(address(report, "return"), {"reason": "ขาดหลักฐาน"})

    report.refresh_from_db()
    page = officer.get(address(report)).content.decode()
    assert without_reason.status_code == 422
    assert report.status == Status.RETURNED
    assert "ขาดหลักฐาน" in page


def test_the_evaluator_gives_marks(report: QuarterReport, as_somebody: AsSomebody) -> None:
    factories.quarter(Indicator.objects.get(), 2, status=Status.ENDORSED)

    as_somebody(RoleName.EVALUATOR).post(
        address(report, "evaluate"), {"value": "80", "quality": "70", "timeliness": "90"}
    )

    report.refresh_from_db()
    assert (Status(report.status), report.score_value) == (Status.EVALUATED, Decimal(80))


def test_what_somebody_may_not_do_is_refused_with_the_rules_own_sentence(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client, said = as_somebody(RoleName.EXECUTIVE), "Only the officer of A department can do this."
    read, sent = client.get(address(report), follow=True), client.post(address(report), typed(value="7"))

    assert (read.status_code, sent.status_code) == (200, 403)
    assert said in read.content.decode()  # the report, with the reason
    assert said in sent.content.decode()
    assert as_somebody(RoleName.OFFICER).get(address(report, "dance")).status_code == 404


def test_who_types_a_value_has_said_that_there_is_one(report: QuarterReport, as_somebody: AsSomebody) -> None:
    saved = as_somebody(RoleName.OFFICER).post(address(report), typed(kind="not_stated", value="7"))

    report.refresh_from_db()
    assert saved.status_code == 303
    assert report.result.value == 7
