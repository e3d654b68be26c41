"""What stands at the foot of every page of the present system is told, and is in no field."""

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport

_FOOT = "ดูแลระบบโดยฝ่ายแผนงาน"
_PAGE = """<!-- saved from url=(0059)http://monitor.example.go.th/mobile/mykpi.php?pid=1200-0144 --><html><meta charset="utf-8"><body>
<h3>จำนวนสะพานที่ตรวจแล้ว : 1200-0144</h3><p>ค่าเป้าหมาย แห่ง : 12.0000<br>ผลงานที่ทำได้ แห่ง : 12.0000</p>
<p>ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ</p><h4>รายงานผลฯ ไตรมาสที่ 1</h4><p>ตรวจ 4 แห่ง</p><h4>** สรุปผลการดำเนินงาน **</h4><p>ตรวจครบทุกแห่ง</p><h4>นิยาม หรือความหมายของตัวชี้วัด</h4><p>สะพานข้ามคลองทุกขนาด</p>{foot}</body></html>"""


@pytest.mark.parametrize(
    "foot",
    [
        f"<footer><p>{_FOOT}</p></footer>",
        f'<div data-role="footer"><h4>{_FOOT}</h4></div>',
        f'<div role="contentinfo">{_FOOT}</div>',
    ],
)
def test_the_foot_of_a_page_is_told_and_is_no_definition(foot: str) -> None:
    reading = read(_PAGE.format(foot=foot).encode())

    assert isinstance(reading.report, IndicatorReport)
    assert reading.report.definition == "สะพานข้ามคลองทุกขนาด"
    assert [one.text for one in reading.report.unplaced] == [_FOOT]
    assert "not-understood" in {issue.code for issue in reading.issues}
