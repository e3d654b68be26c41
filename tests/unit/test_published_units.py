"""What was published with the words of the form around its unit reads with the unit alone."""

import pytest

from samrit.queries.public.as_read import report_of, short_of
from samrit.report.published import PublishedReport, Words, stored


@pytest.mark.parametrize(
    ("words", "th", "en"),
    [
        ("251 ไม่น้อยกว่า ... ชุมชน", "251 ชุมชน", "251 communities"),
        ("ไม่น้อยกว่า ... ร้อยละ 90", "ร้อยละ 90", "90 %"),
        ("90 ไม่น้อยกว่า ... ร้อยละ", "ร้อยละ 90", "90 %"),
        ("1,251.5 ไม่เกิน ... ตัน", "1,251.5 ตัน", "1,251.5 tonnes"),
        ("251 ชุมชน", "251 ชุมชน", "as kept"),
        ("ระดับ 5", "ระดับ 5", "as kept"),
        ("", "", "as kept"),
    ],
)
def test_a_short_figure_has_its_unit_alone(words: str, th: str, en: str) -> None:
    assert short_of(Words(words, "as kept")) == Words(th, en)


def test_a_report_that_was_published_before_reads_with_its_unit_alone() -> None:
    printed = "ไม่น้อยกว่า ... ชุมชน"
    report = PublishedReport(
        5, "meets", "", None, f"251 ({printed})", "251", printed, short=Words(f"251 {printed}", "x")
    )

    found = report_of(stored(report)[0])

    assert (found.unit, found.short) == ("ชุมชน", Words("251 ชุมชน", "251 communities"))
