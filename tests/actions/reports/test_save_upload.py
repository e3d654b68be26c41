"""What was read from a file goes into the records, whole, and over nothing that somebody would miss."""

from datetime import date
from decimal import Decimal

import pytest

import factories
from factories import AT
from samrit.actions.importing import discard_import, save_import
from samrit.ledger.verification import verify_trail
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import AnnualPlan, Event, Import, Indicator, IndicatorNode, QuarterReport, User
from samrit.report import (
    Absence,
    Evaluation,
    Evidence,
    IndicatorReport,
    Kind,
    Level,
    PlanNode,
    ProjectReport,
    Report,
    Result,
    Score,
    Signature,
    Target,
    Unplaced,
    YearEnd,
)
from samrit.report import QuarterReport as Quarter
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

WHOLE = IndicatorReport(
    plan_title="แผนปฏิบัติการประจำปี",
    fiscal_year_be=2564,
    agency="สำนักในชื่อเดิม",
    code="2200-0032",
    number_text="(๓.๒)",
    name="จำนวนหน่วยงานที่ร่วมปิดไฟ",
    level=Level.OUTPUT,
    kind=Kind.STRATEGIC,
    long_term_plan="แผนพัฒนา ระยะ 20 ปี",
    nodes=(
        PlanNode(label="ประเด็นยุทธศาสตร์", rank="ด้านที่", code_text="๒", name_th="มหานครสีเขียว", name_en="Green city"),
        PlanNode(label="เป้าประสงค์ที่", code_text="2.4.1", name_th="เมืองประหยัดพลังงาน"),
    ),
    definition="หน่วยงานที่ปิดไฟ",
    method="นับจำนวน",
    target=Target(value_text="5", unit_text="ไม่น้อยกว่า ... หน่วยงาน"),
    result=Result(value_text="5.00", unit_text="ไม่น้อยกว่า ... หน่วยงาน"),
    evaluation=Evaluation(quarter=4, score=Decimal("100.0000")),
    quarters=(
        Quarter(quarter=1, narrative="เตรียมงาน", result=Result.none(Absence.NOT_YET_DUE)),
        Quarter(
            quarter=4,
            narrative="ครบทุกหน่วยงาน\n\n1) ประชุม",
            target=Target(value_text="5"),
            result=Result.of(Decimal("82.50"), numerator=33, denominator=40),
            score=Score(value=Decimal(100), quality=Decimal(100), timeliness=Decimal("50.5")),
            progress_percent=Decimal("56.66"),
        ),
    ),
    year_end=YearEnd(verdict_text="เป็นไปตามเป้าหมาย", narrative="จัดกิจกรรมแล้ว"),
    supporting_factors="ภาคีร่วมมือ",
    obstacles="โรคระบาด",
    evidence=(Evidence(ref="https://example.org/post/1"), Evidence(ref="บันทึกการประชุม"), Evidence(ref="บันทึกการประชุม")),
    signature=Signature(name="ผู้ลงนามตัวอย่าง", position="นักวิชาการ", signed_on=date(2021, 10, 5)),
    label_spellings=(("definition", "คำนียาม"),),
    unplaced=(Unplaced(text="เรียน ผู้อำนวยการ", line=4),),
)


@pytest.fixture
def plan() -> AnnualPlan:
    return factories.annual_plan(factories.agency("2200"))


@pytest.fixture
def officer(plan: AnnualPlan) -> User:
    return factories.user(RoleName.OFFICER, over=plan.agency)


def save(report: Report, plan: AnnualPlan, by: User) -> Indicator:
    return factories.saved_report(factories.upload(report, by=by), plan=plan, by=by, at=AT)


def stored(indicator: Indicator) -> IndicatorReport:
    return indicator_report(with_reports(Indicator.objects.all()).get(pk=indicator.pk))


def test_a_whole_report_comes_back_as_it_came_in(plan: AnnualPlan, officer: User) -> None:
    saved = save(WHOLE, plan, officer)

    assert stored(saved) == WHOLE


def test_a_report_that_says_little_is_completed_by_what_the_records_know(plan: AnnualPlan, officer: User) -> None:
    saved = save(IndicatorReport(number_text="7", name="จำนวนครั้ง"), plan, officer)

    assert stored(saved) == IndicatorReport(
        number_text="7", name="จำนวนครั้ง", fiscal_year_be=2564, agency=plan.agency.name_th
    )
    assert [q.quarter for q in saved.quarters.all()] == [1, 2, 3, 4, 5]


def test_the_upload_knows_where_it_went_and_the_event_what_it_brought(plan: AnnualPlan, officer: User) -> None:
    saved = save(WHOLE, plan, officer)

    upload, event = Import.objects.get(), Event.objects.get()
    assert (upload.state, upload.indicator, upload.decided_by, upload.decided_at) == ("saved", saved, officer, AT)
    assert (event.action, event.by, event.subject_id, event.before) == ("save_upload", officer, saved.pk, {})
    assert event.after["quarters.4.narrative"] == "ครบทุกหน่วยงาน\n\n1) ประชุม"
    assert event.after["upload"] == upload.pk
    assert verify_trail().is_whole


def test_findings_are_counted_when_a_report_is_saved(plan: AnnualPlan, officer: User) -> None:
    assert save(WHOLE, plan, officer).checked_at == AT


@pytest.mark.parametrize(("code", "number_text"), [("2200-0032", ""), ("", "(๓.๒)")])
def test_the_same_indicator_is_found_by_code_or_number(
    code: str, number_text: str, plan: AnnualPlan, officer: User
) -> None:
    first = save(WHOLE, plan, officer)

    second = save(IndicatorReport(name="ชื่อที่แก้แล้ว", code=code, number_text=number_text), plan, officer)

    assert second == first
    assert stored(first) == WHOLE.replace(name="ชื่อที่แก้แล้ว")


def test_what_a_report_does_not_say_stays_and_what_it_overwrites_stands_in_the_event(
    plan: AnnualPlan, officer: User
) -> None:
    first = save(WHOLE, plan, officer)
    cut_short = IndicatorReport(
        code="2200-0032",
        quarters=(Quarter(quarter=2, narrative="ใหม่"), Quarter(quarter=4, narrative="แก้ไขแล้ว")),
        evidence=(Evidence(ref="ภาพถ่าย"),),
    )

    save(cut_short, plan, officer)

    first_quarter, fourth = WHOLE.quarters
    assert stored(first) == WHOLE.replace(
        quarters=(first_quarter, Quarter(quarter=2, narrative="ใหม่"), fourth.replace(narrative="แก้ไขแล้ว")),
        evidence=(*WHOLE.evidence, Evidence(ref="ภาพถ่าย")),
    )
    event = Event.objects.latest("pk")
    assert event.before == {"quarters.4.narrative": "ครบทุกหน่วยงาน\n\n1) ประชุม"}
    assert event.after == {
        "quarters.2.narrative": "ใหม่",
        "quarters.4.narrative": "แก้ไขแล้ว",
        "evidence.3.ref": "ภาพถ่าย",
        "upload": Import.objects.latest("pk").pk,
    }


def test_the_same_file_twice_changes_nothing_the_second_time(plan: AnnualPlan, officer: User) -> None:
    first = save(WHOLE, plan, officer)

    save(WHOLE, plan, officer)

    assert stored(first) == WHOLE
    assert set(QuarterReport.objects.values_list("version", flat=True)) == {1}


def test_a_submitted_quarter_is_not_overwritten_and_then_nothing_at_all_is(plan: AnnualPlan, officer: User) -> None:
    first = save(WHOLE, plan, officer)
    first.quarters.filter(quarter=4).update(status=Status.SUBMITTED.value)
    first_quarter, fourth = WHOLE.quarters
    changed = WHOLE.replace(
        name="ชื่อใหม่",
        quarters=(first_quarter.replace(narrative="เขียนใหม่"), fourth.replace(narrative="เขียนใหม่")),
    )

    with pytest.raises(Denied) as refusal:
        save(changed, plan, officer)

    assert refusal.value.message.en == "The report for quarter 4 is “Submitted” and can't be edited."
    assert stored(first) == WHOLE
    assert list(Event.objects.values_list("action", flat=True)) == ["save_upload"]
    assert sorted(Import.objects.values_list("state", flat=True)) == ["ready", "saved"]


def test_who_uploads_gives_no_marks(plan: AnnualPlan, officer: User) -> None:
    saved = save(WHOLE, plan, officer)

    assert {row.score for row in saved.quarters.all()} == {Score()}
    assert stored(saved).quarters[1].score == Score(
        value=Decimal(100), quality=Decimal(100), timeliness=Decimal("50.5")
    )


def test_the_plans_tree_is_linked_where_the_records_have_it(plan: AnnualPlan, officer: User) -> None:
    node = factories.plan_node("2.4.1", name_th="เมืองประหยัดพลังงาน")
    factories.plan_node("2", name_th="ด้านอื่นของแผนอื่น")

    saved = save(WHOLE, plan, officer)

    assert [link.node for link in IndicatorNode.objects.filter(indicator=saved)] == [node]
    assert stored(saved) == WHOLE


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (ProjectReport(code="22000000-4008"), "Give the project a name."),
        (ProjectReport(name="โครงการ", fiscal_year_be=2565), "fiscal year 2565, the plan of 2564"),
        (WHOLE.replace(fiscal_year_be=2565), "fiscal year 2565, the plan of 2564"),
        (IndicatorReport(definition="นิยาม"), "neither name nor code nor number"),
        (WHOLE.replace(code="5" * 70), "64 characters at most"),
        (
            WHOLE.replace(quarters=(Quarter(quarter=1, progress_percent=Decimal("1e12")),)),
            "progress_percent",
        ),
    ],
)
def test_a_report_that_does_not_belong_is_refused_in_words(
    report: Report, sentence: str, plan: AnnualPlan, officer: User
) -> None:
    with pytest.raises(Invalid) as refusal:
        save(report, plan, officer)

    assert sentence in refusal.value.message.en
    assert refusal.value.message.th
    assert not Indicator.objects.exists()
    assert not Event.objects.exists()


def test_a_project_is_saved_into_the_plan_and_what_it_does_not_say_stays(plan: AnnualPlan, officer: User) -> None:
    first = ProjectReport(code="22000000-4008", name="ถนนต้นไม้", rationale="ร้อน", targets="500 ต้น")
    for report in (first, ProjectReport(code=first.code, name=first.name, targets="600 ต้น")):
        save_import(row=factories.upload(report, by=officer), choice={"plan": str(plan.pk)}, by=officer, at=AT)

    project = plan.projects.get()
    assert (project.code, project.name_th, project.rationale, project.targets) == (
        "22000000-4008", "ถนนต้นไม้", "ร้อน", "600 ต้น",
    )  # fmt: skip
    assert (project.starts_on, project.ends_on) == (date(2020, 10, 1), date(2021, 9, 30))
    assert not Indicator.objects.exists()


def test_an_upload_goes_into_the_indicator_that_was_chosen(plan: AnnualPlan, officer: User) -> None:
    chosen = factories.indicator(plan, number="9")
    nameless = IndicatorReport(definition="นับหน่วยงานที่ปิดไฟ")

    saved = factories.saved_report(
        factories.upload(nameless, by=officer), plan=plan, by=officer, at=AT, indicator=chosen
    )

    assert (saved, saved.number, saved.definition) == (chosen, "9", "นับหน่วยงานที่ปิดไฟ")
    with pytest.raises(Invalid, match="not one of the annual plan"):
        factories.saved_report(
            factories.upload(nameless, by=officer), plan=plan, by=officer, at=AT, indicator=factories.indicator()
        )


def test_a_report_whose_code_and_number_belong_to_two_indicators_is_refused(plan: AnnualPlan, officer: User) -> None:
    save(IndicatorReport(code="2200-0001", number_text="1", name="หนึ่ง"), plan, officer)
    save(IndicatorReport(code="2200-0002", number_text="2", name="สอง"), plan, officer)

    with pytest.raises(Invalid, match="already has an indicator with this number"):
        save(IndicatorReport(code="2200-0001", number_text="2", name="สับสน"), plan, officer)

    assert list(plan.indicators.order_by("pk").values_list("name_th", flat=True)) == ["หนึ่ง", "สอง"]


def test_only_an_officer_of_the_agency_saves_and_only_their_own_upload(plan: AnnualPlan, officer: User) -> None:
    upload = factories.upload(WHOLE, by=officer)
    colleague = factories.user(RoleName.OFFICER, over=plan.agency)
    elsewhere = factories.annual_plan()

    with pytest.raises(Denied, match="Only the person who uploaded"):
        factories.saved_report(upload, plan=plan, by=colleague, at=AT)
    with pytest.raises(Denied, match="Only the officer of"):
        factories.saved_report(upload, plan=elsewhere, by=officer, at=AT)

    assert Import.objects.get().state == "ready"


def test_an_upload_is_decided_once(plan: AnnualPlan, officer: User) -> None:
    upload = factories.upload(WHOLE, by=officer)
    discard_import(row=upload, by=officer, at=AT)

    with pytest.raises(Denied, match="already saved or discarded"):
        factories.saved_report(upload, plan=plan, by=officer, at=AT)
    with pytest.raises(Denied, match="already saved or discarded"):
        discard_import(row=upload, by=officer, at=AT)

    assert (Import.objects.get().state, Indicator.objects.count()) == ("discarded", 0)
    assert [event.action for event in Event.objects.all()] == ["discard_file"]
