"""A chat that was saved as text is read as the messages that say something of the report; the rest is in no field."""

import pytest

from samrit.readers import UnreadableError, read
from samrit.report import IndicatorReport

SAID = (
    ("ก", "ส่งตัวเลขให้นะคะ"),
    ("ก", "ชื่อตัวชี้วัด : จำนวนราวจับที่ซ่อม"),
    ("ก", "เป้าหมาย : 12 จุด"),
    ("ก", "ไตรมาส 1 : ซ่อมหน้าวัดและหน้าตลาด"),
    ("ข", "รับทราบ"),
    ("ก", "ไตรมาส 2 : ซ่อมริมคลอง"),
    ("ข", "ขอบคุณครับ ไตรมาสหน้าอย่าลืม"),
)
NAMES = {"ก": "สมมติ ฝ่ายโยธา", "ข": "หัวหน้า"}
MANNERS = {
    "times and names": "08:{at:02} {name} {words}",
    "tabs": "8:{at:02}\t{name}\t{words}",
    "days and colons": "[7/10/24, 08:{at:02}:11] {name}: {words}",
}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_report_in_a_chat(manner: str) -> None:
    lines = [MANNERS[manner].format(at=at, name=NAMES[who], words=words) for at, (who, words) in enumerate(SAID)]
    report = read("\n".join(lines).encode()).report

    assert isinstance(report, IndicatorReport)
    assert (report.name, str(report.target.value)) == ("จำนวนราวจับที่ซ่อม", "12")
    assert [one.narrative for one in report.quarters] == ["ซ่อมหน้าวัดและหน้าตลาด", "ซ่อมริมคลอง"]
    assert "รับทราบ" in "\n".join(one.text for one in report.unplaced)


def test_hours_of_a_programme_are_no_chat() -> None:
    programme = "\n".join(f"0{hour}:00 น. กิจกรรมที่ {hour}" for hour in range(1, 6))
    report = read(
        f"ชื่อตัวชี้วัด : จำนวนราวจับที่ซ่อม\nหน่วยงาน : สำนักการโยธา\nปีงบประมาณ : 2567\nเป้าหมาย : 12 จุด\nคำนิยาม : ราวจับ\nไตรมาสที่ 1 : อบรมช่าง\n{programme}\n".encode()
    ).report

    assert isinstance(report, IndicatorReport)
    assert report.quarters[0].narrative == f"อบรมช่าง\n{programme}"


def test_a_chat_of_no_report_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read("\n".join(f"08:0{at} สมมติ สวัสดี" for at in range(6)).encode())
