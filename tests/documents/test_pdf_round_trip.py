"""Any report reads back from its paper as the same report, to the byte."""

from hypothesis import given, settings

from properties.strategies import reports
from samrit.readers import read
from samrit.report import Report, canonical_json
from samrit.writers import write
from samrit.writers.pdf import write_pdf


@settings(max_examples=20)
@given(reports)
def test_any_report_reads_back_from_its_paper(report: Report) -> None:
    reading = read(write(report, "pdf"))

    assert reading.report == report
    assert canonical_json(reading.report) == canonical_json(report)
    assert reading.format == "pdf"


@settings(max_examples=20)
@given(reports)
def test_any_report_prints_to_the_same_bytes_twice(report: Report) -> None:
    assert write_pdf(report) == write_pdf(report)
