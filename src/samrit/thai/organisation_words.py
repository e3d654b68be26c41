"""What organisations' names are written with: legal forms, kinds, abbreviations. To teach it another one, add a line.

Abbreviations are written without dots, in small letters. Sources: the Royal Society's list of abbreviations
(อักษรย่อที่ราชบัณฑิตยสภากำหนด), and what city and state offices put on their own letters.
"""

from enum import StrEnum

from samrit.thai.districts import DISTRICTS


class LegalForm(StrEnum):
    """How an organisation is registered: two of one name in two forms are two."""

    NONE = ""
    COMPANY = "company"  # of which it is not said whether limited or public
    LIMITED = "limited"
    PUBLIC = "public"
    PARTNERSHIP = "partnership"  # of which it is not said of what kind
    ORDINARY = "ordinary partnership"
    REGISTERED = "registered partnership"
    LIMITED_PARTNERSHIP = "limited partnership"


# How a form stands before and behind the name in full.
LEGAL_IN_FULL = {
    LegalForm.NONE: ("", ""),
    LegalForm.COMPANY: ("บริษัท", ""),
    LegalForm.LIMITED: ("บริษัท", "จำกัด"),
    LegalForm.PUBLIC: ("บริษัท", "จำกัดมหาชน"),
    LegalForm.PARTNERSHIP: ("ห้างหุ้นส่วน", ""),
    LegalForm.ORDINARY: ("ห้างหุ้นส่วนสามัญ", ""),
    LegalForm.REGISTERED: ("ห้างหุ้นส่วนสามัญนิติบุคคล", ""),
    LegalForm.LIMITED_PARTNERSHIP: ("ห้างหุ้นส่วนจำกัด", ""),
}
# What is written for a form, before a name, behind it, and in English behind it.
LEGAL_BEFORE = {
    "ห้างหุ้นส่วนสามัญนิติบุคคล": LegalForm.REGISTERED,
    "ห้างหุ้นส่วนจำกัด": LegalForm.LIMITED_PARTNERSHIP,
    "ห้างหุ้นส่วนสามัญ": LegalForm.ORDINARY,
    "ห้างหุ้นส่วน": LegalForm.PARTNERSHIP,
    "บริษัทมหาชน": LegalForm.PUBLIC,
    "บริษัท": LegalForm.COMPANY,
}
LEGAL_BEFORE_SHORT = {  # these end with a dot or a space
    "บมจ": LegalForm.PUBLIC,
    "บจก": LegalForm.LIMITED,
    "บจ": LegalForm.LIMITED,
    "บ": LegalForm.COMPANY,
    "หจก": LegalForm.LIMITED_PARTNERSHIP,
    "หสน": LegalForm.REGISTERED,
    "หสม": LegalForm.ORDINARY,
}
LEGAL_AFTER = {
    "จำกัดมหาชน": LegalForm.PUBLIC,
    "จำกัด": LegalForm.LIMITED,
    "มหาชน": LegalForm.PUBLIC,
}
LEGAL_AFTER_SHORT = {  # these stand behind a dot or a space
    "จก": LegalForm.LIMITED,
    "บมจ": LegalForm.PUBLIC,
    "บจก": LegalForm.LIMITED,
    "หจก": LegalForm.LIMITED_PARTNERSHIP,
    "หสน": LegalForm.REGISTERED,
}
LEGAL_ENGLISH = {
    "public company limited": LegalForm.PUBLIC,
    "public limited company": LegalForm.PUBLIC,
    "public co ltd": LegalForm.PUBLIC,
    "pcl": LegalForm.PUBLIC,
    "plc": LegalForm.PUBLIC,
    "limited partnership": LegalForm.LIMITED_PARTNERSHIP,
    "ltd partnership": LegalForm.LIMITED_PARTNERSHIP,
    "ltd part": LegalForm.LIMITED_PARTNERSHIP,
    "registered ordinary partnership": LegalForm.REGISTERED,
    "ordinary partnership": LegalForm.ORDINARY,
    "company limited": LegalForm.LIMITED,
    "limited company": LegalForm.LIMITED,
    "co limited": LegalForm.LIMITED,
    "co ltd": LegalForm.LIMITED,
    "coltd": LegalForm.LIMITED,
    "ltd": LegalForm.LIMITED,
    "limited": LegalForm.LIMITED,
    "company": LegalForm.COMPANY,
    "co": LegalForm.COMPANY,
}
# Kinds that are registered in one form alone, so that saying it or not is the same.
FORM_OF_KIND = {"ธนาคาร": LegalForm.PUBLIC, "สหกรณ์": LegalForm.LIMITED}

# How a kind of organisation is abbreviated before its name; what the name then begins with.
KINDS_SHORT = {
    "รร": "โรงเรียน",
    "ม": "มหาวิทยาลัย",
    "มหาลัย": "มหาวิทยาลัย",
    "มหา": "มหาวิทยาลัย",
    "มรภ": "มหาวิทยาลัยราชภัฏ",
    "มทร": "มหาวิทยาลัยเทคโนโลยีราชมงคล",
    "วท": "วิทยาลัยเทคนิค",
    "วอศ": "วิทยาลัยอาชีวศึกษา",
    "วก": "วิทยาลัยการอาชีพ",
    "วิทยาลัย": "วิทยาลัย",
    "สนข": "สำนักงานเขต",
    "สนง": "สำนักงาน",
    "รพ": "โรงพยาบาล",
    "รพสต": "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "ศบส": "ศูนย์บริการสาธารณสุข",
    "ธ": "ธนาคาร",
    "สอ": "สหกรณ์ออมทรัพย์",
    "บลจ": "บริษัทหลักทรัพย์จัดการกองทุน",
    "บล": "บริษัทหลักทรัพย์",
    "ศพด": "ศูนย์พัฒนาเด็กเล็ก",
    "สน": "สถานีตำรวจนครบาล",
    "สภ": "สถานีตำรวจภูธร",
    "อบต": "องค์การบริหารส่วนตำบล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
    "ทต": "เทศบาลตำบล",
    "ทม": "เทศบาลเมือง",
    "ทน": "เทศบาลนคร",
    "มูลนิธิฯ": "มูลนิธิ",
}

# An abbreviation that is a whole name, or stands in one ("สำนักสิ่งแวดล้อม กทม.").
WHOLE_SHORT = {
    "กทม": "กรุงเทพมหานคร",
    "bma": "กรุงเทพมหานคร",
    "กฟน": "การไฟฟ้านครหลวง",
    "mea": "การไฟฟ้านครหลวง",
    "กฟผ": "การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย",
    "egat": "การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย",
    "กฟภ": "การไฟฟ้าส่วนภูมิภาค",
    "กปน": "การประปานครหลวง",
    "กปภ": "การประปาส่วนภูมิภาค",
    "รฟท": "การรถไฟแห่งประเทศไทย",
    "รฟม": "การรถไฟฟ้าขนส่งมวลชนแห่งประเทศไทย",
    "กทพ": "การทางพิเศษแห่งประเทศไทย",
    "กทท": "การท่าเรือแห่งประเทศไทย",
    "ขสมก": "องค์การขนส่งมวลชนกรุงเทพ",
    "ททท": "การท่องเที่ยวแห่งประเทศไทย",
    "อบก": "องค์การบริหารจัดการก๊าซเรือนกระจก",
    "กคช": "การเคหะแห่งชาติ",
    "ธกส": "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร",
    "ธอส": "ธนาคารอาคารสงเคราะห์",
    "ธปท": "ธนาคารแห่งประเทศไทย",
    "สสส": "สำนักงานกองทุนสนับสนุนการสร้างเสริมสุขภาพ",
    "สวทช": "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ",
    "สพฐ": "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน",
    "จุฬา": "จุฬาลงกรณ์มหาวิทยาลัย",
    "มธ": "มหาวิทยาลัยธรรมศาสตร์",
    "มก": "มหาวิทยาลัยเกษตรศาสตร์",
    "มศว": "มหาวิทยาลัยศรีนครินทรวิโรฒ",
    "มจธ": "มหาวิทยาลัยเทคโนโลยีพระจอมเกล้าธนบุรี",
    "มจพ": "มหาวิทยาลัยเทคโนโลยีพระจอมเกล้าพระนครเหนือ",
    "สจล": "สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง",
    "นิด้า": "สถาบันบัณฑิตพัฒนบริหารศาสตร์",
    "สพป": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    "สพม": "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
}

# What a name begins with says what the organisation is: a school is not the temple or the foundation of that name.
KINDS = (
    "โรงเรียน", "มหาวิทยาลัย", "วิทยาลัย", "สถาบัน", "โรงพยาบาล", "สำนักงานเขต", "สำนักงาน", "สำนัก", "กระทรวง", "กรม", "กอง",
    "ธนาคาร", "มูลนิธิ", "สมาคม", "สหกรณ์", "สหพันธ์", "สภา", "ชมรม", "ชุมชน", "หมู่บ้าน", "นิติบุคคล", "วัด", "มัสยิด", "โบสถ์", "ศาลเจ้า",
    "ศูนย์", "สถานี", "สถานทูต", "โรงแรม", "โรงงาน", "ร้าน", "ตลาด", "ห้าง", "การไฟฟ้า", "การประปา", "องค์การ", "เทศบาล", "คณะ",
    "กลุ่ม", "เครือข่าย", "กองทุน", "อาสาสมัคร", "สโมสร", "บ้าน", "คลินิก", "อาคาร", "สวน", "หลักทรัพย์จัดการกองทุน", "หลักทรัพย์",
)  # fmt: skip
# Of these there are many of one name in a city, one in each neighbourhood: in two districts they are two.
LOCAL_KINDS = frozenset({
    "โรงเรียน", "วัด", "มัสยิด", "โบสถ์", "ศาลเจ้า", "ชุมชน", "หมู่บ้าน", "ชมรม", "ตลาด", "ร้าน", "กลุ่ม", "ศูนย์", "สภา", "คณะ", "อาสาสมัคร", "นิติบุคคล",
    "สถานี", "เครือข่าย", "กองทุน", "บ้าน", "คลินิก", "สวน", "อาคาร", "กอง", "สำนักงาน",
})  # fmt: skip

# What may follow a name and says only whose it is or where: the name without it is the same organisation.
SURROUNDINGS = (
    "กรุงเทพมหานคร", "กรุงเทพฯ", "กรุงเทพ", "แห่งประเทศไทย", "ประเทศไทย", "สำนักงานใหญ่", "ในพระบรมราชูปถัมภ์", "ในพระราชูปถัมภ์",
    "ในพระบรมราชินูปถัมภ์", "bangkok", "thailand", "head office", "headoffice",
)  # fmt: skip
ABOVE = ("กระทรวง", "จังหวัด", "สังกัด", "กรม")  # after a space: whose it is follows

# Two of one name that differ in one of these are two: a school for boys, the northern village.
DISTINGUISHING = (
    "เหนือ", "ใต้", "ตะวันออก", "ตะวันตก", "กลาง", "นอก", "บน", "ล่าง", "ใหญ่", "น้อย", "ใหม่", "เก่า", "ชาย", "หญิง", "สตรี",
    "อนุบาล", "ประถม", "มัธยม", "สาธิต", "นานาชาติ", "อาชีว", "เทคนิค", "พาณิชย", "ศิษย์เก่า", "ผู้ปกครอง", "นักเรียน",
    "north", "south", "east", "west", "junior", "senior", "primary", "secondary", "international",
)  # fmt: skip
# The districts of Bangkok: two of one name in two of them are two.
DISTRICT_NAMES = tuple(name for one in DISTRICTS for name in (one.name_th, one.name_en.casefold().replace(" ", "")))
# What stands before a district's name, and behind it in an address.
DISTRICT_WORDS = (
    "สำนักงานเขต", "สำนักงาน เขต", "สนง.เขต", "สนง. เขต", "ที่ทำการเขต", "สนข.", "เขตฯ", "เขต", "ข.", "อำเภอ", "อ.", "ในเขต", "พื้นที่เขต",
    "khet ", "khate ", "khaet ", "amphoe ", "district of ", "district ", "office of ",
)  # fmt: skip
OF_THE_CITY = ("กรุงเทพมหานคร", "กรุงเทพฯ", "กรุงเทพ", "กทม", "bangkok", "bkk", "thailand", "ประเทศไทย")
BRANCH = ("สาขา", "วิทยาเขต", "branch", "campus", "ศูนย์การเรียน")  # what follows says which one
