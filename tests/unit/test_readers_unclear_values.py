"""A target or a result that is stated and can't be read as a number is told, and kept in its own words."""

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport

FORM = "1. ชื่อตัวชี้วัด : ก\n3. คำนิยาม : ข\n4. วิธีการคำนวณ : ค\n5. เป้าหมาย : {target}\n: ผลงานที่ทำได้ = {result}\n"
PAGE = "http://example.go.th/mykpi.php?pid=5099-0824\n\nBack Home\n\nการซ่อมท่อ\nค่าเป้าหมาย ท่อ : {target}\nผลงานที่ทำได้ ท่อ : {result}\n"


def _unclear(text: str) -> list[str]:
    return [one.field for one in read(text.encode()).issues if one.code == "value-unclear"]


@pytest.mark.parametrize("paper", [FORM, PAGE])
@pytest.mark.parametrize("words", ["เพิ่มขึ้นร้อยละ 15", "4 ระบบ 2 ครั้ง", "ครบทุกแห่ง", "5,000 saplings"])
def test_a_stated_value_that_is_not_understood_is_told(paper: str, words: str) -> None:
    text = paper.format(target=words, result=words)
    report = read(text.encode()).report

    assert _unclear(text) == ["target", "result"]
    assert isinstance(report, IndicatorReport)
    assert (report.target.value_text, report.result.value_text) == (words, words)
    assert not report.result.is_understood


@pytest.mark.parametrize("paper", [FORM, PAGE])
@pytest.mark.parametrize("words", ["-", "12", "12 แห่ง", "30 กันยายน 2567"])
def test_a_value_that_is_read_or_not_stated_is_not(paper: str, words: str) -> None:
    assert _unclear(paper.format(target=words, result=words)) == []


@pytest.mark.parametrize("words", ["ไม่มี", "", "ยังวัดผลไม่ได้ เพราะรอผลสำรวจ"])
def test_a_result_that_says_why_there_is_none_is_not(words: str) -> None:
    assert _unclear(FORM.format(target="12", result=words)) == []
