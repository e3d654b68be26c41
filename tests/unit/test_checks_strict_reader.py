"""What a strict reader sends back beyond single figures: verdicts in words, fields that say none, energy, names; each beside what is right."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, page, quarter_of_form
from samrit.checks.nothing import says_nothing
from samrit.report import Evidence, IndicatorReport, QuarterReport, Report, Result, Target, YearEnd


def codes(report: Report) -> list[str]:
    """Codes of errors and warnings."""
    return [f.code for f in check(report) if f.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "text",
    ["ผู้ป่วยลดลงจนต่ำกว่าเกณฑ์ที่ตั้งไว้", "เก็บได้ 13 ชุมชน เกินแผน 1 ชุมชน", "ผลงานยังไม่ถึงเป้า", "The year ended above its target"],
)
def test_a_summary_that_says_in_its_own_words_whether_the_target_was_met_needs_no_verdict(text: str) -> None:
    assert "C112" not in codes(form(year_end=YearEnd(narrative=text)))


def test_a_summary_that_only_praises_has_no_verdict() -> None:
    assert "C112" in codes(form(year_end=YearEnd(narrative="ครัวเรือนพอใจมาก และขอให้ทำต่อ")))


@pytest.mark.parametrize(
    "text", ["", "-", "ไม่มี", "ไม่มีปัญหาและอุปสรรค", "ยังไม่พบปัญหาในการดำเนินงาน", "None", "No obstacles."]
)
def test_a_field_says_that_there_is_none(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["ไม่มีบุคลากรประจำศูนย์", "ไม่มีที่จอดรถ", "ฝนตก", "No staff for two months"])
def test_a_field_that_names_what_was_lacking_says_something(text: str) -> None:
    assert not says_nothing(text)


def test_evidence_that_is_said_to_be_none_is_none() -> None:
    assert "E501" in codes(form(evidence=(Evidence(ref="ไม่มี"),)))
    assert "E501" not in codes(form(evidence=(Evidence(ref="ทะเบียนจุดรับ ไม่มีภาพถ่าย"),)))


def test_a_missed_year_is_not_explained_by_obstacles_that_are_none() -> None:
    silent = tuple(
        q.replace(narrative="ซ่อมทางเท้าตามแผนต่อจากไตรมาสก่อน") if q.quarter >= 3 else q for q in page().quarters
    )
    missed = page(target=Target(value_text="95", unit_text="ร้อยละ"), quarters=silent, obstacles="ไม่มี")
    assert "C118" in codes(missed)
    assert "C118" not in codes(missed.replace(obstacles="ผู้รับจ้างทิ้งงานสองสาย"))


def _cases_of_quarters(year: str, summary: str) -> IndicatorReport:
    """Four quarters of a share, each of its own cases."""
    parts = ((40, 30), (60, 51), (50, 36), (100, 88))
    quarters = tuple(
        QuarterReport(
            quarter=at,
            narrative=f"รับแจ้ง {whole} เรื่อง แก้ไขทันเวลา {done} เรื่อง คิดเป็นร้อยละ {done * 100 / whole:g}",
            result=Result(value_text=f"{done * 100 / whole:g}", unit_text="ร้อยละ"),
        )
        for at, (whole, done) in enumerate(parts, 1)
    )
    return form(
        name="ร้อยละของเรื่องไฟดับที่แก้ไขทันเวลา",
        definition="เรื่องไฟดับที่แจ้งเข้ามาและแก้ไขภายในสามวันทำการ ตามระบบรับเรื่อง",
        method="เรื่องที่แก้ไขทันเวลา หารด้วยเรื่องที่รับแจ้ง คูณ 100",
        target=Target(value_text="80", unit_text="ร้อยละ"),
        result=Result(value_text=year, unit_text="ร้อยละ"),
        quarters=quarters,
        year_end=form().year_end.replace(narrative=summary),
    )


def test_a_share_of_all_cases_of_the_year_follows_from_the_quarters() -> None:
    assert "K210" not in codes(_cases_of_quarters("82", "รับแจ้ง 250 เรื่อง แก้ไขทันเวลา 205 เรื่อง คิดเป็นร้อยละ 82"))


def test_cases_that_are_carried_over_may_make_the_years_share_larger_than_any_quarters() -> None:
    report = _cases_of_quarters("96", "รับแจ้ง 250 เรื่อง แก้ไขทันเวลา 240 เรื่อง คิดเป็นร้อยละ 96")

    assert "K210" in codes(report)
    assert "K210" not in codes(report.replace(method="เรื่องที่ยุติทั้งปี x 100 / เรื่องที่รับทั้งปี"))


def test_a_year_of_which_nothing_gives_the_parts_is_asked_about() -> None:
    assert "K210" in codes(_cases_of_quarters("83.1", "แก้ไขได้ทันเวลาเกือบทุกเรื่อง"))


def _of_energy(text: str) -> IndicatorReport:
    unit = "กิโลวัตต์ชั่วโมง"
    return quarter_of_form(2, narrative=text, result=Result(value_text="8,200", unit_text=unit)).replace(
        name="ปริมาณไฟฟ้าที่ประหยัดได้ในโรงเรียน", target=Target(value_text="9,000", unit_text=unit)
    )


@pytest.mark.parametrize("text", ["ปิดเครื่องปรับอากาศช่วงพัก ประหยัดได้ 8,200 กิโลวัตต์", "ลดการใช้ไฟของอาคารเรียน 8,200 กิโลวัตต์"])
def test_power_is_no_answer_to_an_indicator_of_energy(text: str) -> None:
    assert "P401" in codes(_of_energy(text))


@pytest.mark.parametrize(
    "text",
    [
        "ประหยัดได้ 8,200 กิโลวัตต์ชั่วโมง",
        "ลดการใช้ไฟช่วงความต้องการสูงสุดได้ 35 กิโลวัตต์ รวมประหยัด 8,200 กิโลวัตต์ชั่วโมง",
        "เปลี่ยนเครื่องปรับอากาศขนาด 3 กิโลวัตต์ 12 เครื่อง ประหยัดได้ 8,200 กิโลวัตต์ชั่วโมง",
        "ติดแบตเตอรี่กำลังผลิตสำรอง 40 กิโลวัตต์ชั่วโมง ประหยัดได้ 8,200 กิโลวัตต์ชั่วโมง",
    ],
)
def test_energy_and_the_size_of_machines_are_what_they_are(text: str) -> None:
    assert "P401" not in codes(_of_energy(text))


def test_a_name_with_another_target_than_the_plan_is_sent_back() -> None:
    assert "K221" in codes(page(name="ร้อยละของทางเท้าที่ซ่อมแล้วเสร็จ ไม่น้อยกว่าร้อยละ 95"))


# Days


@pytest.mark.parametrize(
    "text",
    [
        "ส่งมอบถังหมักชุดแรกวันที่ 14 กุมภาพันธ์ 2566 รวมเป็น 5 ชุมชน",  # the year before
        "เปิดจุดรับเมื่อวันที่ 8 มีนาคม 2562 รวมเป็น 5 ชุมชน",
        "ตรวจรับลานหมักวันที่ 9 มกราคม 2570 รวมเป็น 5 ชุมชน",
    ],
)
def test_a_day_of_the_quarter_in_another_year_is_a_slip(text: str) -> None:
    assert "T306" in codes(quarter_of_form(2, narrative=text))


@pytest.mark.parametrize(
    "text",
    [
        "เปิดจุดรับเมื่อวันที่ 8 มีนาคม 2567 รวมเป็น 5 ชุมชน",
        "สืบเนื่องจากการประชุมเมื่อวันที่ 14 กุมภาพันธ์ 2566 เปิดจุดรับแล้วรวมเป็น 5 ชุมชน",
        "รวมเป็น 5 ชุมชน เทียบกับวันที่ 14 กุมภาพันธ์ 2566 ที่มี 1 ชุมชน",
        "ตามคำสั่งลงวันที่ 14 กุมภาพันธ์ 2566 เปิดจุดรับแล้วรวมเป็น 5 ชุมชน",
        "จุดรับที่เปิดเมื่อวันที่ 14 กุมภาพันธ์ 2566 ยังใช้อยู่ รวมเป็น 5 ชุมชน",
        "ดูแลจุดรับซึ่งเริ่มเมื่อวันที่ 14 กุมภาพันธ์ 2566 รวมเป็น 5 ชุมชน",
    ],
)
def test_days_of_the_year_and_days_that_are_looked_back_on_are_sound(text: str) -> None:
    assert "T306" not in codes(quarter_of_form(2, narrative=text))


@pytest.mark.parametrize(
    "text", ["ส่งมอบถังหมักเมื่อวันที่ 21 มิถุนายน 2567 รวมเป็น 5 ชุมชน", "ปลูกต้นไม้รอบจุดรับวันที่ 12 สิงหาคม 2567 รวมเป็น 5 ชุมชน"]
)
def test_what_is_told_as_done_after_the_quarter_is_sent_back(text: str) -> None:
    assert "T307" in codes(quarter_of_form(2, narrative=text))


@pytest.mark.parametrize(
    "text",
    [
        "รวมเป็น 5 ชุมชน และมีกำหนดส่งมอบถังหมักวันที่ 21 มิถุนายน 2567",
        "รวมเป็น 5 ชุมชน สัญญาสิ้นสุดวันที่ 21 มิถุนายน 2567",
        "รวมเป็น 5 ชุมชน จะเปิดจุดที่หกวันที่ 21 มิถุนายน 2567",
        "รวมเป็น 5 ชุมชน เปิดจุดล่าสุดวันที่ 29 มีนาคม 2567",
    ],
)
def test_what_is_still_to_come_may_be_told(text: str) -> None:
    assert "T307" not in codes(quarter_of_form(2, narrative=text))


# Plans counted as done


def test_what_will_be_done_is_not_counted() -> None:
    assert "C121" in codes(quarter_of_form(3, narrative="จะเปิดจุดรับในแฟลตเพิ่ม 4 ชุมชน ภายในเดือนสิงหาคม รวมเป็น 9 ชุมชน"))


@pytest.mark.parametrize(
    "text",
    [
        "เปิดจุดรับเพิ่ม 4 ชุมชน รวมเป็น 9 ชุมชน และจะเปิดอีก 4 ชุมชน ในไตรมาสหน้า",
        "ตามแผนที่จะเปิด 4 ชุมชน เปิดแล้วครบ 4 ชุมชน รวมเป็น 9 ชุมชน",
        "รวมเป็น 9 ชุมชน จะเปิดเพิ่ม 4 ชุมชน ภายในเดือนสิงหาคม",
    ],
)
def test_plans_beside_what_was_done_are_sound(text: str) -> None:
    assert "C121" not in codes(quarter_of_form(3, narrative=text))


# Values that other words stand beside


@pytest.mark.parametrize(
    "text",
    [
        "ประชุมผู้นำชุมชนและจัดซื้อถังหมักสำรอง",
        "อบรมแกนนำจนครัวเรือนพึงพอใจเป็นอย่างยิ่ง",
        "ดูแลจุดรับเดิมทั้ง 2 ชุมชน",  # the quarter before had two
    ],
)
def test_a_new_value_beside_effort_praise_or_an_older_count_is_sent_back(text: str) -> None:
    assert "C119" in codes(quarter_of_form(2, narrative=text))


@pytest.mark.parametrize(
    "text",
    [
        "ประชุมผู้นำชุมชนแล้วเปิดจุดรับเพิ่ม 3 ชุมชน",
        "จัดซื้อถังหมักให้จุดรับ 1 ชุมชน และ 2 ชุมชน ตามลำดับ",
        "อบรมแกนนำแล้วเปิดรวมเป็น 5 ชุมชน",
        "ผลในไตรมาส : 3 มีผู้แทน 8 ชุมชน มาอบรม",
        "ในไตรมาสที่ 1 เปิด 2 ชุมชน ไตรมาสนี้ขยายไปอีกฝั่งคลอง",
    ],
)
def test_a_value_that_follows_from_the_words_or_may_do_so_is_sound(text: str) -> None:
    assert "C119" not in codes(quarter_of_form(2, narrative=text))


# Obstacles


@pytest.mark.parametrize(
    "text",
    [
        "รวมเป็น 9 ชุมชน งานวางท่อล่าช้ากว่าแผนสามสัปดาห์",
        "รวมเป็น 9 ชุมชน ยกเลิกการอบรมรุ่นที่สามเพราะวิทยากรป่วย",
        "รวมเป็น 9 ชุมชน แม้อุปกรณ์คัดแยกไม่เพียงพอ",
    ],
)
def test_obstacles_that_the_text_tells_are_some(text: str) -> None:
    assert "K243" in codes(quarter_of_form(3, narrative=text).replace(obstacles="ไม่มี"))
    assert "K243" not in codes(quarter_of_form(3, narrative=text).replace(obstacles="งานวางท่อและการอบรมล่าช้า"))


@pytest.mark.parametrize(
    "text",
    [
        "รวมเป็น 9 ชุมชน งานไม่ล่าช้ากว่าแผน",
        "รวมเป็น 9 ชุมชน มอบของช่วยเหลือครัวเรือนที่ขาดแคลน",
        "รวมเป็น 9 ชุมชน แก้ไขปัญหาถังไม่พอด้วยการยืมจากวัด",
        "รวมเป็น 9 ชุมชน ออกคำสั่งยกเลิกใบอนุญาตร้านที่ทิ้งเศษอาหารลงคลอง",
    ],
)
def test_troubles_of_others_and_troubles_that_were_none_are_no_obstacles(text: str) -> None:
    assert "K243" not in codes(quarter_of_form(3, narrative=text).replace(obstacles="ไม่มี"))


# Periods of definition and method


@pytest.mark.parametrize("text", ["นับจุดรับ ยอดสะสมตั้งแต่วันที่ 1 ตุลาคม 2564", "นับจุดรับที่เปิดในปีงบประมาณ 2566"])
def test_a_method_that_counts_over_another_year_is_sent_back(text: str) -> None:
    assert "T312" in codes(form(method=text))


@pytest.mark.parametrize(
    "text",
    [
        "นับจุดรับ ยอดสะสมตั้งแต่วันที่ 1 ตุลาคม 2566",
        "จำนวนจุดรับ เทียบกับค่าเฉลี่ยของปีงบประมาณ 2564 ถึง 2566",
        "นับจุดรับที่เปิดในปีงบประมาณ 2567 และที่เปิดในปีงบประมาณ 2566 ซึ่งยังใช้อยู่",
        "นับจากทะเบียน ณ วันที่ 1 ตุลาคม 2565",
    ],
)
def test_bases_and_comparisons_of_other_years_are_sound(text: str) -> None:
    assert "T312" not in codes(form(method=text))


# Another subject


def test_general_words_and_new_sides_of_the_subject_are_no_other_subject() -> None:
    for text in (
        "ได้รับความร่วมมือจากทุกฝ่ายเป็นอย่างดี งานลุล่วงด้วยความเรียบร้อยและทันเวลาที่กำหนด",
        "ครัวเรือน 480 หลังส่งเศษอาหารทุกวัน ลดค่าขนได้เดือนละ 12,000 บาท และมีปุ๋ยหมักแจกสวน",
    ):
        assert "K244" not in codes(form(year_end=form().year_end.replace(narrative=text)))


# Persons


@pytest.mark.parametrize(
    "text", ["ผู้รับมอบถังหมัก เลขประจำตัวประชาชน 1234567890123", "ผู้ดูแล 3-1005-00123-45-6 รับถังแล้ว", "ผู้ดูแลเลขที่ 1101700203450"]
)
def test_a_citizens_number_is_sent_back(text: str) -> None:
    assert "X614" in codes(quarter_of_form(2, narrative=f"รวมเป็น 5 ชุมชน {text}"))


@pytest.mark.parametrize(
    "text",
    [
        "จ้างบริษัท เลขประจำตัวผู้เสียภาษี 0105500000001",
        "ตามสัญญาเลขที่ 6703140000123",
        "ครุภัณฑ์รหัส 7440001000101",
        "โทร. 02 224 2951",
    ],
)
def test_numbers_of_companies_contracts_and_goods_are_no_persons(text: str) -> None:
    assert "X614" not in codes(quarter_of_form(2, narrative=f"รวมเป็น 5 ชุมชน {text}"))


# Praise


def test_praise_is_noted_where_no_figure_stands_beside_it() -> None:
    def notes(text: str) -> list[str]:
        return [f.code for f in check(quarter_of_form(2, narrative=text))]

    assert "C122" in notes("เปิดรวมเป็น 5 ชุมชน ทำให้คลองสะอาดขึ้นอย่างยั่งยืน")
    assert "C122" not in notes("เปิดรวมเป็น 5 ชุมชน เศษอาหารลดลงอย่างมากจาก 80 เหลือ 30 ตัน")
    assert "C122" not in notes("เปิดรวมเป็น 5 ชุมชน")


# Totals of two, months, targets at the name's end, other counts


@pytest.mark.parametrize(
    "text", ["แม่ค้า 42 คน และผู้ดูแลตลาด 18 คน รวมผ่านการอบรม 66 คน", "แม่ค้า 42 คน และผู้ดูแลตลาด 18 คน ผ่านการทดสอบ 66 คน"]
)
def test_two_and_how_many_they_are_together_must_agree(text: str) -> None:
    assert "K219" in codes(quarter_of_form(2, narrative=f"รวมเป็น 5 ชุมชน อบรม{text}"))


@pytest.mark.parametrize(
    "text",
    [
        "แม่ค้า 42 คน และผู้ดูแลตลาด 18 คน รวมผ่านการอบรม 60 คน",
        "แม่ค้า 42 คน และผู้ดูแลตลาด 18 คน ผ่านการทดสอบ 55 คน",
        "แม่ค้า 42 คน และผู้ดูแลตลาด 18 คน รวมสะสม 66 คน",
    ],
)
def test_fewer_may_pass_and_sums_so_far_may_be_more(text: str) -> None:
    assert "K219" not in codes(quarter_of_form(2, narrative=f"รวมเป็น 5 ชุมชน อบรม{text}"))


def test_months_are_held_against_the_quarter_like_days() -> None:
    assert "T307" in codes(quarter_of_form(2, narrative="ซ่อมจุดรับในเดือนกรกฎาคม 2567 รวมเป็น 5 ชุมชน"))
    assert "T306" in codes(quarter_of_form(2, narrative="ซ่อมจุดรับในเดือนมกราคม 2564 รวมเป็น 5 ชุมชน"))
    for text in ("ซ่อมจุดรับในเดือนมกราคม 2567", "จะซ่อมจุดรับในเดือนกรกฎาคม 2567", "ต้องซ่อมให้เสร็จภายในเดือนกรกฎาคม 2567"):
        assert not {"T306", "T307"} & set(codes(quarter_of_form(2, narrative=f"รวมเป็น 5 ชุมชน {text}")))


@pytest.mark.parametrize("name", ["จำนวนชุมชนที่คัดแยกเศษอาหาร 20 ชุมชน", "ส่งเสริมการคัดแยกเศษอาหารให้ได้ 20 ชุมชน"])
def test_how_many_a_name_asks_for_is_the_target(name: str) -> None:
    assert "K221" in codes(form(name=name))


@pytest.mark.parametrize(
    "name", ["จำนวนชุมชนที่คัดแยกเศษอาหาร 12 ชุมชน", "จำนวนเครือข่ายที่มีสมาชิกตั้งแต่ 20 ชุมชน", "จำนวนแกนนำใน 20 ชุมชน"]
)
def test_figures_of_a_name_that_say_which_things_are_counted_are_no_target(name: str) -> None:
    assert "K221" not in codes(form(name=name))


def test_another_count_in_the_unit_does_not_support_the_value() -> None:
    assert {"C119", "K201"} & set(codes(quarter_of_form(2, narrative="มีผู้แทน 8 ชุมชน มาดูงานที่จุดรับ")))
    assert "C119" in codes(quarter_of_form(2, narrative="ดำเนินการตามแผนอย่างต่อเนื่อง"))


def test_what_a_total_is_of_must_make_it() -> None:
    text = "รวมเป็น 5 ชุมชน มีผู้เข้าอบรม {total} คน เป็นแม่ค้า 42 คน และผู้ดูแลตลาด 18 คน"
    assert "K219" in codes(quarter_of_form(2, narrative=text.format(total=66)))
    assert "K219" not in codes(quarter_of_form(2, narrative=text.format(total=60)))
    assert "K219" not in codes(quarter_of_form(2, narrative=f"{text.format(total=66)} ที่เหลือ 6 คน เป็นนักเรียน"))
