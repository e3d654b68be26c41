"""Papers that are no official form: each office's own words for a field, in its own order, with its own signs between."""

from collections.abc import Callable

import pytest

from samrit.readers import read, read_all
from samrit.report import IndicatorReport

HEAD = (
    ("name", "ชื่อตัวชี้วัด", "จำนวนสวนหย่อมที่ดูแลโดยชุมชน"),
    ("agency", "หน่วยงาน", "สำนักงานเขตสมมติ"),
    ("fiscal_year_be", "ปีงบประมาณ", "2568"),
    ("unit", "หน่วยนับ", "แห่ง"),
    ("target", "เป้าหมาย", "9"),
    ("result", "ผลงาน", "8"),
    ("definition", "คำนิยาม", "สวนหย่อมที่ชุมชนรดน้ำและตัดหญ้าเอง"),
    ("method", "วิธีการคำนวณ", "นับสวนที่มีบันทึกการดูแลครบสิบสองเดือน"),
)
QUARTERS = (("1", "เลือกสวนร่วมกับชุมชน"), ("2", "อบรมผู้ดูแลสวน"), ("3", "ติดตั้งก๊อกน้ำ"), ("4", "ตรวจสวนทุกแห่ง"))
VALUES = {"1": "1", "2": "2", "3": "3", "4": "2"}
END = (
    ("year_end", "สรุปผลการดำเนินงาน", "ขาดหนึ่งแห่งเพราะชุมชนย้ายออก"),
    ("supporting_factors", "ปัจจัยสนับสนุน", "ผู้สูงอายุมีเวลาดูแล"),
    ("obstacles", "ปัญหาอุปสรรค", "หน้าแล้งน้ำไม่พอ"),
    ("evidence", "หลักฐานอ้างอิง", "สมุดบันทึกการดูแลสวน"),
)
SAID = {field: words for field, _label, words in (*HEAD, *END)} | {f"q{quarter}": words for quarter, words in QUARTERS}


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def _said(report: IndicatorReport) -> dict[str, str]:
    fields = {
        "name": report.name,
        "agency": report.agency,
        "fiscal_year_be": str(report.fiscal_year_be or ""),
        "unit": report.target.unit,
        "target": str(report.target.value),
        "result": str(report.result.value),
        "definition": report.definition,
        "method": report.method,
        "year_end": report.year_end.narrative,
        "supporting_factors": report.supporting_factors,
        "obstacles": report.obstacles,
        "evidence": "\n".join(one.ref for one in report.evidence),
    }
    return fields | {f"q{one.quarter}": one.narrative for one in report.quarters}


def lines(sign: str, before: str = "", order: str = "1234") -> str:
    """The paper with a sign between each label and its value, something before each, and its quarters in an order."""
    quarters = dict(QUARTERS)
    said = [(label, words) for _field, label, words in HEAD]
    said += [(f"ไตรมาสที่ {quarter}", quarters[quarter]) for quarter in order]
    said += [(label, words) for _field, label, words in END]
    return "\n".join(f"{before}{label}{sign}{words}" for label, words in said)


def rows(row: Callable[[str, str], str], between: str = "") -> str:
    """The paper as a table of two columns, then the quarters in rows of their own, then the rest."""
    head = [row(label, words) for _field, label, words in HEAD]
    quarters = [row(f"ไตรมาส {quarter}", words) for quarter, words in QUARTERS]
    return "\n".join([*head, between, *quarters, between, *(row(label, words) for _field, label, words in END)])


PAPERS = {
    "colons": lines(" : "),
    "blanks": lines(" "),
    "two-blanks": lines("   "),
    "strokes": lines(" - "),
    "equals": lines(" = "),
    "arrows": lines(" → "),
    "tabs": lines("\t"),
    "values-below": lines("\n"),
    "emoji": lines(": ", before="📌 "),
    "bullets": lines(": ", before="- "),
    "headings": lines("\n", before="## "),
    "bold": lines(":** ", before="**"),
    "later-quarters-first": lines(" : ", order="3142"),
    "quarters-backwards": lines(" : ", order="4321"),
    "tabs-in-a-table": rows(lambda label, words: f"{label}\t{words}\t\t"),
    "markdown": rows(lambda label, words: f"| {label} | {words} |", between="|---|---|"),
    "markdown-in-bold": rows(lambda label, words: f"| **{label}** | {words} |", between="| :-- | --: |"),
    "drawn-by-hand": rows(lambda label, words: f"| {label:<30} | {words:<60} |", between=f"+{'-' * 32}+{'-' * 62}+"),
}


@pytest.mark.parametrize("habit", PAPERS)
def test_a_paper_reads_alike_whatever_parts_its_labels_from_its_words(habit: str) -> None:
    report = _indicator(PAPERS[habit])

    assert _said(report) == SAID
    assert report.unplaced == ()


NUMBERS = {
    "other-numbers": [f"{at}) " for at in range(1, 20)],
    "thai-digits": [f"{chr(0xE50 + at)}. " for at in range(1, 10)] * 2,
    "letters": [f"{letter}. " for letter in "กขคงจฉชซฌญฎฏฐฑฒณดต"],
}


@pytest.mark.parametrize("habit", NUMBERS)
def test_a_paper_numbers_its_labels_in_its_own_way(habit: str) -> None:
    text = "\n".join(f"{number}{line}" for number, line in zip(NUMBERS[habit], lines(" : ").split("\n"), strict=False))

    assert _said(_indicator(text)) == SAID


WORDS = [
    ("name", "ชื่อ KPI"), ("name", "KPI"), ("name", "ตัวชี้วัด (KPI)"), ("definition", "คำอธิบาย"), ("definition", "ความหมาย"), ("method", "วิธีคิด"), ("method", "วิธีวัดผล"),
    ("method", "สูตร"), ("target", "ค่าเป้าหมายทั้งปี"), ("target", "เป้าหมายประจำปี"), ("result", "ผลงานรวม"), ("result", "ผลสะสม"), ("result", "ทำได้จริง"),
    ("year_end", "สรุป"), ("year_end", "สรุปภาพรวม"), ("supporting_factors", "ปัจจัยที่เอื้อ"), ("obstacles", "ข้อขัดข้อง"), ("obstacles", "ปัญหา"), ("obstacles", "ข้อจำกัด"), ("evidence", "เอกสารแนบ"),
    ("evidence", "ไฟล์แนบ"), ("agency", "เจ้าภาพ"), ("agency", "หน่วยงานผู้รับผิดชอบ"), ("fiscal_year_be", "ปี"), ("unit", "หน่วยวัด"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "words"), WORDS)
@pytest.mark.parametrize("sign", [" : ", "\t"])
def test_a_field_has_many_words(field: str, words: str, sign: str) -> None:
    usual = next(label for one, label, _words in (*HEAD, *END) if one == field)

    assert _said(_indicator(lines(sign).replace(f"{usual}{sign}", f"{words}{sign}", 1))) == SAID


def _quarters(report: IndicatorReport) -> dict[str, tuple[str, str]]:
    return {f"{one.quarter}": (f"{one.result.value}", one.narrative) for one in report.quarters}


OF_QUARTERS = {quarter: (VALUES[quarter], words) for quarter, words in QUARTERS}
TABLES = {
    "rows-by-tabs": "ไตรมาส\tผลงาน\tการดำเนินงาน\n" + "\n".join(f"{q}\t{VALUES[q]}\t{words}" for q, words in QUARTERS),
    "markdown-rows": "| ไตรมาส | ผลงาน | รายละเอียด |\n|:-:|--:|---|\n"
    + "\n".join(f"| Q{q} | {VALUES[q]} | {words} |" for q, words in QUARTERS),
    "markdown-columns": "| รายการ | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4 |\n|---|---|---|---|---|\n| ผลงาน | "
    + " | ".join(VALUES.values())
    + " |\n| การดำเนินงาน | "
    + " | ".join(words for _q, words in QUARTERS)
    + " |",
    "lines-of-each": "\n".join(
        f"ผลงานไตรมาสที่ {q} : {VALUES[q]} แห่ง\nรายละเอียดไตรมาสที่ {q} : {words}" for q, words in QUARTERS
    ),
    "below-each": "\n".join(f"Q{q} : {words}\nผลงาน : {VALUES[q]} แห่ง" for q, words in reversed(QUARTERS)),
    "two-lists": "ผลงานรายไตรมาส\n"
    + "\n".join(f"ไตรมาส {q} : {VALUES[q]}" for q, _words in QUARTERS)
    + "\nรายละเอียดการดำเนินงาน\n"
    + "\n".join(f"รายละเอียดไตรมาส {q} : {words}" for q, words in QUARTERS),
}


@pytest.mark.parametrize("shape", TABLES)
def test_quarters_have_their_values_and_words_however_they_are_laid_out(shape: str) -> None:
    head = "\n".join(f"{label} : {words}" for field, label, words in HEAD if field != "result")
    report = _indicator(f"{head}\n\n{TABLES[shape]}\n\nผลงานรวม : 8 แห่ง\nข้อขัดข้อง : หน้าแล้งน้ำไม่พอ\n")

    assert _quarters(report) == OF_QUARTERS
    assert (str(report.result.value), report.obstacles) == ("8", "หน้าแล้งน้ำไม่พอ")


def test_an_escaped_stroke_is_a_letter_of_its_cell() -> None:
    text = "| ตัวชี้วัด | จำนวนสวน |\n|---|---|\n| คำนิยาม | สวนใหญ่ \\| สวนเล็ก |\n| เป้าหมาย | 9 แห่ง |\n"

    assert _indicator(text).definition == "สวนใหญ่ | สวนเล็ก"


def test_persons_and_what_no_field_is_for_stand_in_no_field() -> None:
    others = ["ผู้รายงาน : นางสมมติ ตัวอย่าง", "โทร. 0 2999 0000", "ข้อเสนอแนะ : ขอถังน้ำเพิ่ม", "งบประมาณ : 30,000 บาท"]
    report = _indicator(f"{lines(' : ')}\n" + "\n".join(others))

    assert _said(report) == SAID
    assert "\n".join(one.text for one in report.unplaced).split("\n") == others


def test_two_papers_in_one_text_are_two_reports() -> None:
    second = lines(" : ").replace("สวนหย่อม", "ลานตลาด")
    names = [one.report.name for one in read_all(f"{lines(' : ')}\n\n{second}".encode())]

    assert names == [SAID["name"], SAID["name"].replace("สวนหย่อม", "ลานตลาด")]


UNSURE = {
    "a value below the last quarter alone": ("ไตรมาสที่ 4 : ตรวจสวนทุกแห่ง", "ไตรมาสที่ 4 : ตรวจสวนทุกแห่ง\nผลงาน : 7 แห่ง"),
    "a value so far beside a quarter": ("ไตรมาสที่ 2 : อบรมผู้ดูแลสวน", "ไตรมาสที่ 2 : อบรมผู้ดูแลสวน\nผลงานสะสม : 7 แห่ง"),
    "a value so far in a quarter's label": ("ไตรมาสที่ 2 : อบรมผู้ดูแลสวน", "ไตรมาสที่ 2 : อบรมผู้ดูแลสวน\nผลงานสะสม ณ ไตรมาส 2 : 7 แห่ง"),
    "last year's result": ("เป้าหมาย : 9", "เป้าหมาย : 9\nผลงานปีที่ผ่านมา : 7 แห่ง"),
    "a second result": ("ผลงาน : 8", "ผลงาน : 8\nผลงานรวม : 7 แห่ง"),
    "a second target": ("เป้าหมาย : 9", "เป้าหมาย : 9\nค่าเป้าหมาย : 7 แห่ง"),
    "a second quarter of the same number": ("ไตรมาสที่ 3", "ไตรมาสที่ 2 : ทำไป 7 แห่ง\nไตรมาสที่ 3"),
    "half a year": ("ไตรมาสที่ 3", "รอบ 6 เดือน : ทำไป 7 แห่ง\nไตรมาสที่ 3"),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNSURE)
def test_a_value_that_is_not_sure_is_in_no_field_and_is_told(kind: str) -> None:
    before, after = UNSURE[kind]
    reading = read(lines(" : ").replace(before, after, 1).encode())
    report = reading.report

    assert isinstance(report, IndicatorReport)
    assert _said(report) == SAID
    assert all(one.result.value is None for one in report.quarters)
    assert any("7 แห่ง" in one.text for one in report.unplaced)
    assert any("7 แห่ง" in issue.excerpt for issue in reading.issues)


SHORT = "ชื่อตัวชี้วัด : จำนวนสวนหย่อม\nเป้าหมาย : 9 แห่ง\n"
ROWS_OF_FIGURES = {
    "in a row": "ผลงานรายไตรมาส : ไตรมาส 1 = 1, ไตรมาส 2 = 2, ไตรมาส 3 = 3, ไตรมาส 4 = 2",
    "beside its target": "\n".join(f"ไตรมาส {q} เป้าหมาย 3 ผลงาน {value}" for q, value in VALUES.items()),
    "plan and result with a sum": "| | Q1 | Q2 | Q3 | Q4 | รวม |\n|---|---|---|---|---|---|\n| แผน | 3 | 3 | 3 | 3 | 12 |\n| ผล | 1 | 2 | 3 | 2 | 8 |",
    "by tabs with a sum": "\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4\tรวม\nผลงาน\t1\t2\t3\t2\t8",
    "named in words": "\n".join(f"ไตรมาส{name}: {value}" for name, value in zip(("แรก", "สอง", "สาม", "สุดท้าย"), VALUES.values(), strict=True)),
    "named by months": "\n".join(f"{months} : {value} แห่ง" for months, value in zip(("ต.ค. - ธ.ค. 67", "ม.ค. - มี.ค. 68", "เม.ย. - มิ.ย. 68", "ก.ค. - ก.ย. 68"), VALUES.values(), strict=True)),
}  # fmt: skip


@pytest.mark.parametrize("shape", ROWS_OF_FIGURES)
def test_figures_of_quarters_are_those_of_their_quarters(shape: str) -> None:
    report = _indicator(f"{SHORT}{ROWS_OF_FIGURES[shape]}\nปัญหา : น้ำไม่พอ\n")

    assert {f"{one.quarter}": f"{one.result.value}" for one in report.quarters} == VALUES
    assert (f"{report.target.value}", report.obstacles) == ("9", "น้ำไม่พอ")


def test_values_so_far_are_the_quarters_where_a_paper_has_no_others() -> None:
    rows_ = "ไตรมาส 1 (สะสม): 1 แห่ง\nไตรมาส 2 (สะสม): 3 แห่ง\nปัญหา : น้ำไม่พอ\n"
    reading = read(f"{SHORT}{rows_}".encode())
    assert isinstance(reading.report, IndicatorReport)

    assert [f"{one.result.value}" for one in reading.report.quarters] == ["1", "3"]
    assert [one.code for one in reading.issues].count("value-so-far") == 2


def test_values_so_far_beside_the_quarters_own_are_in_no_field() -> None:
    report = _indicator(f"{SHORT}ไตรมาส 1: 1 แห่ง\nไตรมาส 2: 2 แห่ง\nไตรมาส 2 (สะสม): 3 แห่ง\nปัญหา : น้ำไม่พอ\n")

    assert [f"{one.result.value}" for one in report.quarters] == ["1", "2"]
    assert "3 แห่ง" in "\n".join(one.text for one in report.unplaced)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{label}\n{'-' * len(label)}\n{words}" for _field, label, words in (*HEAD, *END)),
        "\n".join(f"[{label}] {words}" for _field, label, words in (*HEAD, *END)),
        "\n".join(f"> {label} : {words}" for _field, label, words in (*HEAD, *END)),
        "\n".join(f"**{label}** {words}" for _field, label, words in (*HEAD, *END)),
        "\n".join(f'{label},"{words}"' for _field, label, words in (*HEAD, *END)),
        "   ".join(f"{label} : {words}" for _field, label, words in HEAD[:6])
        + "\n"
        + "\n".join(f"{label} : {words}" for _field, label, words in (*HEAD[6:], *END)),
    ],
)
def test_labels_are_known_by_whatever_marks_them(text: str) -> None:
    assert _said(_indicator(text)) == {field: words for field, words in SAID.items() if field[0] != "q"}


def test_a_paper_below_figures_in_a_row_begins_at_its_own_name() -> None:
    row = "ผลงานรายไตรมาส : ไตรมาส 1 = 1, ไตรมาส 2 = 2"
    first, second = read_all(f"{SHORT}{row}\n\n{SHORT.replace('สวนหย่อม', 'ลานตลาด')}{row}\n".encode())

    assert (first.report.name, second.report.name) == ("จำนวนสวนหย่อม", "จำนวนลานตลาด")
    assert first.report.unplaced == second.report.unplaced == ()


def test_a_sum_below_rows_of_quarters_is_the_years() -> None:
    rows_ = "ไตรมาส\tเป้าหมาย\tผลงาน\tร้อยละ\tรายละเอียด\n1\t3\t1\t33\tเลือกสวน\n2\t3\t2\t67\tอบรม\nรวม\t6\t4\t50\t\n"
    report = _indicator(f"ชื่อตัวชี้วัด\tจำนวนสวน\nเป้าหมาย\t9 แห่ง\n{rows_}ปัญหา\tน้ำไม่พอ\n")

    assert [f"{one.result.value}" for one in report.quarters] == ["1", "2"]
    assert (f"{report.target.value}", f"{report.result.value}", report.obstacles) == ("9", "4", "น้ำไม่พอ")


def test_values_of_older_years_are_no_fields() -> None:
    report = _indicator("ชื่อตัวชี้วัด : จำนวนสวน\nผลงานปี 2567 : 7 แห่ง\nเป้าหมายปี 2568 : 9 แห่ง\nผลงานปี 2568 : 8 แห่ง\n")

    assert (f"{report.target.value}", f"{report.result.value}") == ("9", "8")
    assert [one.text for one in report.unplaced] == ["ผลงานปี 2567 : 7 แห่ง"]


def test_dots_to_write_on_are_no_words() -> None:
    report = _indicator("ชื่อตัวชี้วัด ......จำนวนสวน......\nคำนิยาม ......สวนหย่อม......\nปัญหา ......น้ำไม่พอ......\n")

    assert (report.name, report.definition, report.obstacles) == ("จำนวนสวน", "สวนหย่อม", "น้ำไม่พอ")


def test_indicators_that_their_labels_number_are_reports_of_their_own() -> None:
    first, second = (
        one.report
        for one in read_all("# KPI 1: จำนวนสวน\nเป้าหมาย: 9 แห่ง\n# KPI 2.1: จำนวนลาน\nเป้าหมาย: 5 แห่ง\n".encode())
    )
    assert isinstance(first, IndicatorReport)
    assert isinstance(second, IndicatorReport)

    assert [(one.number_text.rstrip("."), one.name) for one in (first, second)] == [
        ("1", "จำนวนสวน"),
        ("2.1", "จำนวนลาน"),
    ]


def test_a_row_of_a_quarter_has_its_value_and_its_words() -> None:
    report = _indicator("ชื่อตัวชี้วัด\tจำนวนสวน\nไตรมาสที่ 1\tผลงาน\t2\tเลือกสวน\nไตรมาสที่ 2\tผลงาน\t3\tอบรม\n")

    assert _quarters(report) == {"1": ("2", "เลือกสวน"), "2": ("3", "อบรม")}


def test_a_target_in_words_below_a_text_is_a_target_and_a_formula_is_none() -> None:
    report = _indicator(
        "ชื่อตัวชี้วัด : จำนวนสวน\nวิธีคำนวณ :\nผลงาน = สวนที่ดูแล / 20 x 100\nปัญหา : น้ำไม่พอ\nเป้าหมาย : ดูแลสวน 9 แห่งในหกตำบล\nผลงาน : 8\n"
    )

    assert (report.method, report.obstacles) == ("ผลงาน = สวนที่ดูแล / 20 x 100", "น้ำไม่พอ")
    assert (report.target.value_text, report.result.value_text) == ("ดูแลสวน 9 แห่งในหกตำบล", "8")


def test_a_unit_in_a_cell_of_its_own_is_that_of_the_value_before_it() -> None:
    report = _indicator("ชื่อตัวชี้วัด :\tจำนวนสวน\nเป้าหมาย :\t9\tแห่ง\nผลงาน :\t8\tแห่ง\n")

    assert (f"{report.target.value}", report.target.unit, f"{report.result.value}") == ("9", "แห่ง", "8")
    assert report.unplaced == ()
