"""Copies of pages of the present system: as Markdown, and short ones whose lines name their quarters."""

from samrit.readers import read
from samrit.report import IndicatorReport

_MARKDOWN = """# รายละเอียดตัวชี้วัด

[Back](http://m.example.go.th/index.php) | [Home](http://m.example.go.th/)

## ตัวชี้วัดที่ 1.2 จำนวนศาลาริมทางที่ซ่อม : 5098-0112

- **ค่าเป้าหมาย** หลัง : 8.00
- **ผลงานที่ทำได้** หลัง : 9.00
- **ปีงบประมาณ** : 2566
- **หน่วยงาน** : ฝ่ายโยธา

| ไตรมาสที่ | ผลงาน (หลัง) | ผลประเมิน (2.1 / 2.2) |
|---|---:|---|
| 1 | 0.00 | 100 / 100 |
| 2 | 4.00 | 0 / 0 |
| 3 | 6.00 | 100 / 50 |
| 4 | 9.00 | 100 / 100 |

### รายงานผลฯ ไตรมาสที่ 1

สำรวจศาลา

### รายงานผลฯ ไตรมาสที่ 4

ซ่อมครบ 9 หลัง

---
ติดต่อ yotha@example.go.th
"""


def _read(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def test_a_page_saved_as_markdown_is_read_whole() -> None:
    report = _read(_MARKDOWN)

    assert (report.number_text, report.name, report.code) == ("ตัวชี้วัดที่ 1.2", "จำนวนศาลาริมทางที่ซ่อม", "5098-0112")
    assert (report.target.value_text, report.target.unit_text, report.result.value_text) == ("8.00", "หลัง", "9.00")
    assert (report.fiscal_year_be, report.agency) == (2566, "ฝ่ายโยธา")
    assert [q.result.value_text for q in report.quarters] == ["0.00", "4.00", "6.00", "9.00"]
    assert report.quarters[3].narrative == "ซ่อมครบ 9 หลัง"
    assert [one.text for one in report.unplaced] == ["ติดต่อ yotha@example.go.th"]


def test_lines_that_open_with_their_quarter_are_its_words_in_any_order() -> None:
    report = _read(
        "http://m.example.go.th/mobile/mykpi.php?pid=5098-0113\n\nค่าเป้าหมาย หลัง : 8\nผลงานที่ทำได้ หลัง : 7\n"
        "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n![]()\nไตรมาสที่ 3 ซ่อมสะสม 5 หลัง\nไตรมาสที่ 1 สำรวจศาลา\nไตรมาสที่ 4 -\n"
    )

    assert {q.quarter: q.narrative for q in report.quarters} == {1: "สำรวจศาลา", 3: "ซ่อมสะสม 5 หลัง", 4: "-"}
