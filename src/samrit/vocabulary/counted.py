"""What can be counted, and where each record can stand; the words are those of pages and papers."""

from enum import StrEnum

from samrit.thai.translation import Message


class RecordKind(StrEnum):
    """A kind of record that can be counted."""

    PARTNER = "partner"  # an organisation in the register
    ACTIVITY = "activity"  # a meeting or event of a campaign
    ATTENDANCE = "attendance"  # a partner came to an activity
    COMMITMENT = "commitment"  # a partner declared intent in a theme
    PRACTICE = "practice"  # a partner carried it into practice


class RecordStatus(StrEnum):
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


RECORD_STATUSES: dict[RecordKind, tuple[RecordStatus, ...]] = {
    RecordKind.PARTNER: (RecordStatus.REGISTERED,),
    RecordKind.ACTIVITY: (RecordStatus.HELD, RecordStatus.CANCELLED),
    RecordKind.ATTENDANCE: (RecordStatus.PRESENT, RecordStatus.WITHDRAWN),
    RecordKind.COMMITMENT: (RecordStatus.DECLARED, RecordStatus.WITHDRAWN),
    RecordKind.PRACTICE: (RecordStatus.REPORTED, RecordStatus.VERIFIED, RecordStatus.REFUSED, RecordStatus.WITHDRAWN),
}

KIND_WORDS: dict[RecordKind, Message] = {
    RecordKind.PARTNER: Message("partner in the register"),
    RecordKind.ACTIVITY: Message("meeting or event"),
    RecordKind.ATTENDANCE: Message("attendance"),
    RecordKind.COMMITMENT: Message("commitment"),
    RecordKind.PRACTICE: Message("practice"),
}

RECORD_STATUS_WORDS: dict[RecordStatus, Message] = {
    RecordStatus.REGISTERED: Message("registered"),
    RecordStatus.HELD: Message("held"),
    RecordStatus.CANCELLED: Message("cancelled"),
    RecordStatus.PRESENT: Message("present"),
    RecordStatus.DECLARED: Message("declared"),
    RecordStatus.WITHDRAWN: Message("withdrawn"),
    RecordStatus.REPORTED: Message("reported, not verified yet"),
    RecordStatus.VERIFIED: Message("verified"),
    RecordStatus.REFUSED: Message("refused"),
}

SECTOR_WORDS: dict[Sector, Message] = {
    Sector.STATE: Message("state"),
    Sector.STATE_ENTERPRISE: Message("state enterprise"),
    Sector.PRIVATE: Message("private"),
    Sector.EDUCATION: Message("education"),
    Sector.CIVIL_SOCIETY: Message("civil society"),
    Sector.UNKNOWN: Message("sector not stated"),
}
