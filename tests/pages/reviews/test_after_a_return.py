"""The second look at a report: what has changed since it went back, beside the reasons, which are ticked off."""

from datetime import timedelta

import pytest
from visitors import AsSomebody

import factories
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews.review import endorse, return_, submit
from samrit.ledger.content import content_of, store_revision
from samrit.queries.reports.to_report import indicator_with_reports
from samrit.queries.reviews.since_return import since_return
from samrit.records.models import Evidence, QuarterReport
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
    assert [(one.number, one.field, one.words) for one in since.reasons] == [
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
