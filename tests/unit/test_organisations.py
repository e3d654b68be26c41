"""Which spellings are one organisation's name, which look alike, and which must never be taken for each other."""

import pytest

from samrit.organisations.matching import Known, Register
from samrit.thai.organisation_likeness import likeness
from samrit.thai.organisations import key, parse

SAME = [
    ("บริษัท น้ำใส จำกัด (มหาชน)", "บมจ.น้ำใส"),
    ("บริษัท น้ำใส (มหาชน) จำกัด", "บริษัทน้ำใสจำกัดมหาชน"),
    ("บริษัทน้ำใสจำกัด", "น้ำใส บจก."),
    ("บจ. น้ำใส", "น้ำใส จำกัด"),
    ("หจก. น้ำใส", "ห้างหุ้นส่วนจำกัด น้ำใส"),
    ("ห้างหุ้นส่วน น้ำใส จำกัด", "น้ำใส หจก."),
    ("ห้างหุ้นส่วนสามัญนิติบุคคล น้ำใส", "หสน.น้ำใส"),
    ("ห้างหุ้นส่วนสามัญ น้ำใส (นิติบุคคล)", "หสน. น้ำใส"),
    ("ร.ร.วัดสวนหิน", "โรงเรียน วัดสวนหิน"),
    ("รร.วัดสวนหิน", "โรงเรียนวัดสวนหิน"),
    ("ม.เกษตรศาสตร์", "มหาวิทยาลัยเกษตรศาสตร์ (มก.)"),
    ("มก.", "มหาวิทยาลัยเกษตรศาสตร์"),
    ("สนข.พระนคร", "สำนักงานเขตพระนคร"),
    ("เขตพระนคร", "สํานักงานเขตพระนคร"),
    ("รพ.กลาง", "โรงพยาบาลกลาง"),
    ("ธ.สายธาร จำกัด (มหาชน)", "ธนาคารสายธาร"),
    ("สหกรณ์ออมทรัพย์สายธาร จำกัด", "สอ.สายธาร"),
    ("บลจ.สายธาร จำกัด", "บริษัทหลักทรัพย์จัดการกองทุน สายธาร จำกัด"),
    ("กฟน.", "การไฟฟ้านครหลวง (กฟน.)"),
    ("MEA", "การไฟฟ้านครหลวง"),
    ("ธ.ก.ส.", "ธกส"),
    ("กทม.", "กรุงเทพมหานคร"),
    ("Clear River Co., Ltd.", "CLEAR RIVER COMPANY LIMITED"),
    ("Clear River Co.,Ltd.", "บจก. Clear River"),
    ("The Clear River PLC", "Clear River Public Company Limited"),
    ("Clear River Limited Partnership", "หจก. Clear River"),
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
    # one tells its legal form, or another one of the same sort
    ("น้ำใส", "บริษัท น้ำใส จำกัด"),
    ("บริษัท น้ำใส", "บริษัท น้ำใส จำกัด"),
    ("บจก. น้ำใส", "บมจ. น้ำใส"),
    ("ธนาคารสายธาร จำกัด", "ธนาคารสายธาร จำกัด (มหาชน)"),
    ("ห้างหุ้นส่วน น้ำใส", "หจก. น้ำใส"),
    ("Clear River", "Clear River Co., Ltd."),
]
SLIPS = [
    # in the word for the kind
    ("สมามคมห้วยขวางนคร", "สมาคมห้วยขวางนคร"),
    ("สมคมห้วยขวางนคร", "สมาคมห้วยขวางนคร"),
    ("โรงเรยนสวนหิน", "โรงเรียนสวนหิน"),
    ("โรงเรียยนสวนหิน", "โรงเรียนสวนหิน"),
    ("โรงพยาบานกลางเมือง", "โรงพยาบาลกลางเมือง"),
    ("มหาวิทยลัยสายธาร", "มหาวิทยาลัยสายธาร"),
    ("มูลนิธน้ำใส", "มูลนิธิน้ำใส"),
    ("วดสวนหิน", "วัดสวนหิน"),
    ("วดเลา", "วัดเลา"),
    ("ธนคารสายธาร", "ธนาคารสายธาร"),
    ("สหกร์ออมทรัพย์สายธาร", "สหกรณ์ออมทรัพย์สายธาร"),
    ("ชุมชมริมคลองสายธาร", "ชุมชนริมคลองสายธาร"),
    ("ตลาคนัดสายธาร", "ตลาดนัดสายธาร"),
    ("สำนักงนเขตจตุจักร", "สำนักงานเขตจตุจักร"),
    ("รน.สวนหินทอง", "โรงเรียนสวนหินทอง"),
    # in the legal form
    ("บรษัท น้ำใส จำกัด", "บริษัท น้ำใส จำกัด"),
    ("บริษัท น้ำใส จำกด", "บริษัท น้ำใส จำกัด"),
    ("บริษัท น้ำใส จำกัด (มหชน)", "บริษัท น้ำใส จำกัด (มหาชน)"),
    ("ห้างหุ้นสวนจำกัด สายธารทอง", "หจก.สายธารทอง"),
    ("หกจ.สายธารทอง", "หจก.สายธารทอง"),
    # in the name of a district
    ("ชมรมผู้สูงอายุจตุจัก", "ชมรมผู้สูงอายุจตุจักร"),
    ("สมาคมห้วยขวงนคร", "สมาคมห้วยขวางนคร"),
    ("สำนักงานเขตบางกระปิ", "สำนักงานเขตบางกะปิ"),
    ("ศูนย์เยาวชนดินแดน", "ศูนย์เยาวชนดินแดง"),
    ("ธนาคารสายธาร สาขาสวนหลง", "ธนาคารสายธาร สาขาสวนหลวง"),
    # one also says its district, or the rank of a royal temple
    ("โรงเรียนวัดสวนหิน เขตปทุมวัน", "โรงเรียนวัดสวนหิน"),
    ("วัดสวนหินราชวรวิหาร", "วัดสวนหิน"),
    # in a word that tells two apart
    ("โรงเรียนบ้านดอนใต", "โรงเรียนบ้านดอนใต้"),
]
DIFFERENT = [
    ("โรงเรียนวัดสวนหิน เขตปทุมวัน", "โรงเรียนวัดสวนหิน เขตบางรัก"),
    ("ตลาดนัดชุมชนมีนบุรี", "ตลาดนัดชุมชนธนบุรี"),
    ("โรงเรียนวัดราชบพิธ", "โรงเรียนวัดราชสิงขร"),
    ("ธนาคารสายธาร สาขา 1", "ธนาคารสายธาร สาขา 2"),
    ("ธนาคารสายธาร สาขาบางรัก", "ธนาคารสายธาร สาขาบางรักษ์ใต้"),
    ("ธนาคารสายธาร", "ธนาคารสายธาร สาขาบางรัก"),
    ("ธนาคารสายธาร สาขาบางนา", "ธนาคารสายธาร สาขาบางแค"),
    ("โรงเรียนสตรีสวนหิน", "โรงเรียนสตรีสวนหิน ๒"),
    ("ศูนย์บริการสาธารณสุข 4", "ศูนย์บริการสาธารณสุข 14"),
    ("โรงเรียนวัดสวนหิน", "วัดสวนหิน"),
    ("มูลนิธิสวนหิน", "สมาคมสวนหิน"),
    ("โรงแรมสายธาร", "โรงเรียนสายธาร"),
    ("ชุมชนสายธาร", "ชมรมสายธาร"),
    ("โรงเรียนบ้านเหนือ", "โรงเรียนบ้านใต้"),
    ("โรงเรียนบ้านดอนใต้", "โรงเรียนบ้านดอน"),
    ("สำนักงานเขตบางรัก", "สำนักงานเขตบางแค"),
    ("ชมรมผู้สูงอายุจตุจักร", "ชมรมผู้สูงอายุดินแดง"),
    ("Sample Hotel Bang Na", "Sample Hotel Bang Bon"),
    ("กรุงเทพมหานคร", "สำนักสิ่งแวดล้อม กรุงเทพมหานคร"),
    ("บริษัท จำกัด", "บริษัท น้ำใส จำกัด"),
    ("หจก. น้ำใส", "บริษัท น้ำใส จำกัด"),
    ("หจก. น้ำใส", "บมจ. น้ำใส"),
    ("หจก. น้ำใส", "ห้างหุ้นส่วนสามัญ น้ำใส"),
    ("Clear River Corporation Co., Ltd.", "Clear River Co., Ltd."),
    ("กกก", "กกข"),
    ("", "โรงเรียนสวนหิน"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert likeness(one, other).score == 1


@pytest.mark.parametrize(("one", "other"), [*ALIKE, *SLIPS])
def test_names_that_may_be_one_are_shown_to_a_person_with_the_reason(one: str, other: str) -> None:
    found = likeness(one, other)

    assert key(one) != key(other)
    assert found.is_alike, found
    assert found.why.th
    assert found.why.en


@pytest.mark.parametrize(("one", "other"), [*ALIKE, *SLIPS])
def test_a_register_finds_whom_a_person_has_to_be_asked_about(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = Register.of([Known(1, ("บริษัท ทะเลลึก จำกัด",)), Known(2, (first,))]).find(second)
        assert (found.same, [alike.number for alike in found.alike]) == (None, [2])
    assert [pair[:2] for pair in Register.of([Known(1, (one,)), Known(2, (other,))]).pairs()] == [(1, 2)]


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
    assert [one.number for one in register.find("ท่าน้ำหลวง", "Port of Samples").alike] == [1]
    assert register.find("Port of Samples").same == 1


@pytest.mark.parametrize(
    "name", ["ชมรมผู้สูงอายุ", "วัดใหม่", "โรงเรียนวัดสวนหิน", "กลุ่มแม่บ้าน", "ตลาดสด", "ชุมชนริมคลอง", "สภาเยาวชน"]
)
def test_of_one_name_in_two_districts_are_two_where_each_neighbourhood_has_its_own(name: str) -> None:
    register = Register.of([Known(1, (name,), 1030), Known(2, (name,), 1026)])

    assert [register.find(name, place=place).same for place in (1030, 1026)] == [1, 2]
    assert register.find(name, place=1029).is_new
    assert [alike.number for alike in register.find(name).alike] == [1, 2]
    assert list(register.pairs()) == []


@pytest.mark.parametrize(
    "name", ["บริษัท น้ำใส จำกัด", "หจก. น้ำใส", "ธนาคารสายธาร", "โรงพยาบาลกลาง", "มูลนิธิสายธาร", "โรงแรมสายธาร"]
)
def test_one_that_there_may_be_once_is_asked_about_where_its_district_differs(name: str) -> None:
    register = Register.of([Known(1, (name,), 1030)])

    assert register.find(name, place=1030).same == register.find(name).same == 1
    assert [alike.number for alike in register.find(name, place=1026).alike] == [1]
    assert [pair[:2] for pair in Register.of([Known(1, (name,), 1030), Known(2, (name,), 1026)]).pairs()] == [(1, 2)]


def test_one_english_name_joins_no_two_legal_forms_in_silence() -> None:
    register = Register.of([Known(1, ("บริษัท น้ำใส จำกัด", "Clear River"))])

    found = register.find("หจก. น้ำใส", "Clear River")

    assert (found.same, [alike.number for alike in found.alike]) == (None, [1])


def test_one_short_name_joins_nobody_in_silence() -> None:
    there, asked = ("ชมรมสายธาร", "ชสธ."), ("ชมรมน้ำใส", "ชสธ.")

    found = Register.of([Known(1, there)]).find(*asked)

    assert (found.same, [alike.number for alike in found.alike]) == (None, [1])
    assert [pair[:2] for pair in Register.of([Known(1, there), Known(2, asked)]).pairs()] == [(1, 2)]


def test_two_of_one_english_name_whose_thai_names_differ_by_a_slip_are_asked_about() -> None:
    register = Register.of([Known(1, ("สมาคมห้วยขวางนคร", "Huai Khwang Nakhon Association"))])

    found = register.find("สมามคมห้วยขวางนคร", "Huai Khwang Nakhon Association")

    assert (found.same, [alike.number for alike in found.alike]) == (None, [1])
