"""What offices write in their own words: two words for one label, dots to write on, persons, and a mail around it all."""

from email.message import EmailMessage

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport, Level, Verdict

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


PAIRS = (
    ("ตัวชี้วัด", "จำนวนศาลาริมคลองที่ทาสีใหม่"),
    ("ความหมายของตัวชี้วัด", "ศาลาที่มีหลังคา"),
    ("วิธีวัดผล", "นับจากใบตรวจรับ"),
    ("ค่าเป้าหมายทั้งปี", "6 หลัง"),
    ("ผลที่ได้", "5 หลัง"),
    ("ผลไตรมาสที่ 1", "คัดเลือกสี"),
    ("ผลไตรมาสที่ 2", "ทาได้ตามแผน"),
    ("สรุปทั้งปี", "ต่ำกว่าเป้าหมาย"),
    ("ปัจจัยที่ช่วย", "ชุมชนช่วยขัดพื้น"),
    ("ปัญหาที่พบ", "น้ำขึ้นสูง"),
    ("ลงนาม", "นายสมมติ ดีงาม"),
)


@pytest.mark.parametrize(
    "layout",
    ["{} {}", "{}\t{}", "[{}] {}", "{}\n{}", "### {}\n\n{}\n", "<div><label>{}</label><textarea>{}</textarea></div>"],
)
def test_other_words_are_labels_by_the_habit_of_the_paper(layout: str) -> None:
    pairs = [(label, words) for label, words in PAIRS if "[" not in layout or label != "ลงนาม"]
    report = _read("\n".join(layout.format(*pair) for pair in pairs))

    assert (report.name, report.definition, report.method) == tuple(words for _label, words in PAIRS[:3])
    assert (str(report.target.value), str(report.result.value)) == ("6", "5")
    assert [one.narrative for one in report.quarters] == ["คัดเลือกสี", "ทาได้ตามแผน"]
    assert (report.year_end.verdict, report.supporting_factors) == (Verdict.MISSES, "ชุมชนช่วยขัดพื้น")
    assert (report.obstacles, report.signature.name) == ("น้ำขึ้นสูง", "นายสมมติ ดีงาม" if pairs[-1][0] == "ลงนาม" else "")


def test_a_verdict_behind_all_quarters_shows_that_the_year_is_summed_up() -> None:
    known = "\n".join(f"{label} : {words}" for label, words in PAIRS if label != "สรุปทั้งปี")
    report = _read(known.replace("ปัจจัยที่ช่วย", "มองย้อนกลับไป : ต่ำกว่าเป้าหมาย\nเพราะฝนตก\nปัจจัยที่ช่วย"))

    assert (report.year_end.verdict, report.year_end.narrative) == (Verdict.MISSES, "เพราะฝนตก")
    assert [one.text for one in report.unplaced] == ["มองย้อนกลับไป :"]
    assert report.quarters[1].narrative == "ทาได้ตามแผน"


def test_a_label_beside_that_of_others_and_a_unit_in_brackets_are_read() -> None:
    said = "\n".join(f"{label} : {words}" for label, words in PAIRS)
    said = said.replace("ปัญหาที่พบ", "ปัญหา/อุปสรรค และข้อเสนอแนะ").replace(
        "ค่าเป้าหมายทั้งปี : 6 หลัง", "เป้าหมาย (หน่วย : หลัง) : 6"
    )
    report = _read(said)

    assert (report.obstacles, report.target.unit) == ("น้ำขึ้นสูง", "หลัง")


def test_a_verdict_of_other_words_stands_beside_the_summary() -> None:
    said = "\n".join(f"{label} : {words}" for label, words in PAIRS)
    report = _read(said.replace("สรุปทั้งปี : ต่ำกว่าเป้าหมาย", "ประเมินตนเองแล้ว : ต่ำกว่าเป้าหมาย\nสรุป : ทาไม่ทัน"))

    assert (report.year_end.verdict, report.year_end.narrative) == (Verdict.MISSES, "ทาไม่ทัน")


def test_a_quarter_may_name_its_months_before_the_colon() -> None:
    report = _read("\n".join(f"{label} : {words}" for label, words in PAIRS).replace("ที่ 2", " 2 ม.ค. - มี.ค."))

    assert [one.narrative for one in report.quarters] == ["คัดเลือกสี", "ทาได้ตามแผน"]


def test_values_below_their_labels_may_have_bullets() -> None:
    report = _read("\n".join(f"{label}\n• {words}" for label, words in PAIRS))

    assert (report.name, str(report.target.value), report.signature.name) == (PAIRS[0][1], "6", "นายสมมติ ดีงาม")


MONTHS = ("ตุลาคม - ธันวาคม", "ม.ค.68-มี.ค.68", "เม.ย. – มิ.ย.", "ก.ค. ถึง ก.ย.")


@pytest.mark.parametrize("names", [MONTHS, ("Q1", "Q2", "Q3", "Q4")])
@pytest.mark.parametrize("is_across", [True, False])
def test_quarters_of_a_table_may_be_named_by_their_months(names: tuple[str, ...], is_across: bool) -> None:
    rows = [("งวด", "สิ่งที่ทำ", "ผลที่ได้"), *((name, f"ทาศาลาที่ {at}", str(at)) for at, name in enumerate(names, 1))]
    table = "\n".join("\t".join(row) for row in (zip(*rows, strict=True) if is_across else rows))
    report = _read("\n".join((*(f"{label} : {words}" for label, words in PAIRS[:4]), table)))

    assert [one.narrative for one in report.quarters] == [f"ทาศาลาที่ {at}" for at in (1, 2, 3, 4)]
    assert [str(one.result.value) for one in report.quarters] == ["1", "2", "3", "4"]
    assert not report.unplaced
