"""Importing a report: look first, save then; nothing in between."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from visitors import AsSomebody

import factories
from paper_makers import png, sheet
from samrit.actions.importing import work_on_reading
from samrit.ledger.blobs import store_blob
from samrit.ledger.reading import reading_as_json, stored_reading
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import read
from samrit.readers.reading import Reading
from samrit.readers.remarks import remark
from samrit.records.models import AnnualPlan, Import, Indicator
from samrit.report import IndicatorReport, ProjectReport, Result, Target, canonical_json
from samrit.report import QuarterReport as Quarter
from samrit.vocabulary.codes import ImportState, RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

OWN_WORDS = Path(__file__).resolve().parents[2] / "documents/indicator-32-own-words.txt"
REPORT = IndicatorReport(
    number_text="32",
    name="จำนวนหน่วยงานที่ร่วมปิดไฟ",
    fiscal_year_be=2564,
    target=Target(value_text="5", unit_text="ไม่น้อยกว่า ... หน่วยงาน"),
    quarters=(Quarter(quarter=3, narrative="จัดกิจกรรมเมื่อวันเสาร์ที่ 27 มีนาคม 2564"),),
)


@dataclass(frozen=True)
class Officer:
    """An officer of an agency with a plan of 2564, at the import page."""

    client: Client
    plan: AnnualPlan

    def uploads(self, data: bytes, name: str = "report.json") -> HttpResponse:
        """Upload a file and follow to the page that comes then."""
        file = SimpleUploadedFile(name, data)
        response: HttpResponse = self.client.post("/office/import/", {"file": file}, follow=True)  # type: ignore[assignment] # the test client's response is one, with more on it
        return response

    def saves(self) -> HttpResponse:
        """Save the last upload into the plan."""
        upload = Import.objects.latest("pk")
        response: HttpResponse = self.client.post(
            f"/office/imports/{upload.pk}/save/", {"plan": self.plan.pk}, follow=True
        )  # type: ignore[assignment] # the test client's response is one, with more on it
        return response


@pytest.fixture
def officer(as_somebody: AsSomebody) -> Officer:
    """The officer."""
    agency = factories.agency("2200")
    return Officer(as_somebody(RoleName.OFFICER, over=agency), factories.annual_plan(agency))


def test_the_preview_shows_findings_beside_the_words_and_what_saving_would_do_and_saves_nothing(
    officer: Officer,
) -> None:
    page = officer.uploads(canonical_json(REPORT)).content.decode()

    assert "27 มีนาคม 2564</mark>" in page
    assert "It would make a new indicator." in page
    assert "Nothing is saved yet." in page
    assert not Indicator.objects.exists()


def test_the_own_words_twin_of_the_real_form_is_read_saved_and_stands_there_as_read(officer: Officer) -> None:
    preview = officer.uploads(OWN_WORDS.read_bytes(), "indicator-32.txt").content.decode()
    saved = officer.saves()

    indicator = with_reports(Indicator.objects.all()).get()
    assert "What the reader was not sure of" in preview
    assert saved.redirect_chain[-1] == (f"/office/indicators/{indicator.pk}/", 302)  # type: ignore[attr-defined] # the test client's response has it
    read = stored_reading(Import.objects.get()).report
    assert isinstance(read, IndicatorReport)
    assert indicator_report(indicator).quarters == read.quarters
    assert indicator_report(indicator).name == read.name


def test_text_in_no_field_and_where_the_source_breaks_off_are_shown_and_kept(officer: Officer) -> None:
    text = OWN_WORDS.read_text()
    strayed = text[: text.index("7. ปัจจัย")].replace("3. คำนียาม", "เรียน ผู้อำนวยการสำนัก\n\n3. คำนียาม", 1)
    preview = officer.uploads(f"{strayed}\nหน้า 1/3\n".encode(), "indicator-32.txt").content.decode()
    saved = officer.saves().content.decode()

    assert "Text in no field" in preview
    assert "เรียน ผู้อำนวยการสำนัก" in preview
    assert "The source breaks off at" in preview
    assert "เรียน ผู้อำนวยการสำนัก" in saved
    (one,) = indicator_report(with_reports(Indicator.objects.all()).get()).unplaced
    assert one.text == "เรียน ผู้อำนวยการสำนัก"


def test_a_project_is_shown_with_what_is_not_taken_and_saved_into_the_plan(officer: Officer) -> None:
    report = ProjectReport(code="22000000-4008", name="ถนนต้นไม้", rationale="ร้อน", progress_percent=Decimal(40))
    preview = officer.uploads(canonical_json(report)).content.decode()
    saved = officer.saves()

    assert "The progress and the steps are not taken" in preview
    assert saved.redirect_chain[-1] == (f"/office/plans/{officer.plan.agency.code}/2564/projects/", 302)  # type: ignore[attr-defined] # the test client's response has it
    assert officer.plan.projects.get().rationale == "ร้อน"


def test_an_indicator_that_is_there_is_updated_and_the_preview_tells_old_from_new(officer: Officer) -> None:
    there = factories.indicator(officer.plan, number="32")
    report = factories.quarter(there, 3)
    report.narrative = "ข้อความเดิม"
    report.save()

    page = officer.uploads(canonical_json(REPORT)).content.decode()

    assert "It would update the indicator" in page
    assert "<del>ข้อความเดิม</del>" in page
    assert "<ins>จัดกิจกรรมเมื่อวันเสาร์ที่ 27 มีนาคม 2564</ins>" in page
    assert Indicator.objects.count() == 1


def test_letters_that_papers_cannot_show_are_told_before_saving(officer: Officer) -> None:
    page = officer.uploads(canonical_json(REPORT.replace(definition="สวน 🌳"))).content.decode()

    assert "🌳 (U+1F333)" in page


def test_what_is_let_go_is_not_saved_and_says_so(officer: Officer) -> None:
    officer.uploads(canonical_json(REPORT))
    upload = Import.objects.get()

    officer.client.post(f"/office/imports/{upload.pk}/discard/")

    upload.refresh_from_db()
    assert upload.state == ImportState.DISCARDED
    assert "This file was let go" in officer.client.get(f"/office/imports/{upload.pk}/").content.decode()
    assert not Indicator.objects.exists()


@pytest.mark.parametrize("data", [b"\x00\xff\xfe broken", b"%PDF-1.4 truncated", b"PK\x03\x04"])
def test_a_file_that_is_no_report_gives_a_sentence_and_no_record(officer: Officer, data: bytes) -> None:
    page = officer.uploads(data, "something")

    assert page.status_code == 422
    assert 'class="errorlist"' in page.content.decode()
    assert not Import.objects.exists()


def test_no_file_at_all_is_told_too(officer: Officer) -> None:
    page = officer.client.post("/office/import/", {})

    assert "Choose a file, or paste its text." in page.content.decode()


def test_a_closed_quarter_is_not_overwritten_and_the_page_says_why(officer: Officer) -> None:
    factories.quarter(factories.indicator(officer.plan, number="32"), 3, status=Status.ENDORSED)
    preview = officer.uploads(canonical_json(REPORT)).content.decode()

    refused = officer.saves()

    assert "It can't be saved into this plan as it is:" in preview
    assert '<button type="submit" disabled>Save</button>' in preview
    assert refused.status_code == 403
    assert "“Endorsed” and can&#x27;t be edited" in refused.content.decode()


def test_only_who_brought_a_file_sees_it_and_only_officers_bring_one(officer: Officer, as_somebody: AsSomebody) -> None:
    officer.uploads(canonical_json(REPORT))

    other = as_somebody(RoleName.OFFICER)
    assert other.get(f"/office/imports/{Import.objects.get().pk}/").status_code == 403
    assert as_somebody(RoleName.EXECUTIVE).get("/office/import/").status_code == 403


def test_a_number_that_differs_from_the_counted_one_is_said_not_to_be_taken(officer: Officer) -> None:
    """The paper says 97 where the rule counts; the preview says so, and doesn't list it among what would change."""
    indicator = factories.indicator(officer.plan, number="32")
    factories.counting_rule(indicator)
    paper = IndicatorReport(
        number_text="32",
        name=indicator.name_th,
        fiscal_year_be=2564,
        quarters=(Quarter(quarter=3, narrative="จัดกิจกรรมแล้ว", result=Result.of(97, "หน่วยงาน")),),
    )

    page = officer.uploads(canonical_json(paper)).content.decode()

    assert "The number in the file differs and is not taken" in page
    assert "counted –, in the file 97" in page
    assert f'href="/office/indicators/{indicator.pk}/rule/"' in page
    assert "<ins>97</ins>" not in page
    assert "<ins>จัดกิจกรรมแล้ว</ins>" in page


def test_a_result_that_is_only_printed_otherwise_is_no_change(officer: Officer) -> None:
    """The file has 5.00 where 5 stands: both say the same."""
    made = factories.indicator(officer.plan, number="32")
    row = made.quarters.get(quarter=3)
    row.result = Result.of(5, "หน่วยงาน")
    row.save()
    paper = REPORT.replace(quarters=(Quarter(quarter=3, result=Result(value_text="5.00", unit_text="หน่วยงาน")),))
    other = REPORT.replace(quarters=(Quarter(quarter=3, result=Result(value_text="5.50", unit_text="หน่วยงาน")),))

    same, differs = (officer.uploads(canonical_json(one)).content.decode() for one in (paper, other))

    assert "Quarter 3: Result" not in same
    assert "Quarter 3: Result" in differs


def test_pasted_text_is_read_as_a_file_is(officer: Officer) -> None:
    page = officer.client.post("/office/import/", {"text": OWN_WORDS.read_text(encoding="utf-8")}, follow=True)

    upload = Import.objects.get()
    assert stored_reading(upload).report == read(OWN_WORDS.read_bytes()).report
    assert upload.file_name.endswith(".txt")
    assert page.redirect_chain[0][0] == f"/office/imports/{upload.pk}/"


def test_pasted_text_without_a_report_keeps_what_was_pasted(officer: Officer) -> None:
    page = officer.client.post("/office/import/", {"text": "บันทึกการประชุม"})

    assert page.status_code == 422
    assert "บันทึกการประชุม" in page.content.decode()
    assert not Import.objects.exists()


def test_all_reports_of_a_file_wait_to_be_saved(officer: Officer) -> None:
    heads = ("ลำดับ", "ตัวชี้วัด", "หน่วยนับ", "เป้าหมาย", "ผลงาน")
    rows = sheet([heads, (1, "จำนวนสวนใหม่", "แห่ง", 5, 6), (2, "จำนวนต้นไม้ที่ปลูก", "ต้น", 50, 40)])

    page = officer.uploads(rows, "plan.xlsx")

    assert [str(one) for one in Import.objects.order_by("pk")] == ["plan.xlsx#1", "plan.xlsx#2"]
    assert "จำนวนสวนใหม่" in page.content.decode()
    assert "plan.xlsx#2" in page.content.decode()
    assert "plan.xlsx and others: 2 reports" in officer.client.get("/office/import/").content.decode()
    officer.saves()
    assert officer.plan.indicators.get().name_th == "จำนวนต้นไม้ที่ปลูก"


def drafted(officer: Officer) -> Import:
    """An upload that was read from a picture."""
    officer.uploads(canonical_json(REPORT))
    upload = Import.objects.get()
    scanned = Reading(REPORT, "scan", "จำนวนหน่วยงาน", issues=(remark("scanned"),))
    upload.content = reading_as_json(scanned)
    upload.blob = store_blob(png(Image.new("L", (60, 80), 255)), media_type="image/png", at=factories.AT)
    upload.save(update_fields=["content", "blob"])
    return upload


@pytest.mark.parametrize("format_", ["PNG", "PDF"])
def test_a_picture_of_a_paper_is_read_by_a_worker_and_the_page_says_so(
    officer: Officer, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("samrit.readers.scan.decode", lambda *what, **_how: asked.append(what))
    monkeypatch.setattr("samrit.readers.scan.texts_of", lambda _found: [OWN_WORDS.read_text("utf-8")])
    paper = BytesIO()
    Image.new("L", (600, 800), 255).save(paper, format_)

    page = officer.uploads(paper.getvalue(), f"scan.{format_.lower()}")
    upload = Import.objects.get()

    assert (upload.state, asked) == (ImportState.WAITING, [])
    assert page.redirect_chain[0][0] == f"/office/imports/{upload.pk}/"  # type: ignore[attr-defined]  # the test client's
    assert work_on_reading(upload.pk, at=factories.AT) == ImportState.READY
    assert len(asked) == 1
    assert "pages/1/" in officer.client.get(f"/office/imports/{upload.pk}/").content.decode()


def test_what_was_read_from_a_picture_is_not_saved_before_somebody_compared_it(officer: Officer) -> None:
    upload = drafted(officer)
    page = officer.client.get(f"/office/imports/{upload.pk}/").content.decode()

    assert f'src="/office/imports/{upload.pk}/pages/1/"' in page
    assert officer.saves().status_code == 422
    assert not Indicator.objects.exists()
    officer.client.post(f"/office/imports/{upload.pk}/save/", {"plan": officer.plan.pk, "compared": "yes"})
    assert officer.plan.indicators.get().name_th == REPORT.name


def test_the_picture_is_shown_to_whoever_brought_it(officer: Officer, as_somebody: AsSomebody) -> None:
    address = f"/office/imports/{drafted(officer).pk}/pages/1/"

    shown = officer.client.get(address)
    other = as_somebody(RoleName.OFFICER, over=factories.agency("2300")).get(address)

    assert (shown["Content-Type"], shown.content[:4]) == ("image/png", b"\x89PNG")
    assert other.status_code == 403
    assert officer.client.get(address.replace("pages/1", "pages/7")).status_code == 404
