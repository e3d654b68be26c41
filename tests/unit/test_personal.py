"""What is about a person is found in a text and taken out; organisations, offices, figures and places stay."""

import pytest

from samrit.thai.personal import HIDDEN, is_person, without_persons

PERSONAL = (
    ("ติดต่อ 02-123-4567 ในเวลาราชการ", f"ติดต่อ {HIDDEN} ในเวลาราชการ"),
    ("โทร 081 234 5678", f"โทร {HIDDEN}"),
    ("โทร ๐๘๑-๒๓๔-๕๖๗๘", f"โทร {HIDDEN}"),
    ("เลขประจำตัว 1-1014-00000-01-2 ของผู้สมัคร", f"เลขประจำตัว {HIDDEN} ของผู้สมัคร"),  # written as on a card, with a slip
    ("รหัสงาน 4101400000012", "รหัสงาน 4101400000012"),  # no such number: its last digit is wrong
    ("เลขประจำตัว 1101400000014", f"เลขประจำตัว {HIDDEN}"),
    ("ส่งถึง somchai.j@example.org ภายในวันศุกร์", f"ส่งถึง {HIDDEN} ภายในวันศุกร์"),
    ("LINE ID: somchai99", HIDDEN),
    ("เลขที่บัญชี 123-4-56789-0", f"เลขที่บัญชี {HIDDEN}"),
    ("ทะเบียน กข 1234 จอดหน้าวัด", f"ทะเบียน {HIDDEN} จอดหน้าวัด"),
    ("ผู้ประสานงาน นายสมชาย ใจดี ตรวจแล้ว", f"ผู้ประสานงาน {HIDDEN} ตรวจแล้ว"),
    ("ตรวจโดยนางสาวมาลี รักไทย", f"ตรวจโดย{HIDDEN}"),
    ("ไลน์ไอดี somchai_jd ในเวลาราชการ", f"{HIDDEN} ในเวลาราชการ"),
    ("สอบถามทางไลน์ @somchai หรือแอดไลน์ somchai99", f"สอบถามทาง{HIDDEN} หรือ{HIDDEN}"),
    ("โอนเข้าบัญชี ธ.กรุงไทย 123-4-56789-0", f"โอนเข้าบัญชี ธ.กรุงไทย {HIDDEN}"),
    ("เงินสนับสนุน (123-4-56789-0)", f"เงินสนับสนุน ({HIDDEN})"),
    ("บรรยายโดย ดร.วิชัย มั่นคง", f"บรรยายโดย {HIDDEN}"),
    ("รองศาสตราจารย์ ดร. มาลี รักไทย", HIDDEN),
    ("ประธานคือพล.ต.อ.สมชาย ใจดี", f"ประธานคือ{HIDDEN}"),
    ("ว่าที่ ร.ต.หญิง มาลี รักไทย", HIDDEN),
    ("นายแพทย์สมชาย ใจดี", HIDDEN),
    ("Chaired by Pol. Lt. Col. Somchai Jaidee.", f"Chaired by {HIDDEN}."),
    ("Checked by Mr. Somchai Jaidee.", f"Checked by {HIDDEN}."),
)
OPEN = (
    "นายกเทศมนตรีเปิดงาน",
    "นายทะเบียนและนายแพทย์ประจำศูนย์",
    "ตลาดนางเลิ้ง",
    "บริษัท ไทยประหยัดพลังงาน จำกัด 97 แห่ง",
    "ประหยัดได้ 1,234,567.89 บาท ระหว่างวันที่ 1 ตุลาคม 2563 ถึง 30 กันยายน 2564",
    "ปลูกต้นไม้ 1013482910 ต้น คิดเป็นร้อยละ 98.00",
    "พื้นที่ 1250.75 ไร่ สาย 0832",
    "กลุ่มไลน์ 97 คน และ LINE Official Account",
    "บัญชีเงินฝาก 1013482910 บาท",
    "วันจันทร์ - ศ. เวลา 08.00 น. พ.ศ. 2564",
    "มูลนิธิ ดร.สมชาย ใจดี และจังหวัดร้อยเอ็ด",
    "ทหารเรือเอกชน ร่วมกัน",
)


@pytest.mark.parametrize(("text", "shown"), PERSONAL)
def test_what_is_about_a_person_is_taken_out(text: str, shown: str) -> None:
    assert without_persons(text).text == shown


@pytest.mark.parametrize("text", OPEN)
def test_what_is_about_nobody_stays(text: str) -> None:
    assert without_persons(text).text == text


def test_a_place_behind_it_is_found_again() -> None:
    text = "โทร 081 234 5678 มี 97 แห่ง"

    shown = without_persons(text)

    place = shown.place_of(text.index("97"))
    assert place is not None
    assert shown.text[place:].startswith("97 แห่ง")
    assert shown.place_of(text.index("234")) is None


def test_a_partner_that_is_a_person_is_told_from_an_organisation() -> None:
    assert [is_person(name) for name in ("นายสมชาย ใจดี", "มูลนิธิสมชาย", "นายทะเบียนพรรค")] == [True, False, False]
