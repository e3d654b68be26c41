"""An officer writes a quarter's report; of two at once the second loses nothing."""

from decimal import Decimal

import pytest

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.ledger.content import content_of
from samrit.records.models import Event, Indicator, QuarterReport
from samrit.report import Result, Verdict
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
MINE = factories.content(
    quarter=2, result=Result.of(3, "หน่วยงาน"), narrative="ลงพื้นที่แล้ว 3 หน่วยงาน", progress_percent=Decimal(60)
)
THEIRS = factories.content(quarter=2, result=Result.of(4, "หน่วยงาน"), narrative="ลงพื้นที่แล้ว 4 หน่วยงาน")


def test_what_was_written_is_kept_with_one_event_of_what_changed() -> None:
    report, by = factories.quarter(number=2), factories.user(RoleName.OFFICER)

    edit_quarter(report=report, content=MINE, version=1, by=by, at=AT)

    row = QuarterReport.objects.get(pk=report.pk)
    event = Event.objects.get()
    assert (content_of(row), row.version) == (MINE, 2)
    assert (event.action, event.by, event.subject_id) == ("edit_quarter", by, report.pk)
    assert event.before["quarters.2.narrative"] == "ประชุมเตรียมงานแล้ว"
    assert event.after["quarters.2.narrative"] == MINE.narrative
    assert event.after["quarters.2.progress_percent"] == "60"
    assert set(event.before) < set(event.after)


def test_findings_are_counted_anew() -> None:
    report, by = factories.quarter(number=2), factories.user(RoleName.OFFICER)

    edit_quarter(report=report, content=MINE, version=1, by=by, at=AT)

    indicator = Indicator.objects.get(pk=report.indicator_id)
    assert indicator.checked_at == AT
    assert indicator.rules_version.startswith("0.")


def test_the_year_end_has_a_verdict_and_no_other_quarter_has() -> None:
    indicator, by = factories.indicator(), factories.user(RoleName.OFFICER)
    said = {"narrative": "ครบ", "verdict_text": "เป็นไปตามเป้าหมาย", "obstacles": "โรคระบาด"}
    content = factories.content(quarter=5, result=Result.of(5, "หน่วยงาน"), **said)

    row = edit_quarter(report=indicator.quarters.get(quarter=5), content=content, version=1, by=by, at=AT)

    assert (row.verdict, content_of(row)) == (Verdict.MEETS, content)
    with pytest.raises(ValueError, match="at the year end only"):
        factories.content(quarter=4, **said)
    with pytest.raises(ValueError, match="quarter 5 and not of quarter 4"):
        edit_quarter(report=indicator.quarters.get(quarter=4), content=content, version=1, by=by, at=AT)


def test_of_two_at_once_the_second_is_shown_both_versions_and_may_save_again() -> None:
    report, by = factories.quarter(number=2), factories.user(RoleName.OFFICER)
    edit_quarter(report=report, content=THEIRS, version=1, by=factories.user(RoleName.OFFICER), at=AT)

    with pytest.raises(StaleVersion) as conflict:
        edit_quarter(report=report, content=MINE, version=1, by=by, at=AT)

    assert (conflict.value.mine, conflict.value.theirs, conflict.value.version) == (MINE, THEIRS, 2)
    assert content_of(QuarterReport.objects.get(pk=report.pk)) == THEIRS
    again = edit_quarter(report=report, content=MINE, version=conflict.value.version, by=by, at=AT)
    assert (content_of(again), again.version) == (MINE, 3)


def test_saving_the_same_twice_changes_nothing_the_second_time() -> None:
    report, by = factories.quarter(number=2), factories.user(RoleName.OFFICER)
    edit_quarter(report=report, content=MINE, version=1, by=by, at=AT)

    again = edit_quarter(report=report, content=MINE, version=1, by=by, at=AT)

    assert again.version == 2
    assert Event.objects.count() == 1


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.ENDORSED, Status.EVALUATED, Status.PUBLISHED])
def test_what_has_gone_on_is_not_written_in(status: Status) -> None:
    report = factories.quarter(status=status)

    with pytest.raises(Denied) as refusal:
        edit_quarter(report=report, content=MINE, version=1, by=factories.user(RoleName.OFFICER), at=AT)

    assert "quarter 1" in refusal.value.message.en
    assert "ไตรมาสที่ 1" in refusal.value.message.th


def test_a_number_that_cannot_be_kept_is_refused_in_words() -> None:
    report = factories.quarter(number=2)
    content = factories.content(quarter=2, result=Result.of(1), progress_percent=Decimal("1e20"))

    with pytest.raises(Invalid) as refusal:
        edit_quarter(report=report, content=content, version=1, by=factories.user(RoleName.OFFICER), at=AT)

    assert refusal.value.message.th.startswith("progress_percent")
    assert not Event.objects.exists()
