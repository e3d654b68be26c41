"""The pages on which a report is moved on: what they show, take, and say when something is in the way."""

import hashlib
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from visitors import AsSomebody

import factories
from factories import AT
from samrit.ledger.blobs import blob_bytes
from samrit.readers import read
from samrit.records.models import FiscalYear, QuarterReport, Review, SignOff, User
from samrit.report import Comparison, IndicatorReport, Score, Target
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def address(report: QuarterReport, action: str) -> str:
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/{action}/"


def expected_version(report: QuarterReport, **typed: Any) -> dict[str, Any]:
    return {"round": report.round, "version": report.version, "status": report.status} | typed


def endorsed(number: int = 1) -> QuarterReport:
    report = factories.quarter(factories.indicator(), number, status=Status.ENDORSED)
    report.target = Target.of(Comparison.AT_LEAST, 10, "หน่วยงาน")
    report.submitted_by, report.submitted_at = factories.user(), AT
    report.first_submitted_at = AT
    report.save()
    return report


def test_a_report_goes_back_with_a_reason_on_the_very_field(as_somebody: AsSomebody) -> None:
    report = factories.quarter(status=Status.SUBMITTED)
    coordinator = as_somebody(RoleName.COORDINATOR)

    form = coordinator.get(address(report, "return")).content.decode()
    coordinator.post(
        address(report, "return"), expected_version(report, reason_result="นับซ้ำ", reason_evidence="ไม่มีรายชื่อ")
    )

    report.refresh_from_db()
    assert 'name="reason_evidence"' in form
    assert 'name="reason_obstacles"' not in form
    assert report.return_reasons == {"result": "นับซ้ำ", "evidence": "ไม่มีรายชื่อ"}


def test_the_evaluator_sees_three_judgements_apart_and_a_blank_mark_is_not_zero(as_somebody: AsSomebody) -> None:
    report = endorsed()
    evaluator = as_somebody(RoleName.EVALUATOR)

    page = evaluator.get(address(report, "evaluate")).content.decode()
    evaluator.post(address(report, "evaluate"), expected_version(report, quality="80", timeliness="", opinion="ดี"))

    review = Review.objects.get()
    assert "An achievement of 50.00 % scores 1.00 of 5 (Five levels (1 to 5))." in page
    assert "Handed in in time" in page
    assert 'name="timeliness" value="100"' in page
    assert review.score == Score(value=Decimal(80), quality=Decimal(80))
    assert review.opinion == "ดี"
    assert "not reviewed" in evaluator.get(address(report, "publish")).content.decode()


def test_the_score_of_a_quarter_is_the_mean_of_its_marks_where_none_is_typed(as_somebody: AsSomebody) -> None:
    report = endorsed()

    as_somebody(RoleName.EVALUATOR).post(
        address(report, "evaluate"), expected_version(report, quality="80", timeliness="95")
    )

    assert Review.objects.get().score_value == Decimal("87.5")


def test_the_year_end_is_scored_by_the_method_that_the_city_has_settled(as_somebody: AsSomebody) -> None:
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, method="percent-of-target")
    page = as_somebody(RoleName.EVALUATOR).get(address(endorsed(5), "evaluate")).content.decode()

    assert "An achievement of 100.00 % scores 100.00 of 100 (Percent of target)." in page
    assert 'name="value" value="100"' in page


def test_another_verdict_needs_its_reason(as_somebody: AsSomebody) -> None:
    report, evaluator = endorsed(5), as_somebody(RoleName.EVALUATOR)

    without = evaluator.post(
        address(report, "evaluate"), expected_version(report, value="3", override_verdict="misses")
    )
    evaluator.post(
        address(report, "evaluate"),
        expected_version(report, value="3", override_verdict="misses", override_reason="นับซ้ำ"),
    )

    report.refresh_from_db()
    assert without.status_code == 422
    assert "Say why the verdict is another" in without.content.decode()
    assert (report.override_verdict, report.override_reason) == ("misses", "นับซ้ำ")


def test_who_is_missing_stands_on_the_page(as_somebody: AsSomebody) -> None:
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, endorsers=["coordinator", "head"])
    report = factories.quarter(status=Status.SUBMITTED)
    as_somebody(RoleName.COORDINATOR).post(address(report, "endorse"), expected_version(report, opinion="ครบถ้วน"))

    page = as_somebody(RoleName.HEAD).get(address(report, "endorse")).content.decode()

    assert "(agency coordinator)" in page
    assert "ครบถ้วน" in page
    assert "Waiting for:</strong> head of agency" in page


def test_an_approver_of_an_old_version_reads_the_new_one_first_and_loses_no_word(as_somebody: AsSomebody) -> None:
    report = factories.quarter(status=Status.SUBMITTED)
    old = expected_version(report, opinion="เห็นชอบ")
    QuarterReport.objects.filter(pk=report.pk).update(version=4, round=2)
    coordinator = as_somebody(RoleName.COORDINATOR)

    clash = coordinator.post(address(report, "endorse"), old)
    page = clash.content.decode()

    assert clash.status_code == 409
    assert "has been changed since you opened it" in page
    assert "เห็นชอบ" in page
    assert 'name="version" value="4"' in page
    assert not Review.objects.exists()


def test_the_second_of_two_evaluators_gets_a_calm_sentence(as_somebody: AsSomebody) -> None:
    report = endorsed()
    as_somebody(RoleName.EVALUATOR).post(address(report, "evaluate"), expected_version(report, value="80"))

    second = as_somebody(RoleName.EVALUATOR).post(address(report, "evaluate"), expected_version(report, value="60"))

    assert second.status_code == 409
    assert "Somebody has already acted on this report; it is “Evaluated” now." in second.content.decode()
    assert Review.objects.count() == 1


@pytest.fixture
def officer() -> Client:
    """The one responsible for the only indicator, reading English."""
    by = factories.user(RoleName.OFFICER)
    by.name_th, by.position = "นางสาวตัวอย่าง ทดสอบ", "นักวิชาการ"
    by.save()
    factories.quarter(factories.indicator(responsible=by, number="7"), 5, status=Status.SUBMITTED)
    client = Client()
    client.force_login(by)
    client.cookies["django_language"] = "en"
    return client


def test_the_officer_sees_the_paper_signs_it_and_can_take_the_signed_one(officer: Client) -> None:
    report = QuarterReport.objects.get(quarter=5)

    form = officer.get(address(report, "sign")).content.decode()
    preview = officer.get(f"{address(report, 'sign')}paper.pdf")
    officer.post(
        address(report, "sign"),
        expected_version(report, name="นางสาวตัวอย่าง ทดสอบ", position="นักวิชาการ", over_open="on"),
    )

    signed = SignOff.objects.get()
    shown = read(preview.content, "paper.pdf").report
    assert "could not be written any more" in form
    assert f"{address(report, 'sign')}paper.pdf" in form
    assert isinstance(shown, IndicatorReport)
    assert (shown.signature.name, shown.signature.position) == (signed.name, signed.position)
    assert read(blob_bytes(signed.paper), "paper.pdf").report is not None


def test_a_year_with_open_quarters_is_signed_only_by_whoever_ticks_that_they_are_open(officer: Client) -> None:
    report = QuarterReport.objects.get(quarter=5)
    named = expected_version(report, name="นางสาวตัวอย่าง ทดสอบ", position="นักวิชาการ")

    refused = officer.post(address(report, "sign"), named)
    before = SignOff.objects.count()
    signed = officer.post(address(report, "sign"), named | {"over_open": "on"})

    assert (refused.status_code, before) == (422, 0)
    assert signed.headers["Location"].endswith("/receipt/")


def test_where_the_year_asks_for_a_second_factor_nobody_signs_without_one(officer: Client) -> None:
    report = QuarterReport.objects.get(quarter=5)
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, signs_with_second_factor=True)

    asked = officer.get(address(report, "sign"), follow=True)
    sent = officer.post(
        address(report, "sign"),
        expected_version(report, name="นางสาวตัวอย่าง ทดสอบ", position="นักวิชาการ", over_open="on"),
    )

    assert asked.redirect_chain[-1][0] == sent["Location"] == "/office/account/"
    assert "The city asks for a second factor of whoever signs." in asked.content.decode()
    assert not SignOff.objects.exists()


def test_the_paper_to_sign_is_shown_to_nobody_who_could_not_sign_it(as_somebody: AsSomebody) -> None:
    report = factories.quarter(factories.indicator(), 5, status=Status.SUBMITTED)

    answers = {role: as_somebody(role).get(f"{address(report, 'sign')}paper.pdf").status_code for role in RoleName}

    assert answers == {role: 200 if role is RoleName.OFFICER else 403 for role in RoleName}


def test_reopening_asks_for_its_reason(as_somebody: AsSomebody) -> None:
    report = factories.quarter(status=Status.PUBLISHED)
    evaluator = as_somebody(RoleName.EVALUATOR)

    without = evaluator.post(address(report, "reopen"), expected_version(report, reason=" "))
    evaluator.post(address(report, "reopen"), expected_version(report, reason="พบภาคีซ้ำ"))

    report.refresh_from_db()
    assert without.status_code == 422
    assert (report.status, report.return_reasons) == (Status.RETURNED, {"": "พบภาคีซ้ำ"})


def test_the_signed_paper_is_kept_as_it_was_and_shown_with_its_hash_also_when_superseded(
    officer: Client, as_somebody: AsSomebody
) -> None:
    report = QuarterReport.objects.get(quarter=5)
    officer.post(
        address(report, "sign"), expected_version(report, name="ก ตัวอย่าง", position="นักวิชาการ", over_open="on")
    )
    signed = SignOff.objects.get()
    as_somebody(RoleName.EVALUATOR).post(address(report, "reopen"), {"reason": "พบภาคีซ้ำ"})

    page = officer.get(f"/office/indicators/{report.indicator_id}/").content.decode()
    paper = officer.get(f"/office/indicators/{report.indicator_id}/signed/{signed.pk}.pdf")
    content = officer.get(f"/office/indicators/{report.indicator_id}/signed/{signed.pk}.json")

    assert paper.content == blob_bytes(signed.paper)
    assert hashlib.sha256(content.content).hexdigest() == signed.sha256
    assert signed.sha256 in page
    assert "Superseded" in page
    assert "พบภาคีซ้ำ" in page
    assert officer.get(f"/office/indicators/{report.indicator_id}/signed/{signed.pk}.txt").status_code == 404
    stranger = as_somebody(RoleName.OFFICER, over=factories.agency())
    assert stranger.get(f"/office/indicators/{report.indicator_id}/signed/{signed.pk}.pdf").status_code == 403


def test_a_verdict_that_was_set_is_shown_with_who_and_why_and_what_was_computed(as_somebody: AsSomebody) -> None:
    report, evaluator = endorsed(5), as_somebody(RoleName.EVALUATOR)
    evaluator.post(
        address(report, "evaluate"),
        expected_version(report, value="3", override_verdict="misses", override_reason="นับซ้ำ"),
    )
    plan = report.indicator.annual_plan

    page = evaluator.get(f"/office/indicators/{report.indicator_id}/").content.decode()
    row = evaluator.get(f"/office/plans/{plan.agency.code}/{plan.fiscal_year_be}/").content.decode()

    assert 'class="badge miss">Misses' in page
    assert "The verdict was set by" in page
    assert "นับซ้ำ" in page
    assert "As computed: Meets" in page
    assert "<b>Misses</b><i>set by the evaluator</i>" in row


def test_the_page_before_submitting_says_what_stops_it_and_what_a_reviewer_would_ask(as_somebody: AsSomebody) -> None:
    report = factories.indicator().quarters.get(quarter=1)
    report.narrative = "ประชุมแล้ว"
    report.save()
    client = as_somebody(RoleName.OFFICER)

    page = client.get(address(report, "submit")).content.decode()
    sent = client.post(address(report, "submit"), expected_version(report))

    assert "Neither a result is given, nor why there is none." in page
    assert "This has to be corrected first" in page
    assert "Submit it as it is" not in page
    assert sent.status_code == 422


def test_whoever_comes_back_to_what_is_done_reads_the_report_with_the_reason(as_somebody: AsSomebody) -> None:
    report = endorsed(2)
    evaluator, officer = as_somebody(RoleName.EVALUATOR), as_somebody(RoleName.OFFICER)

    done = evaluator.post(address(report, "evaluate"), expected_version(report, quality="95"), follow=True)
    again = evaluator.get(address(report, "evaluate"), follow=True)
    form = officer.get(f"/office/indicators/{report.indicator_id}/quarters/2/", follow=True)
    submit = officer.get(address(report, "submit"), follow=True)

    at = f"/office/indicators/{report.indicator_id}/?quarter=2"
    assert f"Indicator {report.indicator.number}: Quarter 2 was evaluated; score: 95" in done.content.decode()
    assert [one.redirect_chain[0][0] for one in (done, again, form, submit)] == [at] * 4
    assert "“Evaluate” is not possible: the report is “Evaluated”." in again.content.decode()
    assert "The report for quarter 2 is “Evaluated” and can&#x27;t be edited." in form.content.decode()


def test_an_approval_that_is_not_waited_for_has_no_button(as_somebody: AsSomebody) -> None:
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, endorsers=["head"])
    report = factories.quarter(status=Status.SUBMITTED)

    head = as_somebody(RoleName.HEAD)
    pages = {
        role: (head if role is RoleName.HEAD else as_somebody(role))
        .get(f"/office/indicators/{report.indicator_id}/")
        .content.decode()
        for role in (RoleName.COORDINATOR, RoleName.HEAD)
    }

    assert address(report, "endorse") not in pages[RoleName.COORDINATOR]
    assert address(report, "endorse") in pages[RoleName.HEAD]
    name = User.objects.get(roles__role=RoleName.HEAD.value).name()
    assert f"Waiting for {name} to endorse it" in pages[RoleName.COORDINATOR]
    assert "Waiting for you to endorse it" in pages[RoleName.HEAD]


@pytest.mark.parametrize("paper", ["", "paper.pdf"])
@pytest.mark.parametrize("role", [RoleName.OFFICER, RoleName.HEAD])
def test_what_nobody_can_do_as_a_report_stands_is_a_state_and_no_refusal(
    role: RoleName, paper: str, as_somebody: AsSomebody
) -> None:
    report = factories.indicator().quarters.get(quarter=5)

    shown = as_somebody(role).get(f"{address(report, 'sign')}{paper}", follow=True)

    assert shown.redirect_chain[0][0] == f"/office/indicators/{report.indicator_id}/?quarter=5"
    assert "“Sign” is not possible: the report is “Draft”." in shown.content.decode()


def test_whoever_decides_reads_what_they_can_do_and_not_what_others_can(as_somebody: AsSomebody) -> None:
    report = endorsed(2)
    page = as_somebody(RoleName.EVALUATOR).get(f"/office/indicators/{report.indicator_id}/?quarter=2").content.decode()

    assert "You read it here, and can: Evaluate, Return." in page
    assert "Only the officer" not in page


def test_a_score_of_the_year_is_said_with_its_best_and_none_is_above_it(as_somebody: AsSomebody) -> None:
    report, evaluator = endorsed(5), as_somebody(RoleName.EVALUATOR)

    above = evaluator.post(address(report, "evaluate"), expected_version(report, value="6"))
    page = evaluator.post(address(report, "evaluate"), expected_version(report, value="4.5"), follow=True)

    assert above.status_code == 422
    assert "The best score of this year is 5." in above.content.decode()
    assert "score: 4.50 of 5" in page.content.decode()
