"""Thai names on screens: no line ends inside a word that is made of words; figures and results in the reader's words."""

import re

import pytest
from django.utils.html import strip_tags

from samrit.report import Result
from samrit.scoring.words import figure_said, reported
from samrit.web.templatetags.samrit import tongue, whole_words


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("โครงการอบรมอย่างต่อเนื่อง", "ต่อเนื่อง"),
        ("สวนของสำนักสิ่งแวดล้อม", "สิ่งแวดล้อม"),
        ("สัดส่วนไม่น้อยกว่าร้อยละ 95", "ร้อยละ"),
        ("ส่งให้ผู้ประสานงาน", "ผู้ประสานงาน"),
    ],
)
def test_a_word_made_of_words_is_never_parted(name: str, whole: str) -> None:
    shown = whole_words(name)

    assert whole in re.findall(r"<x-w>(.*?)</x-w>", shown)
    assert strip_tags(shown) == name


def test_what_a_person_wrote_stays_words() -> None:
    assert "<b>" not in whole_words("<b>สิ่งแวดล้อม</b>")
    assert whole_words("Parks & gardens") == "Parks &amp; gardens"


@pytest.mark.parametrize(
    ("printed", "said"),
    [("๔๑๒", "412"), ("1610", "1,610"), ("90.88 [33190/36521]", "90.88"), ("24 สิงหาคม 2569", "24 สิงหาคม 2569")],
)
def test_a_figure_in_a_row_is_grouped_and_in_arabic_digits(printed: str, said: str) -> None:
    assert figure_said(printed) == said


def test_a_result_is_said_with_its_unit_and_its_parts() -> None:
    assert reported(Result(value_text="๑๒๕๑", unit_text="ไม่น้อยกว่า ... ชุมชน")).en == "1,251 communities"
    assert reported(Result(value_text="82.5 [33/40]", unit_text="ร้อยละ")).en == "82.5 % (33/40)"
    assert reported(Result(value_text="ยังไม่รายงาน")).th == "ยังไม่รายงาน"


def test_the_language_of_a_name_is_that_of_its_letters() -> None:
    assert (tongue("12 สวน"), tongue("12 parks")) == ("th", "en")
