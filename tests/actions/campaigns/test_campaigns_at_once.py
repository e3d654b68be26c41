"""Two officers of a campaign at the same moment, while a colleague writes the counted report: one wins, nobody is stuck."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction

import factories
from at_once import at_once
from samrit.actions.campaigns.check_in import CheckedInAlready, check_in
from samrit.actions.campaigns.practices import apply_to_practice
from samrit.actions.counting.count_reports import count_again
from samrit.actions.importing import save_import, upload_file
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.counting import Count, CountingRule, RecordKind, RecordStatus
from samrit.ledger.content import content_of
from samrit.ledger.verification import verify_trail
from samrit.records.models import Activity, Attendance, Event, Partner, Practice, QuarterReport
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.practice_workflow import PracticeAction
from samrit.vocabulary.refusal import Denied, Refused, StaleVersion

pytestmark = pytest.mark.django_db(transaction=True)

LATER = datetime(2021, 4, 10, 3, tzinfo=UTC)  # in the third quarter of 2564
EVENING = datetime(2021, 3, 27, 12, 30, tzinfo=UTC)  # while the activity of the factories goes on


def a_counted_report(activity: Activity, of: RecordKind) -> QuarterReport:
    """The second quarter of an indicator that counts such records of the activity's campaign; still open."""
    indicator = factories.indicator(factories.annual_plan(activity.campaign.agency))
    statuses = (RecordStatus.VERIFIED,) if of is RecordKind.PRACTICE else ()
    counted = Count(of=of, statuses=statuses, campaigns=(activity.campaign_id,))
    factories.counting_rule(indicator, rule=CountingRule(first=counted))
    with transaction.atomic():
        count_again([indicator.pk], because=["rule"], at=EVENING)
    return QuarterReport.objects.get(indicator=indicator, quarter=2)


def write(report: QuarterReport, at: datetime) -> Callable[[], object]:
    """A colleague writes the report's text over what was seen."""
    content = content_of(report).replace(narrative="เขียนพร้อมกัน")
    by = factories.user(RoleName.OFFICER)
    return lambda: edit_quarter(report=report, content=content, version=report.version, by=by, at=at)


@pytest.mark.parametrize(
    ("actions", "stated"),
    [
        ((PracticeAction.VERIFY, PracticeAction.VERIFY), Denied),
        ((PracticeAction.VERIFY, PracticeAction.REFUSE), StaleVersion),
    ],
    ids=["both verify", "one refuses"],
)
def test_of_two_who_judge_a_practice_one_is_told(actions: tuple[PracticeAction, ...], stated: type[Refused]) -> None:
    activity = factories.activity()
    row = factories.practice(activity.campaign, factories.partner(activity.campaign.agency))
    report = a_counted_report(activity, RecordKind.PRACTICE)
    people = [factories.user(RoleName.COORDINATOR) for _ in actions]

    *judged, written = at_once(
        *(
            lambda action=action, by=by: apply_to_practice(
                action=action, practice=row, reason="ดู", expected_version=1, by=by, at=LATER
            )
            for action, by in zip(actions, people, strict=True)
        ),
        write(report, LATER),
    )

    assert set(judged) == {None, stated}
    assert written in (None, StaleVersion)
    won = judged.index(None)
    row = Practice.objects.get()
    assert (row.decided_by, row.version) == (people[won], 2)
    report.refresh_from_db()
    assert report.result.value_text == ("1" if row.status == RecordStatus.VERIFIED else "0")
    assert Event.objects.filter(subject_type="practice").count() == 1
    assert verify_trail().is_whole


def test_an_organisation_that_checks_in_twice_at_once_came_once() -> None:
    activity = factories.activity()
    partner, report = factories.partner(activity.campaign.agency), a_counted_report(activity, RecordKind.ATTENDANCE)

    *came, written = at_once(
        *[lambda: check_in(activity=activity, partner=partner, people=3, at=EVENING)] * 2, write(report, EVENING)
    )

    assert set(came) == {None, CheckedInAlready}
    assert written in (None, StaleVersion)
    assert Attendance.objects.get().people == 3
    assert verify_trail().is_whole


def test_a_sheet_that_two_officers_save_at_once_is_saved_once() -> None:
    activity = factories.activity()
    report = a_counted_report(activity, RecordKind.ATTENDANCE)
    people = [factories.user(RoleName.OFFICER, over=activity.campaign.agency) for _ in range(2)]
    data = "หน่วยงาน,จำนวนคน\nชมรมตัวอย่างใหม่,4\n".encode()
    agency, stated = activity.campaign.agency, {"activity": activity.pk}
    sheet = upload_file("sign_in", data=data, name="ใบลงชื่อ.csv", agency=agency, stated=stated, by=people[0], at=LATER)

    *saved, written = at_once(
        *(lambda by=by: save_import(row=sheet, by=by, at=LATER) for by in people),
        write(report, LATER),
    )

    assert set(saved) == {None, Denied}
    assert written in (None, StaleVersion)
    assert (Partner.objects.count(), Attendance.objects.get().people) == (1, 4)
    assert verify_trail().is_whole
