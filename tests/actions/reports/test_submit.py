"""Submitting: errors stop it, warnings are told, and what the rules found is kept with the rules that found it."""

from datetime import date, timedelta

import pytest

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reports.submit import NotSubmittable, submit
from samrit.actions.reviews.review import return_
from samrit.ledger.content import content_of
from samrit.queries.city.rules import city_rules
from samrit.queries.reports.submission_issues import submission_issues
from samrit.records.models import Event, Evidence, Figure, QuarterReport, RuleSetting, SubmissionCheck, User
from samrit.report import Absence, Result
from samrit.vocabulary.codes import FigureSource, RoleName

pytestmark = pytest.mark.django_db
ON = date(2021, 1, 10)


@pytest.fixture
def report() -> QuarterReport:
    """A first quarter with a result, a narrative without a number, and evidence."""
    made = factories.quarter()
    Evidence.objects.create(indicator=made.indicator, position=0, ref="ทะเบียนหน่วยงาน", quarter=1)
    return made


def sentences(report: QuarterReport, *, on: date = ON) -> list[tuple[str, str, bool]]:
    """What is still wrong: field, sentence in English, whether it stops."""
    return [(one.field, one.sentence.en, one.stops) for one in submission_issues(report, on=on)]


def write(report: QuarterReport, **changes: object) -> None:
    """Change what is saved, as if it had been typed."""
    for name, value in changes.items():
        setattr(report, name, value)
    report.save()


def test_nothing_is_wrong_with_a_whole_report(report: QuarterReport) -> None:
    assert submission_issues(report, on=ON) == ()


@pytest.mark.parametrize(
    ("changes", "issues"),
    [
        ({"result": Result()}, ("result", "Neither a result is given, nor why there is none.", True)),
        (
            {"result": Result.none(Absence.NOT_APPLICABLE)},
            ("result", "The reason why the quarter has no result is missing.", True),
        ),
        (
            {"result": Result.none(Absence.NOT_REPORTED)},
            (
                "result",
                "“Not reported” can't be handed in as a report: give the result, or choose why there is none.",
                True,
            ),
        ),
        (
            {"result": Result.none(Absence.NOT_YET_DUE), "narrative": ""},
            ("narrative", "There is no result, no reason for that, and no word of what was done.", True),
        ),
        ({"narrative": "-"}, ("result", "Quarter 1 reports 5 without a word about it", False)),
        ({"narrative": "ลงพื้นที่ 12 ชุมชน และ 3 โรงเรียน"}, ("figures", "2 figures have no source yet.", False)),
    ],
)
def test_each_thing_that_is_missing_is_told_with_its_field(
    report: QuarterReport, changes: dict[str, object], issues: tuple[str, str, bool]
) -> None:
    write(report, **changes)

    assert sentences(report) == [issues]


def test_a_result_in_which_no_number_can_be_read_stops_it(report: QuarterReport) -> None:
    write(report, result=Result(value_text="12 แห่งกับอีก 3"))

    assert [(field, stops) for field, _sentence, stops in sentences(report)] == [("result", True), ("result", False)]


def test_a_result_without_evidence_is_told_and_evidence_of_another_quarter_does_not_count(
    report: QuarterReport,
) -> None:
    Evidence.objects.update(quarter=2)

    assert sentences(report) == [("evidence", "There is no evidence for the result yet.", False)]


def test_a_figure_with_its_source_is_not_asked_for(report: QuarterReport) -> None:
    write(report, narrative="ลงพื้นที่ 12 ชุมชน")
    Figure.objects.create(
        report=report, field="narrative", start=10, words="12 ชุมชน", value=12, unit="ชุมชน",
        source=FigureSource.COUNTED.value, reported_by=factories.user(), reported_at=AT,
    )  # fmt: skip

    assert sentences(report) == []


def test_an_error_stops_only_where_its_rule_binds_and_stands_first(report: QuarterReport) -> None:
    write(report, narrative="วันที่ 31 กุมภาพันธ์ 2564 ลงพื้นที่ 12 ชุมชน")  # T304, an error: there is no such day
    by = factories.user(RoleName.OFFICER)

    with pytest.raises(NotSubmittable) as refusal:
        submit(report=report, by=by, at=AT)
    assert [one.code for one in refusal.value.wrong] == ["T304"]
    assert next(one.words for one in submission_issues(report, on=ON)) == "31 กุมภาพันธ์ 2564"
    assert not SubmissionCheck.objects.exists()

    RuleSetting.objects.create(code="T304", binds_from=date(2022, 1, 1), reason="ให้เวลาเตรียม", set_by=by, set_at=AT)
    assert [field for field, _sentence, _stops in sentences(report)] == ["figures"]
    assert submit(report=report, by=by, at=AT).status == "submitted"


def test_what_was_found_is_kept_with_the_rules_that_found_it(report: QuarterReport) -> None:
    write(report, narrative="จัดงานประชาสัมพันธโครงการแล้ว")

    submit(report=report, by=factories.user(RoleName.OFFICER), at=AT)

    stored, event = SubmissionCheck.objects.select_related("rules").get(), Event.objects.get()
    assert (stored.report, stored.version, stored.at) == (report, report.version, AT)
    assert (stored.rules.version, stored.rules.table) == (city_rules().version, city_rules().table)
    assert {finding["code"] for finding in stored.findings} == {"C119", "X605"}
    assert event.after["rules"] == stored.rules.version


def test_it_asks_the_database_a_fixed_number_of_times(
    report: QuarterReport, django_assert_max_num_queries: object
) -> None:
    Evidence.objects.bulk_create(Evidence(indicator=report.indicator, position=n, ref=str(n)) for n in range(1, 30))

    with django_assert_max_num_queries(8):  # type: ignore[operator]  # a fixture without a type of its own
        submission_issues(report, on=ON)


def test_the_second_of_two_presses_is_refused_and_leaves_no_event(report: QuarterReport) -> None:
    by: User = factories.user(RoleName.OFFICER)
    submit(report=report, by=by, at=AT)

    with pytest.raises(Exception, match="not possible"):
        submit(report=report, by=by, at=AT)

    assert (Event.objects.count(), SubmissionCheck.objects.count()) == (1, 1)


@pytest.mark.parametrize("repair", ["field", "evidence", "nothing"])
def test_what_was_sent_back_goes_in_again_only_with_a_change_or_a_reason(report: QuarterReport, repair: str) -> None:
    by, later = factories.user(RoleName.OFFICER), AT + timedelta(days=2)
    submit(report=report, by=by, at=AT)
    head = factories.user(RoleName.HEAD)
    return_(report=report, reasons={"": "ขอรายชื่อ"}, by=head, at=AT + timedelta(days=1))
    report.refresh_from_db()

    if repair == "field":
        content = content_of(report).replace(narrative="ลงพื้นที่ครบทุกชุมชน")
        edit_quarter(report=report, content=content, version=report.version, by=by, at=later)
    if repair == "evidence":
        proof = {"position": 9, "ref": "รายชื่อ.xlsx", "added_at": later, "added_by": by}
        Evidence.objects.create(indicator=report.indicator, quarter=report.quarter, **proof)
    report.refresh_from_db()
    stops = [one.field for one in submission_issues(report, on=ON) if one.stops]

    assert stops == (["unchanged_because"] if repair == "nothing" else [])
    if repair == "nothing":
        with pytest.raises(NotSubmittable):
            submit(report=report, by=by, at=later)
    done = submit(report=report, by=by, at=later, unchanged_because="รายชื่ออยู่ในหลักฐานแล้ว" if stops else "")
    assert done.status == "submitted"
