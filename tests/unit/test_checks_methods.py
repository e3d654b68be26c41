"""C104: a method that only repeats what the indicator is called, with a word for counting before it or without."""

import pytest

from samrit.checks import check
from samrit.checks.example import form

NAME = "จำนวนตลาดเอกชนที่ผ่านเกณฑ์ตลาดสะอาดระดับดีมาก"


@pytest.mark.parametrize(
    ("method", "is_repeated"),
    [
        (f"นับ{NAME}", True),
        (NAME, True),
        (f"คำนวณจาก{NAME}", True),
        (f"ผลรวมของ{NAME}", True),
        (f"พิจารณาจาก {NAME}", True),
        (f"นับ{NAME} จากทะเบียนของฝ่ายสิ่งแวดล้อม ณ วันที่ 30 กันยายน", False),
        ("นับจำนวนตลาดสะสม", False),
        ("นับตลาดที่ได้คะแนนตั้งแต่ร้อยละ 90 ตามแบบตรวจประเมิน", False),
        ("จำนวนตลาดที่ผ่านเกณฑ์ x 100 / ตลาดเอกชนทั้งหมดในเขต", False),
        ("รวมจำนวนตลาดที่ผ่านการตรวจรอบแรกและรอบที่สอง", False),
    ],
)
def test_a_method_is_more_than_the_name(method: str, *, is_repeated: bool) -> None:
    assert ("C104" in {f.code for f in check(form(name=NAME, method=method))}) is is_repeated
