"""The form as hands and programs set its lines: two fields on one, marks before each, numbers in a column of their own."""

import re
from collections.abc import Callable

import pytest

from filled_form import FORM
from samrit.readers import read
from samrit.readers.layout import texts
from samrit.report import IndicatorReport

_DENSE = re.sub(r"\n+", "\n", FORM)


def _plain(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report.replace(label_spellings=(), plan_title="")


WHOLE = _plain(_DENSE)
SECOND = r"\n(?=\(6\.[24]\)|[248]\. |ตำแหน่ง)"
TOGETHER = {"tab": "\t", "several blanks": "    ", "one blank": " "}


@pytest.mark.parametrize("gap", TOGETHER)
def test_two_fields_on_one_line_are_two_fields(gap: str) -> None:
    assert _plain(re.sub(SECOND, TOGETHER[gap], _DENSE)) == WHOLE


def test_labels_without_numbers_are_parted_by_a_gap() -> None:
    named = "หน่วยงาน : สำนักการโยธา\tรหัสตัวชี้วัด : 1001-0002   ปีงบประมาณ : 2567\n"

    report = _plain(named + FORM)

    assert (report.agency, report.code, report.fiscal_year_be) == ("สำนักการโยธา", "1001-0002", 2567)


def test_what_looks_like_a_label_in_a_sentence_is_text() -> None:
    said = "ปลูกตามข้อ 6.1 และ (6.2) ของแผน ในไตรมาสที่ 2 : ตามผลข้อ 7. ด้วย"

    assert _plain(FORM.replace("ปลูกแล้ว 12 ต้น", said)).quarters[1].narrative == said


def _numbered(mark: str) -> Callable[[str], str]:
    return lambda text: "\n".join(f"{mark.format(at)} {line}" for at, line in enumerate(text.strip().split("\n"), 1))


def _behind(sign: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^(?=.)", f"{sign} ", text)


MARKS: dict[str, Callable[[str], str]] = {
    **{sign: _behind(sign) for sign in "•-*–>|#o"},
    "paren": _numbered("{})"),
    "dot": _numbered("{}."),
    "bare": _numbered("{:03}"),
    "labels alone": lambda text: re.sub(r"(?m)^(?=\d\. |\(6|: ผล|ลงชื่อ|ตำแหน่ง)", "• ", text),
}


@pytest.mark.parametrize("mark", MARKS)
def test_marks_before_each_line_are_no_text(mark: str) -> None:
    assert _plain(MARKS[mark](_DENSE)) == WHOLE


def test_numbers_before_the_lines_are_told_and_another_number_is_text() -> None:
    reading = read(_numbered("{})")(_DENSE).replace("9) :: ", "9) 7381 :: ").encode())

    remarked = next(issue.excerpt for issue in reading.issues if issue.code == "line-numbers")
    assert remarked.startswith("1) 2) 3)")
    assert "7381" in str(reading.report)


def test_lists_within_a_text_keep_their_marks() -> None:
    listed = "- เลือกพื้นที่\n- ขออนุญาต\n- สั่งต้นไม้"

    assert _plain(FORM.replace("เลือกพื้นที่ริมคลอง 3 แห่ง", listed)).quarters[0].narrative == listed


ROWS = [
    ["1.", "ชื่อตัวชี้วัด", "7. จำนวนต้นไม้ที่ปลูกริมคลอง"],
    ["3.", "คำนิยาม", "ไม้ยืนต้น"],
    ["5.", "เป้าหมาย", "30 (ต้น)"],
    ["", "ผลงานที่ทำได้", "32 (ต้น)"],
    ["(6.1)", "ไตรมาสที่ 1", "เลือกพื้นที่"],
    ["(6.2)", "ไตรมาสที่ 2", "ปลูก 12 ต้น"],
    ["7.", "ปัจจัยสนับสนุนการดำเนินงาน", "ชุมชน"],
    ["8.", "อุปสรรคต่อการดำเนินงาน", "ฝนน้อย"],
]
TABLES = {
    "as it is": ROWS,
    "heads": [["ที่", "รายการ", "รายละเอียด"], *ROWS],
    "no dots": [[row[0].strip("()."), *row[1:]] for row in ROWS],
    "rows counted": [[str(at), *row[1:]] for at, row in enumerate(ROWS, 1)],
    "colons in a column": [[row[0], row[1], ":", row[2]] for row in ROWS],
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("manner", ["blocks", "strokes", "commas"])
def test_numbers_in_a_column_of_their_own_are_their_labels(name: str, manner: str) -> None:
    rows = TABLES[name]
    as_text = {
        "blocks": "\n".join(texts([rows])),
        "strokes": "\n".join(f"| {' | '.join(row)} |" for row in rows),
        "commas": "\n".join(",".join(row) for row in rows),
    }
    report = _plain(as_text[manner])

    assert (report.name, report.definition) == ("จำนวนต้นไม้ที่ปลูกริมคลอง", "ไม้ยืนต้น")
    assert (str(report.target.value), str(report.result.value)) == ("30", "32")
    assert [one.narrative for one in report.quarters] == ["เลือกพื้นที่", "ปลูก 12 ต้น"]
    assert (report.supporting_factors, report.obstacles) == ("ชุมชน", "ฝนน้อย")


def test_labels_that_are_numbers_alone_are_the_forms_by_their_order() -> None:
    alone = re.sub(r"(?m)^\(?(6\.\d|\d)[.)]+ [^:\n]* :", r"\1", _DENSE)
    reading = read(alone.encode())

    assert _plain(alone) == WHOLE
    assert "label-by-number" in [issue.code for issue in reading.issues]


def test_other_words_behind_the_forms_numbers_are_its_items() -> None:
    worded = _DENSE.replace("7. ปัจจัยสนับสนุนการดำเนินงาน :", "ข้อ 7 สิ่งที่ช่วยให้สำเร็จ :")
    worded = worded.replace("(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ) :", "6.5 ภาพรวมเมื่อสิ้นปี :")

    assert _plain(worded) == WHOLE


def test_an_entry_of_a_list_is_no_item() -> None:
    listed = "7.1 ปลูก 12 ต้น\n6. วัดผล : แล้ว\n7. ผลของการอบรม : ดี"
    text = re.sub(r"7\. ปัจจัย.*\n.*\n", "", FORM).replace("ปลูกสะสม 32 ต้น\n", f"{listed}\n", 1)

    assert _plain(text).quarters[3].narrative == listed


@pytest.mark.parametrize("word", ["ไตรมาศที่", "ไตรมาศ", "ไตมาสที่"])
def test_a_quarters_word_has_a_slip(word: str) -> None:
    assert _plain(FORM.replace("(6.3) ไตรมาสที่", f"(6.3) {word}")) == WHOLE


@pytest.mark.parametrize("broken", ["(6.5) สรุปผลการ\nดำเนินงาน (ปลาย\nปีงบประมาณ)\n", "7. ปัจจัยสนับสนุน\nการดำเนินงาน\n"])
def test_a_label_that_a_narrow_cell_wrapped_is_whole(broken: str) -> None:
    whole = next(line for line in _DENSE.split("\n") if line.startswith(broken[:5]))

    assert _plain(_DENSE.replace(f"{whole}\n", broken)) == WHOLE


def test_dots_to_write_on_are_no_text() -> None:
    assert _plain(FORM.replace("ฝนน้อย", "..........")).obstacles == ""


def test_a_verdict_whose_line_break_is_lost_is_one() -> None:
    assert _plain(FORM.replace("สูงกว่าเป้าหมาย\n\nปลูก", "สูงกว่าเป้าหมายปลูก")) == WHOLE
