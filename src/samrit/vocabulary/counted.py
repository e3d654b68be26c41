"""What can be counted, and where each record can stand; the words are those of pages and papers."""

from enum import StrEnum

from samrit.thai.message import Message


class RecordKind(StrEnum):
    """A kind of record that can be counted."""

    PARTNER = "partner"  # an organisation in the register
    ACTIVITY = "activity"  # a meeting or event of a campaign
    ATTENDANCE = "attendance"  # a partner came to an activity
    COMMITMENT = "commitment"  # a partner declared intent in a theme
    PRACTICE = "practice"  # a partner carried it into practice


class Standing(StrEnum):
    """Where a record stands."""

    REGISTERED = "registered"
    HELD = "held"
    CANCELLED = "cancelled"
    PRESENT = "present"
    DECLARED = "declared"
    WITHDRAWN = "withdrawn"
    REPORTED = "reported"
    VERIFIED = "verified"
    REFUSED = "refused"


class Sector(StrEnum):
    """What an organisation is."""

    STATE = "state"
    STATE_ENTERPRISE = "state_enterprise"
    PRIVATE = "private"
    EDUCATION = "education"
    CIVIL_SOCIETY = "civil_society"
    UNKNOWN = "unknown"


STANDINGS: dict[RecordKind, tuple[Standing, ...]] = {
    RecordKind.PARTNER: (Standing.REGISTERED,),
    RecordKind.ACTIVITY: (Standing.HELD, Standing.CANCELLED),
    RecordKind.ATTENDANCE: (Standing.PRESENT, Standing.WITHDRAWN),
    RecordKind.COMMITMENT: (Standing.DECLARED, Standing.WITHDRAWN),
    RecordKind.PRACTICE: (Standing.REPORTED, Standing.VERIFIED, Standing.REFUSED, Standing.WITHDRAWN),
}

KIND_WORDS: dict[RecordKind, Message] = {
    RecordKind.PARTNER: Message(th="หน่วยงานภาคีเครือข่ายในทะเบียน", en="partner in the register"),
    RecordKind.ACTIVITY: Message(th="การประชุมหรือกิจกรรม", en="meeting or event"),
    RecordKind.ATTENDANCE: Message(th="การเข้าร่วมกิจกรรม", en="attendance"),
    RecordKind.COMMITMENT: Message(th="การประกาศเจตนารมณ์", en="commitment"),
    RecordKind.PRACTICE: Message(th="การขยายผลสู่การปฏิบัติ", en="practice"),
}

STANDING_WORDS: dict[Standing, Message] = {
    Standing.REGISTERED: Message(th="ขึ้นทะเบียนแล้ว", en="registered"),
    Standing.HELD: Message(th="จัดตามกำหนด", en="held"),
    Standing.CANCELLED: Message(th="ยกเลิก", en="cancelled"),
    Standing.PRESENT: Message(th="เข้าร่วม", en="present"),
    Standing.DECLARED: Message(th="ประกาศเจตนารมณ์แล้ว", en="declared"),
    Standing.WITHDRAWN: Message(th="ถอนแล้ว", en="withdrawn"),
    Standing.REPORTED: Message(th="รายงานแล้ว รอตรวจสอบ", en="reported, not verified yet"),
    Standing.VERIFIED: Message(th="ตรวจสอบแล้ว", en="verified"),
    Standing.REFUSED: Message(th="ไม่ผ่านการตรวจสอบ", en="refused"),
}

SECTOR_WORDS: dict[Sector, Message] = {
    Sector.STATE: Message(th="ภาครัฐ", en="state"),
    Sector.STATE_ENTERPRISE: Message(th="รัฐวิสาหกิจ", en="state enterprise"),
    Sector.PRIVATE: Message(th="ภาคเอกชน", en="private"),
    Sector.EDUCATION: Message(th="สถานศึกษา", en="education"),
    Sector.CIVIL_SOCIETY: Message(th="ภาคประชาสังคม", en="civil society"),
    Sector.UNKNOWN: Message(th="ยังไม่ระบุภาคส่วน", en="sector not stated"),
}
