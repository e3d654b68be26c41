"""A slip of the keys is found where the dictionary knows the word that was meant; names, places and loan words are left alone."""

from random import Random

import pytest

from official_sentences import sentences
from samrit.thai.lexicon import usual_words
from samrit.thai.spelling import PHRASE, slips
from samrit.thai.words import words

WRONG = {
    "ต่งตั้ง": "แต่งตั้ง",
    "อนุม้ติ": "อนุมัติ",
    "ครุภัณพ์": "ครุภัณฑ์",
    "ชีวิติ": "ชีวิต",
    "จัเก็บ": "จัดเก็บ",
    "กฏหมาย": "กฎหมาย",
    "ปฎิบัติ": "ปฏิบัติ",
    "กิจกกรรม": "กิจกรรม",
    "ดำเนิการ": "ดำเนินการ",
    "ผลลัพท์": "ผลลัพธ์",
    "ข้อมุล": "ข้อมูล",
    "ประชาชขน": "ประชาชน",
    "คณะกรรมกาาร": "คณะกรรมการ",
    "สาธาณสุข": "สาธารณสุข",
    "อำนวนความสะดวก": "อำนวยความสะดวก",
    # slips that fall into words that there are
    "งบประมาร": "งบประมาณ",
    "กรุงเทพหมานคร": "กรุงเทพมหานคร",
    "สนับสนุุน": "สนับสนุน",
    "ผู้รับจาง": "ผู้รับจ้าง",
    "เบิกจ่าาย": "เบิกจ่าย",
    "ตัวขี้วัด": "ตัวชี้วัด",
    "อยุ่ระหว่าง": "อยู่ระหว่าง",
    # one letter of a long word that no key explains
    "ประชาสัมพัทธ์": "ประชาสัมพันธ์",
    "สิ่งแวดห้อม": "สิ่งแวดล้อม",
    "เจ้าหน้าบี่": "เจ้าหน้าที่",
    "อย่างต่อเปื่อง": "อย่างต่อเนื่อง",
    "คณะกรรบการ": "คณะกรรมการ",
    "กฏระเบียบ": "กฎระเบียบ",
}
RIGHT = (
    "นายกำพล", "ถนนพหลโยธิน", "ซอยอารีย์สัมพันธ์", "ทราฟฟี่ฟองดูว์", "แขวงคลองเจ้าคุณสิงห์", "เซปักตะกร้อ", "ฟุตซอล", "ชุมชนวัดมะพร้าวเตี้ย",
    "โควิด", "คณะกรรมการฯ", "นานาประเทศ", "ในที่ที่เหมาะสม", "ของของตน", "แดชบอร์ด", "เมตาเวิร์ส", "ฮาลาล", "สตรีทฟู้ด", "บึงกุ่ม", "ตรวจสองครั้ง", "ดำเนินงามตา", "รับปรุงอาหาร", "สำนักการระบายน้ำ",
    "โครงการรถเมล์", "พ่อสร้างบ้าน", "ข้าราชการรุ่นใหม่", "นายงบประมาร",
    # loan words that are one letter from another, or begin with one that would be too many in the word before
    "แข่งขันเทเบิลเทนนิส", "สอนไอคิโดให้เยาวชน", "อบรมทำบราวนี่", "แข่งขันพอดแคสต์", "มุงหลังคาเมทัลชีทให้อาคาร", "ฉีดวัคซีนโมเดอร์นา", "เนอร์สซิ่งโฮม",
    "งานอัปไซเคิล", "เซอร์กิตเบรกเกอร์", "สาธิตพิกเคิลบอล", "ลานเซิร์ฟสเกต", "อบรมแคร์กิฟเวอร์", "ปลูกผักไฮโดรโปนิกส์", "ศูนย์บริหารจัดการน้ำ", "พัฒนากรประจำชุมชน",
)  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    return [
        (match.group()[slip.start : slip.end], slip.right)
        for match in PHRASE.finditer(text)
        for slip in slips(match.group())
    ]


@pytest.mark.parametrize(("wrong", "right"), WRONG.items(), ids=WRONG)
@pytest.mark.parametrize("around", ["{}", "การ{}ในพื้นที่", "เพื่อให้{}ของหน่วยงาน"])
def test_a_slip_of_the_keys_is_found_in_its_sentence(wrong: str, right: str, around: str) -> None:
    assert found(around.format(wrong)) == [(wrong, right)]
    assert found(around.format(right)) == []


@pytest.mark.parametrize("text", RIGHT)
def test_names_places_and_loan_words_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["ขุดลอกคลองประเวศบุรีรมย์", "ปรับปรุงสะพานศรีบุรีรมย์แล้วเสร็จ"])
def test_a_place_may_be_named_in_several_words(text: str) -> None:
    assert found(text) == []


def test_what_follows_a_place_is_read_as_words_again() -> None:
    assert [right for _, right in found("ถนนพระรามที่จัดประชาสัมพันธ")] == ["ประชาสัมพันธ์"]


def test_a_word_typed_twice_is_found() -> None:
    assert found("จัดกิจกรรมกิจกรรมในชุมชน") == [("กิจกรรมกิจกรรม", "กิจกรรม")]


@pytest.mark.parametrize("text", ["โรงเรียนเรียนทางไกล", "ให้ผู้เรียนเรียนจากบ้าน", "นักแสดงแสดงสามรอบ"])
def test_a_noun_and_its_verb_are_no_word_typed_twice(text: str) -> None:
    assert found(text) == []


def test_correct_official_sentences_are_left_alone() -> None:
    assert [(text, one) for text in sentences() for one in found(text)] == []


def test_most_slips_in_usual_words_are_found() -> None:
    """Each slip is put into a word of six letters and more: a letter lost, twice, another, or two changed about."""
    chance, noticed, made = Random(11), 0, 0
    usual = usual_words()
    for sentence in sentences():
        parts = words(sentence)
        places = [at for at, word in enumerate(parts) if len(word) >= 6 and word in usual]
        if not places:
            continue
        at = chance.choice(places)
        parts[at], right = slipped(parts[at], chance), parts[at]
        made += 1
        rights = [one for _, one in found("".join(parts))]
        noticed += any(one in right or right in one for one in rights)

    assert made > 250
    assert noticed / made > 0.6


def slipped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2:
            return word[:at] + chance.choice("กดนมสร่้ิีา") + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
