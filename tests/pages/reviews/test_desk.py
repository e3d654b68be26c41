"""The evaluator's desk: what waits for whom, in which order and why; from one report to the next."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from visitors import AsSomebody

import factories
from factories import AT
from samrit.ledger.trail import record
from samrit.queries.reviews.desk import Choice, Desk, desk
from samrit.records.models import Evidence, Figure, FiscalYear, Indicator, QuarterReport, Review, User
from samrit.report import Comparison, Kind, Result, Target
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import ROLE_WORDS, FigureSource, RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def waiting(
    number: int = 1,
    *,
    of: Indicator | None = None,
    status: Status = Status.ENDORSED,
    result: int = 10,
    days_late: int = 0,
) -> QuarterReport:
    """A report that somebody should look at, with a target of 10."""
    row = factories.quarter(of, number, status=status, result=Result.of(result, "หน่วยงาน"))
    row.target = Target.of(Comparison.AT_LEAST, 10, "หน่วยงาน")
    row.submitted_by = factories.user()
    row.submitted_at = AT.replace(year=row.due_on.year, month=row.due_on.month, day=row.due_on.day)
    row.submitted_at += timedelta(days=days_late)
    row.first_submitted_at = row.submitted_at
    row.save()
    return row


def on_desk(user: User, **choice: object) -> Desk:
    with in_language("en"):
        return desk(user, Choice(**choice), today=timezone.localdate())  # type: ignore[arg-type]  # what a test chooses


def test_the_weightiest_stands_first_and_says_why() -> None:
    good, late, short = waiting(), waiting(days_late=4), waiting(result=5)
    Indicator.objects.filter(pk=late.indicator_id).update(findings_errors=2)

    shown = on_desk(factories.user(RoleName.EVALUATOR)).shown

    assert [row.pk for row in shown] == [late.pk, short.pk, good.pk]
    assert [[reason.en for reason in row.risk.reasons] for row in shown] == [
        ["2 errors", "4 days late"],
        ["50 % below target"],
        [],
    ]


def test_last_years_trouble_counts() -> None:
    before = factories.indicator(factories.annual_plan(fiscal_year_be=2563))
    factories.quarter(before, 5, status=Status.PUBLISHED, result=Result.of(2, "หน่วยงาน"))
    before.quarters.filter(quarter=1).update(round=3)
    indicator = factories.indicator()
    indicator.last_year = before
    indicator.save()
    waiting(of=indicator)

    (row,) = on_desk(factories.user(RoleName.EVALUATOR)).shown

    assert [reason.en for reason in row.risk.reasons] == ["returned last year", "missed its target last year"]


def test_what_waits_for_whom() -> None:
    indicator = factories.indicator()
    submitted, endorsed = waiting(1, of=indicator, status=Status.SUBMITTED), waiting(2, of=indicator)
    waiting(3, of=indicator, status=Status.EVALUATED)
    waiting(5, of=indicator, status=Status.SUBMITTED)  # not signed yet: it waits for its officer

    found = {role: [row.pk for row in on_desk(factories.user(role)).shown] for role in RoleName}

    assert found == {
        RoleName.OFFICER: [],
        RoleName.COORDINATOR: [submitted.pk],
        RoleName.HEAD: [submitted.pk],
        RoleName.EVALUATOR: [endorsed.pk],
        RoleName.EXECUTIVE: [],
        RoleName.ADMINISTRATOR: [],
    }


def test_ones_own_reports_what_one_has_approved_and_what_waits_for_another_role_are_not_there() -> None:
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, endorsers=["coordinator", "head"])
    coordinator, head = factories.user(RoleName.COORDINATOR), factories.user(RoleName.HEAD)
    waiting(of=factories.indicator(responsible=head), status=Status.SUBMITTED)
    approved = waiting(status=Status.SUBMITTED)
    Review.objects.create(
        report=approved, round=1, version=1, action="endorse", role="coordinator", by=coordinator, at=AT
    )

    assert approved.pk not in {row.pk for row in on_desk(coordinator).shown}
    assert [row.pk for row in on_desk(head).shown] == [approved.pk]
    assert on_desk(head).shown[0].missing == (str(ROLE_WORDS[RoleName.HEAD]),)
    assert approved.pk not in {row.pk for row in on_desk(factories.user(RoleName.COORDINATOR)).shown}


def test_the_queue_is_narrowed_by_agency_quarter_and_kind() -> None:
    strategic = factories.indicator(factories.annual_plan(factories.agency("2200")))
    strategic.kind = Kind.STRATEGIC.value
    strategic.save()
    wanted, other = waiting(2, of=strategic), waiting(1)
    user = factories.user(RoleName.EVALUATOR)

    for choice in ({"agency": "2200"}, {"quarter": 2}, {"kind": "strategic"}):
        assert [row.pk for row in on_desk(user, **choice).shown] == [wanted.pk]
    assert {row.pk for row in on_desk(user).all} == {wanted.pk, other.pk}


def test_the_queue_is_shown_in_leaves_and_keeps_its_choice(as_somebody: AsSomebody) -> None:
    for _ in range(27):
        waiting()
    client = as_somebody(RoleName.EVALUATOR)

    first, second = (client.get(f"/office/desk/?quarter=1&page={page}").content.decode() for page in (1, 2))

    assert first.count("data-row") == 25
    assert second.count("data-row") == 2
    assert 'href="?quarter=1&amp;page=2"' in first
    assert "?quarter=1" in second.split("data-row")[0].rsplit("href=", 1)[1]


def test_one_report_of_the_desk_has_all_that_is_needed_to_decide(as_somebody: AsSomebody) -> None:
    indicator = factories.indicator()
    factories.quarter(indicator, 1)
    QuarterReport.objects.filter(quarter=1).update(narrative="ไตรมาสก่อนอบรมแล้ว")
    row = waiting(2, of=indicator, days_late=3)
    Figure.objects.create(
        report=row, field="narrative", start=0, words="12 แห่ง", value=12, source=FigureSource.COUNTED.value,
        reported_by=factories.user(), reported_at=AT,
    )  # fmt: skip

    page = as_somebody(RoleName.EVALUATOR).get(f"/office/desk/{row.pk}/").content.decode()

    assert "ไตรมาสก่อนอบรมแล้ว" in page
    assert '<strong lang="th">12 แห่ง</strong>' in page
    assert "counted from a list or a register" in page
    assert "3 days late" in page
    assert "Waiting for:</strong> evaluator" in page
    assert f'action="/office/indicators/{indicator.pk}/quarters/2/evaluate/"' in page
    assert f'action="/office/indicators/{indicator.pk}/quarters/2/return/"' in page
    assert 'id="return_reason_result"' in page


def test_after_deciding_the_next_of_the_queue_comes_and_after_the_last_the_desk(as_somebody: AsSomebody) -> None:
    first, second = waiting(result=1), waiting(result=5)
    client = as_somebody(RoleName.EVALUATOR)
    stated = {"quality": "80", "desk": "quarter=1&evil=1", "desk_next": str(second.pk)}

    onward = client.post(f"/office/indicators/{first.indicator_id}/quarters/1/evaluate/", stated)
    end = client.post(
        f"/office/indicators/{second.indicator_id}/quarters/1/return/",
        {"reason": "ขาดหลักฐาน", "desk": "", "desk_next": "0"},
    )

    assert onward["Location"] == f"/office/desk/{second.pk}/?quarter=1"
    assert end["Location"] == "/office/desk/"
    assert on_desk(factories.user(RoleName.EVALUATOR)).all == ()


def test_what_went_wrong_on_the_desk_is_told_and_leads_on_in_the_queue(as_somebody: AsSomebody) -> None:
    row = waiting()

    page = as_somebody(RoleName.EVALUATOR).post(
        f"/office/indicators/{row.indicator_id}/quarters/1/evaluate/",
        {"value": "", "desk": "quarter=1", "desk_next": "7"},
    )

    assert page.status_code == 422
    assert 'name="desk" value="quarter=1"' in page.content.decode()
    assert 'name="desk_next" value="7"' in page.content.decode()


def test_a_report_that_does_not_wait_for_this_person_leads_to_its_indicator(as_somebody: AsSomebody) -> None:
    row = waiting(status=Status.EVALUATED)

    assert (
        as_somebody(RoleName.EVALUATOR).get(f"/office/desk/{row.pk}/")["Location"]
        == f"/office/indicators/{row.indicator_id}/?quarter={row.quarter}"
    )
    stranger = as_somebody(RoleName.EVALUATOR, over=factories.agency())
    assert stranger.get(f"/office/desk/{row.pk}/").status_code == 403
    assert stranger.get("/office/desk/").status_code == 200


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_empty_desk_says_what_will_come(as_somebody: AsSomebody, language: str) -> None:
    page = as_somebody(RoleName.EVALUATOR, language=language).get("/office/desk/").content.decode()

    assert {"th": "ไม่มีรายงานรอการพิจารณา", "en": "Nothing waits for your decision."}[language] in page


def test_the_report_says_what_was_changed_of_its_indicator_since_it_was_handed_in(as_somebody: AsSomebody) -> None:
    row = waiting()
    record(
        "define_indicator",
        row.indicator,
        before={"responsible": "a"},
        after={"responsible": "b"},
        by=None,
        at=timezone.now(),
    )
    address = reverse("desk_report", args=[row.pk])
    evaluator = as_somebody(RoleName.EVALUATOR)
    before = evaluator.get(address).content.decode()

    record(
        "define_indicator", row.indicator, before={"method": "old"}, after={"method": "new"}, by=None, at=timezone.now()
    )
    after = evaluator.get(address).content.decode()

    heading = "Changed since this report was first handed in"
    assert (heading in before, heading in after, "old → new" in after) == (False, True, True)


def test_the_evidence_of_a_report_is_listed_once(as_somebody: AsSomebody) -> None:
    row = waiting()
    Evidence.objects.create(indicator=row.indicator, quarter=1, position=1, ref="ทะเบียนหน่วยงาน.xlsx")

    page = as_somebody(RoleName.EVALUATOR).get(reverse("desk_report", args=[row.pk])).content.decode()

    listed = page[page.index('class="main"') : page.index('class="margin"')]
    assert listed.count("ทะเบียนหน่วยงาน.xlsx") == 1


def test_what_the_queue_counts_in_other_parts_of_the_year_is_listed_on_the_reports_page(
    as_somebody: AsSomebody,
) -> None:
    row = waiting(4)
    other = row.indicator.quarters.get(quarter=1)
    other.narrative = "ประชุมวันจันทร์ที่ 27 มีนาคม 2564"  # it was a Saturday
    other.save()

    page = as_somebody(RoleName.EVALUATOR).get(f"/office/desk/{row.pk}/")

    assert {place for place, note in page.context["elsewhere"] if note.code == "T301"} == {"Quarter 1"}
    words = page.content.decode()
    assert (
        words.index(">Quarter 4<")
        < words.index(">Target and result<")
        < words.index("To correct in other parts of the year's report")
    )
