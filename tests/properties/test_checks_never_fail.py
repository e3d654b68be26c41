"""Whatever a report says, the checks answer with findings that point into it, and the same ones again."""

from hypothesis import given, settings

from properties.strategies import reports
from samrit.checks import check
from samrit.report import Report
from samrit.report.model import texts


@settings(max_examples=150)
@given(reports)
def test_every_report_is_checked_and_every_finding_points_into_it(report: Report) -> None:
    found = check(report)

    fields = dict(texts(report))
    for finding in found:
        assert finding.message.th
        assert finding.message.en
        if finding.start is not None and finding.end is not None and finding.field in fields:
            assert 0 <= finding.start <= finding.end <= len(fields[finding.field])
            assert fields[finding.field][finding.start : finding.end] == finding.words
    assert check(report) == found
