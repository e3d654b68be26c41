"""Generated reports, written as lines into other programs' files, read as the lines themselves do; printed ones from their pages."""

import html
import io
import re

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from paper_makers import open_document, word_of_lines
from properties.strategies import reports
from samrit.readers import UnreadableError, read
from samrit.report import IndicatorReport, QuarterReport, Report, Result, Target, YearEnd
from samrit.writers import write

few = settings(max_examples=25, suppress_health_check=list(HealthCheck))
# What markup can't carry, or folds: control characters, blanks of other kinds, blanks beside one another.
_LOST = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[^\S\n]+")


def lines_of(report: Report) -> list[str]:
    """The report's form line by line, in characters that every format has."""
    text = _BLANKS.sub(" ", _LOST.sub("", write(report, "text").decode()))
    return [line.strip() for line in text.split("\n")]


def as_page(lines: list[str]) -> bytes:
    """Each line a division of a web page, a blank one a paragraph of nothing."""
    body = "".join(f"<div>{html.escape(line)}</div>" if line else "<p></p>" for line in lines)
    return f"<!doctype html><meta charset=utf-8><body>{body}</body>".encode()


def as_open_document(lines: list[str]) -> bytes:
    """Each line a paragraph of OpenDocument."""
    return open_document("".join(f"<text:p>{html.escape(line)}</text:p>" for line in lines))


def read_or_refused(data: bytes) -> Report | None:
    """The first report in a file; None where it holds none."""
    try:
        return read(data).report
    except UnreadableError:
        return None


@pytest.mark.parametrize("make", [as_page, word_of_lines, as_open_document])
@few
@given(report=reports)
def test_lines_in_a_file_read_as_the_lines_do(make: object, report: Report) -> None:
    assert callable(make)
    lines = lines_of(report)

    assert read_or_refused(make(lines)) == read_or_refused("\n".join(lines).encode())


WORDS = "จัดกิจกรรมปลูกต้นไม้ร่วมกับชุมชนในพื้นที่เขตตัวอย่าง มีผู้เข้าร่วม 120 คน และปลูกต้นไม้ได้ 450 ต้น ตามแผนที่วางไว้ "


@pytest.mark.parametrize("times", [1, 3, 9, 27])
def test_our_paper_without_its_data_reads_from_its_pages(times: int) -> None:
    report = IndicatorReport(
        number_text="๓.๒",
        name="จำนวนต้นไม้ที่ปลูกในสวนสาธารณะ",
        definition=WORDS * min(times, 3),
        target=Target(value_text="400", unit_text="ไม่น้อยกว่า ... ต้น"),
        result=Result(value_text="450", unit_text="ไม่น้อยกว่า ... ต้น"),
        quarters=tuple(QuarterReport(quarter=n, narrative=f"ไตรมาสนี้ทำครั้งที่ {n} {WORDS * times}") for n in range(1, 5)),
        year_end=YearEnd(verdict_text="เป็นไปตามเป้าหมาย", narrative=WORDS * times),
        obstacles="ฝนตกชุกในเดือนกันยายน",
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(write(report, "pdf"))) as pdf:
        del pdf.attachments["report.json"]
        pdf.save(out)

    again = read(out.getvalue()).report

    assert isinstance(again, IndicatorReport)
    assert (again.number, again.name, again.target, again.result) == (
        report.number,
        report.name,
        report.target,
        report.result,
    )
    for one, other in zip(again.quarters, report.quarters, strict=True):
        assert "".join(one.narrative.split()) == "".join(other.narrative.split())
    assert "".join(again.year_end.narrative.split()) == "".join(report.year_end.narrative.split())
    assert (again.year_end.verdict_text, again.obstacles) == ("เป็นไปตามเป้าหมาย", report.obstacles)
