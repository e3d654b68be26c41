"""What the quarters say of each other: growth, sums so far, the size of a group; what came too late; outcomes told by means."""

import pytest

from samrit.checks import check
from samrit.checks.example import form, quarter_of_form
from samrit.report import IndicatorReport, Level, QuarterReport, Result, Target, YearEnd


def codes(report: IndicatorReport, code: str) -> list[str]:
    return [one.field for one in check(report) if one.code == code]


def of_texts(*texts: str, values: tuple[str, ...] = (), **changes: object) -> IndicatorReport:
    """The form with other quarters: their texts, and their values where they are given."""
    results = [Result(value_text=value, unit_text="ชุมชน") for value in values] or [Result()] * len(texts)
    quarters = (QuarterReport(quarter=at, narrative=text, result=results[at - 1]) for at, text in enumerate(texts, 1))
    return form(quarters=tuple(quarters), **changes)


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("จากเดิม 80 ราย เป็น 100 ราย เพิ่มขึ้นร้อยละ 25", False),
        ("จากเดิม 80 ราย เป็น 100 ราย เพิ่มขึ้นร้อยละ 20", True),
        ("จากปี 2566 จำนวน 1,200 ตัน เหลือ 900 ตัน ลดลงร้อยละ 25.00", False),
        ("จากปี 2566 จำนวน 1,200 ตัน เหลือ 900 ตัน ลดลงร้อยละ 33.33", True),
        ("จากเดิม 80 ราย เป็น 100 ราย ลดลงร้อยละ 25", True),
        ("จากเดิมประมาณ 80 ราย เป็น 100 ราย เพิ่มขึ้นร้อยละ 30", False),
        ("จาก 3 รายการ เป็น 100 ราย เพิ่มขึ้นร้อยละ 30", False),
        ("จากเดิมร้อยละ 40 เป็นร้อยละ 50 เพิ่มขึ้นร้อยละ 10", False),
    ],
)
def test_growth_between_two_figures(text: str, *, is_wrong: bool) -> None:
    assert codes(quarter_of_form(2, narrative=text), "K235") == (["quarters.2.narrative"] if is_wrong else [])


@pytest.mark.parametrize(
    ("share", "is_wrong"),
    [("50", False), ("-50", False), ("-20", True), ("120", True), ("150", True)],
)
def test_growth_since_the_quarter_before(share: str, *, is_wrong: bool) -> None:
    change = "ลดลง" if share.startswith("-") else "เพิ่มขึ้น"
    text = f"เปิดจุดรับ 9 ชุมชน {change}จากไตรมาสก่อนร้อยละ {share.lstrip('-')}"
    report = of_texts("เปิดจุดรับ 6 ชุมชน", text, values=("6", "9"))

    # 9 after 6 is half as much again; as sums so far, what came on top is half as much as before.
    assert codes(report, "K235") == (["quarters.2.narrative"] if is_wrong else [])


@pytest.mark.parametrize(
    ("first", "second", "is_wrong"),
    [
        ("เบิกค่าวิทยากร 80,000 บาท", "เบิกค่าวิทยากรสะสม 60,000 บาท", True),
        ("เบิกค่าวิทยากร 80,000 บาท", "เบิกค่าวิทยากรสะสม 95,000 บาท", False),
        ("เบิกค่าวิทยากร 80,000 บาท", "เบิกค่าวิทยากร 60,000 บาท", False),
        ("เบิกค่าวิทยากร 80,000 บาท", "เบิกค่าอาหารสะสม 60,000 บาท", False),
        ("เบิกค่าวิทยากรประมาณ 80,000 บาท", "เบิกค่าวิทยากรสะสม 79,500 บาท", False),
    ],
)
def test_a_sum_so_far(first: str, second: str, *, is_wrong: bool) -> None:
    assert codes(of_texts(first, second), "K236") == (["quarters.2.narrative"] if is_wrong else [])


@pytest.mark.parametrize(
    ("second", "is_wrong"),
    [
        ("เยี่ยมแล้ว 70 หลัง จากกลุ่มเป้าหมาย 300 หลัง", True),
        ("เยี่ยมแล้ว 70 หลัง จากกลุ่มเป้าหมาย 240 หลัง", False),
        ("เยี่ยมแล้ว 70 หลัง จากกลุ่มเป้าหมาย 300 หลัง ซึ่งปรับตามทะเบียนใหม่", False),
        ("เยี่ยมแล้ว 70 คน จากกลุ่มเป้าหมาย 300 คน", False),
        ("เยี่ยมแล้ว 70 หลัง", False),
    ],
)
def test_the_size_of_a_group(second: str, *, is_wrong: bool) -> None:
    report = of_texts("เยี่ยมแล้ว 40 หลัง จากกลุ่มเป้าหมาย 240 หลัง", second)

    assert codes(report, "K237") == (["quarters.2.narrative"] if is_wrong else [])


@pytest.mark.parametrize(
    ("text", "verdict", "is_wrong"),
    [
        ("ประกาศใช้คู่มือเมื่อวันที่ 14 กรกฎาคม 2567", "เป็นไปตามเป้าหมาย", True),
        ("ประกาศใช้คู่มือเมื่อวันที่ 14 มิถุนายน 2567", "เป็นไปตามเป้าหมาย", False),
        ("ประกาศใช้คู่มือเมื่อวันที่ 14 กรกฎาคม 2567", "ต่ำกว่าเป้าหมาย", False),
        ("อนุมัติงบประมาณเมื่อวันที่ 14 กรกฎาคม 2567", "เป็นไปตามเป้าหมาย", False),
        ("ร่างคู่มือแล้วเสร็จเมื่อวันที่ 2 มิถุนายน 2567 เผยแพร่ในเดือนกรกฎาคม 2567", "เป็นไปตามเป้าหมาย", False),
    ],
)
def test_what_was_done_after_its_day(text: str, verdict: str, *, is_wrong: bool) -> None:
    report = of_texts(
        "ยกร่าง",
        "รับฟังความเห็น",
        text,
        name="คู่มือรับเรื่องร้องเรียนแล้วเสร็จภายในวันที่ 30 มิถุนายน 2567",
        target=Target(value_text="1", unit_text="เล่ม"),
        result=Result(value_text="1", unit_text="เล่ม"),
        year_end=YearEnd(verdict_text=verdict, narrative="เผยแพร่แล้ว"),
    )

    assert codes(report, "K238") == (["quarters.3.narrative"] if is_wrong else [])


@pytest.mark.parametrize(
    ("level", "texts", "is_wrong"),
    [
        (Level.OUTCOME, ("ประชุมผู้ปกครอง 2 ครั้ง", "จัดซื้อเครื่องชั่งน้ำหนัก 10 เครื่อง"), True),
        (Level.OUTCOME, ("Met the parents twice", "Bought 10 scales"), True),
        (Level.OUTPUT, ("ประชุมผู้ปกครอง 2 ครั้ง", "จัดซื้อเครื่องชั่งน้ำหนัก 10 เครื่อง"), False),
        (Level.OUTCOME, ("ประชุมผู้ปกครอง 2 ครั้ง", "ชั่งเด็ก 300 คน น้ำหนักตามเกณฑ์ 270 คน"), False),
        (Level.OUTCOME, ("ประชุมผู้ปกครอง 2 ครั้ง", "อบรมครู เด็กน้ำหนักตามเกณฑ์ร้อยละ 90"), False),
        (Level.OUTCOME, ("ประชุมผู้ปกครอง 2 ครั้ง", "แจกนม และพบว่าเด็กน้ำหนักตามเกณฑ์เพิ่มมากขึ้นทุกห้อง"), False),
    ],
)
def test_an_outcome_told_by_means(level: Level, texts: tuple[str, str], *, is_wrong: bool) -> None:
    report = of_texts(
        *texts,
        name="ร้อยละของเด็กน้ำหนักตามเกณฑ์",
        level=level,
        target=Target(value_text="85", unit_text="ร้อยละ"),
        result=Result(value_text="90", unit_text="ร้อยละ"),
        year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative="ได้รับความร่วมมือเป็นอย่างดี"),
    )

    assert codes(report, "C120") == (["quarters.2.narrative"] if is_wrong else [])


def test_one_that_was_found_where_none_is_told() -> None:
    report = of_texts(
        "ไม่พบเด็กป่วย",
        "พบเด็กป่วย 2 คน",
        values=("0", "0"),
        name="จำนวนเด็กที่ป่วยจากอาหารกลางวัน",
        target=Target(value_text="0", unit_text="คน"),
        result=Result(value_text="0", unit_text="คน"),
    )

    assert codes(report, "K201") == ["quarters.2.narrative"]
