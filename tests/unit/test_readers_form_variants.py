"""The form as copies, other papers and other hands write its labels: read right, or kept in no field and told."""

import random
import re
from collections.abc import Callable

import pytest

from filled_form import FORM
from samrit.readers import read, read_all
from samrit.report import IndicatorReport
from samrit.writers import write

ENGLISH = {
    "ชื่อตัวชี้วัด": "Indicator name",
    "ระดับความสำเร็จ": "Level of success",
    "คำนิยาม": "Definition",
    "วิธีการคำนวณ": "Calculation method",
    "เป้าหมาย": "Target",
    "ผลงานที่ทำได้": "Result",
    "รายงานผลการดำเนินงาน (รายไตรมาส)": "Quarterly report",
    "ไตรมาสที่": "Quarter",
    "สรุปผลการดำเนินงาน (ปลายปีงบประมาณ)": "Year-end summary",
    "ปัจจัยสนับสนุนการดำเนินงาน": "Supporting factors",
    "อุปสรรคต่อการดำเนินงาน": "Obstacles",
    "หลักฐานอ้างอิง": "Evidence",
}
_LABEL = re.compile(rf"(?m)^(?P<before>\s*(?:\(?[0-9.]+\)?\.?|:)?\s*)(?P<words>{'|'.join(map(re.escape, ENGLISH))})")
_NUMBERED = re.compile(r"(?m)^((?:\(6\.\d\)|\d\.) [^:\n]*?) :")


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


WHOLE = _indicator(FORM)


def relabelled(change: Callable[[str], str]) -> str:
    """The form with the words of each label changed."""
    return _LABEL.sub(lambda match: match["before"] + change(match["words"]), FORM)


def torn(words: str, seed: int) -> str:
    """A label with blanks between letters, as copies of PDFs put them there."""
    chance = random.Random(f"{words}{seed}")
    for _ in range(1 + seed % 3):
        at = chance.randrange(1, len(words))
        words = f"{words[:at]} {words[at:]}"
    return words


VARIANTS = {
    "torn-once": relabelled(lambda words: torn(words, 0)),
    "torn-twice": relabelled(lambda words: torn(words, 1)),
    "torn-thrice": relabelled(lambda words: torn(words, 2)),
    "sara-am-is-sara-aa": relabelled(lambda words: words.replace("ำ", "า")),
    "sara-am-torn": relabelled(lambda words: words.replace("ำ", " า")),
    "sara-am-decomposed": relabelled(lambda words: words.replace("ำ", "ํา")),
    "tone-apart": FORM.replace("ไตรมาสที่", "ไตรมาสท ี่"),
    "english": relabelled(lambda words: ENGLISH[words]),
    "capitals": relabelled(lambda words: ENGLISH[words].upper()),
    "full-width-colon": FORM.replace(":", "："),
    "item-word": re.sub(r"(?m)^(\d)\. ", r"ข้อ \1 ", FORM),
    "item-word-and-colon": re.sub(r"(?m)^(\d)\. ", r"ข้อที่ \1 : ", FORM),
    "no-numbers": re.sub(r"(?m)^(\(6\.\d\)|\d\.) (?!จำนวน)", "", FORM),
    "blanks-in-numbers": re.sub(r"(?m)^\(6\.(\d)\)", r"( 6 . \1 )", FORM),
    "no-colons": _NUMBERED.sub(r"\1", FORM),
    "no-blanks": FORM.replace(" : ", ":").replace(" :\n", ":\n"),
    "tabs": FORM.replace(" : ", "\t:\t").replace(". ", ".\t"),
    "bold": _NUMBERED.sub(r"**\1 :**", FORM),
    "headings": _NUMBERED.sub(r"## \1 :", FORM),
    "bullets": re.sub(r"(?m)^((?:\(6\.\d\)|\d\.) )", r"• \1", FORM),
    "no-double-colons": FORM.replace(":: ", ""),
    "year-in-a-label": FORM.replace("(ปลายปีงบประมาณ)", "(สิ้นปีงบประมาณ พ.ศ. 2567)"),
    "months-in-a-label": re.sub(r"ไตรมาสที่ (\d)", r"ไตรมาสที่ \1 (ต.ค. - ธ.ค. 66)", FORM),
    "unit-in-a-label": FORM.replace("เป้าหมาย : 30 (ต้น)", "เป้าหมาย (ต้น) : 30"),
    "result-on-the-targets-line": FORM.replace("30 (ต้น)\n\n: ผลงาน", "30 (ต้น) : ผลงาน"),
    "result-with-its-own-colon": FORM.replace(": ผลงานที่ทำได้ =", "ผลงานที่ทำได้ :"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_form_reads_alike_however_its_labels_are_written(variant: str) -> None:
    report = _indicator(VARIANTS[variant])

    assert report.replace(label_spellings=(), fiscal_year_be=None) == WHOLE


def test_the_year_of_a_label_is_the_fiscal_year() -> None:
    assert _indicator(VARIANTS["year-in-a-label"]).fiscal_year_be == 2567


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("3. คำนิยาม :", "ต้นไม้ หมายถึง"),
        ("4. วิธีการคำนวณ :", "นับต้นไม้ที่รอด"),
        ("(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ) :", "สูงกว่าเป้าหมาย"),
        ("7. ปัจจัยสนับสนุนการดำเนินงาน :", "ชุมชนช่วยรดน้ำ"),
        ("8. อุปสรรคต่อการดำเนินงาน :", "ฝนน้อย"),
    ],
)
def test_the_text_of_a_missing_label_is_in_no_neighbours_field(label: str, text: str) -> None:
    reading = read(FORM.replace(label, "").encode())

    assert any(text in one.text for one in reading.report.unplaced)
    assert "section-missing" in [issue.code for issue in reading.issues]
    assert any(text in issue.excerpt and issue.place for issue in reading.issues if issue.code == "not-understood")


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ) :", "สรุปผลทั้งปี :"),
        ("7. ปัจจัยสนับสนุนการดำเนินงาน :", "ปัจจัยเอื้อ :"),
        ("8. อุปสรรคต่อการดำเนินงาน :", "ปัญหาที่พบ :"),
        ("8. อุปสรรคต่อการดำเนินงาน :", "อุปสรรค :"),
    ],
)
def test_words_of_others_open_what_the_form_has_nowhere_else(label: str, other: str) -> None:
    assert _indicator(FORM.replace(label, other)).replace(label_spellings=()) == WHOLE
    text = _indicator(FORM.replace("(6.2) ไตรมาสที่ 2 : ", f"(6.2) ไตรมาสที่ 2 : \n{other} "))
    assert text.replace(quarters=()) == WHOLE.replace(quarters=())  # the form's own label stands below


def test_a_missing_quarter_is_missed_where_its_words_may_stand() -> None:
    issues = read(FORM.replace("(6.2) ไตรมาสที่ 2 : ", "").encode()).issues
    (missing,) = (issue for issue in issues if issue.field == "quarters.2")

    assert missing.code == "section-missing"
    assert missing.place is not None


@pytest.mark.parametrize(
    ("before", "stray"),
    [
        ("(6.1) ไตรมาสที่ 1", "พิมพ์ไว้ใต้หัวข้อ 6"),
        ("6. รายงานผล", "ผลงานเพิ่มอีก 2 ต้น"),
        ("1. ชื่อตัวชี้วัด", "เรียน ผู้อำนวยการ"),
        ("2. ระดับความสำเร็จ", "เสนอผู้บริหารแล้ว"),
        ("3. คำนิยาม", "ประทับตรารับเลขที่ 45"),
        (": ผลงานที่ทำได้", "ตรวจแล้วถูกต้อง"),
        ("ตำแหน่ง", "โทร. 0 2999 0000"),
    ],
)
def test_a_stray_line_is_kept_with_its_place_and_in_no_value(before: str, stray: str) -> None:
    text = FORM.replace(before, f"{stray}\n\n{before}", 1)
    report = _indicator(text)
    line = 1 + text[: text.index(stray)].count("\n")

    assert [(one.text, one.line) for one in report.unplaced] == [(stray, line)]
    assert report.replace(unplaced=()) == WHOLE


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("ลงชื่อนางสาวตัวอย่าง ใจดี(ผู้รายงาน)", "นางสาวตัวอย่าง ใจดี", "ผู้รายงาน"),
        ("ลงชื่อตัวอย่าง ใจดี (ผู้รับผิดชอบโครงการ)", "ตัวอย่าง ใจดี", "ผู้รับผิดชอบโครงการ"),
        ("ลงชื่อ....นางตัวอย่าง ใจดี....(หัวหน้าฝ่าย)", "นางตัวอย่าง ใจดี", "หัวหน้าฝ่าย"),
        ("ลงนามนายกิตติ ใจดี", "นายกิตติ ใจดี", ""),
        ("(ลงชื่อ)น.ส.ตัวอย่าง ใจดี", "น.ส.ตัวอย่าง ใจดี", ""),
        ("(ลงชื่อ)....ว่าที่ร้อยตรีตัวอย่าง ใจดี", "ว่าที่ร้อยตรีตัวอย่าง ใจดี", ""),
        ("ลงชื่อ:นายตัวอย่าง ใจดี", "นายตัวอย่าง ใจดี", ""),
        ("ลงชื่อ นายตัวอย่าง ใจดี ผู้จัดทำรายงาน", "นายตัวอย่าง ใจดี", "ผู้จัดทำรายงาน"),
        ("SignedDr. Example Good(Responsible officer)", "Dr. Example Good", "Responsible officer"),
    ],
)
def test_a_name_may_stand_right_behind_the_label_that_asks_for_it(line: str, name: str, role: str) -> None:
    report = _indicator(FORM.replace("ลงชื่อ.....(ผู้รับผิดชอบโครงการ)", line))

    assert (report.signature.name, report.signature.role) == (name, role)
    assert [one.ref for one in report.evidence] == ["ภาพถ่าย 32 ภาพ"]


@pytest.mark.parametrize(
    "line", ["ลงชื่อผู้เข้าร่วมประชุม 30 คน", "ลงนามบันทึกข้อตกลง", "ลงนามนายกสมาคมคนปลูกต้นไม้", "ลงชื่อเข้าร่วม (30 คน)"]
)
def test_evidence_that_was_signed_is_no_signature(line: str) -> None:
    report = _indicator(FORM.replace("ภาพถ่าย 32 ภาพ", f"ภาพถ่าย 32 ภาพ\n{line}"))

    assert [one.ref for one in report.evidence] == ["ภาพถ่าย 32 ภาพ", line]
    assert report.signature == WHOLE.signature


WHY = "เหตุที่ไม่เป็นไปตามเป้าหมายและแนวทางแก้ไข"


@pytest.mark.parametrize(
    "above",
    [
        f"{WHY} :\n\nฝนมาช้า จะปลูกซ่อม\n\n",
        f": {WHY} = ฝนมาช้า จะปลูกซ่อม\n\n",
        f"{WHY} : ฝนมาช้า จะปลูกซ่อม\n",
        f"{WHY}\n:: ฝนมาช้า จะปลูกซ่อม\n",
        "สาเหตุที่ไม่บรรลุเป้าหมาย : ฝนมาช้า จะปลูกซ่อม\n\n",
    ],
)
@pytest.mark.parametrize("verdict", [":: สูงกว่าเป้าหมาย\n", "สูงกว่าเป้าหมาย\n"])
def test_the_reason_for_a_shortfall_above_the_summary_swallows_none_of_it(above: str, verdict: str) -> None:
    reading = read(FORM.replace(":: สูงกว่าเป้าหมาย\n", above + verdict).encode())
    report = reading.report

    assert isinstance(report, IndicatorReport)
    assert report.year_end == WHOLE.year_end.replace(shortfall="ฝนมาช้า จะปลูกซ่อม")
    assert (report.unplaced, [issue.code for issue in reading.issues]) == ((), ["unsigned"])
    assert read(write(report, "text")).report == report


def test_a_summary_that_nothing_tells_from_the_reason_above_it_is_doubted() -> None:
    reading = read(FORM.replace(":: สูงกว่าเป้าหมาย\n", f"{WHY} : ฝนมาช้า\n").encode())

    assert [issue.code for issue in reading.issues] == ["summary-below-label", "unsigned"]
    assert not reading.report.unplaced


def test_a_quarters_reason_for_a_shortfall_needs_no_colon_before_it() -> None:
    report = _indicator(FORM.replace("(6.3)", f"{WHY} : ดินเค็ม\n\n(6.3)"))

    assert [q.shortfall for q in report.quarters] == ["", "ดินเค็ม", "", ""]
    assert [q.narrative for q in report.quarters] == [q.narrative for q in WHOLE.quarters]


def test_two_forms_in_one_text_are_two_reports() -> None:
    second = FORM.replace("7. จำนวนต้นไม้ที่ปลูกริมคลอง", "8. จำนวนเรือเก็บขยะ")
    readings = read_all((FORM + "\n" + second).encode())

    assert [reading.report for reading in readings] == [WHOLE, WHOLE.replace(number_text="8.", name="จำนวนเรือเก็บขยะ")]
    assert "more-reports" in [issue.code for issue in read((FORM + "\n" + second).encode()).issues]


@pytest.mark.parametrize("items", ["125", "12", "1234", "15", "1235"])
def test_many_forms_of_a_few_items_are_as_many_reports(items: str) -> None:
    lines = {
        "1": "1. ชื่อตัวชี้วัด : {0}. จำนวนศาลาที่ {0}",
        "2": "2. ระดับความสำเร็จ : [x] ผลผลิต (Output) [ ] ผลลัพธ์ (Outcome)",
        "3": "3. คำนิยาม : ศาลาริมน้ำหลังที่ {0}",
        "4": "4. วิธีการคำนวณ : นับ",
        "5": "5. เป้าหมาย : {0} (หลัง)",
    }
    text = "\n".join(lines[item].format(at) for at in range(1, 41) for item in items)
    reports = [one.report for one in read_all(text.encode())]

    assert [one.name for one in reports] == [f"จำนวนศาลาที่ {at}" for at in range(1, 41)]
    assert all(one.unplaced == () for one in reports)


def test_what_stands_behind_a_form_is_lost_by_no_reading() -> None:
    readings = read_all(f"{FORM}\n1. ชื่อตัวชี้วัด\n\nยังไม่ได้กรอก\n".encode())

    assert readings[0].report.replace(unplaced=()) == WHOLE
    assert "ยังไม่ได้กรอก" in "".join(f"{one.report}" for one in readings)


@pytest.mark.parametrize(
    ("end", "field"),
    [
        ("(6.3) ไตรมาสที่ 3 : ปลูกต้นไม้สะสมตามแผนงานที่กำหนดไว้ในปีงบประ", "quarters.3.narrative"),
        ("(6.3) ไตรมาสที่ 3 : ปลูกแล้วตั้งแต่วันที่ 1 เมษายน 2567 ถึงวัน", "quarters.3.narrative"),
        ("8. อุปสรรคต่อการดำ", "obstacles"),
        ("(6.3) ไตรมาส", "quarters.3.narrative"),
        ("(6.4", "quarters.4.narrative"),
        ("3. คำนิยาม :\n\n:: ต้นไม้ที่สูงตั้งแต่ 1 เมตร (วัดจาก", "definition"),
    ],
)
def test_a_form_that_breaks_off_says_where(end: str, field: str) -> None:
    text = FORM[: FORM.index(end[:6])] + end

    report = _indicator(text)

    assert report.broken_off == field
    assert "ไตรมาส" not in "".join(q.narrative for q in report.quarters)
    assert "อุปสรรค" not in report.supporting_factors


def test_a_form_that_ends_early_and_whole_does_not_break_off() -> None:
    text = FORM[: FORM.index("(6.3)")]

    assert _indicator(text).broken_off == ""
    assert _indicator(f"{FORM[: FORM.index('7. ปัจจัย')]}\nหน้า 1/3\n").broken_off == "year_end.narrative"


QUARTER_3 = "(6.3) ไตรมาสที่ 3 : ปลูกสะสม 20 ต้น"


@pytest.mark.parametrize(
    "line", ["เป้าหมาย : 12 ต้นต่อเดือน", "ค่าเป้าหมาย : 25", "ผลงาน : 40 กิโลกรัม", "เป้าหมาย = ๕ (แปลง)", "ความคืบหน้า : 60"]
)
@pytest.mark.parametrize("below", ["", "ฝนตกชุก", "ผู้ดูแล : ชุมชน"])
def test_one_value_in_a_narrative_stays_there(line: str, below: str) -> None:
    report = read(FORM.replace(QUARTER_3, f"{QUARTER_3}\n{line}\n{below}").encode()).report

    assert isinstance(report, IndicatorReport)
    quarter = report.quarters[2]
    assert quarter.narrative == f"ปลูกสะสม 20 ต้น\n{line}\n{below}".strip()
    assert (quarter.target.value_text, quarter.result.value_text, quarter.progress_percent) == ("", "", None)


@pytest.mark.parametrize(
    ("printed", "narrative"),
    [
        ("(6.3) ไตรมาสที่ 3 :\nเป้าหมาย : 22\nปลูกสะสม 20 ต้น", "ปลูกสะสม 20 ต้น"),
        (f"{QUARTER_3}\nเป้าหมาย : 22 ผลงาน : 20", "ปลูกสะสม 20 ต้น"),
        (f"{QUARTER_3}\nเป้าหมาย : 22\nผลงาน : 20", "ปลูกสะสม 20 ต้น"),
        (f"{QUARTER_3}\n\n: เป้าหมาย = 22", "ปลูกสะสม 20 ต้น"),
    ],
)
def test_values_that_a_quarter_prints_are_its_own(printed: str, narrative: str) -> None:
    report = read(FORM.replace(QUARTER_3, printed).encode()).report

    assert isinstance(report, IndicatorReport)
    assert (report.quarters[2].target.value_text, report.quarters[2].narrative) == ("22", narrative)


@pytest.mark.parametrize("blank", ["", "\n\n"])
@pytest.mark.parametrize("colon", ["", " :"])
def test_labels_may_stand_above_what_they_are_for(blank: str, colon: str) -> None:
    nodes = f"ประเด็นยุทธศาสตร์{colon}\n{blank}ด้านที่ ๓ - เมืองร่ม\n----- ย่อย{colon}\n{blank}๓.๑ - สวน\n"
    result = f"ผลงานที่ทำได้{colon}\n{blank}27 (ต้น)\n"
    quarter = f"{QUARTER_3}\nผลงานที่ทำได้{colon}\n{blank}20 (ต้น)\n"
    text = FORM.replace(QUARTER_3, quarter)
    level, target = (next(line for line in FORM.splitlines() if line.startswith(item)) for item in ("2. ", "5. "))
    text = "\n".join(line for line in text.splitlines() if not line.startswith(": ผลงาน"))
    report = _indicator(text.replace(level, f"{level}\n{nodes}").replace(target, f"{target}\n{result}"))

    assert [(one.rank, one.code, one.name_th) for one in report.nodes][:2] == [
        ("ด้านที่", "3", "เมืองร่ม"),
        ("", "3.1", "สวน"),
    ]
    assert (report.result.printed, report.quarters[2].result.printed) == ("27 (ต้น)", "20 (ต้น)")
    assert report.quarters[2].narrative == "ปลูกสะสม 20 ต้น"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("แผนปฏิบัติราชการประจำปี พ.ศ. 2564", 2564),
        ("แผนปฏิบัติราชการประจำปีงบประมาณ พ.ศ. ๒๕๖๑", 2561),
        ("แผนปฏิบัติราชการ 20 ปี (พ.ศ. 2556 - 2575)", None),
    ],
)
def test_the_heading_may_name_the_fiscal_year(title: str, year: int | None) -> None:
    heading = f"**** ผลการดำเนินงานส่วนที่ ๒ ผลสัมฤทธิ์การปฏิบัติงานตาม{title} แยกรายตัวชี้วัด ****"
    report = _indicator(f"{heading}\n{FORM[FORM.index('1. ') :]}")

    assert (report.plan_title, report.fiscal_year_be, report.unplaced) == (title, year, ())
    assert _indicator(write(report, "text").decode()) == report


def test_a_form_in_english_has_an_english_heading_and_result() -> None:
    text = (
        "**** Results, Part 2: achievement under the annual plan, by indicator ****\n1. Indicator name : 4. Shaded bus stops\n"
        "5. Target : 12 (stops)\n: Result achieved = 11 (stops)\n6. Progress report (by quarter) :\n(6.1) Quarter 1 : Chose places\n"
    )
    report = _indicator(text)

    assert (report.result.printed, report.quarters[0].narrative, report.unplaced) == ("11 (stops)", "Chose places", ())
