"""What offices write in their own words: two words for one label, dots to write on, persons, and a mail around it all."""

from email.message import EmailMessage

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport, Level

PAPER = """ชื่อตัวชี้วัด : จำนวนศาลาริมคลองที่ทาสีใหม่
ชนิดของตัวชี้วัด : ผลผลิต
เป้าหมาย : 6 หลัง
ผลงาน : 5 หลัง
ความก้าวหน้าไตรมาส 1 : คัดเลือกสี
ความก้าวหน้าไตรมาส 2 : ทาได้สองหลัง
ผลสรุป : ขาดหนึ่งหลัง
ข้อจำกัด/อุปสรรค : น้ำขึ้นสูง
หลักฐานอ้างอิง : ภาพถ่าย
"""


def _read(paper: str | bytes) -> IndicatorReport:
    report = read(paper if isinstance(paper, bytes) else paper.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def test_two_words_for_a_label_and_progress_in_words_are_read() -> None:
    report = _read(PAPER)

    assert report.level is Level.OUTPUT
    assert [one.narrative for one in report.quarters] == ["คัดเลือกสี", "ทาได้สองหลัง"]
    assert (report.year_end.narrative, report.obstacles) == ("ขาดหนึ่งหลัง", "น้ำขึ้นสูง")


@pytest.mark.parametrize(
    "person",
    [
        "ผู้รับผิดชอบ นายสมมติ ดีงาม\nตำแหน่ง ช่างสี",
        "ผู้รายงาน\nนายสมมติ ดีงาม\n\nตำแหน่ง\nช่างสี",
        "Reported by Mr. Example\nPosition: Painter",
    ],
)
def test_who_reported_is_no_evidence(person: str) -> None:
    report = _read(f"{PAPER}{person}\n")

    assert [one.ref for one in report.evidence] == ["ภาพถ่าย"]
    assert "".join(one.text for one in report.unplaced).count("\n") < len(person)


def test_two_fields_on_dots_stand_on_one_line() -> None:
    report = _read(
        "ชื่อตัวชี้วัด......จำนวนศาลาริมคลองที่ทาสีใหม่......\nรหัสตัวชี้วัด......5099-0101......ปีงบประมาณ......2567......\n"
        "เป้าหมาย......6 หลัง......ผลงานที่ทำได้......5 หลัง......\nไตรมาสที่ 1......คัดเลือกสี......\nไตรมาสที่ 2......ทาสี......\n"
        "ลงชื่อ......นายสมมติ ดีงาม......ตำแหน่ง......ช่างสี......\n"
    )

    assert (report.code, report.fiscal_year_be) == ("5099-0101", 2567)
    assert (str(report.target.value), str(report.result.value)) == ("6", "5")
    assert (report.signature.name, report.signature.position) == ("นายสมมติ ดีงาม", "ช่างสี")


def test_a_heading_leaves_the_field_of_its_words_to_the_label_below() -> None:
    below = PAPER.replace("เป้าหมาย", "คำนิยาม\nศาลาที่มีหลังคา\nเป้าหมาย", 1)

    assert _read(f"รายละเอียดตัวชี้วัด\n{below}").definition == "ศาลาที่มีหลังคา"


def test_a_title_says_the_code() -> None:
    assert _read(f"ส่งรายงานตัวชี้วัด 5099-0101 ค่ะ\n{PAPER}").code == "5099-0101"
    assert _read(f"ส่งรายงานตัวชี้วัด โทร 0-2999-0101\n{PAPER}").code == ""


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_a_mail_is_unpacked(subtype: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = "ส่งรายงาน"
    mail.set_content("ดูด้านล่าง")
    quoted = "".join(f"> {line}\n" for line in PAPER.splitlines())
    if subtype == "html":
        mail.add_alternative("".join(f"<p>{line}</p>" for line in PAPER.splitlines()), subtype="html")
    else:
        mail.set_content(quoted)
    report = _read(mail.as_bytes())

    assert report.replace(unplaced=()) == _read(PAPER)
    assert [one.text for one in report.unplaced] == (["Subject: ส่งรายงาน"] if subtype == "plain" else [])
