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
