"""Any label in any place of a paper of quarters: nothing fails, and no word is lost."""

import pytest

from samrit.checks import check
from samrit.readers import read_all
from samrit.report import canonical_json
from samrit.report.labels import HEAD_LINES, INDICATOR_ITEMS, TEXT_LINES, VALUE_LINES, YEAR_LINES

LABELS = sorted(
    {
        spelling
        for labels in (INDICATOR_ITEMS, HEAD_LINES, VALUE_LINES, TEXT_LINES, YEAR_LINES)
        for label in labels
        for spelling in (*label.spellings[:3], *label.others[:3])
    }
    | {"หน่วยนับ", "ลำดับ", "ผู้รายงาน", "หมายเหตุ", "โทร", "Unit", "No.", "Contact"}
)
HEAD = "ชื่อตัวชี้วัด : จำนวนป้ายบอกทาง\nเป้าหมาย : 9 ป้าย\n"
PLACES = {
    "below a quarter": "ไตรมาสที่ 1 : ทาสีป้าย\n{label} : {value} zq1\nไตรมาสที่ 2 : ตั้งป้าย\n",
    "below the last quarter": "ไตรมาสที่ 1 : ทาสีป้าย\nไตรมาสที่ 2 : ตั้งป้าย\n{label} : {value} zq1\n",
    "as the value of a quarter": "ไตรมาสที่ 1 : ทาสีป้าย\nผลงาน : {label} {value}\nหน่วยงาน : zq1\n",
    "behind the value of a quarter": "ไตรมาสที่ 1 : ทาสีป้าย\nผลงาน : 4 ป้าย {label} : {value} zq1\n",
    "with the quarter's number": "{label} ไตรมาสที่ 3 : {value}\nไตรมาสที่ 4 : zq1\n",
    "above the quarters": "{label} : {value} zq1\nไตรมาสที่ 1 : ทาสีป้าย\n",
    "as the value of the target": "ค่าเป้าหมาย : {label} {value}\nไตรมาสที่ 1 zq1\n",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", ["5", "ระดับ 5 หน่วย : คัน", "แล้วเสร็จ"])
def test_any_label_may_stand_anywhere(place: str, value: str) -> None:
    for label in LABELS:
        readings = read_all(f"{HEAD}{PLACES[place].format(label=label, value=value)}".encode())
        stated = "".join(
            canonical_json(one.report).decode() + "".join(issue.excerpt for issue in one.issues) for one in readings
        )

        for one in readings:
            check(one.report)
        assert "zq1" in stated, label
