"""The printed paper, looked into with another library than the one that makes it or reads it."""

import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest

from samrit.report import (
    Evidence,
    IndicatorReport,
    Level,
    ProjectReport,
    QuarterReport,
    Report,
    Signature,
    canonical_json,
)
from samrit.writers.pdf import write_pdf

NOON = datetime(2021, 9, 30, 5, 0, tzinfo=UTC)  # 12.00 in Bangkok

INDICATOR = IndicatorReport(
    agency="สำนักสิ่งแวดล้อม",
    fiscal_year_be=2564,
    number_text="7.",
    name="จำนวนสวนที่เปิดให้ประชาชนใช้",
    level=Level.OUTPUT,
    definition="สวนที่เปิดครบทุกวัน",
    quarters=(QuarterReport(quarter=1, narrative="เปิดสวน 2 แห่ง\n1) สวนแรก\n2) สวนที่สอง"),),
    evidence=(Evidence(ref="https://example.org/gardens"),),
)
PROJECT = ProjectReport(code="22000000-4008", name="โครงการสวนหน้าบ้าน", rationale="เมืองต้องการร่มเงา")
EMPTY = IndicatorReport()


def opened(report: Report, at: datetime | None = None) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_pdf(report, at=at)))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The kinds of the structure elements, in reading order."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root["/StructTreeRoot"]["/K"])
    return found


@pytest.mark.parametrize("report", [INDICATOR, PROJECT, EMPTY], ids=["indicator", "project", "empty"])
def test_the_paper_is_tagged_as_pdf_ua(report: Report) -> None:
    pdf = opened(report)

    with pdf.open_metadata() as metadata:
        part = metadata["{http://www.aiim.org/pdfua/ns/id/}part"]
    assert part == "1"
    assert pdf.Root["/MarkInfo"]["/Marked"]
    assert str(pdf.Root["/Lang"]) == "th-TH"
    assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"/H1", "/H2"} <= set(tags(pdf))


@pytest.mark.parametrize(
    ("report", "at", "part"),
    [
        (INDICATOR, NOON, "3"),
        (INDICATOR.replace(signature=Signature(name="นายกำพล ทาทอง", signed_on=date(2021, 9, 30))), None, "3"),
        (INDICATOR, None, None),
    ],
    ids=["printed at a time", "signed", "without a date"],
)
def test_a_dated_or_signed_paper_is_made_for_the_archive(report: Report, at: datetime | None, part: str | None) -> None:
    pdf = opened(report, at)

    with pdf.open_metadata() as metadata:
        assert metadata.get("{http://www.aiim.org/pdfa/ns/id/}part") == part
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert not list(pdf.check_pdf_syntax())


def test_another_s_checker_of_accessibility_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(write_pdf(INDICATOR, at=NOON))

    done = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(tmp_path / "paper.pdf")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "PASS (no findings)" in done.stdout


def test_nothing_in_it_is_said_that_poppler_warns_of() -> None:
    assert b"/Marked true>>" in write_pdf(INDICATOR, at=NOON)


def test_headings_follow_the_items_of_the_form() -> None:
    kinds = [tag for tag in tags(opened(INDICATOR)) if tag.startswith("/H")]

    # The title; items 1 to 6; the quarter and the year's end; items 7 to 9.
    assert kinds == ["/H1", *["/H2"] * 6, "/H3", "/H3", *["/H2"] * 3]


def test_ticks_lists_and_links_are_told_to_a_screen_reader() -> None:
    kinds = tags(opened(INDICATOR))

    assert kinds.count("/Figure") == 2
    assert kinds.count("/L") == 1
    assert kinds.count("/LI") == 2
    assert kinds.count("/Link") == 1


def test_the_title_is_the_indicator() -> None:
    pdf = opened(INDICATOR)

    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "7. จำนวนสวนที่เปิดให้ประชาชนใช้"


def test_every_typeface_is_embedded() -> None:
    fonts: dict[str, bool] = {}
    pdf = opened(INDICATOR)
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font["/DescendantFonts"][0]
            descriptor = descendant["/FontDescriptor"]
            fonts[str(descendant["/BaseFont"]).partition("+")[2]] = (
                "/FontFile2" in descriptor or "/FontFile3" in descriptor
            )

    assert fonts == {"Sarabun-Regular": True, "Sarabun-SemiBold": True, "Sarabun-Bold": True}


def test_the_data_is_attached() -> None:
    pdf = opened(INDICATOR)

    attachments = pdf.attachments
    assert list(attachments) == ["report.json"]
    data = attachments["report.json"].get_file()
    assert data.mime_type == "application/json"
    assert data.read_bytes() == canonical_json(INDICATOR)
    assert json.loads(data.read_bytes())["name"] == "จำนวนสวนที่เปิดให้ประชาชนใช้"


def test_the_same_report_at_the_same_time_gives_the_same_bytes() -> None:
    first = write_pdf(INDICATOR, at=NOON)
    write_pdf(PROJECT, at=NOON)

    assert write_pdf(INDICATOR, at=NOON) == first
    assert write_pdf(INDICATOR, at=NOON.replace(microsecond=5)) == first
    assert write_pdf(INDICATOR, at=NOON.replace(hour=6)) != first


def test_without_a_time_the_paper_states_none() -> None:
    pdf = opened(INDICATOR)

    assert "/CreationDate" not in pdf.docinfo
    assert write_pdf(INDICATOR) == write_pdf(INDICATOR)


def test_the_time_of_printing_is_kept() -> None:
    pdf = opened(INDICATOR, NOON)

    assert str(pdf.docinfo["/CreationDate"]) == "D:20210930050000Z"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_pdf(INDICATOR, at=NOON.replace(tzinfo=None))


def test_a_short_report_is_a_small_file() -> None:
    assert len(write_pdf(EMPTY)) < 60_000
    assert len(write_pdf(INDICATOR)) < 80_000


def test_many_threads_print_the_same_paper() -> None:
    alone = write_pdf(INDICATOR)

    with ThreadPoolExecutor(4) as pool:
        papers = list(pool.map(write_pdf, [INDICATOR, PROJECT] * 10))

    assert papers[::2] == [alone] * 10
