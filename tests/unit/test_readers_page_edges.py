"""Heads and feet of printed pages, lines about persons, and the unit that a result names itself: apart, and told."""

import pytest

from samrit.readers import read
from samrit.readers.reading import Reading
from samrit.report import IndicatorReport

FORM = (
    "1. ชื่อตัวชี้วัด : จำนวนเรือนเพาะชำ",
    "3. คำนิยาม : เรือนเพาะชำของโรงเรียน",
    "4. วิธีการคำนวณ : นับหลังที่ใช้งานได้",
    "5. เป้าหมาย : 6 (หลัง)",
    ": ผลงานที่ทำได้ = 5 (หลัง)",
    "6. รายงานผลการดำเนินงาน (รายไตรมาส) :",
    "(6.1) ไตรมาสที่ 1 : สำรวจโรงเรียน",
    "(6.2) ไตรมาสที่ 2 : สร้างเรือนเพาะชำที่โรงเรียน",
    "ริมคลองสองหลัง",
    "(6.3) ไตรมาสที่ 3 : แจกเมล็ดพันธุ์",
    "8. อุปสรรคต่อการดำเนินงาน : ฝนมาช้า",
    "9. หลักฐานอ้างอิง : ภาพเรือนเพาะชำ",
)
CUT = 8  # the line above which the page ends


def _read(text: str) -> tuple[IndicatorReport, Reading]:
    reading = read(text.encode())
    assert isinstance(reading.report, IndicatorReport)
    return reading.report, reading


@pytest.mark.parametrize("page_break", ["", "\x0c"])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("แบบติดตามงานของสำนักสมมติ", "พิมพ์วันที่ 1 ต.ค. 2568 หน้า {} จาก 2"),
        ("แบบติดตามงานของสำนักสมมติ", "หน้า {}"),
        ("", "page {} of 2"),
    ],
)
def test_heads_and_feet_of_pages_are_in_no_text(head: str, foot: str, page_break: str) -> None:
    whole, _ = _read("\n".join(FORM))
    text = "\n".join([head, *FORM[:CUT], foot.format(1), page_break + head, *FORM[CUT:], foot.format(2)])
    report, reading = _read(text)

    assert report.quarters[1].narrative == "สร้างเรือนเพาะชำที่โรงเรียน ริมคลองสองหลัง"
    assert report.replace(quarters=whole.quarters, broken_off="") == whole
    assert {issue.code for issue in reading.issues} & {"page-edge", "page-number"}


def test_a_line_with_which_two_of_many_pages_end_is_text() -> None:
    again = "เพาะเมล็ดที่สวนกลาง\f"
    lines = (*FORM[:7], again, FORM[7], FORM[8] + "\f", FORM[9], again, FORM[10] + "\f", FORM[11], "รูปที่สอง\f", "รูปที่สาม")
    report, reading = _read("\n".join(lines))

    assert [one.narrative.split("\n")[-1] for one in report.quarters] == [again[:-1], FORM[8], again[:-1]]
    assert "page-edge" not in {issue.code for issue in reading.issues}


def test_pages_that_a_text_speaks_of_stay_in_it() -> None:
    spoken = ["เอกสารหน้า 1", "เอกสารหน้า 2", "เอกสารหน้า 3"]
    report, _ = _read("\n".join([*FORM, *spoken]))

    assert [one.ref for one in report.evidence][1:] == spoken


PERSONS = ["ผู้ประสานงาน : นายสมมติ ตัวอย่าง โทร. 0 2999 0000", "ผู้รายงาน : นางตัวอย่าง สมมติ", "โทร 0 2999 0001"]


def test_lines_about_persons_are_no_evidence() -> None:
    whole, _ = _read("\n".join(FORM))
    report, reading = _read("\n".join([*FORM, *PERSONS]))

    assert report.replace(unplaced=()) == whole
    assert "\n".join(one.text for one in report.unplaced).split("\n") == PERSONS
    assert any(PERSONS[0] in issue.excerpt for issue in reading.issues)


def test_lines_about_persons_are_no_narrative() -> None:
    report, _ = _read("\n".join([*FORM[:7], PERSONS[0], *FORM[7:]]))

    assert report.quarters[0].narrative == "สำรวจโรงเรียน"
    assert [one.text for one in report.unplaced] == [PERSONS[0]]


@pytest.mark.parametrize(
    ("target", "result", "is_remarked"),
    [("6 ชุมชน", "6 โครงการ", True), ("6 (ชุมชน)", "6 ครั้ง", True), ("6 ชุมชน", "6 ชุมชน", False), ("6 ชุมชน", "6", False), ("ร้อยละ 60", "65 %", False)],
)  # fmt: skip
def test_a_result_in_another_unit_is_remarked(target: str, result: str, is_remarked: bool) -> None:
    report, reading = _read(f"ชื่อตัวชี้วัด : จำนวนเรือนเพาะชำ\nเป้าหมาย : {target}\nผลงาน : {result}\nคำนิยาม : ก\n")

    assert ("result-unit" in [issue.code for issue in reading.issues]) is is_remarked
    assert result.split(maxsplit=1)[0] in report.result.printed
