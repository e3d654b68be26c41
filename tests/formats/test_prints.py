"""The form printed to PDF by a browser, a word processor and WeasyPrint reads back: every field, and nearly every letter."""

import html
import importlib
import shutil
import subprocess
from pathlib import Path

import fontpkg_sarabun
import pytest
from rapidfuzz.distance import Levenshtein

from paper_makers import OWN_WORDS, has_font, page_of_rows
from samrit.readers import read, read_all
from samrit.report import IndicatorReport
from samrit.report.model import texts

LINES = [line for line in OWN_WORDS.read_text(encoding="utf-8").splitlines() if line.strip()]
MOST_WRONG = 0.005  # of the characters
SARABUN = next(path for path in sorted(Path(fontpkg_sarabun.__file__).parent.rglob("*.ttf")) if "Regular" in path.name)
FONTS = ("Sarabun", "Garuda", "Norasi", "Loma")


def page(font: str, body: str) -> str:
    """A web page in a typeface."""
    face = f"@font-face {{font-family: Sarabun; src: url('file://{SARABUN}')}}" if font == "Sarabun" else ""
    return f"<!doctype html><meta charset=utf-8><style>{face} body {{font: 16pt {font}}} p {{margin: 0 0 6pt}}</style>{body}"


def by_chromium(source: str, folder: Path) -> bytes:
    """A page as the browser prints it."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    (folder / "page.html").write_text(source, encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={folder}/page.pdf",
    ]
    subprocess.run([chromium, *options, f"file://{folder}/page.html"], check=True, capture_output=True, timeout=120)
    return (folder / "page.pdf").read_bytes()


def by_weasyprint(source: str, folder: Path) -> bytes:
    """A page as WeasyPrint prints it."""
    try:
        weasyprint = importlib.import_module("weasyprint")
    except ImportError:
        pytest.skip("WeasyPrint is not installed")
    (folder / "page.html").write_text(source, encoding="utf-8")
    pdf = weasyprint.HTML(filename=str(folder / "page.html")).write_pdf()
    assert isinstance(pdf, bytes)
    return pdf


def wrong(pdf: bytes) -> dict[str, str]:
    """The fields in which a print differs by more than blanks; asserts that nearly all characters are right."""
    reading, expected = read(pdf), read(OWN_WORDS.read_bytes())
    said, meant = dict(texts(reading.report)), dict(texts(expected.report))
    printed, typed = (" ".join(" ".join(one.values()).split()) for one in (said, meant))
    assert Levenshtein.distance(printed, typed) <= MOST_WRONG * len(typed)
    assert isinstance(reading.report, IndicatorReport)
    assert isinstance(expected.report, IndicatorReport)
    assert (reading.report.target, reading.report.result) == (expected.report.target, expected.report.result)
    return {
        name: said.get(name, "")
        for name in said.keys() | meant.keys()
        if "".join(said.get(name, "").split()) != "".join(meant.get(name, "").split())
    }


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("make", [by_chromium, by_weasyprint])
def test_the_form_printed_from_a_page_reads_back(make: object, font: str, tmp_path: Path) -> None:
    if not has_font(font):
        pytest.skip(f"{font} is not installed")
    assert callable(make)
    body = "".join(f"<p>{html.escape(line)}</p>" for line in LINES)

    assert wrong(make(page(font, body), tmp_path)) == {}


def test_a_table_that_a_browser_printed_keeps_its_cells_apart(tmp_path: Path) -> None:
    table = page_of_rows().partition("<table>")[2]
    style = (
        "<style>th {width: 9em; text-align: left} th, td {vertical-align: top; border: 1px solid; padding: 4px}</style>"
    )

    report = read(by_chromium(page("Sarabun", f"{style}<table>{table}"), tmp_path)).report

    expected = read(page_of_rows().encode()).report
    assert isinstance(report, IndicatorReport)
    assert isinstance(expected, IndicatorReport)
    assert "".join(report.name.split()) == "".join(expected.name.split())
    assert [one.narrative for one in report.quarters] == [one.narrative for one in expected.quarters]
    assert (report.target, report.result, report.year_end) == (expected.target, expected.result, expected.year_end)


def test_two_reports_in_one_print_are_two(tmp_path: Path) -> None:
    other = [line.replace("32.", "33.").replace("องค์กรเครือข่าย", "โรงเรียน") for line in LINES]
    body = "".join(f"<p>{html.escape(line)}</p>" for line in (*LINES, *other))

    readings = read_all(by_chromium(page("Sarabun", body), tmp_path))

    numbers = [reading.report.number for reading in readings if isinstance(reading.report, IndicatorReport)]
    assert numbers == ["32", "33"]
    assert all("unsigned" in [issue.code for issue in reading.issues] for reading in readings)
