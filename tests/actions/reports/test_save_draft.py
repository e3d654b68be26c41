"""What is typed and not saved is kept for the one who typed it, beside the report and never in it."""

from datetime import timedelta

import pytest

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import EditSessionEntry, edit_quarter
from samrit.actions.reports.save_draft import MAX_DRAFT_CHARACTERS, drop_draft, save_draft
from samrit.records.models import Draft, EditSession, Event, QuarterReport
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
CONTENT = factories.content(result=Result.of(3, "หน่วยงาน"), narrative="ลงพื้นที่แล้ว")


def test_each_person_has_one_draft_the_latest_and_the_report_stays_as_it_is() -> None:
    report, by, other = factories.quarter(), factories.user(RoleName.OFFICER), factories.user(RoleName.OFFICER)

    for words in ("หนึ่ง", "สอง"):
        save_draft(report=report, fields={"narrative": words}, version=1, by=by, at=AT)
    save_draft(report=report, fields={"narrative": "ของอีกคน"}, version=1, by=other, at=AT)

    drafts = Draft.objects.order_by("pk").values_list("user", "fields", "version", "stored_at")
    assert list(drafts) == [
        (by.pk, {"narrative": "สอง"}, 1, AT),
        (other.pk, {"narrative": "ของอีกคน"}, 1, AT),
    ]
    assert QuarterReport.objects.get(pk=report.pk).narrative == report.narrative
    assert not Event.objects.exists()


def test_a_draft_is_kept_of_a_report_that_has_gone_on_too_and_changes_nothing_in_it() -> None:
    submitted, by = factories.quarter(status=Status.SUBMITTED), factories.user(RoleName.OFFICER)

    save_draft(report=submitted, fields={"narrative": "พิมพ์ช้าไป"}, version=1, by=by, at=AT)

    assert Draft.objects.get().fields == {"narrative": "พิมพ์ช้าไป"}
    assert QuarterReport.objects.get(pk=submitted.pk).narrative == submitted.narrative


def test_a_draft_is_kept_only_for_who_may_write_and_only_of_a_bearable_length() -> None:
    by = factories.user(RoleName.OFFICER)

    with pytest.raises(Denied):
        save_draft(report=factories.quarter(), fields={}, version=1, by=factories.user(RoleName.HEAD), at=AT)
    with pytest.raises(Invalid, match="too long"):
        save_draft(
            report=factories.quarter(), fields={"narrative": "ก" * (MAX_DRAFT_CHARACTERS + 1)}, version=1, by=by, at=AT
        )

    assert not Draft.objects.exists()


def test_saving_and_dropping_let_ones_own_draft_go_and_nobody_elses() -> None:
    report, by, other = factories.quarter(), factories.user(RoleName.OFFICER), factories.user(RoleName.OFFICER)
    for person in (by, other):
        save_draft(report=report, fields={"narrative": "ร่าง"}, version=1, by=person, at=AT)

    edit_quarter(report=report, content=CONTENT, version=1, by=by, at=AT)
    assert [draft.user for draft in Draft.objects.all()] == [other]

    drop_draft(report=report, by=other, at=AT)
    assert not Draft.objects.exists()


def test_who_has_no_draft_and_may_not_write_one_drops_nothing() -> None:
    report, elsewhere = factories.quarter(), factories.user()

    with pytest.raises(Denied):
        drop_draft(report=report, by=elsewhere, at=AT)


@pytest.mark.parametrize(("measured", "seconds"), [(95, 95), (None, 300), (9000, 300)])
def test_what_a_edit_session_took_is_kept_with_the_saving(measured: int | None, seconds: int) -> None:
    report, by = factories.quarter(), factories.user(RoleName.OFFICER)
    edit_session = EditSessionEntry(
        began_at=AT - timedelta(minutes=5), active_seconds=measured, fields=3, prefilled=1, changed=2
    )

    edit_quarter(report=report, content=CONTENT, version=1, by=by, at=AT, edit_session=edit_session)
    edit_quarter(report=report, content=CONTENT, version=2, by=by, at=AT, edit_session=edit_session)  # nothing to save

    stored = EditSession.objects.get()
    assert (stored.report, stored.user, stored.active_seconds, stored.fields, stored.prefilled, stored.changed) == (
        report, by, seconds, 3, 1, 2,
    )  # fmt: skip
    assert Event.objects.count() == 1
