"""Our papers opened by programs of others: no complaint, and the words that one copies are those that were written."""

import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

import pypdfium2
import pytest

from booklets import AT, BOOKLET, PROJECTS
from certificates import key_of
from form_files import compared
from paper_makers import OWN_WORDS, by_libreoffice
from samrit.readers import read
from samrit.report import IndicatorReport, QuarterReport
from samrit.writers.booklet_pdf import write_booklet
from samrit.writers.pdf import write_pdf
from samrit.writers.projects import write_projects_pdf
from samrit.writers.signed_pdf import sign_pdf
from samrit.writers.word import write_word

NOON = datetime(2026, 11, 30, 5, tzinfo=UTC)


def form() -> IndicatorReport:
    """The form in words of our own."""
    report = read(OWN_WORDS.read_bytes(), OWN_WORDS.name).report
    assert isinstance(report, IndicatorReport)
    return report


PAPERS: dict[str, Callable[[], bytes]] = {
    "form": lambda: write_pdf(form()),
    "archived form": lambda: write_pdf(form(), at=NOON),
    "signed form": lambda: sign_pdf(write_pdf(form()), key_of("นายกำพล ทาทอง"), at=NOON),
    "booklet": lambda: write_booklet(replace(BOOKLET, projects=PROJECTS), at=AT),
    "projects": lambda: write_projects_pdf(PROJECTS, at=AT),
}


def by_poppler(pdf: bytes) -> str:
    """What its reader copies from a PDF; it complains about nothing."""
    if which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


def by_pdfium(pdf: bytes) -> str:
    """What its reader copies."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def letters_of(text: str) -> str:
    """The text without its lines and blanks, which each program puts as it likes."""
    return "".join(text.split())


def lines_of(quarter: QuarterReport) -> list[str]:
    """What a quarter's report says, line by line; PDFs have no empty ones, and part a word from a number."""
    return [line.replace(" ", "") for line in quarter.narrative.split("\n") if line]


@pytest.mark.parametrize("paper", PAPERS)
def test_poppler_and_pdfium_copy_the_same_words_and_nothing_invisible(paper: str) -> None:
    pdf = PAPERS[paper]()

    theirs, others = by_poppler(pdf), by_pdfium(pdf)

    more = Counter(letters_of(theirs))
    more.subtract(letters_of(others))
    assert {letter: count for letter, count in more.items() if count} == {} or paper == "signed form", (
        "only the block is more"
    )
    assert min(more.values()) == 0
    assert not set(theirs) & set("\u200b\u2060\u00ad\ufffd")


@pytest.mark.parametrize("copied", [by_poppler, by_pdfium])
def test_copied_words_are_those_of_the_report(copied: Callable[[bytes], str]) -> None:
    report = form()
    text = letters_of(copied(write_pdf(report)))

    words = [report.name, report.definition, report.method, report.year_end.narrative, report.supporting_factors]
    words += [line for quarter in report.quarters for line in quarter.narrative.split("\n")]
    assert [one for one in words if letters_of(one) not in text] == []


def test_word_of_ours_printed_by_libreoffice_reads_as_the_form(tmp_path: Path) -> None:
    printed = by_libreoffice({"form.docx": write_word(form())}, tmp_path, "pdf")["form.docx"]

    wrong, share = compared(printed)

    assert wrong == {}
    assert share <= 0.01


@pytest.mark.shared
def test_the_real_form_printed_by_libreoffice_reads_as_it_is(shared_reports: Path, tmp_path: Path) -> None:
    real = read((shared_reports / "indicator-32-earth-hour-2564.txt").read_bytes()).report
    assert isinstance(real, IndicatorReport)

    printed = by_libreoffice({"form.docx": write_word(real)}, tmp_path, "pdf")["form.docx"]
    back = read(printed).report

    assert isinstance(back, IndicatorReport)
    assert list(map(lines_of, back.quarters)) == list(map(lines_of, real.quarters))
    assert back.replace(quarters=()) == real.replace(quarters=())
