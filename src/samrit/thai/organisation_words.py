"""What organisations' names are written with: legal forms, kinds, abbreviations. To teach it another one, add a line.

Abbreviations are written without dots, in small letters. Sources: the Royal Society's list of abbreviations
(อักษรย่อที่ราชบัณฑิตยสภากำหนด), and what city and state offices put on their own letters.
"""

from samrit.thai.districts import DISTRICTS

# Legal forms say how an organisation is registered, not which it is. Longer ones first.
LEGAL_BEFORE = (
    "ห้างหุ้นส่วนสามัญนิติบุคคล", "ห้างหุ้นส่วนจำกัด", "ห้างหุ้นส่วนสามัญ", "ห้างหุ้นส่วน", "บริษัทมหาชน", "บริษัท",
)  # fmt: skip
LEGAL_BEFORE_SHORT = ("บมจ", "บจก", "หจก", "หสน", "บลจ", "บจ", "บ")  # these end with a dot or a space
LEGAL_AFTER = ("จำกัดมหาชน", "จำกัด", "มหาชน", "จก", "บมจ", "บจก", "หจก")
LEGAL_ENGLISH = (
    "public company limited", "company limited", "limited partnership", "limited company", "public limited company",
    "public co ltd", "co ltd", "coltd", "pcl", "plc", "ltd", "limited", "llc", "inc", "corp", "corporation", "company", "co",
)  # fmt: skip

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
)  # fmt: skip

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
DISTRICT_NAMES = tuple(one.name_th for one in DISTRICTS)
# What stands before a district's name, and behind it in an address.
DISTRICT_WORDS = (
    "สำนักงานเขต", "สำนักงาน เขต", "สนง.เขต", "สนง. เขต", "ที่ทำการเขต", "สนข.", "เขตฯ", "เขต", "ข.", "อำเภอ", "อ.", "ในเขต", "พื้นที่เขต",
    "khet ", "khate ", "khaet ", "amphoe ", "district of ", "district ", "office of ",
)  # fmt: skip
OF_THE_CITY = ("กรุงเทพมหานคร", "กรุงเทพฯ", "กรุงเทพ", "กทม", "bangkok", "bkk", "thailand", "ประเทศไทย")
BRANCH = ("สาขา", "วิทยาเขต", "branch", "campus", "ศูนย์การเรียน")  # what follows says which one
