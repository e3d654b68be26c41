"""Pages of the present web system: twins in our own words, whole, short and odd."""

from decimal import Decimal
from pathlib import Path

import pytest

from samrit.readers import Reading, read
from samrit.readers.page_lines import split_value
from samrit.report import (
    Evaluation,
    IndicatorReport,
    Kind,
    Level,
    PlanNode,
    ProjectReport,
    QuarterReport,
    Result,
    Score,
    Target,
    Unplaced,
)

PAGES = Path(__file__).resolve().parents[1] / "documents" / "pages"
HUNDRED = Decimal(100)


def _read(name: str) -> Reading:
    return read((PAGES / name).read_bytes(), name)


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def _percent(value_text: str) -> Result:
    return Result(value_text=value_text, unit_text="ร้อยละ")


def test_a_whole_page() -> None:
    reading = _read("mykpi-whole.txt")

    assert reading.format == "page"
    assert reading.issues == ()
    assert reading.report == IndicatorReport(
        code="5099-0101",
        number_text="(3.2)",
        name="ร้อยละของชุมชนที่คัดแยกขยะตั้งแต่ต้นทาง",
        level=Level.OUTCOME,
        kind=Kind.STRATEGIC,
        nodes=(
            PlanNode(label="มิติที่", code_text="3"),
            PlanNode(label="มิติที่", code_text="๗.๔", name_th="การจัดการของเสีย"),
            PlanNode(label="เป้าหมายที่", code_text="๗.๔.๑", name_th="ขยะที่ต้องกำจัดลดลง"),
        ),
        definition="ชุมชนที่คัดแยกขยะ คือชุมชนที่มีถังแยกอย่างน้อย 3 ประเภท",
        method="จำนวนชุมชนที่คัดแยก x 100 / จำนวนชุมชนทั้งหมด",
        target=Target(value_text="80.0000", unit_text="ร้อยละ"),
        result=_percent("82.5000"),
        evaluation=Evaluation(quarter=4, score=HUNDRED),
        quarters=(
            QuarterReport(
                quarter=1,
                narrative="สำรวจชุมชนทั้งหมด 40 แห่ง ตั้งแต่วันที่ 1 ตุลาคม 2565 - 31 ธันวาคม 2565 พบว่าแยกขยะแล้ว 8 แห่ง คิดเป็นร้อยละ 20",
                result=_percent("20.00"),
                score=Score(value=HUNDRED, quality=HUNDRED, timeliness=HUNDRED),
            ),
            QuarterReport(
                quarter=2,
                narrative="-อบรมแกนนำ 2 รุ่น เมื่อ 20/01/2566 และ 8 มี.ค. 66",
                result=_percent("45.50"),
                score=Score(value=HUNDRED, quality=HUNDRED, timeliness=Decimal(50)),
            ),
            QuarterReport(
                quarter=3,
                result=_percent("0.00"),  # 0 / 0: not reviewed
            ),
            QuarterReport(
                quarter=4,
                narrative="ตรวจเยี่ยมครบทุกแห่ง มีชุมชนที่แยกขยะ 33 แห่ง คิดเป็นร้อยละ 82.50",
                result=_percent("82.50"),
                score=Score(value=HUNDRED, quality=HUNDRED, timeliness=HUNDRED),
            ),
        ),
    )


def test_a_short_page_without_headings_is_told_apart_by_dates() -> None:
    reading = _read("mykpi-short.txt")

    assert isinstance(reading.report, IndicatorReport)
    assert reading.report.code == "5098-202"
    assert reading.report.target == Target(value_text="60", unit_text=">ร้อยละ")
    assert reading.report.evaluation == Evaluation(quarter=2)
    assert [(q.quarter, q.narrative[-4:]) for q in reading.report.quarters] == [
        (1, "9.10"),
        (2, "0.83"),
        (3, "4.50"),
        (4, "8.25"),
    ]
    assert reading.report.definition.startswith("1. การเบิกจ่าย หมายถึง")
    assert [issue.code for issue in reading.issues] == [
        "name-missing",
        "quarter-table-missing",
        *["quarter-assumed"] * 4,
        "section-assumed",
        "breaks-off",
    ]
    assert reading.report.broken_off == "definition"


@pytest.mark.parametrize(
    ("lines", "stated"),
    [
        (["งานเดือนพ.ย. 62 เสร็จ"], {1}),
        (["งานเดือนพ.ย. 62 เสร็จ", "งานวันที่ 8 มี.ค. 63"], {1, 2}),
        (["ไม่มีวันที่", "งานวันที่ 8 มี.ค. 63"], {1, 2}),
        (["ประชุมวันที่ 2 ก.พ. 63"], {2}),
        (["ประชุมวันที่ 2 พ.ย. 62 และจะประชุมวันที่ 5 ก.พ. 63"], set()),
        (["ไตรมาสที่ 2 ปลูกแล้ว 5 ต้น", "ปลูกครบ 9 ต้น ในไตรมาส 4"], {2, 4}),
        (["ไตรมาส 3 ปลูกแล้ว 5 ต้น", "ปลูกครบ 9 ต้น"], {3, 4}),
        (["ไม่มีวันที่", "ไม่มีวันที่"], set()),
        (["ก", "ข", "ค", "ง"], {1, 2, 3, 4}),
        (["ก", "ข", "ค", "ง", "จ"], set()),
    ],
)
def test_a_quarter_is_assumed_only_where_it_can_be_told(lines: list[str], stated: set[int]) -> None:
    head = "http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย ร้อยละ : 100\n*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 1:\n"
    reading = read((head + "\n".join(lines)).encode())

    untold = [issue.excerpt for issue in reading.issues if issue.code == "quarter-untold"]

    assert isinstance(reading.report, IndicatorReport)
    assert {q.quarter for q in reading.report.quarters} == stated
    assert len(untold) == len(lines) - len(stated)
    assert "\n".join(untold) == "\n".join(one.text for one in reading.report.unplaced)


def test_a_page_with_a_sentence_for_a_unit_and_blank_cells() -> None:
    report = _read("mykpi-odd.txt").report

    assert isinstance(report, IndicatorReport)
    assert (report.number_text, report.name) == ("7.", "สัดส่วนเจ้าหน้าที่ต่อประชาชน (ชาย : หญิง) ของศูนย์บริการ")
    assert report.kind is Kind.NEGOTIATED
    assert report.target == Target(value_text="2.0000", unit_text="เขตละ...แห่ง (อัตราส่วน 1 : 500 คน")
    assert report.result == Result(unit_text="เขตละ...แห่ง (อัตราส่วน 1 : 500 คน")
    assert report.evaluation == Evaluation(quarter=3)
    assert [(q.quarter, q.result.value_text, q.score, q.narrative) for q in report.quarters] == [
        (1, "", Score(value=HUNDRED, quality=HUNDRED, timeliness=HUNDRED), "-"),
        (2, "1.00", Score(), ""),
        (3, "", Score(), ""),
        (4, "", Score(), ""),
    ]


def test_a_definition_in_the_wrong_box_stays_there() -> None:
    report = _indicator(
        "http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย ร้อยละ : 100\n"
        "รายงานผลฯ ไตรมาสที่ 1\n\n1. นิยาม ก หมายถึง ข\n\nรายงานผลฯ ไตรมาสที่ 2\n\nค\n"
    )

    assert [q.narrative for q in report.quarters] == ["1. นิยาม ก หมายถึง ข", "ค"]
    assert report.definition == ""


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [
        ("ร้อยละ : 100.0000", "ร้อยละ", "100.0000"),
        ("ร้อยละ 25 : 5027-0824", "ร้อยละ 25", "5027-0824"),
        ("ลดลงร้อยละ  : 5", "ลดลงร้อยละ", "5"),
        ("ร่้อยละ : 70", "ร่้อยละ", "70"),
        ("อัตรา 1 : 500 : 2", "อัตรา 1 : 500", "2"),
        ("แห่ง:12", "แห่ง", "12"),
        (": 3", "", "3"),
        ("ร้อยละ :", "ร้อยละ", ""),
    ],
)
def test_the_last_colon_parts_unit_and_value(printed: str, unit: str, value: str) -> None:
    assert split_value(printed) == (unit, value)
    report = _indicator(f"http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย {printed}\nผลงานที่ทำได้ {printed}\n")
    assert (report.target.unit_text.strip(), report.target.value_text) == (unit, value)


@pytest.mark.parametrize(
    "table",
    [
        "1\n4.00\n100\n100 / 100\n2\n6.00\n0\n0 / 0\n",
        "1 4.00 100 100 / 100\n2 6.00 0 0 / 0\n",
        "1\t4.00\t100.0000\t100/100\n2\t6.00\t0.0000\t0/0\n",
        "| 1 | 4.00 | 100 | 100 / 100 |\n| 2 | 6.00 | 0 | 0 / 0 |\n",
    ],
)
def test_a_table_cell_by_cell_or_row_by_row(table: str) -> None:
    header = "ผลงานเทียบกับเป้าหมายรายไตรมาส\nไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(แห่ง)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)\n"
    report = _indicator(f"http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย แห่ง : 9\n{header}{table}")

    assert [(q.quarter, q.result.printed, q.score) for q in report.quarters] == [
        (1, "4.00 (แห่ง)", Score(value=HUNDRED, quality=HUNDRED, timeliness=HUNDRED)),
        (2, "6.00 (แห่ง)", Score()),
    ]


def test_a_whole_page_of_a_project() -> None:
    reading = _read("myproject-whole.txt")

    assert reading.issues == ()
    assert reading.report == ProjectReport(
        code="50990000-4004",
        name="โครงการถนนสายต้นไม้",
        agency="สำนักงานเขตตัวอย่าง",
        fiscal_year_be=2565,
        progress_percent=Decimal(85),
        responsible="ฝ่ายรักษาความสะอาดและสวนสาธารณะ",
        evaluation=Evaluation(quarter=2, score=HUNDRED),
        rationale="ถนนในเขตร้อนและมีฝุ่น การปลูกต้นไม้ช่วยให้เดินได้สบายขึ้น",
        objectives="1. เพิ่มร่มเงา\n2. ลดฝุ่น",
        targets="ปลูกต้นไม้ ๕๐๐ ต้น ภายในเดือนกันยายน 2565",
    )


def test_a_short_page_of_a_project_keeps_its_text() -> None:
    reading = _read("myproject-short.txt")

    assert isinstance(reading.report, ProjectReport)
    assert (reading.report.code, reading.report.responsible) == ("50980000-5005", "")
    assert reading.report.narrative.startswith("ทางเท้าหลายสายชำรุด")
    assert [issue.code for issue in reading.issues] == [
        "name-missing",
        "responsible-withheld",
        "section-assumed",
        "cut-short",
    ]


def test_a_name_may_speak_of_its_target() -> None:
    report = _indicator(
        "http://example.go.th/mykpi.php?pid=5099-0824\n\nBack Home\n\nการจัดเก็บภาษี\nค่าเป้าหมาย ร้อยละ 25 : 5099-0824\n"
        "ค่าเป้าหมาย ร้อยละ : 95\nผลงานที่ทำได้ ร้อยละ : 90\n"
    )

    assert (report.name, report.code) == ("การจัดเก็บภาษี ค่าเป้าหมาย ร้อยละ 25", "5099-0824")
    assert (report.target.value_text, report.result.value_text) == ("95", "90")


def test_a_unit_may_take_several_lines() -> None:
    report = _indicator(
        "http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย จำนวนครั้งที่ตรวจ\nต่อเดือน : 4\nผลงานที่ทำได้ จำนวนครั้งที่ตรวจ\nต่อเดือน : 5\n"
    )

    assert (report.target.unit_text, report.target.value_text) == ("จำนวนครั้งที่ตรวจ ต่อเดือน", "4")
    assert (report.result.unit_text, report.result.value_text) == ("จำนวนครั้งที่ตรวจ ต่อเดือน", "5")


def test_a_strange_line_in_the_head_is_told_and_the_head_goes_on() -> None:
    reading = read(
        "http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย แห่ง : 4\nแปลก\nประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n(ตัวชี้วัดระดับผลผลิต (output))\n".encode()
    )

    assert isinstance(reading.report, IndicatorReport)
    assert (reading.report.kind, reading.report.level) == (Kind.ROUTINE, Level.OUTPUT)
    assert ("not-understood", "แปลก") in [(issue.code, issue.excerpt) for issue in reading.issues]
    assert reading.report.unplaced == (Unplaced(text="แปลก", line=3),)


@pytest.mark.parametrize("rest", ["รายงานผลฯ ไตรม", "*** สยป. ตรวจ", "ผลงานเทียบกับเป้า", "รายละเอียด"])
def test_a_fixed_line_that_was_cut_off_is_no_text(rest: str) -> None:
    head = "http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย แห่ง : 4\nผลงานที่ทำได้ แห่ง : 3\n"
    reading = read(f"{head}{rest}".encode())

    assert isinstance(reading.report, IndicatorReport)
    assert reading.report.quarters == ()
    assert [issue.message.text("en") for issue in reading.issues if issue.code == "breaks-off"] == [
        f"The text breaks off behind “…{rest}”."
    ]
    assert "quarter-untold" not in [issue.code for issue in reading.issues]


def test_an_address_of_another_page_is_told() -> None:
    issues = read("http://example.go.th/mykpi.php?pid=5099-1\nก : 5099-2\nค่าเป้าหมาย ร้อยละ : 100\n".encode()).issues

    assert "code-differs" in [issue.code for issue in issues]


@pytest.mark.parametrize("number", ["7381", "12.75"])
def test_a_number_that_nobody_knows_is_told(number: str) -> None:
    page = read((PAGES / "mykpi-whole.txt").read_text().replace("\n0\n", f"\n{number}\n").encode())
    project = read((PAGES / "myproject-whole.txt").read_text().replace("\n85.00\n", f"\n{number}\n").encode())

    for reading in (page, project):
        assert number in [one.text for one in reading.report.unplaced]
        assert number in [issue.excerpt for issue in reading.issues if issue.code == "not-understood"]
