"""The second look at a report: what has changed since it went back, beside the reasons, which are ticked off."""

from datetime import timedelta

import pytest
from visitors import AsSomebody

import factories
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews.review import endorse, return_, submit
from samrit.ledger.content import content_of, store_revision
from samrit.ledger.field_words import field_words, value_words
from samrit.queries.reports.to_report import indicator_with_reports
from samrit.queries.reviews.since_return import since_return
from samrit.records.models import Event, Evidence, FiscalYear, QuarterReport, Review
from samrit.report import Result
from samrit.thai.wordwise import Change
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
AT = factories.AT
REASONS = {"result": "ผลงาน 5 แต่ทะเบียนมี 6", "narrative": "ขอรายชื่อ “หน่วยงาน”"}


@pytest.fixture
def corrected() -> QuarterReport:
    """A report that went back with two reasons, was mended with one more piece of evidence, and waits for the evaluator."""
    officer, head = factories.user(RoleName.OFFICER), factories.user(RoleName.HEAD)
    row = factories.quarter(factories.indicator(number="35", responsible=officer), 2)
    row.narrative = "เปิดโครงการ\nมี 5 หน่วยงาน"
    row.save()
    store_revision(row, by=officer, at=AT)
    Evidence.objects.create(indicator=row.indicator, quarter=2, position=1, ref="เดิม.pdf")
    row = submit(report=row, by=officer, at=AT)
    row = return_(report=row, reasons=REASONS, by=head, at=AT + timedelta(hours=1))
    repaired = content_of(row).replace(narrative="เปิดโครงการ\nมี 6 หน่วยงาน", result=Result.of(6, "หน่วยงาน"))
    later = AT + timedelta(hours=2)
    row = edit_quarter(report=row, content=repaired, version=row.version, by=officer, at=later)
    Evidence.objects.create(
        indicator=row.indicator, quarter=2, position=2, ref="ใหม่.xlsx", added_at=later, added_by=officer
    )
    return endorse(report=submit(report=row, by=officer, at=later), by=head, at=later)


def test_what_has_changed_is_told_field_by_field(corrected: QuarterReport) -> None:
    indicator = indicator_with_reports(corrected.indicator_id)
    assert indicator is not None

    since = since_return(indicator.quarters.get(quarter=2), indicator)

    assert since is not None
    assert [(one.number, one.field, one.said) for one in since.reasons] == [
        (1, "result", REASONS["result"]),
        (2, "narrative", REASONS["narrative"]),
    ]
    assert [(one.field, one.old, one.new) for one in since.values if one.is_changed] == [
        ("result", "5 หน่วยงาน", "6 หน่วยงาน")
    ]
    (text,) = since.texts
    assert [one.folded for one in text.paragraphs] == [("เปิดโครงการ",), ()]
    assert {(one.change, one.text) for one in text.paragraphs[1].pieces if one.change is not Change.UNCHANGED} == {
        (Change.OUT, "5"),
        (Change.IN, "6"),
    }
    assert [(one.ref, one.change) for one in since.evidence] == [
        ("เดิม.pdf", Change.UNCHANGED),
        ("ใหม่.xlsx", Change.IN),
    ]


@pytest.mark.parametrize(
    ("show", "there", "not_there"),
    [("changed", "<ins>", "The old version</h"), ("new", "มี 6 หน่วยงาน", "<ins>"), ("old", "มี 5 หน่วยงาน", "<ins>")],
)
def test_the_desk_switches_between_what_changed_the_new_and_the_old(
    show: str, there: str, not_there: str, corrected: QuarterReport, as_somebody: AsSomebody
) -> None:
    page = as_somebody(RoleName.EVALUATOR).get(f"/office/desk/{corrected.pk}/?show={show}").content.decode()

    assert there in page
    assert not_there not in page
    assert page.count('name="repaired"') == 2
    assert "First handed in on" in page or "Handed in" in page


def test_nothing_is_approved_before_each_reason_is_ticked_off(
    corrected: QuarterReport, as_somebody: AsSomebody
) -> None:
    evaluator, at = as_somebody(RoleName.EVALUATOR), f"/office/indicators/{corrected.indicator_id}/quarters/2/evaluate/"
    shown = {"round": corrected.round, "version": corrected.version, "status": corrected.status, "quality": "90"}

    one = evaluator.post(at, {**shown, "repaired": ["result"]})
    both = evaluator.post(at, {**shown, "repaired": ["result", "narrative"]}, follow=True)

    assert one.status_code == 422
    assert "Tick each reason off, or send the report back." in one.content.decode()
    assert QuarterReport.objects.get(pk=corrected.pk).status == Status.EVALUATED
    assert "Indicator 35: Quarter 2 was evaluated; score: 90" in both.content.decode()


def test_ticks_stay_with_the_approval_and_the_next_reviewer_reads_whose_they_are(
    corrected: QuarterReport, as_somebody: AsSomebody
) -> None:
    year = corrected.indicator.annual_plan.fiscal_year_be
    FiscalYear.objects.create(fiscal_year_be=year, evaluators_needed=2)
    at = f"/office/indicators/{corrected.indicator_id}/quarters/2/evaluate/"
    shown = {"round": corrected.round, "version": corrected.version, "status": corrected.status, "quality": "90"}

    as_somebody(RoleName.EVALUATOR).post(at, {**shown, "repaired": ["result", "narrative"]})
    second = as_somebody(RoleName.EVALUATOR).get(f"/office/desk/{corrected.pk}/").content.decode()

    review = Review.objects.get(report=corrected, action="evaluate")
    assert review.repaired == ["result", "narrative"]
    logged = Event.objects.filter(action="evaluate").latest("pk")
    assert logged.after["repaired"] == ["result", "narrative"]
    assert value_words("repaired", logged.after["repaired"]) == ", ".join(field_words(one) for one in REASONS)
    assert second.count("Ticked off by") == 2


@pytest.fixture
def returned() -> QuarterReport:
    """A report that has just come back with two reasons."""
    officer, head = factories.user(RoleName.OFFICER), factories.user(RoleName.HEAD)
    row = factories.quarter(factories.indicator(number="35", responsible=officer), 2)
    return return_(report=submit(report=row, by=officer, at=AT), reasons=REASONS, by=head, at=AT + timedelta(hours=1))


def test_an_officer_answers_the_reasons_and_the_reviewer_reads_the_answers(
    returned: QuarterReport, as_somebody: AsSomebody
) -> None:
    officer, form_at = (
        as_somebody(RoleName.OFFICER),
        f"/office/indicators/{returned.indicator_id}/quarters/2/",
    )
    page = officer.get(form_at).content.decode()
    typed = {"version": returned.version, "kind": "value", "value": "5", "narrative": returned.narrative}
    typed |= {"answer_result": "ทะเบียนมี 5 รายการ นับซ้ำหนึ่งรายการ"}

    officer.post(form_at, typed)
    again = officer.get(form_at).content.decode()
    officer.post(form_at, typed | {"answer_narrative": "แนบรายชื่อแล้ว", "then": "submit"})

    assert page.count('name="answer_') == 2
    assert 'value="ทะเบียนมี 5 รายการ นับซ้ำหนึ่งรายการ"' in again
    row = QuarterReport.objects.get(pk=returned.pk)
    assert row.return_answers == {"result": typed["answer_result"], "narrative": "แนบรายชื่อแล้ว"}
    assert (row.status, row.version) == (Status.SUBMITTED, returned.version)  # an answer changes no word of the report
    at_desk = as_somebody(RoleName.HEAD).get(f"/office/desk/{row.pk}/").content.decode()
    assert "นับซ้ำหนึ่งรายการ" in at_desk
    assert "แนบรายชื่อแล้ว" in at_desk


def test_one_answer_of_two_is_no_reason_to_hand_in_as_it_was(returned: QuarterReport, as_somebody: AsSomebody) -> None:
    typed = {"version": returned.version, "kind": "value", "value": "5", "narrative": returned.narrative}

    answer = as_somebody(RoleName.OFFICER).post(
        f"/office/indicators/{returned.indicator_id}/quarters/2/",
        typed | {"answer_result": "ตรวจแล้ว", "then": "submit"},
    )

    assert answer["Location"].endswith("/submit/")
    assert QuarterReport.objects.get(pk=returned.pk).status == Status.RETURNED


def test_answers_go_with_the_next_return(returned: QuarterReport) -> None:
    officer, head = factories.user(RoleName.OFFICER), factories.user(RoleName.HEAD)
    row = edit_quarter(
        report=returned,
        content=content_of(returned),
        version=returned.version,
        answers=dict.fromkeys(REASONS, "ชี้แจงแล้ว"),
        by=returned.submitted_by or officer,
        at=AT + timedelta(hours=2),
    )
    row = submit(report=row, by=officer, at=AT + timedelta(hours=3))

    row = return_(report=row, reasons={"": "ยังไม่ชัด"}, by=head, at=AT + timedelta(hours=4))

    assert (row.return_reasons, row.return_answers) == ({"": "ยังไม่ชัด"}, {})


COMMENTED = "ภาพรวมยังไม่ชัด\n“5 หน่วยงาน” ขอรายชื่อ\n“ก่อนหน้า เปิดโครงการ” เมื่อใด"


@pytest.fixture
def commented() -> QuarterReport:
    """A report that has come back with a reason about its text and two comments on words of it."""
    officer, head = factories.user(RoleName.OFFICER), factories.user(RoleName.HEAD)
    row = factories.quarter(factories.indicator(number="35", responsible=officer), 2)
    row.narrative = "ก่อนหน้า\nเปิดโครงการ\nมี 5 หน่วยงาน\nท้ายสุด"
    row.save()
    store_revision(row, by=officer, at=AT)
    row = submit(report=row, by=officer, at=AT)
    return return_(report=row, reasons={"narrative": COMMENTED}, by=head, at=AT + timedelta(hours=1))


def test_each_comment_on_words_is_a_reason_of_its_own_that_is_answered(
    commented: QuarterReport, as_somebody: AsSomebody
) -> None:
    officer, form_at = as_somebody(RoleName.OFFICER), f"/office/indicators/{commented.indicator_id}/quarters/2/"
    page = officer.get(form_at).content.decode()
    answered = {"answer_narrative": "เพิ่มภาพรวม", "answer_narrative-2": "แนบแล้ว", "answer_narrative-3": "2 มีนาคม"}
    typed = {"version": commented.version, "kind": "value", "value": "5", "narrative": commented.narrative}

    officer.post(form_at, typed | answered | {"then": "submit"})

    assert list(commented.return_reasons) == ["narrative", "narrative-2", "narrative-3"]
    text = commented.narrative
    places = [(text.index(words), text.index(words) + len(words)) for words in ("5 หน่วยงาน", "ก่อนหน้า\nเปิดโครงการ")]
    assert all(f"narrative {start} {end} back ↩{n}" in page for n, (start, end) in enumerate(places, 2))
    row = QuarterReport.objects.get(pk=commented.pk)
    assert (row.status, row.return_answers) == (
        Status.SUBMITTED,
        {key.removeprefix("answer_"): words for key, words in answered.items()},
    )


def test_a_comments_number_stands_at_its_words_and_its_answer_on_desk_and_decision_page(
    commented: QuarterReport, as_somebody: AsSomebody
) -> None:
    keys = tuple(commented.return_reasons)
    content = content_of(commented).replace(narrative=commented.narrative.replace("มี 5", "มี 6"))
    row = edit_quarter(
        report=commented,
        content=content,
        version=commented.version,
        answers=dict.fromkeys(keys, "ชี้แจงแล้ว"),
        by=commented.submitted_by or factories.user(RoleName.OFFICER),
        at=AT + timedelta(hours=2),
    )
    row = submit(report=row, by=row.submitted_by or factories.user(RoleName.OFFICER), at=AT + timedelta(hours=3))
    head = as_somebody(RoleName.HEAD)

    indicator = indicator_with_reports(row.indicator_id)
    assert indicator is not None
    since = since_return(indicator.quarters.get(quarter=2), indicator)
    desk = head.get(f"/office/desk/{row.pk}/").content.decode()
    decide = head.get(f"/office/indicators/{row.indicator_id}/quarters/2/endorse/").content.decode()
    back = head.get(f"/office/indicators/{row.indicator_id}/quarters/2/return/").content.decode()

    assert since is not None
    (text,) = since.texts
    assert text.numbers == (1,)
    numbered = [(one.text, one.numbers) for part in text.paragraphs for one in part.pieces if one.numbers]
    assert numbered == [("เปิดโครงการ", (3,)), (" หน่วยงาน", (2,))]
    assert [part.folded for part in text.paragraphs] == [("ก่อนหน้า",), (), (), ("ท้ายสุด",)]
    assert all(page.count("ชี้แจงแล้ว") == 3 for page in (desk, decide, back))
    assert [page.count('name="repaired"') for page in (desk, decide, back)] == [3, 3, 0]


def test_comments_are_told_in_history_by_the_field_that_they_are_about(commented: QuarterReport) -> None:
    logged = Event.objects.filter(action="return").latest("pk")

    assert logged.after["return_reasons"] == commented.return_reasons
    assert field_words("return_reasons.narrative-2") == field_words("return_reasons.narrative")
    assert value_words("repaired", ["narrative-2"]) == field_words("narrative")
