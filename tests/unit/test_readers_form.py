"""The printed form as text: the twin of the real form in our own words, forms of other years, and parts of forms."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from samrit.readers import UnreadableError, read
from samrit.report import (
    Evidence,
    IndicatorReport,
    Level,
    PlanNode,
    ProjectReport,
    QuarterReport,
    Result,
    Score,
    Signature,
    Target,
    Verdict,
    YearEnd,
)
from samrit.writers import write

TWIN = Path(__file__).resolve().parents[1] / "documents" / "indicator-32-own-words.txt"

OTHER_YEAR = """\
ผลการดำเนินงานส่วนที่ ๒ ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติราชการประจำปี แยกรายตัวชี้วัด
ประจำปีงบประมาณ พ.ศ. ๒๕๖๕
หน่วยงาน : สำนักงานเขตตัวอย่าง
๑. ชื่อตัวชี้วัด: (๓.๒) ร้อยละของชุมชนที่คัดแยกขยะ
๒. ระดับความสำเร็จ: ( / ) ผลผลิต (Output)  (   ) ผลลัพธ์ (Outcome)
สนับสนุนแผนพัฒนากรุงเทพมหานคร ระยะ 20 ปี (พ.ศ. 2556 - 2575)
มิติที่ ๒ เมืองสีเขียว
เป้าหมายที่ ๒.๑ ขยะลดลง
๓. นิยาม：ชุมชนที่มีถังแยกอย่างน้อย 3 ประเภท
๔. วิธีคำนวณ
จำนวนชุมชนที่คัดแยก x 100 / จำนวนชุมชนทั้งหมด
๕. เป้าหมาย: ๘๐ (ร้อยละ)
ผลงานที่ทำได้ : ๘๒.๕๐ (ร้อยละ)
๖. รายงานผลการดำเนินงานรายไตรมาส
๖.๑ ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๖๔) : สํารวจชุมชน
เป้าหมาย : ๒๐ ผลงาน : ๒๑.๕
๖.๒) ไตรมาสที่ ๒ : อบรมแกนนำ 1. ชุมชน ก 2. ชุมชน ข
6.3 ไตรมาสที่ ๓ ติดตั้งถัง
หน้า 1
ผลการดำเนินงานส่วนที่ ๒ ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติราชการประจำปี แยกรายตัวชี้วัด
ประจำปีงบประมาณ พ.ศ. ๒๕๖๕
จำนวน 30 จุด
๖.๔ ไตรมาสที่ ๔ : ประเมินผล
5. เป้าหมาย 100 ชุมชน
๖.๕ สรุปผลการดำเนินงาน : สูงกว่าเป้าหมาย เพราะชุมชนร่วมมือ
๗. ปัจจัยแห่งความสำเร็จ : ผู้นำชุมชน
๘. ปัญหาและอุปสรรค : -
๙. หลักฐาน : ภาพถ่าย.pdf
รายงานประชุม ครั้งที่ 2
(ลงชื่อ) ....................................... ผู้รายงาน
(นางสาวตัวอย่าง ใจดี)
ตำแหน่ง นักวิชาการสุขาภิบาลชำนาญการ
วันที่ ๑๕ ตุลาคม ๒๕๖๕
"""


def _codes(text: str) -> list[str]:
    return [issue.code for issue in read(text.encode()).issues]


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def test_the_twin_reads_with_its_own_issues_and_no_other() -> None:
    reading = read(TWIN.read_bytes(), TWIN.name)

    assert isinstance(reading.report, IndicatorReport)
    assert [(issue.code, issue.field) for issue in reading.issues] == [
        ("level-unknown", "level"),
        ("unit-blank", "target"),
        ("heading-joined", "year_end.narrative"),
        ("unsigned", "signature"),
    ]
    assert reading.report.number_text == "32."
    assert [(node.label, node.code, node.name_en) for node in reading.report.nodes] == [
        ("ประเด็นยุทธศาสตร์", "2", "A Leafy City That Is Easy to Get Around"),
        ("ย่อย", "2.4", ""),
        ("เป้าประสงค์ที่", "2.4.1", ""),
    ]
    assert reading.report.label_spellings == (("definition", "คำนียาม"),)
    assert "เขตปทุมวัน มีรองผู้ว่าราชการ" in reading.report.year_end.narrative
    assert [q.narrative.count("\n\n") for q in reading.report.quarters] == [0, 0, 0, 3]


def test_each_field_has_its_place_in_the_unchanged_source() -> None:
    reading = read(TWIN.read_bytes(), TWIN.name)

    quoted = {field: reading.source[place.start : place.end] for field, place in reading.places.items()}

    assert reading.source == TWIN.read_text()
    assert quoted["target"] == "5 (ไม่น้อยกว่า ... หน่วยงาน)"
    assert quoted["result"] == "5.00 (ไม่น้อยกว่า ... หน่วยงาน)"
    assert quoted["year_end.verdict_text"] == "เป็นไปตามเป้าหมาย"
    assert quoted["obstacles"] == "COVID-19--"
    assert quoted["evidence.0.ref"] == "<https://www.facebook.com/example.samrit/posts/1000000000000032/>"
    assert quoted["quarters.4.narrative"].startswith("ระหว่างที่โควิด19 ระบาด")
    assert (reading.places["target"].line, reading.places["obstacles"].page) == (27, 2)


def test_the_twin_prints_as_it_was_read() -> None:
    printed = write(read(TWIN.read_bytes()).report, "text").decode()

    original = TWIN.read_text().splitlines()
    heading = next(line for line in original if "แผนปฏิบัติราชการ" in line)
    cut = original.index(heading)
    joined = [*original[: cut - 6], f"{original[cut - 6]} {original[cut + 2]}", *original[cut + 3 :]]

    assert _said(printed.splitlines()) == _said(joined)


def _said(lines: list[str]) -> list[str]:
    """The lines that say something; a label and the text below it are one."""
    return "\n".join(line.strip() for line in lines if line.strip()).replace(" :\n::", " ::").split("\n")


def test_a_form_of_another_year_and_agency() -> None:
    reading = read(OTHER_YEAR.encode())

    assert reading.report == IndicatorReport(
        fiscal_year_be=2565,
        agency="สำนักงานเขตตัวอย่าง",
        number_text="(๓.๒)",
        name="ร้อยละของชุมชนที่คัดแยกขยะ",
        level=Level.OUTPUT,
        long_term_plan="แผนพัฒนากรุงเทพมหานคร ระยะ 20 ปี (พ.ศ. 2556 - 2575)",
        nodes=(
            PlanNode(label="มิติที่", code_text="๒", name_th="เมืองสีเขียว"),
            PlanNode(label="เป้าหมายที่", code_text="๒.๑", name_th="ขยะลดลง"),
        ),
        definition="ชุมชนที่มีถังแยกอย่างน้อย 3 ประเภท",
        method="จำนวนชุมชนที่คัดแยก x 100 / จำนวนชุมชนทั้งหมด",
        target=Target(value_text="๘๐", unit_text="ร้อยละ"),
        result=Result(value_text="๘๒.๕๐", unit_text="ร้อยละ"),
        quarters=(
            QuarterReport(
                quarter=1, narrative="สำรวจชุมชน", target=Target(value_text="๒๐"), result=Result(value_text="๒๑.๕")
            ),
            QuarterReport(quarter=2, narrative="อบรมแกนนำ 1. ชุมชน ก 2. ชุมชน ข"),
            QuarterReport(quarter=3, narrative="ติดตั้งถัง จำนวน 30 จุด"),
            QuarterReport(quarter=4, narrative="ประเมินผล\n5. เป้าหมาย 100 ชุมชน"),
        ),
        year_end=YearEnd(verdict=Verdict.EXCEEDS, narrative="เพราะชุมชนร่วมมือ"),
        supporting_factors="ผู้นำชุมชน",
        obstacles="-",
        evidence=(Evidence(ref="ภาพถ่าย.pdf"), Evidence(ref="รายงานประชุม ครั้งที่ 2")),
        signature=Signature(
            name="นางสาวตัวอย่าง ใจดี", role="ผู้รายงาน", position="นักวิชาการสุขาภิบาลชำนาญการ", signed_on=date(2022, 10, 15)
        ),
        label_spellings=(
            ("definition", "นิยาม"),
            ("method", "วิธีคำนวณ"),
            ("quarters", "รายงานผลการดำเนินงานรายไตรมาส"),
            ("year_end", "สรุปผลการดำเนินงาน"),
            ("supporting_factors", "ปัจจัยแห่งความสำเร็จ"),
            ("obstacles", "ปัญหาและอุปสรรค"),
            ("evidence", "หลักฐาน"),
        ),
    )
    assert [issue.code for issue in reading.issues] == [
        "label-extra",
        "repaired",
        "page-number",
        "heading-joined",
        "label-repeated",
    ]


@pytest.mark.parametrize(
    ("ticks", "level"),
    [
        ("☑ ผลผลิต (Output) ☐ ผลลัพธ์ (Outcome)", Level.OUTPUT),
        ("☐ ผลผลิต (Output) ☒ ผลลัพธ์ (Outcome)", Level.OUTCOME),
        ("[x] ผลผลิต [ ] ผลลัพธ์", Level.OUTPUT),
        ("( ) ผลผลิต ( / ) ผลลัพธ์", Level.OUTCOME),
        ("(/) ผลผลิต (Output) (/) ผลลัพธ์ (Outcome)", Level.BOTH),
        ("✓ ผลผลิต ผลลัพธ์", Level.OUTPUT),
        ("ผลผลิต (Output) ✔ ผลลัพธ์ (Outcome) ☐", Level.OUTPUT),
        ("○ ผลผลิต ● ผลลัพธ์", Level.OUTCOME),
        ("\uf0a8 ผลผลิต \uf0fe ผลลัพธ์", Level.OUTCOME),
        ("( ) ผลผลิต ( ) ผลลัพธ์", Level.NEITHER),
        ("ผลลัพธ์ (Outcome)", Level.OUTCOME),
        ("ผลผลิต (Output) ผลลัพธ์ (Outcome)", Level.UNKNOWN),
    ],
)
def test_ticks_of_every_kind(ticks: str, level: Level) -> None:
    assert _indicator(f"1. ชื่อตัวชี้วัด : ก\n2. ระดับความสำเร็จ : {ticks}\n3. คำนิยาม : ข\n").level is level


@pytest.mark.parametrize(
    "label",
    [
        "3. คำนิยาม :", "3. คำนิยาม:", "3. คำนิยาม ::", "3.คำนิยาม：", "๓. คำนิยาม :", "(3) คำนิยาม :", "3) คำนิยาม :", "3. คำนิยาม\n::",
        "3. คำนียาม :", "3. คำนิยม :", "3. คํานิยาม :", "3 . คำนิยามตัวชี้วัด :", "  3.  คำนิยาม   :", "3. คำนิยาม",
    ],
)  # fmt: skip
def test_a_label_in_all_its_spellings(label: str) -> None:
    report = _indicator(f"1. ชื่อตัวชี้วัด : ก\n{label} ความหมาย\n4. วิธีการคำนวณ : นับ\n")

    assert (report.definition, report.method) == ("ความหมาย", "นับ")


@pytest.mark.parametrize(
    "line",
    [
        "3. คำนิยาม : ซ้อน",
        "**** ผลการดำเนินงานส่วนที่ 2 ****",
        "(6.2) ไตรมาสที่ 2 : ซ้อน",
        ": ผลงานที่ทำได้ = 9",
        "เป้าหมาย : 25 ผลงาน : 20",
        "ลงชื่อ.....",
        "----- ย่อย : ๒.๔ - ซ้อน",
        "\\3. คำนิยาม : ซ้อน",
    ],
)
def test_text_that_looks_like_the_form_stands_behind_a_backslash(line: str) -> None:
    report = IndicatorReport(name="ก", quarters=(QuarterReport(quarter=1, narrative=f"{line}\nข\n{line}"),))

    printed = write(report, "text")

    assert printed.decode().count(f"\\{line}") == 2
    assert read(printed).report == report


def test_values_of_a_quarter_stand_on_lines_of_their_own() -> None:
    quarter = QuarterReport(
        quarter=2,
        narrative="ทำแล้ว",
        target=Target(value_text="25", unit_text="ร้อยละ"),
        result=Result(value_text="20.50", unit_text="ร้อยละ"),
        score=Score(value=Decimal(100), timeliness=Decimal(50)),
        progress_percent=Decimal(85),
    )

    printed = write(IndicatorReport(quarters=(quarter,)), "text").decode()

    assert (
        "(6.2) ไตรมาสที่ 2 : ทำแล้ว\n\n: เป้าหมาย = 25 (ร้อยละ)\n\n: ผลงานที่ทำได้ = 20.50 (ร้อยละ)\n\n"
        ": คะแนน = 100 (- / 50)\n\n: ความคืบหน้า = ร้อยละ 85\n"
    ) in printed
    assert _indicator(printed).quarters == (quarter,)


def test_sections_may_stand_in_another_order() -> None:
    report = _indicator(
        "8. อุปสรรคต่อการดำเนินงาน : ฝน\n5. เป้าหมาย : 5 (แห่ง)\n: ผลงานที่ทำได้ = 4 (แห่ง)\n3. คำนิยาม : ก\n1. ชื่อตัวชี้วัด : ข\n"
    )

    assert (report.obstacles, report.target.printed, report.result.printed) == ("ฝน", "5 (แห่ง)", "4 (แห่ง)")
    assert (report.definition, report.name) == ("ก", "ข")


def test_labels_without_numbers() -> None:
    report = _indicator(
        "ชื่อตัวชี้วัด : ก\nนิยาม : ข\nเป้าหมาย : ไม่น้อยกว่า 4 ครั้ง\nไตรมาสที่ 1 : ค\nไตรมาสที่ 2 :\nง\nอุปสรรค : ไม่มี\n"
    )

    assert (report.name, report.definition, report.obstacles) == ("ก", "ข", "ไม่มี")
    assert report.target.value == 4
    assert [q.narrative for q in report.quarters] == ["ค", "ง"]


def test_what_is_missing_is_told() -> None:
    assert _codes("1. ชื่อตัวชี้วัด : ก\n5. เป้าหมาย : 5 (แห่ง)\n") == [
        "section-missing",
        "section-missing",
        "section-missing",
        "cut-short",
    ]


def test_a_second_report_in_the_file_is_told_and_left() -> None:
    reading = read(write(IndicatorReport(name="ก"), "text") + write(IndicatorReport(name="ข"), "text"))

    assert isinstance(reading.report, IndicatorReport)
    assert reading.report.name == "ก"
    assert "more-reports" in [issue.code for issue in reading.issues]


def test_words_above_the_form_are_told() -> None:
    issues = read(("เรียน ผู้อำนวยการ\n" + OTHER_YEAR).encode()).issues

    assert [(issue.code, issue.excerpt) for issue in issues if issue.code == "not-understood"] == [
        ("not-understood", "เรียน ผู้อำนวยการ")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874", "tis-620"])
def test_encodings_are_told_by_the_bytes(encoding: str) -> None:
    text = OTHER_YEAR.replace("：", ":")

    assert read(text.encode(encoding)).report == read(text.encode()).report


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n\n", "\u2028"])
def test_line_breaks_of_every_kind(line_break: str) -> None:
    text = "1. ชื่อตัวชี้วัด : ก\n3. คำนิยาม : ข\n4. วิธีการคำนวณ : ค"

    assert read(text.replace("\n", line_break).encode()).report == read(text.encode()).report


def test_a_file_cut_inside_a_letter_is_read_as_far_as_it_goes() -> None:
    report = _indicator("1. ชื่อตัวชี้วัด : ก\n3. คำนิยาม : ขคง")
    reading = read("1. ชื่อตัวชี้วัด : ก\n3. คำนิยาม : ขคง".encode()[:-1])

    assert report.definition == "ขคง"
    assert [issue.code for issue in reading.issues if issue.code == "bytes-lost"] == ["bytes-lost"]


def test_a_project_reads_back_from_its_form() -> None:
    project = ProjectReport(
        code="50990000-4004", name="ถนนสายต้นไม้", agency="สำนักงานเขตตัวอย่าง", fiscal_year_be=2565,
        progress_percent=Decimal("85.5"), responsible="ฝ่ายสวน", rationale="ร้อน", objectives="1. ร่ม\n2. เย็น", targets="500 ต้น",
    )  # fmt: skip

    reading = read(write(project, "text"))

    assert (reading.report, reading.issues) == (project, ())


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no reader"):
        read(b"x", format="tape")
