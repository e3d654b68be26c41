"""Papers whose labels and heads others made: keys of a program, heads in two rows, a number in a cell of its own."""

from samrit.readers import read_all
from samrit.report import IndicatorReport


def _read(text: str) -> list[IndicatorReport]:
    reports = [one.report for one in read_all(text.encode())]
    return [one for one in reports if isinstance(one, IndicatorReport)]


def test_keys_of_a_program_are_labels() -> None:
    (report,) = _read(
        "indicator_name: จำนวนคลองที่ขุดลอก\nfiscal_year: 2568\nunit: คลอง\ntarget: 9\nactual_year: 8\n"
        "q1_actual: 3\nq1_report: ขุดลอกคลองสายเหนือ\nq2_actual: 5\nq2_report: ขุดลอกคลองสายใต้\n"
    )

    assert (report.name, report.fiscal_year_be, report.target.value_text) == ("จำนวนคลองที่ขุดลอก", 2568, "9")
    assert report.result.value_text == "8"
    assert [(one.result.value_text, one.narrative) for one in report.quarters] == [
        ("3", "ขุดลอกคลองสายเหนือ"),
        ("5", "ขุดลอกคลองสายใต้"),
    ]


def test_quarters_may_be_numbers_below_one_head() -> None:
    reports = _read(
        "ตัวชี้วัด\tหน่วย\tเป้าหมาย\tผลงานไตรมาสที่\t\t\t\tผลทั้งปี\n\t\t\t1\t2\t3\t4\t\n"
        "จำนวนสะพานที่ซ่อม\tแห่ง\t7\t1\t2\t4\t6\t6\nจำนวนป้ายที่ติดตั้ง\tป้าย\t40\t10\t21\t30\t41\t41\n"
    )

    assert [[quarter.result.value_text for quarter in one.quarters] for one in reports] == [
        ["1", "2", "4", "6"],
        ["10", "21", "30", "41"],
    ]
    assert [one.result.value_text for one in reports] == ["6", "41"]


def test_a_number_in_a_cell_of_its_own_is_not_the_names() -> None:
    (report,) = _read("ตัวชี้วัดที่\t7\tจำนวนสนามเด็กเล่นที่ปรับปรุง\nเป้าหมาย\t12\tสนาม\nไตรมาส\tผลงาน\nQ1\t4\nQ2\t9\n")

    assert (report.number_text, report.name) == ("7.", "จำนวนสนามเด็กเล่นที่ปรับปรุง")


def test_a_unit_ends_where_another_label_stands() -> None:
    (report,) = _read(
        "ตัวชี้วัด : ปริมาณขยะที่คัดแยก\nหน่วยนับ : ตัน    น้ำหนัก : 15    เป้าหมาย : 300\nไตรมาส 1: 20\nไตรมาส 2: 60\n"
    )

    assert (report.target.unit, report.target.value_text) == ("ตัน", "300")


def test_so_many_of_all_is_the_first_of_both() -> None:
    (report,) = _read(
        "ตัวชี้วัด: จำนวนร้านอาหารที่ผ่านเกณฑ์\nเป้าหมาย: 80 ร้าน\nไตรมาส 1: 25 จาก 90 ร้าน\n  ตรวจร้านในตลาด\nไตรมาส 2: 44 จาก 90 ร้าน\n"
    )

    assert [one.result.value_text for one in report.quarters] == ["25", "44"]
    assert report.quarters[0].narrative == "ตรวจร้านในตลาด"


def test_labels_say_who_reported_or_inspected() -> None:
    (report,) = _read(
        "หน่วยรับตรวจ: สำนักงานเขตบางนา    ปีงบประมาณ: 2568\nตัวชี้วัดที่ตรวจ: 6 จำนวนทางเท้าที่ซ่อม\nเป้าหมาย: 5 เส้นทาง\n"
        "ผลไตรมาสที่ 3 ที่หน่วยงานรายงาน: 4 เส้นทาง\nปัญหาของพื้นที่: น้ำท่วมช่วงเย็น\n"
    )

    assert (report.number_text, report.name, report.agency) == ("6.", "จำนวนทางเท้าที่ซ่อม", "สำนักงานเขตบางนา")
    assert [(one.quarter, one.result.value_text) for one in report.quarters] == [(3, "4 เส้นทาง")]
