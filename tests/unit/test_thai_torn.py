"""Words that copying tore are put together again, told word by word; what may be right is left as it is."""

import pytest

from samrit.thai.text import Repair, clean, is_broken, repair, shield

TORN = {
    "a blank before sara am": ("จ ำนวนสถานีอนามัยของส ำนัก", "จำนวนสถานีอนามัยของสำนัก"),
    "a blank in the place of sara am's ring": ("การน าเสนอ จ านวน ค าแนะน า", "การนำเสนอ จำนวน คำแนะนำ"),
    "a blank before a vowel and a tone": ("ไตรมาสท ี่ 1 ปลูกต ้นไม้", "ไตรมาสที่ 1 ปลูกต้นไม้"),
    "a blank behind a vowel that needs a letter": ("แก้ไ ขปัญหา เ ครื อข่าย กั บชุมชน", "แก้ไขปัญหา เครือข่าย กับชุมชน"),
    "a blank behind sara am": ("การสำ รวจของสำ นักงาน", "การสำรวจของสำนักงาน"),
    "a blank between letters of a torn text": ("ก ารบำรุ งจนใช้งาน กิ จกรรม", "การบำรุงจนใช้งาน กิจกรรม"),
    "a lost glyph": ("จ\ufffdำนวน ส\ufffdานัก", "จำนวน สำนัก"),
    "a blank inside the decomposed sara am": ("จํ านวน ส ํานัก", "จำนวน สำนัก"),
    "sara aa for sara am": ("จานวนชุมชนที่ทาได้ตามคาแนะนาของสานัก", "จำนวนชุมชนที่ทำได้ตามคำแนะนำของสำนัก"),
    "sara aa for sara am beside real words": ("กาหนดทาสีและนาน้าไปใช้ในนาข้าว", "กำหนดทาสีและนำน้ำไปใช้ในนาข้าว"),
    "a letter torn off": ("กรุงเทพมหานค ร ให้บริการ ป ระชาชน", "กรุงเทพมหานคร ให้บริการ ประชาชน"),
    "tabs and invisible blanks before sara am": ("จ\tำนวน ส\u200b \u200bำนัก ท  ำได้", "จำนวน สำนัก ทำได้"),
    "another ring for sara am's": ("จ\u02daานวน ส°านัก ก๐าหนด", "จำนวน สำนัก กำหนด"),
    "a blank before a tone whose sara am has lost its ring": (
        "น ้ามันและสินค ้าที่ห ้าม ค ้าประกันซ ้า",
        "น้ำมันและสินค้าที่ห้าม ค้ำประกันซ้ำ",
    ),
    "sara am twice": ("สำำนัก", "สำนัก"),
    "labels of the form": (
        "ชื่อ ตัวชี้วัด ลง ชื่อ ผลงานที่ท ำได้ ผลงาน ที่ทำ ได้",
        "ชื่อตัวชี้วัด ลงชื่อ ผลงานที่ทำได้ ผลงานที่ทำได้",
    ),
    "bullets of word processors": ("\uf0b7 ปลูกต้นไม้\n\uf0a7 ขุดลอก\n\uf0fc แล้วเสร็จ", "• ปลูกต้นไม้\n▪ ขุดลอก\n✓ แล้วเสร็จ"),
}

WHOLE = (
    "ทาสี ทายา ทา กา นา คา ยา น้า ตา ลา รา นานา กาแฟ กาชาด ต่าง ๆ นานา",
    "อาสานักเรียน ประสานวนอุทยาน บิดาเนินสายสืบสานัดหมาย",
    "สระ ำ ไม้เอก ่ และ ก็ กลับไป",
    "กลุ่ม ก กลุ่ม ข ณ ศูนย์เยาวชน น. ส. ดวงตา ทาทอง",
    "นายประกาลัง ทางานี คาดี นางสาวทาริกา ดาเนียล",
    "คุณภาพน้ำ คำคม ทำงาน นำไป กำหนด จำนวน สำนัก ดำเนินการ",
    "แบบ ก ข ค ง นาย ก นาย ข และนาย ค ให้การ ชั้น ป ระดับ ประเภท ก ประเภท ข ตามลำดับ",
    "เขต\tแห่ง\nดินแดง\t5\nรวม\t12",
)


@pytest.mark.parametrize(("torn", "whole"), TORN.values(), ids=TORN)
def test_torn_words_are_put_together(torn: str, whole: str) -> None:
    repaired, repairs = repair(torn)

    assert repaired == whole
    assert is_broken(torn)
    assert repairs
    assert repair(repaired) == (repaired, ())


@pytest.mark.parametrize("text", WHOLE)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert repair(text) == (text, ())


def test_each_word_is_told_as_it_stood_and_as_it_stands() -> None:
    assert repair("การน าเสนอ จ านวน ค าแนะน า")[1] == (
        Repair(3, "น าเสนอ", "นำเสนอ"),
        Repair(11, "จ านวน", "จำนวน"),
        Repair(18, "ค าแนะน า", "คำแนะนำ"),
    )


def test_what_one_line_shows_counts_for_all_lines() -> None:
    assert repair("งานที่ทาเสร็จ") == ("งานที่ทาเสร็จ", ())
    assert repair("จานวน\nงานที่ทาเสร็จ")[0] == "จำนวน\nงานที่ทำเสร็จ"


@pytest.mark.parametrize("text", [torn for torn, _ in TORN.values()])
def test_a_writer_guards_torn_words_too(text: str) -> None:
    assert repair(shield(text))[1] == ()
    assert clean(shield(text)) == clean(text)
