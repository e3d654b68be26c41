"""The words that records use beside those of the typed report; the values are what the database holds."""

from enum import StrEnum

from samrit.thai.translation import Message


class RoleName(StrEnum):
    """What somebody may be, over an agency and all below it."""

    OFFICER = "officer"  # ผู้รับผิดชอบตัวชี้วัด
    COORDINATOR = "coordinator"  # ผู้ประสานงาน (ฝ่ายแผน)
    HEAD = "head"  # หัวหน้าหน่วยงาน
    EVALUATOR = "evaluator"  # ผู้ตรวจประเมิน (สยป.)
    EXECUTIVE = "executive"  # ผู้บริหาร
    ADMINISTRATOR = "administrator"  # ผู้ดูแลระบบ


ROLE_WORDS: dict[RoleName, Message] = {
    RoleName.OFFICER: Message("officer"),
    RoleName.COORDINATOR: Message("agency coordinator"),
    RoleName.HEAD: Message("head of agency"),
    RoleName.EVALUATOR: Message("evaluator"),
    RoleName.EXECUTIVE: Message("executive"),
    RoleName.ADMINISTRATOR: Message("administrator"),
}


class TokenScope(StrEnum):
    """What a program may do by a token, as far as the person may whose token it is."""

    READ = "read:working"
    REPORTS = "write:reports"
    EVIDENCE = "write:evidence"
    READINGS = "write:readings"


SCOPE_WORDS: dict[TokenScope, Message] = {
    TokenScope.READ: Message("read what you may read"),
    TokenScope.REPORTS: Message("write and submit quarters' reports"),
    TokenScope.EVIDENCE: Message("add evidence"),
    TokenScope.READINGS: Message("add readings to load data"),
}


class ImportState(StrEnum):
    """How far a file is that came in; a worker moves what waits, a person what is ready."""

    WAITING = "waiting"  # to be read
    READING = "reading"
    READY = "ready"  # waits for a person
    SAVE_WAITING = "save_waiting"  # to be saved
    SAVING = "saving"
    SAVED = "saved"
    DISCARDED = "discarded"
    FAILED = "failed"  # could not be read; the file says why


AT_WORK = (ImportState.WAITING, ImportState.READING, ImportState.SAVE_WAITING, ImportState.SAVING)


class RunState(StrEnum):
    """How far a measurement that was asked for has come."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"


class ReportForm(StrEnum):
    """The forms of an annual report, by the suffix of the file."""

    PDF = "pdf"
    EPUB = "epub"  # for reading on a phone
    PPTX = "pptx"


class MakingState(StrEnum):
    """How far a file is that the worker makes."""

    WAITING = "waiting"
    MAKING = "making"
    DONE = "done"
    FAILED = "failed"  # the row says why


class PaperKind(StrEnum):
    """What a measurement leaves to look at."""

    PDF = "pdf"
    EVENING = "evening"  # the chart of the evening against what it would have been
    PLACEBOS = "placebos"  # the chart of the event among ordinary days


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    NAMED = "named"  # a document that is only named, as on the paper form
    LINK = "link"
    FILE = "file"


class LinkState(StrEnum):
    """What was seen when a link was last asked for; evidence that is no link is never asked for."""

    UNCHECKED = "unchecked"
    ALIVE = "alive"
    DEAD = "dead"
    REFUSED = "refused"  # it leads where the fetcher does not go: inside the house, or to another protocol


LINK_STATE_WORDS: dict[LinkState, Message] = {
    LinkState.UNCHECKED: Message("waits to be looked at"),
    LinkState.ALIVE: Message("opens"),
    LinkState.DEAD: Message("doesn't open"),
    LinkState.REFUSED: Message("can't be looked at"),
}


class FigureSource(StrEnum):
    """What a figure in a text stands on."""

    TYPED = "typed"
    COUNTED = "counted"
    MEASURED = "measured"
    READ = "read"  # in a piece of evidence


FIGURE_SOURCE_WORDS: dict[FigureSource, Message] = {
    FigureSource.TYPED: Message("the officer knows it"),
    FigureSource.COUNTED: Message("counted from a list or a register"),
    FigureSource.MEASURED: Message("measured with a device or a survey"),
    FigureSource.READ: Message("read in evidence"),
}


class BoundTo(StrEnum):
    """The structured value that a figure in a text follows."""

    RESULT = "result"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TARGET = "target"
    PROGRESS = "progress_percent"


BOUND_TO_WORDS: dict[BoundTo, Message] = {
    BoundTo.RESULT: Message("the result"),
    BoundTo.NUMERATOR: Message("the numerator"),
    BoundTo.DENOMINATOR: Message("the denominator"),
    BoundTo.TARGET: Message("the target"),
    BoundTo.PROGRESS: Message("the progress of the work"),
}


class FigureMeaning(StrEnum):
    """What a figure in a text is, as the officer says where nothing else tells."""

    VALUE = "value"
    TARGET = "target"
    OTHER_QUARTER = "other_quarter"
    PART = "part"
    BASE = "base"
    RECORD = "record"
    OTHER = "other"  # which its note says in words


FIGURE_MEANING_WORDS: dict[FigureMeaning, Message] = {
    FigureMeaning.VALUE: Message("the result"),
    FigureMeaning.TARGET: Message("the target"),
    FigureMeaning.OTHER_QUARTER: Message("another quarter's figure"),
    FigureMeaning.PART: Message("a part of a whole"),
    FigureMeaning.BASE: Message("the whole that a share is of"),
    FigureMeaning.RECORD: Message("counted or measured in a record"),
    FigureMeaning.OTHER: Message("something else, in words"),
}


class How(StrEnum):
    """How a partner's part in a campaign came into the records."""

    TYPED = "typed"  # an officer wrote it
    SHEET = "sheet"  # from a sign-in sheet or a list
    CODE = "code"  # by the code on the wall
    LINK = "link"  # by the partner's own link


HOW_WORDS: dict[How, Message] = {
    How.TYPED: Message("written by an officer"),
    How.SHEET: Message("from a sign-in sheet or a list"),
    How.CODE: Message("checked in by QR code"),
    How.LINK: Message("told by the partner, by its link"),
}


class ActivityKind(StrEnum):
    """What an activity of a campaign is."""

    MEETING = "meeting"
    EVENT = "event"
    TRAINING = "training"
    OTHER = "other"


ACTIVITY_KIND_WORDS: dict[ActivityKind, Message] = {
    ActivityKind.MEETING: Message("meeting"),
    ActivityKind.EVENT: Message("event"),
    ActivityKind.TRAINING: Message("training"),
    ActivityKind.OTHER: Message("other"),
}


class Channel(StrEnum):
    """By which way people take part in an activity."""

    ON_SITE = "on_site"
    ONLINE = "online"
    BOTH = "both"


CHANNEL_WORDS: dict[Channel, Message] = {
    Channel.ON_SITE: Message("on site"),
    Channel.ONLINE: Message("online"),
    Channel.BOTH: Message("on site and online"),
}


class NoticeKind(StrEnum):
    """What somebody is told of."""

    DUE = "due"
    OVERDUE = "overdue"
    RETURNED = "returned"
    WAITING = "waiting"
    REOPENED = "reopened"
    EVALUATED = "evaluated"
    PUBLISHED = "published"
    LINK_DEAD = "link_dead"
    FALLBACK = "fallback"  # the one who should act can't be reached, so this person is asked
    DELEGATED = "delegated"
    HANDED_OVER = "handed_over"  # somebody has gone, and this person takes on their indicators
    PRACTICE = "practice"  # a partner reported a practice, which waits for an officer
    NO_EFFECT = "no_effect"  # what this person signed or published could not take effect when the day ended
