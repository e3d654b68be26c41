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
    RecordKind.PARTNER: Message("partner in the register"),
    RecordKind.ACTIVITY: Message("meeting or event"),
    RecordKind.ATTENDANCE: Message("attendance"),
    RecordKind.COMMITMENT: Message("commitment"),
    RecordKind.PRACTICE: Message("practice"),
}

STANDING_WORDS: dict[Standing, Message] = {
    Standing.REGISTERED: Message("registered"),
    Standing.HELD: Message("held"),
    Standing.CANCELLED: Message("cancelled"),
    Standing.PRESENT: Message("present"),
    Standing.DECLARED: Message("declared"),
    Standing.WITHDRAWN: Message("withdrawn"),
    Standing.REPORTED: Message("reported, not verified yet"),
    Standing.VERIFIED: Message("verified"),
    Standing.REFUSED: Message("refused"),
}

SECTOR_WORDS: dict[Sector, Message] = {
    Sector.STATE: Message("state"),
    Sector.STATE_ENTERPRISE: Message("state enterprise"),
    Sector.PRIVATE: Message("private"),
    Sector.EDUCATION: Message("education"),
    Sector.CIVIL_SOCIETY: Message("civil society"),
    Sector.UNKNOWN: Message("sector not stated"),
}
