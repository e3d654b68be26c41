"""The words that records use beside those of the typed report; the values are what the database holds."""

from enum import StrEnum

from samrit.thai.message import Message


class RoleName(StrEnum):
    """What somebody may be, over an agency and all below it."""

    OFFICER = "officer"  # ผู้รับผิดชอบตัวชี้วัด
    COORDINATOR = "coordinator"  # ผู้ประสานงาน (ฝ่ายแผน)
    HEAD = "head"  # หัวหน้าหน่วยงาน
    EVALUATOR = "evaluator"  # ผู้ตรวจประเมิน (สยป.)
    EXECUTIVE = "executive"  # ผู้บริหาร
    ADMINISTRATOR = "administrator"  # ผู้ดูแลระบบ


ROLE_WORDS: dict[RoleName, Message] = {
    RoleName.OFFICER: Message(th="ผู้รับผิดชอบตัวชี้วัด", en="officer"),
    RoleName.COORDINATOR: Message(th="ผู้ประสานงานของหน่วยงาน", en="agency coordinator"),
    RoleName.HEAD: Message(th="หัวหน้าหน่วยงาน", en="head of agency"),
    RoleName.EVALUATOR: Message(th="ผู้ตรวจประเมิน", en="evaluator"),
    RoleName.EXECUTIVE: Message(th="ผู้บริหาร", en="executive"),
    RoleName.ADMINISTRATOR: Message(th="ผู้ดูแลระบบ", en="administrator"),
}


class UploadState(StrEnum):
    """What became of an uploaded file."""

    PREVIEWED = "previewed"
    SAVED = "saved"
    DISCARDED = "discarded"


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
    LinkState.UNCHECKED: Message(th="รอระบบเปิดดู", en="waits to be looked at"),
    LinkState.ALIVE: Message(th="เปิดได้", en="opens"),
    LinkState.DEAD: Message(th="เปิดไม่ได้", en="doesn't open"),
    LinkState.REFUSED: Message(th="ระบบเปิดดูไม่ได้", en="can't be looked at"),
}


class FigureSource(StrEnum):
    """What a figure in a text stands on."""

    TYPED = "typed"
    COUNTED = "counted"
    MEASURED = "measured"
    READ = "read"  # in a piece of evidence


FIGURE_SOURCE_WORDS: dict[FigureSource, Message] = {
    FigureSource.TYPED: Message(th="ผู้รายงานทราบเอง", en="the officer knows it"),
    FigureSource.COUNTED: Message(th="นับจากบัญชีรายชื่อหรือทะเบียน", en="counted from a list or a register"),
    FigureSource.MEASURED: Message(th="วัดด้วยเครื่องมือหรือแบบสำรวจ", en="measured with a device or a survey"),
    FigureSource.READ: Message(th="อ่านจากหลักฐาน", en="read in evidence"),
}


class BoundTo(StrEnum):
    """The structured value that a figure in a text follows."""

    RESULT = "result"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TARGET = "target"
    PROGRESS = "progress_percent"


BOUND_TO_WORDS: dict[BoundTo, Message] = {
    BoundTo.RESULT: Message(th="ผลงาน", en="the result"),
    BoundTo.NUMERATOR: Message(th="ตัวตั้ง", en="the numerator"),
    BoundTo.DENOMINATOR: Message(th="ตัวหาร", en="the denominator"),
    BoundTo.TARGET: Message(th="เป้าหมาย", en="the target"),
    BoundTo.PROGRESS: Message(th="ความก้าวหน้าของงาน", en="the progress of the work"),
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
