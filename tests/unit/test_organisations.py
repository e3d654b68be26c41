"""Which spellings are one organisation's name, which look alike, and which must never be taken for each other."""

import pytest

from samrit.organisations.matching import Known, Register
from samrit.thai.organisation_likeness import likeness
from samrit.thai.organisations import key, parse

SAME = [
    ("บริษัท น้ำใส จำกัด (มหาชน)", "บมจ.น้ำใส"),
    ("บริษัทน้ำใสจำกัด", "น้ำใส บจก."),
    ("หจก. น้ำใส", "ห้างหุ้นส่วนจำกัด น้ำใส"),
    ("ร.ร.วัดสวนหิน", "โรงเรียน วัดสวนหิน"),
    ("รร.วัดสวนหิน", "โรงเรียนวัดสวนหิน"),
    ("ม.เกษตรศาสตร์", "มหาวิทยาลัยเกษตรศาสตร์ (มก.)"),
    ("มก.", "มหาวิทยาลัยเกษตรศาสตร์"),
    ("สนข.พระนคร", "สำนักงานเขตพระนคร"),
    ("เขตพระนคร", "สํานักงานเขตพระนคร"),
    ("รพ.กลาง", "โรงพยาบาลกลาง"),
    ("ธ.สายธาร จำกัด (มหาชน)", "ธนาคารสายธาร"),
    ("กฟน.", "การไฟฟ้านครหลวง (กฟน.)"),
    ("MEA", "การไฟฟ้านครหลวง"),
    ("ธ.ก.ส.", "ธกส"),
    ("กทม.", "กรุงเทพมหานคร"),
    ("Clear River Co., Ltd.", "CLEAR RIVER COMPANY LIMITED"),
    ("The Clear River PLC", "Clear River Public Company Limited"),
    ("โรงเรียนสวนหิน ๒", "โรงเรียนสวนหิน 2"),
    ("มูลนิธิแห่่งน้ำใส", "มูลนิธิแห่งน้ำใส"),
]
ALIKE = [
    ("สำนักงานเขตพระนคร กรุงเทพมหานคร", "เขตพระนคร"),
    ("กรมต้นน้ำ กระทรวงสายธาร", "กรมต้นน้ำ"),
    ("บริษัท น้ำใส (ประเทศไทย) จำกัด", "บจก.น้ำใส"),
    ("โรงเรียนวัดสวนหินทราย", "โรงเรียนวัดสวนหินซาย"),
    ("พลังงาน ก้าวหน้า", "บริษัท ก้าวหน้า พลังงาน จำกัด"),
    ("Blue River Energy Group", "BREG"),
    ("บริษัท ภูเขาเขียว จำกัด (GMT)", "Green Mountain Trading"),
    ("มูลนิธิสายธารใส", "สายธารใส"),
]
DIFFERENT = [
    ("ตลาดนัดชุมชนมีนบุรี", "ตลาดนัดชุมชนธนบุรี"),
    ("โรงเรียนวัดราชบพิธ", "โรงเรียนวัดราชสิงขร"),
    ("ธนาคารสายธาร สาขา 1", "ธนาคารสายธาร สาขา 2"),
    ("ธนาคารสายธาร สาขาบางรัก", "ธนาคารสายธาร สาขาบางรักษ์ใต้"),
    ("ธนาคารสายธาร", "ธนาคารสายธาร สาขาบางรัก"),
    ("โรงเรียนสตรีสวนหิน", "โรงเรียนสตรีสวนหิน ๒"),
    ("โรงเรียนวัดสวนหิน", "วัดสวนหิน"),
    ("มูลนิธิสวนหิน", "สมาคมสวนหิน"),
    ("โรงเรียนบ้านเหนือ", "โรงเรียนบ้านใต้"),
    ("สำนักงานเขตบางรัก", "สำนักงานเขตบางแค"),
    ("กรุงเทพมหานคร", "สำนักสิ่งแวดล้อม กรุงเทพมหานคร"),
    ("บริษัท จำกัด", "บริษัท น้ำใส จำกัด"),
    ("กกก", "กกข"),
    ("", "โรงเรียนสวนหิน"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert likeness(one, other).score == 1


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_may_be_one_are_shown_to_a_person_with_the_reason(one: str, other: str) -> None:
    found = likeness(one, other)

    assert key(one) != key(other)
    assert found.is_alike, found
    assert found.why.th
    assert found.why.en


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_organisations_are_never_taken_for_one(one: str, other: str) -> None:
    assert not likeness(one, other).is_alike, likeness(one, other)


def test_a_name_of_nothing_but_its_legal_form_stays_a_name() -> None:
    assert key("บริษัท จำกัด") == "บริษัทจำกัด"
    assert key("(น้ำใส)") == "น้ำใส"
    assert key(" .,- ") == ""


def test_what_tells_two_apart_is_found_in_the_name() -> None:
    name = parse("ธนาคารสายธาร สาขา ๐๒ ฝั่งเหนือ")

    assert (name.kind, name.numbers, name.branch) == ("ธนาคาร", ("2",), "02ฝั่งเหนือ")
    assert name.entry == {"เหนือ"}


def test_a_slip_in_an_english_name_makes_no_double_of_two_thai_ones() -> None:
    register = Register.of([Known(1, ("องค์การท่าน้ำ", "Port of Samples")), Known(2, ("องค์การเมล์", "Post of Samples"))])

    assert list(register.pairs()) == []
    assert register.find("สำนักงานเรือ", "Porf of Samples").is_new
    assert [one.number for one in register.find("Porf of Samples").alike] == [1, 2]
    assert register.find("ท่าน้ำหลวง", "Port of Samples").same == 1
