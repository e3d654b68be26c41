"""What a figure says besides its number, what is no figure, and how many of a labelled set are found."""

from decimal import Decimal
from pathlib import Path

import pytest

from figures import SENTENCES, measure
from samrit.report.figures import Change, NumberKind, Reach, find_figures, read_numbers
from samrit.thai.periods import find_periods

FLOORS = {"figures": (97, 97, 95), "dates": (99, 98, 98)}  # precision, recall, unit: percent


@pytest.mark.parametrize("path", sorted(SENTENCES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_of_labelled_sentences_so_many_are_found_and_right(path: Path) -> None:
    figures, dates = measure([path])

    for score, floors in ((figures, FLOORS["figures"]), (dates, FLOORS["dates"])):
        reached = (score.precision, score.recall, score.units)
        assert all(one >= floor for one, floor in zip(reached, floors, strict=True)), score.wrong


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("เก็บขยะได้ 12.5 ตันต่อวัน", "ตัน", "วัน"),
        ("เก็บขยะได้ 12.5 ตัน/วัน", "ตัน", "วัน"),
        ("อัตราป่วย 1.00 ต่อแสนประชากร", "", "แสนประชากร"),
        ("อัตราป่วย 1.00 ต่อประชากรแสนคน", "", "ประชากรแสนคน"),
        ("มีผู้ใช้บริการวันละ 120 คน", "คน", "วัน"),
        ("จัด 4 จุด ๆ ละ 6 คน", "คน", "จุด"),
        ("ประชุม 2 ครั้งต่อเดือน", "ครั้ง", "เดือน"),
        ("อบรม 12 คนต่อเนื่องทุกปี", "คน", ""),
    ],
)
def test_a_rate_tells_for_how_much_of_what_it_is(text: str, unit: str, per: str) -> None:
    figure = find_figures(text)[-1]

    assert (figure.unit, figure.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "value", "base", "unit"),
    [
        ("ซ่อมแล้ว 8 จาก 40 แห่ง", 8, 40, "แห่ง"),
        ("ซ่อมแล้ว 8 แห่ง จากทั้งหมด 40 แห่ง", 8, 40, "แห่ง"),
        ("แล้วเสร็จ 5 ใน 8 โครงการ", 5, 8, "โครงการ"),
        ("แล้วเสร็จ 5/8 โครงการ", 5, 8, "โครงการ"),
        ("ได้คะแนน 4.452/5", Decimal("4.452"), 5, "คะแนน"),
    ],
)
def test_a_part_has_the_whole_as_its_base(text: str, value: Decimal | int, base: int, unit: str) -> None:
    figure = find_figures(text)[0]

    assert (figure.value, figure.base, figure.unit) == (Decimal(value), Decimal(base), unit)


@pytest.mark.parametrize("text", ["ผ่าน 34 ร้าน (ร้อยละ 85)", "ผ่าน 34 ร้าน (85 %)", "ผ่าน 34 ร้าน คิดเป็นร้อยละ 85"])
def test_a_percentage_beside_a_count_is_its_share(text: str) -> None:
    count, share = find_figures(text)

    assert (count.value, count.share, share.unit) == (Decimal(34), Decimal(85), "ร้อยละ")


def test_the_words_before_a_figure_are_told() -> None:
    about = find_figures("มีผู้ร่วมงานประมาณ 300 คน")[0]
    fewer = find_figures("ขยะลดลงร้อยละ 4.5")[0]
    so_far = find_figures("ยอดสะสม 286 ชุมชน")[0]
    here = find_figures("ในไตรมาสนี้ 94 ชุมชน")[0]
    total = find_figures("รวมทั้งสิ้น 120 ชุมชน")[0]
    asked = find_figures("ไม่น้อยกว่า 50 คน")[0]
    between = find_figures("รุ่นละ 30 - 40 คน")[0]

    assert (about.is_approximate, fewer.change, asked.is_limit) == (True, Change.DOWN, True)
    assert [f.reach for f in (so_far, here, total, about)] == [Reach.CUMULATIVE, Reach.PERIOD, Reach.TOTAL, None]
    assert (between.value, between.upper, between.per) == (Decimal(30), Decimal(40), "รุ่น")


def test_a_figure_has_the_date_that_leads_to_it_as_its_period() -> None:
    first, second = find_figures("เดือนมกราคม 2567 จำนวน 12 ครั้ง เดือนกุมภาพันธ์ 2567 จำนวน 15 ครั้ง")

    assert [f.period.starts_on.month if f.period else None for f in (first, second)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("กลุ่มอายุ 10 - 14 ปี", NumberKind.AGE),
        ("อยู่ในอันดับ ๑", NumberKind.RANK),
        ("ตามมาตรา 27", NumberKind.SECTION),
        ("ปากซอย 117", NumberKind.ADDRESS),
        ("ส่งแบบ 4", NumberKind.FORM),
        ("ณ ห้องประชุม 2", NumberKind.ROOM),
        ("โทร. 0-2123-4567", NumberKind.TELEPHONE),
        ("รหัส 5013-0806", NumberKind.CODE),
        ("ครั้งที่ 6/2567", NumberKind.DOCUMENT),
        ("ประชุมครั้งที่ 2", NumberKind.ORDER),
        ("1 ใน 5 โรคที่เฝ้าระวัง", NumberKind.IDIOM),
        ("ประจำปี 2567", NumberKind.YEAR),
        ("ชุมชนวัดแก้ว 2 และชุมชนริมน้ำ", NumberKind.NAME),
        ("(1) ด้านสุขภาพ", NumberKind.LIST_MARK),
        ("แข่งขันรุ่น 15 ปี", NumberKind.AGE),
        ("โรงแรม 4 ดาว", NumberKind.RANK),
        ("ข้าราชการ ระดับ 7", NumberKind.RANK),
        ("พิกัด 13.7512", NumberKind.ADDRESS),
    ],
)
def test_what_counts_nothing_is_told_apart_with_its_kind(text: str, kind: NumberKind) -> None:
    numbers = read_numbers(text)

    assert not numbers.figures
    assert {one.kind for one in numbers.named} == {kind}


@pytest.mark.parametrize(
    "text", ["ลงทะเบียน 356 คน", "สถานประกอบการอุตสาหกรรม 45 แห่ง", "โรงเรียนสังกัด กทม. 437 แห่ง", "ออกแบบ 6 แห่ง"]
)
def test_a_word_that_names_numbers_leaves_them_quantities_where_a_unit_follows(text: str) -> None:
    assert len(find_figures(text)) == 1


@pytest.mark.parametrize("text", ["(ร้อยละ 85)", "(จำนวน 12)", "( 12 แห่ง)"])
def test_a_figure_in_brackets_is_no_list_mark(text: str) -> None:
    assert len(find_figures(text)) == 1


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("เก็บ 308 ตัวอย่าง", "ตัวอย่าง"),
        ("จับสุนัข 308 ตัว", "ตัว"),
        ("ได้ 22.41 เขตหนองแขม", ""),
        ("ดำเนินการ 6 เขตนำร่อง", "เขต"),
        ("พัฒนา 45 ผลิตภัณฑ์ชุมชน", "ผลิตภัณฑ์"),
        ("จ้าง 12 คนงาน", "คนงาน"),
        ("รวม 5 ดำเนินการแล้ว", ""),
        ("โอน 3 ปีงบประมาณ", ""),
    ],
)
def test_a_unit_is_a_whole_word(text: str, unit: str) -> None:
    assert find_figures(text)[0].unit == unit


def test_in_a_calculation_of_a_share_the_part_has_its_whole_and_its_share() -> None:
    for text in ("ชุมชน 20 x 100 / 364 = 5.49", "ชุมชน 20*100/364 = 5.49", "ชุมชน 20 / 364 x 100 = 5.49"):
        part = find_figures(text)[0]

        assert (part.value, part.base, part.share) == (Decimal(20), Decimal(364), Decimal("5.49")), text


def test_the_columns_of_a_table_give_their_figures_the_unit() -> None:
    by_head = find_figures("เขต\tแห่ง\nดินแดง\t5\nรวม\t12")
    by_row = find_figures("รายการ\tแผน\tผล\nล้างท่อ (เมตร)\t3,000\t3,250")

    assert [(f.value, f.unit) for f in by_head] == [(Decimal(5), "แห่ง"), (Decimal(12), "แห่ง")]
    assert [(f.value, f.unit) for f in by_row] == [(Decimal(3000), "เมตร"), (Decimal(3250), "เมตร")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("งบประมาณ 2 ล้าน 5 แสนบาท", 2_500_000, "บาท"),
        ("งบประมาณ 12 ลบ. ผูกพันแล้ว", 12_000_000, "บาท"),
        ("บำบัดน้ำ 12 ลบ.ม. ต่อวัน", 12, "ลูกบาศก์เมตร"),
        ("planted 1.5 million trees", 1_500_000, "trees"),
        ("ระดับน้ำ -0.35 ม.รทก.", Decimal("-0.35"), "เมตร"),
    ],
)
def test_a_multiplied_or_negative_number_has_its_value(text: str, value: Decimal | int, unit: str) -> None:
    figure = find_figures(text)[0]

    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ประชุม ณ ถนนราชดำเนินกลาง 10200", ("10200", NumberKind.ADDRESS)),
        ("สำนักงานเขตคลองสาน 10600", ("10600", NumberKind.ADDRESS)),
        ("ประสานศูนย์เอราวัณ 1646 รับผู้ป่วย", ("1646", NumberKind.TELEPHONE)),
        ("ติดต่อสายด่วนรถไฟ 1690", ("1690", NumberKind.TELEPHONE)),
        ("จ้างบริษัท แสงดี 9 จำกัด ติดตั้ง", ("9", NumberKind.NAME)),
        ("ฉีดวัคซีนเข็ม 2 แล้ว", ("2", NumberKind.EDITION)),
        ("ดูแลผู้ป่วยกลุ่ม 608 ที่บ้าน", ("608", NumberKind.NAME)),
        ("เปิดกลุ่ม 3 ในเดือนหน้า", ("3", NumberKind.NAME)),
        ("โครงการ 1 บ้าน 1 ต้นไม้", ("1", NumberKind.NAME)),
        ("รายละเอียดตามภาพ 20231105", ("20231105", NumberKind.CODE)),
        ("Drains as in annex 4", ("4", NumberKind.SECTION)),
        ("Shown in table 7", ("7", NumberKind.SECTION)),
    ],
)
def test_a_number_that_names_counts_nothing(text: str, named: tuple[str, NumberKind]) -> None:
    numbers = read_numbers(text)

    assert [figure.value for figure in numbers.figures] == []
    assert named in [(text[one.start : one.end], one.kind) for one in numbers.named]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("เปิดศูนย์ 1200 แห่ง", 1200, "แห่ง"),
        ("รับแจ้ง 1500 เรื่อง", 1500, "เรื่อง"),
        ("มีบริษัท 12 แห่ง", 12, "แห่ง"),
        ("แบ่งกลุ่ม 5 กลุ่ม", 5, "กลุ่ม"),
        ("ฉีดวัคซีน 300 เข็ม", 300, "เข็ม"),
        ("กิจกรรม 2 ครั้ง 2 วัน", 2, "ครั้ง"),
        ("ซื้อเครื่องขยายเสียงเคลื่อนที่ 3 ชุด ชุดละ 9,000 บาท", 3, "ชุด"),
        ("ใช้กระดาษ 40 รีม", 40, "รีม"),
        ("ความขุ่น 2.5 NTU", Decimal("2.5"), "NTU"),
        ("ลดได้ 3.2 tCO2e", Decimal("3.2"), "ตัน"),
        ("รับผู้โดยสาร 4,500 เที่ยวคน", 4500, "เที่ยวคน"),
    ],
)
def test_a_number_that_counts_counts_behind_such_words_too(text: str, value: Decimal | int, unit: str) -> None:
    figure = find_figures(text)[0]

    assert (figure.value, figure.unit) == (value, unit)


def test_english_rates_may_have_an_article() -> None:
    assert [(figure.unit, figure.per) for figure in find_figures("12 patrols a day on 3 routes")] == [
        ("patrols", "day"),
        ("routes", ""),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("อบรมไปแล้วสองรุ่น", 2, "รุ่น"),
        ("แจกถุงผ้าหนึ่งพันสองร้อยใบ", 1200, "ใบ"),
        ("มีผู้ชมยี่สิบเอ็ดคน", 21, "คน"),
        ("Volunteers met four times", 4, "ครั้ง"),
        ("planted two hundred and five trees", 205, "trees"),
    ],
)
def test_a_number_in_words_before_a_unit_is_a_figure(text: str, value: int, unit: str) -> None:
    assert [(one.value, one.unit) for one in find_figures(text)] == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    "text", ["ตรวจถนนสามเสน", "ประชุมครั้งที่สองคนมาก", "เป็นหนึ่งในเมืองต้นแบบ", "one of the parks", "สี่แยกราชประสงค์"]
)
def test_a_number_in_words_that_names_something_is_none(text: str) -> None:
    assert find_figures(text) == ()


def test_blanks_between_thousands_a_unit_in_brackets_and_a_floor_are_told() -> None:
    assert [(one.value, one.unit) for one in find_figures("วงเงิน 1 250 000 บาท")] == [(Decimal(1_250_000), "บาท")]
    assert [(one.value, one.unit) for one in find_figures("ผู้ผ่านการอบรม (คน) : 85")] == [(Decimal(85), "คน")]
    assert find_figures("ณ ห้องประชุมชั้น 5 สำนักงานเขต") == ()
    (between,) = find_figures("Between 30 and 40 volunteers came")
    assert (between.value, between.upper) == (Decimal(30), Decimal(40))


def test_fiscal_years_and_quarters_are_periods() -> None:
    text = "ในปีงบประมาณ พ.ศ. ๒๕๖๖ และไตรมาสที่ 2/2567 กับ fiscal year 2021 ไม่ใช่ครั้งที่ 2/2567"

    assert [(text[one.start : one.end], str(one.starts_on), str(one.ends_on)) for one in find_periods(text)] == [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖", "2022-10-01", "2023-09-30"),
        ("ไตรมาสที่ 2/2567", "2024-01-01", "2024-03-31"),
        ("fiscal year 2021", "2020-10-01", "2021-09-30"),
    ]
