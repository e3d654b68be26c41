"""Thai names on screens: no line ends inside a word that is made of words; figures and results in the reader's words."""

import re

import pytest
from django.utils.html import strip_tags

from samrit.report import Result
from samrit.scoring.words import figure_said, reported
from samrit.vocabulary.choices import ABSENCE_WORDS, Absence
from samrit.web.line_ends import with_whole_words
from samrit.web.templatetags.samrit import shortened, tongue


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("โครงการอบรมอย่างต่อเนื่อง", "ต่อเนื่อง"),
        ("สวนของสำนักสิ่งแวดล้อม", "สำนักสิ่งแวดล้อม"),
        ("สัดส่วนไม่น้อยกว่าร้อยละ 95", "ร้อยละ 95"),
        ("ส่งให้ผู้ประสานงาน", "ผู้ประสานงาน"),
        ("แผนนี้ไม่เกี่ยวข้อง", "ไม่เกี่ยวข้อง"),
        ("รายงานที่มีข้อผิดพลาด", "ข้อผิดพลาด"),
        ("ช่องผลงานว่างอยู่", "ผลงาน"),
        ("ร้อยละการบรรลุเป้าหมาย โดย", "การบรรลุเป้าหมาย"),
        ("ขยะลดลง 162.1 ตันต่อวัน", "162.1 ตันต่อวัน"),
        ("ของไตรมาสที่ 4 ปี 2569", "ไตรมาสที่ 4"),
        ("ส่งก่อนกำหนด 45 วัน", "45 วัน"),
        ("Due in 45 days", "45 days"),
    ],
)
def test_a_word_made_of_words_and_a_figure_with_its_unit_are_never_parted(text: str, whole: str) -> None:
    shown = with_whole_words(f"<td>{text}</td>")

    assert whole in re.findall(r"<x-w>(.*?)</x-w>", shown)
    assert strip_tags(shown) == text


def test_what_is_no_text_to_read_stays_as_it_is() -> None:
    for part in (
        "<textarea>สิ่งแวดล้อม 45 วัน</textarea>",
        '<svg><text x="1">สิ่งแวดล้อม</text></svg>',
        "<title>สิ่งแวดล้อม</title>",
        '<script type="application/json">{"สิ่งแวดล้อม": 1}</script>',
        '<a title="อย่างต่อเนื่อง" href="#">',
        "<option>ผู้ประสานงาน</option>",
        "Parks &amp; gardens",
    ):
        assert with_whole_words(part) == part


def test_a_text_stays_one_child_of_what_lines_up_its_children() -> None:
    assert with_whole_words("<b>ส่งให้ผู้ประสานงาน</b>") == "<b><x-t>ส่งให้<x-w>ผู้ประสานงาน</x-w></x-t></b>"


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("๔๑๒", "412"),
        ("1610", "1,610"),
        ("5.00", "5"),
        ("90.88 [33190/36521]", "90.88"),
        ("24 สิงหาคม 2569", "24 สิงหาคม 2569"),
    ],
)
def test_a_figure_in_a_row_is_grouped_and_in_arabic_digits(printed: str, said: str) -> None:
    assert figure_said(printed) == said


def test_a_result_is_said_with_its_unit_and_its_parts() -> None:
    assert reported(Result(value_text="๑๒๕๑", unit_text="ไม่น้อยกว่า ... ชุมชน")).en == "1,251 communities"
    assert reported(Result(value_text="82.5 [33/40]", unit_text="ร้อยละ")).en == "82.5 % (33/40)"
    assert reported(Result(value_text="ยังไม่รายงาน")).th == "ยังไม่รายงาน"


def test_that_there_is_no_result_and_a_day_as_result_are_said_in_the_readers_language() -> None:
    none = reported(Result(value_text="ยังวัดผลไม่ได้ เพราะ รอใบแจ้งค่าน้ำ"))

    assert none.en == "not measurable yet: รอใบแจ้งค่าน้ำ"
    assert reported(Result(value_text="3 กันยายน 2569")).en == "3 September 2026"
    assert figure_said("ยังวัดผลไม่ได้ เพราะ รอใบแจ้งค่าน้ำ") == str(ABSENCE_WORDS[Absence.NOT_MEASURABLE_YET])


def test_what_is_too_long_ends_after_a_whole_word() -> None:
    assert shortened("รอใบแจ้งค่าไฟฟ้าเดือนกันยายน", 24) == "รอใบแจ้งค่าไฟฟ้าเดือน…"
    assert shortened("Trees planted along canals", 20) == "Trees planted along…"
    assert shortened("สวน", 20) == "สวน"


def test_the_language_of_a_name_is_that_of_its_letters() -> None:
    assert (tongue("12 สวน"), tongue("12 parks")) == ("th", "en")
