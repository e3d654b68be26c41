"""A paper carries where its numbers are from: attached as data, and as links that nobody sees on paper."""

import io
import json
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.ledger.figures import DeclaredFigure, DeclaredFigures
from samrit.queries.counting.paper_sources import paper_sources
from samrit.queries.reports.doubts import doubts_on_paper
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import read
from samrit.records.models import Indicator
from samrit.report import IndicatorReport, Result
from samrit.vocabulary.codes import FigureSource, RoleName
from samrit.writers.pdf import write_pdf
from samrit.writers.sources import Sources

BASE = "https://plans.example.org"
TEXT = (
    "ประชุมภาคีเครือข่ายแล้ว 3 ครั้ง ระหว่างเวลา 19.00 - 21.30 น. มีหน่วยงานเข้าร่วม 97 หน่วยงาน และมีผู้เข้าร่วมกิจกรรม "
    "ทั้งหมด 1,250 คน ดูที่ https://example.org/lights\n1) ประหยัดไฟฟ้าได้ 29.4 เมกะวัตต์\n2) ลดก๊าซได้ 8.4 ตัน"
)


@pytest.fixture
def printed(db: None) -> tuple[IndicatorReport, Sources]:  # noqa: ARG001 - the database
    """A report whose result and figures have sources, but one."""
    row, by = factories.indicator().quarters.get(quarter=2), factories.user(RoleName.OFFICER, username="somjai")
    words = ("3 ครั้ง", "97 หน่วยงาน", "29.4 เมกะวัตต์", "8.4 ตัน")
    declared = tuple(DeclaredFigure(start=TEXT.index(one), words=one, source=FigureSource.TYPED) for one in words)
    content = factories.content(quarter=2, result=Result.of(5, "หน่วยงาน"), narrative=TEXT)
    edit_quarter(report=row, content=content, version=1, figures=DeclaredFigures(TEXT, declared), by=by, at=AT)
    indicator = with_reports(Indicator.objects.all()).get(pk=row.indicator_id)
    report = indicator_report(indicator)
    return report, paper_sources(indicator, report, BASE, against=doubts_on_paper(indicator))


def pictures(pdf: bytes) -> list[bytes]:
    """Every page as it is seen."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=2).to_numpy().tobytes() for page in document]


def links(pdf: bytes) -> list[str]:
    """Where the links of the paper lead, in order."""
    pages = pikepdf.open(io.BytesIO(pdf)).pages
    return [str(note["/A"]["/URI"]) for page in pages for note in page.get("/Annots", ()) if "/A" in note]


def test_the_paper_looks_the_same_with_and_without_its_sources(printed: tuple[IndicatorReport, Sources]) -> None:
    report, sources = printed

    plain, linked = write_pdf(report), write_pdf(report, sources=replace(sources, doubts={}))

    assert pictures(linked) == pictures(plain)
    assert len(links(linked)) > len(links(plain)) == 1


def test_a_result_that_is_not_sound_says_so_below_it(printed: tuple[IndicatorReport, Sources]) -> None:
    report, sources = printed
    said = "ร่าง ยังไม่ได้ส่งรายงาน"

    texts = [pypdfium2.PdfDocument(write_pdf(report, sources=one)) for one in (sources, replace(sources, doubts={}))]

    assert sources.doubts == {"quarters.2.result": said}
    found = ["".join(page.get_textpage().get_text_range() for page in text) for text in texts]
    assert ["สถานะของตัวเลข" in one for one in found] == [True, False]


def test_its_numbers_lead_to_where_they_are_from(printed: tuple[IndicatorReport, Sources]) -> None:
    report, sources = printed

    found = links(write_pdf(report, sources=sources))

    address_of = f"{BASE}/office/indicators/{json.loads(sources.data)['indicator']}/quarters/2/provenance/"
    figures = [f"{address_of}#figure-{TEXT.index(one)}" for one in ("3 ครั้ง", "97 หน่วยงาน", "29.4", "8.4 ตัน")]
    assert {one for one in found if one.startswith(BASE)} == {*figures, f"{address_of}#result"}


def test_it_reads_back_as_the_same_report_with_the_same_bytes_twice(printed: tuple[IndicatorReport, Sources]) -> None:
    report, sources = printed

    paper = write_pdf(report, sources=sources)

    assert read(paper).report == report
    assert paper == write_pdf(report, sources=sources)


def test_the_chains_are_attached_as_data(printed: tuple[IndicatorReport, Sources]) -> None:
    report, sources = printed
    pdf = pikepdf.open(io.BytesIO(write_pdf(report, sources=sources)))

    attached = json.loads(pdf.attachments["provenance.json"].get_file().read_bytes())

    assert set(pdf.attachments) == {"report.json", "provenance.json"}
    numbers = {chain["key"]: chain for chain in attached["quarters"]["2"]}
    assert numbers["result"]["based_on"][0]["who"]["en"] == "somjai"
    with pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
