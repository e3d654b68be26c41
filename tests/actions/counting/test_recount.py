"""Records change: open reports are counted again, frozen ones are not."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

import factories as make
from samrit.actions.campaigns.practices import apply_to_practice
from samrit.actions.counting.count_reports import count_again
from samrit.actions.counting.recount import measured_again
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reports.submit import submit
from samrit.actions.reviews.review import return_
from samrit.counting import Constant, Count, CountingRule, Measured, Operator, RecordKind, RecordStatus, ResultOf
from samrit.ledger.content import content_of
from samrit.records.models import Event, Indicator, Practice, QuarterReport, Revision, Tally, User
from samrit.report import IndicatorReport, Result
from samrit.report import QuarterReport as QuarterOnPaper
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.practice_workflow import PracticeAction

pytestmark = pytest.mark.django_db
LATER = datetime(2021, 4, 10, 3, tzinfo=UTC)  # in the third quarter of 2564


class World:
    """An indicator counted in a campaign, with three partners: two practise and were verified, one reported."""

    def __init__(self) -> None:
        self.agency = make.agency()
        self.officer = make.user(RoleName.OFFICER, over=self.agency)
        self.other = make.user(RoleName.COORDINATOR, over=self.agency)
        self.indicator = make.indicator(make.annual_plan(self.agency), responsible=self.officer)
        self.campaign = make.campaign(self.agency)
        self.practices = [
            make.practice(self.campaign, make.partner(self.agency), status=status, by=self.other)
            for status in (RecordStatus.VERIFIED, RecordStatus.VERIFIED, RecordStatus.REPORTED)
        ]
        make.counting_rule(self.indicator, campaign=self.campaign)
        count_again([self.indicator.pk], because=["rule"], at=LATER)

    def report(self, quarter: int) -> QuarterReport:
        """A report as it stands now."""
        return QuarterReport.objects.get(indicator=self.indicator, quarter=quarter)

    @property
    def results(self) -> list[str]:
        """What each report says, the year end last."""
        return [row.result.value_text for row in self.indicator.quarters.order_by("quarter")]

    def verify(self, at: datetime = LATER) -> Practice:
        """The third practice is verified."""
        return apply_to_practice(action=PracticeAction.VERIFY, practice=self.practices[2], by=self.other, at=at)


def _save(world: World, quarter: int, version: int, narrative: str, *, result: Result, by: User) -> QuarterReport:
    row = world.report(quarter)
    content = content_of(row).replace(narrative=narrative, result=result)
    return edit_quarter(report=row, content=content, version=version, by=by, at=LATER)


def test_open_reports_of_quarters_that_have_begun_follow() -> None:
    """Those of the first quarter, before the campaign, count none; the fourth and the year end are still to come."""
    world = World()
    before = world.results

    world.verify()

    assert (before, world.results) == (["0", "2", "2", "", ""], ["0", "3", "3", "", ""])
    event = Event.objects.filter(action="recount").order_by("-pk")[0]
    assert (event.by, event.subject_id) == (None, world.report(3).pk)
    assert event.before == {"result.value_text": "2"}
    practice = world.practices[2].pk
    payload = {"result.value_text": "3", "counted_members": 3, "because": [f"practice {practice}"], "version": 3}
    assert event.after == payload
    tally = Tally.objects.filter(report=world.report(2)).order_by("-pk")[0]
    assert (tally.value, tally.members, tally.as_of) == (Decimal(3), 3, LATER)
    revision = Revision.objects.get(report=world.report(2), number=3)
    assert (revision.saved_by, revision.content["result"]["value_text"]) == (None, "3")


def test_nothing_is_written_where_nothing_has_changed() -> None:
    """Counting twice leaves one tally and one event."""
    world = World()
    before = Tally.objects.count(), Event.objects.count(), world.report(2).version

    count_again([world.indicator.pk], because=["rule"], at=LATER)

    assert (Tally.objects.count(), Event.objects.count(), world.report(2).version) == before


def test_what_is_handed_in_stays_and_follows_again_when_it_comes_back() -> None:
    """A later change leaves a submitted report alone; returned, it is counted again."""
    world = World()
    row = _save(world, 2, world.report(2).version, "ประชุมแล้ว", result=Result.of(2, "หน่วยงาน"), by=world.officer)
    submit(report=row, by=world.officer, at=LATER)

    world.verify(LATER + timedelta(hours=1))
    frozen = world.results
    head = make.user(RoleName.COORDINATOR, over=world.agency)
    return_(report=world.report(2), reasons={"": "ขาดหลักฐาน"}, by=head, at=LATER + timedelta(hours=2))

    assert (frozen, world.results) == (["0", "2", "3", "", ""], ["0", "3", "3", "", ""])


def test_a_counted_result_is_not_typed_and_a_recount_is_no_conflict() -> None:
    """Whoever saves over a version that only a recount has changed since loses nothing, and doesn't set the result."""
    world = World()
    opened = world.report(2).version
    world.verify()

    saved = _save(world, 2, opened, "สรุปผลแล้ว", result=Result.of(97, "หน่วยงาน"), by=world.officer)

    assert (saved.result.value_text, saved.narrative) == ("3", "สรุปผลแล้ว")


def test_a_rule_over_another_result_follows_it() -> None:
    """The share of 8 partners, and twice that: both move with the practice."""
    world = World()
    share = CountingRule(
        first=ResultOf(indicator=world.indicator.pk),
        operator=Operator.PERCENT,
        second=Constant(value=Decimal(8), source="บัญชีรายชื่อ"),
    )
    shared = make.indicator(world.indicator.annual_plan)
    make.counting_rule(shared, rule=share)
    count_again([shared.pk], because=["rule"], at=LATER)

    world.verify()

    row = QuarterReport.objects.get(indicator=shared, quarter=2)
    assert row.result == Result.of(Decimal("37.50"), "หน่วยงาน", numerator=3, denominator=8)


def test_a_rule_of_elsewhere_is_left_alone() -> None:
    """Another campaign's indicator, one of another agency, one of another kind of record: nothing is counted there."""
    world = World()
    others: list[Indicator] = []
    for rule in (
        CountingRule(first=Count(of=RecordKind.PRACTICE, campaigns=(make.campaign(world.agency).pk,))),
        CountingRule(first=Count(of=RecordKind.ATTENDANCE, campaigns=(world.campaign.pk,))),
    ):
        others.append(make.indicator(world.indicator.annual_plan))
        make.counting_rule(others[-1], rule=rule)
    others.append(make.indicator())
    make.counting_rule(others[-1], rule=CountingRule(first=Count(of=RecordKind.PRACTICE)))

    world.verify()

    assert not Tally.objects.filter(report__indicator__in=others).exists()


def test_a_refused_practice_no_longer_counts() -> None:
    """Verified, then refused with a reason."""
    world = World()
    row = world.verify()

    apply_to_practice(action=PracticeAction.REFUSE, practice=row, reason="เลิกปฏิบัติแล้ว", by=world.other, at=LATER)

    assert world.results == ["0", "2", "2", "", ""]


def test_a_report_that_is_imported_leaves_the_counted_result_as_it_is() -> None:
    """The paper says 97 for the second quarter and the year; what it says of the work is taken, its numbers are not."""
    world = World()
    before = world.results
    paper = IndicatorReport(
        number_text=world.indicator.number,
        code=world.indicator.code,
        result=Result.of(97, "หน่วยงาน"),
        quarters=(QuarterOnPaper(quarter=2, narrative="ประชุมแล้ว", result=Result.of(97, "หน่วยงาน")),),
    )

    make.saved_report(
        make.upload(paper, by=world.officer),
        plan=world.indicator.annual_plan,
        indicator=world.indicator,
        by=world.officer,
        at=LATER,
    )

    assert (world.results, world.report(2).narrative) == (before, "ประชุมแล้ว")


def test_a_result_that_is_printed_otherwise_than_counted_is_the_same_and_stays() -> None:
    world = World()
    row = world.report(2)
    row.result = Result(value_text=f"{row.result.value}.00", unit_text=row.result.unit_text)
    row.save()
    version = row.version

    count_again([world.indicator.pk], because=["rule"], at=LATER)

    assert (world.report(2).result.value_text, world.report(2).version) == (row.result.value_text, version)


def test_a_run_that_supersedes_another_counts_the_result_again() -> None:
    """A rule takes a measurement; the later run of it gives the result, and the recount names the run."""
    world = World()
    first = make.measurement(world.agency, saved_mwh="19.2")
    measured = make.indicator(world.indicator.annual_plan)
    make.counting_rule(measured, rule=CountingRule(first=Measured(measurement=first.pk)))
    count_again([measured.pk], because=["rule"], at=LATER)
    before = QuarterReport.objects.get(indicator=measured, quarter=3).result.value

    again = make.measurement(world.agency, saved_mwh="17.5", supersedes=first)
    measured_again(again, at=LATER)

    assert (before, QuarterReport.objects.get(indicator=measured, quarter=3).result.value) == (
        Decimal("19.2"),
        Decimal("17.5"),
    )
    assert Event.objects.filter(action="recount").order_by("-pk")[0].after["because"] == [f"measurement {again.pk}"]
