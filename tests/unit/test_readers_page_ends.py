"""The end of an indicator's page: where the last quarter's words end, and what no unit belongs behind."""

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport

_HEAD = """รายละเอียดตัวชี้วัด
จำนวนลานกีฬาที่ซ่อมแซมแล้วเสร็จ : 5027-0824
ค่าเป้าหมาย แห่ง : 12.0000
ผลงานที่ทำได้ แห่ง : {result}
ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ
(ตัวชี้วัดระดับผลผลิต (Output))
*** สยป. ตรวจประเมินตัวชี้วัด : 100.0000
"""


def _page(quarters: int, end: str, result: str = "12.0000") -> IndicatorReport:
    narratives = (f"รายงานผลฯ ไตรมาสที่ {q}\nซ่อมแซมลานแล้ว {q} แห่ง\n" for q in range(1, quarters + 1))
    report = read(f"{_HEAD.format(result=result)}{''.join(narratives)}{end}".encode(), "page.txt").report
    assert isinstance(report, IndicatorReport)
    return report


@pytest.mark.parametrize("quarters", [2, 3, 4])
@pytest.mark.parametrize(
    ("definition", "method"),
    [
        ("1.นิยาม หรือความหมายของตัวชี้วัด", "2.วิธีการคำนวณ"),
        ("๑. นิยามตัวชี้วัด", "๒. วิธีคิด"),
        ("นิยาม หรือความหมายของตัวชี้วัด", "วิธีการคำนวณ"),
    ],
)
def test_a_heading_that_stands_alone_ends_the_last_narrative(quarters: int, definition: str, method: str) -> None:
    report = _page(quarters, f"{definition}\nลานที่เปิดให้ใช้จริง\n{method}\nนับลานที่เปิดใช้\nที่มา : ฝ่ายพัฒนาชุมชน\n")

    assert [q.narrative for q in report.quarters] == [f"ซ่อมแซมลานแล้ว {q} แห่ง" for q in range(1, quarters + 1)]
    assert (report.definition, report.method) == ("ลานที่เปิดให้ใช้จริง", "นับลานที่เปิดใช้")
    assert [text.text for text in report.unplaced] == ["ที่มา : ฝ่ายพัฒนาชุมชน"]
    assert not report.broken_off


def test_a_source_or_a_word_in_a_sentence_ends_no_narrative() -> None:
    words = "ที่มา : ทะเบียนลานกีฬา\nนิยามของลานยังเป็นของปีก่อน"

    assert _page(4, words).quarters[-1].narrative == f"ซ่อมแซมลานแล้ว 4 แห่ง\n{words}"
    assert _page(2, words).quarters[-1].narrative == f"ซ่อมแซมลานแล้ว 2 แห่ง\n{words}"


def test_no_unit_stands_behind_a_result_that_is_none() -> None:
    report = _page(4, "", result="-")

    assert (report.result.printed, report.target.unit_text) == ("-", "แห่ง")
