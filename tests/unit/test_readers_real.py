"""The real form and the real pages that lie beside the checkout, where they do."""

from pathlib import Path

import pytest

from samrit.readers import read
from samrit.report import Comparison, IndicatorReport, Level, Report, Verdict
from samrit.writers import write

FORM = "indicator-32-earth-hour-2564.txt"


@pytest.mark.shared
def test_the_real_form_reads_right_with_its_own_issues_and_no_other(shared_reports: Path) -> None:
    reading = read((shared_reports / FORM).read_bytes(), FORM)
    report = reading.report

    assert isinstance(report, IndicatorReport)
    assert [issue.code for issue in reading.issues] == ["level-unknown", "unit-blank", "heading-joined", "unsigned"]
    assert (report.number_text, report.number, report.level) == ("32.", "32", Level.UNKNOWN)
    assert (report.plan_title, report.long_term_plan) == ("แผนปฏิบัติการประจำปี", "แผนพัฒนา กทม. ระยะ 20 ปี")
    assert [(node.label, node.rank, node.code_text) for node in report.nodes] == [
        ("ประเด็นยุทธศาสตร์", "ด้านที่", "๒"),
        ("ย่อย", "", "๒.๔"),
        ("เป้าประสงค์ที่", "", "๒.๔.๑"),
    ]
    assert report.nodes[0].name_en == "Bangkok as a Green and Convenient City"
    assert report.target.value == report.result.value == 5
    assert (report.target.comparison, report.target.unit) == (Comparison.AT_LEAST, "หน่วยงาน")
    assert (report.target.printed, report.result.value_text) == ("5 (ไม่น้อยกว่า ... หน่วยงาน)", "5.00")
    assert [len(quarter.narrative.split("\n\n")) for quarter in report.quarters] == [1, 1, 1, 4]
    assert report.year_end.verdict is Verdict.MEETS
    assert "เขตปทุมวัน โดยมีพลตำรวจโท" in report.year_end.narrative
    assert report.obstacles == "COVID-19--"
    assert [evidence.is_link for evidence in report.evidence] == [True]
    assert not report.signature.is_signed
    assert report.label_spellings == (("definition", "คำนียาม"),)


@pytest.mark.shared
def test_the_real_form_prints_back_line_by_line(shared_reports: Path) -> None:
    original = (shared_reports / FORM).read_text()
    printed = write(read(original.encode()).report, "text").decode()

    first, _, rest = original.partition("**** ผลการดำเนินงานส่วนที่ 2")
    before, _, after = rest.partition("**** ผลการดำเนินงานส่วนที่ 2")  # the second page's heading
    _, _, after = after.partition("****\n")
    joined = f"{first}**** ผลการดำเนินงานส่วนที่ 2{before.rstrip()} {after.lstrip()}"

    assert _said(printed) == _said(joined)


def _said(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return "\n".join(lines).replace(" :\n::", " ::").split("\n")


@pytest.mark.shared
def test_every_real_page_reads_with_its_code_and_reads_back_from_print(shared_reports: Path) -> None:
    pages = sorted((shared_reports / "pages").glob("*.txt"))
    reports: list[Report] = []
    for page in pages:
        reading = read(page.read_bytes(), page.name)
        assert reading.format == "page"
        assert reading.report.code == page.stem.rpartition("_")[2]
        assert not any(
            issue.code in ("value-unclear", "quarter-row-unclear", "not-understood") for issue in reading.issues
        )
        assert read(write(reading.report, "text")).report == reading.report
        reports.append(reading.report)

    indicators = [report for report in reports if isinstance(report, IndicatorReport)]
    assert len(indicators) == sum("mykpi" in page.name for page in pages)
    assert all(report.target.value is not None and report.level is not Level.UNKNOWN for report in indicators)
