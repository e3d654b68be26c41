"""The annual report of an agency and of the city: its figures are the overview's, its sentences follow them, its cost is fixed."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pptx
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import factories
from samrit.actions.period_results import count_all
from samrit.cli.main import run
from samrit.ledger.reading import stored_reading
from samrit.queries.reports.preview import changes_by
from samrit.queries.reports.to_report import plan_reports, with_reports
from samrit.queries.reviews.annual_booklet import annual_booklet
from samrit.records.models import YEAR_END, Agency, AnnualPlan, Import, Indicator, IndicatorNode, PlanNode
from samrit.records.models import QuarterReport as QuarterRow
from samrit.report import IndicatorReport, QuarterReport, Result
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status
from samrit.writers.booklet_pdf import write_booklet
from samrit.writers.booklet_values import Booklet
from samrit.writers.results_sheet import write_results_sheet

pytestmark = pytest.mark.django_db
YEAR, TODAY, NOW = factories.YEAR_BE, date(2021, 11, 1), datetime(2021, 11, 1, 3, tzinfo=UTC)


def indicator_of(plan: AnnualPlan, value: int, node: PlanNode) -> None:
    """One whose year came to a value, against at least 5; it serves a place below a strategy."""
    row = factories.indicator(plan)
    for quarter in (1, 2, 3, 4, 5):
        one = factories.quarter(row, quarter, status=Status.ENDORSED, result=Result.of(value, "หน่วยงาน"))
        one.save()
    IndicatorNode.objects.create(indicator=row, node=node)


@pytest.fixture
def plan() -> AnnualPlan:
    """Two indicators that reached their target and one that missed it, under one strategy."""
    made = factories.annual_plan(factories.agency("2200", parent=factories.city()))
    top = factories.plan_node("2", name_th="เมืองร่มรื่น")
    below = factories.plan_node("2.1")
    PlanNode.objects.filter(pk=below.pk).update(parent=top)
    for value in (6, 5, 1):
        indicator_of(made, value, PlanNode.objects.get(pk=below.pk))
    factories.project(made)
    count_all()
    return made


def asked(agency: Agency) -> tuple[Booklet, int]:
    """The booklet and what it cost."""
    with CaptureQueriesContext(connection) as captured:
        found = annual_booklet(agency, YEAR, today=TODAY)
    assert found is not None
    return found, len(captured)


def test_its_sentences_follow_the_counts_that_the_overview_has(plan: AnnualPlan) -> None:
    booklet, _ = asked(plan.agency)

    assert (booklet.counts.indicators, booklet.counts.reached, booklet.counts.misses) == (3, 2, 1)
    assert booklet.summary[0].startswith("บรรลุเป้าหมาย 2 จาก 3 ตัวชี้วัด ไม่บรรลุ 1 ตัวชี้วัด")
    assert any("โครงการ 1 โครงการ" in one for one in booklet.summary)
    (strategy,) = booklet.strategies
    assert (strategy.code, strategy.counts.reached, len(strategy.indicators)) == ("2", 2, 3)
    assert [one.result for one in booklet.missed] == ["1 หน่วยงาน"]
    assert all(one.details is not None and len(one.details.quarters) == 4 for one in strategy.indicators)


def test_a_year_that_is_not_handed_in_says_in_its_row_that_it_does_not_count(plan: AnnualPlan) -> None:
    QuarterRow.objects.filter(quarter=YEAR_END, indicator=Indicator.objects.first()).update(status=Status.DRAFT)
    count_all()

    booklet, _ = asked(plan.agency)

    lines = [line for one in booklet.strategies for line in one.indicators]
    assert (booklet.counts.reached, booklet.counts.misses, booklet.counts.sound) == (1, 1, 2)
    assert [bool(line.doubt) for line in lines] == [True, False, False]
    assert booklet.on == TODAY


def test_it_costs_as_many_queries_for_more_indicators(plan: AnnualPlan) -> None:
    asked(plan.agency)
    before = [asked(plan.agency)[1], asked(factories.city())[1]]
    for value in (7, 8, 2, 4):
        indicator_of(plan, value, PlanNode.objects.get(code="2.1"))
    factories.project(plan)
    count_all()

    assert [asked(plan.agency)[1], asked(factories.city())[1]] == before
    assert max(before) <= 30


def test_the_city_has_its_agencies_and_leaves_details_to_them(plan: AnnualPlan) -> None:
    booklet, _ = asked(factories.city())

    assert [(one.name, one.counts.reached) for one in booklet.agencies] == [(plan.agency.name_th, 2)]
    assert not booklet.has_details
    assert all(line.details is None for one in booklet.strategies for line in one.indicators)


def test_who_may_look_into_the_agency_opens_it_from_its_plan(client: Client, plan: AnnualPlan) -> None:
    address = f"/office/plans/2200/{YEAR}/report.pdf"
    client.force_login(factories.user(RoleName.OFFICER, over=plan.agency))
    assert address in client.get(f"/office/plans/2200/{YEAR}/").content.decode()
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert "บทสรุปผู้บริหาร" in pypdfium2.PdfDocument(answer.content)[2].get_textpage().get_text_bounded()

    slides = address.replace("report.pdf", "slides.pptx")
    assert slides in client.get(f"/office/plans/2200/{YEAR}/").content.decode()
    deck = pptx.Presentation(BytesIO(client.get(slides).content))
    book = address.replace("report.pdf", "report.epub")
    assert book in client.get(f"/office/plans/2200/{YEAR}/").content.decode()
    with zipfile.ZipFile(BytesIO(client.get(book).content)) as file:
        assert "บรรลุเป้าหมาย ๒ จาก ๓ ตัวชี้วัด" in file.read("book/summary.xhtml").decode()
    year, others = list(deck.slides)[1:3]
    assert "บรรลุเป้าหมาย 2 จาก 3 ตัวชี้วัด" in "".join(one.text_frame.text for one in year.placeholders)
    assert "โครงการ 1 โครงการ" in "".join(one.text_frame.text for one in others.placeholders)

    client.force_login(factories.user(RoleName.OFFICER, over=factories.agency("9900", parent=factories.city())))
    assert client.get(address).status_code == client.get(slides).status_code == client.get(book).status_code == 404


def test_best_missed_and_doubtful_results_come_from_the_same_counts_with_reason_and_status(plan: AnnualPlan) -> None:
    (first, _second, missed) = QuarterRow.objects.filter(quarter=YEAR_END).order_by("indicator")
    QuarterRow.objects.filter(pk=first.pk).update(supporting_factors="ชุมชนร่วมมือ\nอีกบรรทัด")
    QuarterRow.objects.filter(pk=missed.pk).update(shortfall="ฝนตกหนัก", status=Status.PUBLISHED)
    indicator_of(plan, 9, PlanNode.objects.get(code="2.1"))
    QuarterRow.objects.filter(quarter=YEAR_END, indicator=Indicator.objects.last()).update(
        status=Status.RETURNED, return_reasons={"result": "ทวน"}
    )
    count_all()
    booklet, _ = asked(plan.agency)

    assert [(one.result, one.reason) for one in booklet.best] == [("6 หน่วยงาน", "ชุมชนร่วมมือ")]
    assert [(one.reason, one.state) for one in booklet.missed] == [("ฝนตกหนัก", "เผยแพร่แล้ว")]
    assert [(one.result, one.doubt) for one in booklet.doubtful] == [("9 หน่วยงาน", "ส่งกลับให้แก้ไข")]
    assert len(booklet.best) == booklet.counts.exceeds
    assert len(booklet.doubtful) == booklet.counts.doubtful
    assert any(one.startswith("ผลที่น่าสงสัย 1") for one in booklet.next_steps)
    assert booklet.next_steps[-1] == "แผนปี 2565 ยังไม่เริ่มจัดทำ"


def test_in_english_it_says_the_same_in_english(plan: AnnualPlan) -> None:
    Agency.objects.filter(pk=plan.agency_id).update(name_en="Department of Gardens")
    with in_language("en"):
        booklet, _ = asked(Agency.objects.get(pk=plan.agency_id))

    assert booklet.agency == "Department of Gardens"
    assert booklet.summary[0].startswith("2 of 3 indicators reached their target.")
    text = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(write_booklet(booklet, at=NOW))
    )
    assert "Executive summary" in text
    assert "Progress (%)" in text


@pytest.mark.usefixtures("plan")
def test_the_same_records_at_a_stated_time_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1636000000")
    for name in ("a", "b"):
        assert run(["booklet", "--year", str(YEAR), "-o", str(tmp_path / name)]) == 0

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.usefixtures("plan")
def test_the_command_says_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["booklet", "--year", "2550", "-o", "x.pdf", "--lang", "en"]) == 2
    assert "nothing is planned there in fiscal year 2550" in capsys.readouterr().err
    assert run(["booklet", "--year", str(YEAR), "--agency", "0", "-o", "x.pdf", "--lang", "en"]) == 2
    assert "no agency with the code 0" in capsys.readouterr().err


def test_a_sheet_that_is_filled_in_comes_back_as_what_was_filled_in(client: Client) -> None:
    plan = factories.annual_plan(factories.agency("2200", parent=factories.city()))
    client.force_login(factories.user(RoleName.OFFICER, over=plan.agency))
    for value in ("5.00", "1,250"):
        row = factories.quarter(factories.indicator(plan), 1, result=Result(value_text=value, unit_text="หน่วยงาน"))
        assert row.result.value is not None
    book = client.get(f"/office/plans/2200/{YEAR}/results.xlsx").content

    as_it_was = _uploaded(client, book)
    (first, second) = plan_reports(plan)
    filled = second.replace(quarters=tuple(_with_result(one) if one.quarter == 2 else one for one in second.quarters))
    changed = _uploaded(client, write_results_sheet((first, filled), plan.title))

    assert [changes_by(one, row) for one, row in as_it_was] == [(), ()]
    before, after = (changes_by(one, row) for one, row in changed)
    assert before == ()
    assert {(one.old, one.new) for one in after} >= {("", "17 (หน่วยงาน)"), ("", "เปิดเพิ่มสองแห่ง")}


def _with_result(quarter: QuarterReport) -> QuarterReport:
    return quarter.replace(result=Result.of(17, "หน่วยงาน"), narrative="เปิดเพิ่มสองแห่ง")


def _uploaded(client: Client, book: bytes) -> list[tuple[IndicatorReport, Indicator]]:
    """The reports of a sheet that was uploaded, each with the indicator that it is about."""
    client.post("/office/import/", {"file": SimpleUploadedFile("results.xlsx", book)})
    found = []
    for upload in Import.objects.order_by("-pk")[:2]:
        report = stored_reading(upload).report
        assert isinstance(report, IndicatorReport)
        (indicator,) = with_reports(Indicator.objects.filter(number=report.number))
        found.append((report, indicator))
    return sorted(found, key=lambda one: one[1].pk)
