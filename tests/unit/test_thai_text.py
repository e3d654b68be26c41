"""Text comes into one normal form; Thai that copying broke is mended, and correct Thai is never touched."""

import pytest

from samrit.thai.text import Repair, clean, clean_line, is_broken, repair, sara_am_apart, shield

CLEANED = {
    "carriage returns are line breaks": ("ก\r\nข\rค", "ก\nข\nค"),
    "separators of lines are line breaks": ("ก\u2028ข\x0cค", "ก\nข\nค"),
    "spaces of every kind are one space": ("ก\u00a0\u3000 ข", "ก ข"),
    "tabs stay between columns": (
        "เขต \t แห่ง\nดินแดง\t5\nรวม\t\t12\t\n\tหมายเหตุ",
        "เขต\tแห่ง\nดินแดง\t5\nรวม\t\t12\nหมายเหตุ",
    ),
    "no space at the ends of lines": ("  ก  \n  ข ", "ก\nข"),
    "one blank line is enough": ("ก\n\n\n\nข\n", "ก\n\nข"),
    "invisible marks go": ("ก\u200bข\ufeffค\u00ad", "กขค"),
    "control characters go": ("ก\x00\x1fข", "กข"),
    "letters are composed": ("e\u0301", "\u00e9"),
}

REPAIRED = {
    "decomposed sara am": ("สํานัก", "สำนัก"),
    "decomposed sara am with a tone": ("นํ้า", "น้ำ"),
    "sara am and sara aa": ("กำาเนิด ดำารง ทำางาน", "กำเนิด ดำรง ทำงาน"),
    "tone mark behind sara am": ("นำ้", "น้ำ"),
    "doubled tone mark": ("แห่่ง", "แห่ง"),
    "doubled vowel": ("ทีี่", "ที่"),
    "tone mark before the vowel": ("ท่ีน่ัง", "ที่นั่ง"),
    "two sara e": ("เเละ", "และ"),
    "stray phinthu": ("ฺBest", "Best"),
    "baht sign for sara uu": ("ข้อม฿ล", "ข้อมูล"),
    "one sara e too many": ("เและ แเต่", "และ แต่"),
    "two vowels, one of them a word's": ("ทืี โครงการที่ีดี", "ที โครงการที่ดี"),
    "phinthu inside a word": ("พหลโยฺธิน", "พหลโยธิน"),
    "shifted mark of an old typeface": ("ที\uf70a", "ที่"),
}

# What is rare, doubled or looks odd, and is right.
CORRECT = (
    "น้ำ ทั้งสิ้น สิทธิ์ จันทร์ ศิลป์ เพื่อ ชั่วโมง ก็ เก๊ะ เปี๊ยะ พุทฺธํ สรณํ คจฺฉามิ ฯพณฯ ต่าง ๆ ฯลฯ",
    "ในที่ที่เหมาะสม พิพิธภัณฑ์ หมุน ๆ รร. ฤๅษี ฦๅ",
    "ราคา ฿ 100 และ 100฿ ต่อคน",
    "Earth Hour 2021 (60+) เวลา 20.30 - 21.30 น. ๒๕๖๔",
)

# Typing errors that nobody can mend for sure: they stay as they are.
LEFT_ALONE = ("ร่้อยละ", "เดิื่อน", "วิสุทฺธิ เทฺว ธมฺโม", "ต่งตั้ง อนุม้ติ ครุภัณพ์ เศผัก รกจักรยานยนต์ ชีวิติ ท้นตามเวลา")


@pytest.mark.parametrize(("typed", "normal"), CLEANED.values(), ids=CLEANED)
def test_text_has_one_normal_form(typed: str, normal: str) -> None:
    assert clean(typed) == normal
    assert clean(normal) == normal


def test_a_line_has_no_line_breaks() -> None:
    assert clean_line(" ก \n\n ข\t\tค ") == "ก ข ค"


@pytest.mark.parametrize(("broken", "whole"), REPAIRED.values(), ids=REPAIRED)
def test_broken_thai_is_mended(broken: str, whole: str) -> None:
    repaired, repairs = repair(broken)

    assert repaired == whole
    assert repairs
    assert repair(repaired) == (repaired, ())


@pytest.mark.parametrize("text", [*CORRECT, *LEFT_ALONE])
def test_what_is_right_or_undecided_is_not_touched(text: str) -> None:
    assert repair(text) == (text, ())


def test_each_repair_is_told_with_its_place() -> None:
    assert repair("เขตละ 2 แห่่ง เเละอื่น") == (
        "เขตละ 2 แห่ง และอื่น",
        (Repair(10, "\u0e48\u0e48", "\u0e48"), Repair(14, "\u0e40\u0e40", "\u0e41")),
    )


@pytest.mark.parametrize("text", [*(broken for broken, _ in REPAIRED.values()), *CORRECT])
def test_what_a_writer_guards_comes_back_as_it_was(text: str) -> None:
    assert not repair(shield(text))[1]
    assert clean(shield(text)) == clean(text)


def test_whole_text_is_known_for_whole_at_a_glance() -> None:
    assert not is_broken("จำนวนหน่วยงานภาคีเครือข่าย ที่ขยายผลไปสู่การปฏิบัติ")


def test_a_sara_am_comes_apart_with_its_tone_mark_between_the_halves() -> None:
    assert sara_am_apart("จำ น้ำ ก่ำๆ น้า") == "จํา นํ้า กํ่าๆ น้า"
