"""The choices of the form: each enumeration with its words, and the words of papers where these are others.

Where papers word a choice in several ways, the first is what we print; all are understood.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from samrit.thai.translation import Message


class Level(StrEnum):
    """ระดับความสำเร็จ: what the form has ticked in item 2."""

    OUTPUT = "output"
    OUTCOME = "outcome"
    BOTH = "both"
    NEITHER = "neither"
    UNKNOWN = "unknown"  # both words stand there, and the text carries no tick


LEVEL_WORDS: dict[Level, Message] = {
    Level.OUTPUT: Message("Output"),
    Level.OUTCOME: Message("Outcome"),
    Level.BOTH: Message("Output and outcome"),
    Level.NEITHER: Message("Neither output nor outcome"),
    Level.UNKNOWN: Message("Not stated yet"),
}
OUTPUT_ON_PAPER, OUTCOME_ON_PAPER = "ผลผลิต (Output)", "ผลลัพธ์ (Outcome)"
# Whether output and outcome are ticked; None draws no box, where the paper that was read has lost its ticks.
TICKS: dict[Level, tuple[bool, bool] | None] = {
    Level.OUTPUT: (True, False),
    Level.OUTCOME: (False, True),
    Level.BOTH: (True, True),
    Level.NEITHER: (False, False),
    Level.UNKNOWN: None,
}


class Kind(StrEnum):
    """ประเภทตัวชี้วัด."""

    STRATEGIC = "strategic"
    ROUTINE = "routine"
    NEGOTIATED = "negotiated"
    GOAL = "goal"
    UNKNOWN = "unknown"


KIND_WORDS: dict[Kind, Message] = {
    Kind.STRATEGIC: Message("Strategic"),
    Kind.ROUTINE: Message("Routine"),
    Kind.NEGOTIATED: Message("Negotiated"),
    Kind.GOAL: Message("Of a goal of the city"),
    Kind.UNKNOWN: Message("Not stated yet"),
}
KIND_ON_PAPER: dict[Kind, str] = {
    Kind.STRATEGIC: "ตัวชี้วัดเชิงยุทธศาสตร์",
    Kind.ROUTINE: "ตัวชี้วัดงานประจำ",
    Kind.NEGOTIATED: "ตัวชี้วัดเจรจาตกลง",
    Kind.GOAL: "ตัวชี้วัดเป้าประสงค์",
}


class Comparison(StrEnum):
    """How a result is held against its target."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"  # the target itself doesn't do
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EXACTLY = "exactly"
    BETWEEN = "between"
    MILESTONE = "milestone"  # done by a date
    RATIO = "ratio"  # at least so many percent of a whole, from numerator and denominator
    LEVEL = "level"  # at least so many steps of a scale
    ZERO_TOLERANCE = "zero_tolerance"  # none may happen
    UNSTATED = "unstated"  # the paper doesn't say


COMPARISON_WORDS: dict[Comparison, Message] = {
    Comparison.AT_LEAST: Message("at least"),
    Comparison.MORE_THAN: Message("more than"),
    Comparison.AT_MOST: Message("at most"),
    Comparison.LESS_THAN: Message("less than"),
    Comparison.EXACTLY: Message("exactly"),
    Comparison.BETWEEN: Message("between"),
    Comparison.MILESTONE: Message("done by a date"),
    Comparison.RATIO: Message("a share of at least"),
    Comparison.LEVEL: Message("at least the level"),
    Comparison.ZERO_TOLERANCE: Message("none may happen"),
    Comparison.UNSTATED: Message("Not stated yet"),
}
COMPARISON_ON_PAPER: dict[Comparison, tuple[str, ...]] = {
    Comparison.RATIO: ("สัดส่วนไม่น้อยกว่า", "อัตราส่วนไม่น้อยกว่า"),
    Comparison.ZERO_TOLERANCE: ("ต้องไม่เกิด", "ต้องไม่เกิดขึ้น", "ต้องไม่มี", "ไม่ให้เกิด", "เป็นศูนย์"),
    Comparison.AT_LEAST: (
        "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "ตั้งแต่", "มากกว่าหรือเท่ากับ", "ขึ้นไป", "≥", ">=", "=>",
    ),
    Comparison.MORE_THAN: ("มากกว่า", "เกินกว่า", "สูงกว่า", ">"),
    Comparison.AT_MOST: (
        "ไม่เกิน", "ไม่เกินกว่า", "ไม่มากกว่า", "ไม่สูงกว่า", "น้อยกว่าหรือเท่ากับ", "≤", "<=", "=<",
    ),
    Comparison.LESS_THAN: ("น้อยกว่า", "ต่ำกว่า", "<"),
    Comparison.BETWEEN: ("ระหว่าง", "อยู่ในช่วง"),
    Comparison.EXACTLY: ("เท่ากับ",),
    Comparison.MILESTONE: ("แล้วเสร็จภายใน", "ภายใน"),
    Comparison.LEVEL: ("ระดับความสำเร็จ", "ระดับที่", "ระดับ"),
}  # fmt: skip


class Absence(StrEnum):
    """The five kinds of none. None of them is zero, and none takes part in a sum, a mean or a chart."""

    NOT_STATED = "not_stated"  # the paper leaves the place empty; nobody said why
    NOT_REPORTED = "not_reported"  # it was due, and has not come
    NOT_YET_DUE = "not_yet_due"  # its time has not come
    NOT_APPLICABLE = "not_applicable"  # this quarter has none by its nature; with a reason
    NOT_MEASURABLE_YET = "not_measurable_yet"  # the survey, the register, the invoice are not there yet


ABSENCE_WORDS: dict[Absence, Message] = {
    Absence.NOT_STATED: Message("not stated"),
    Absence.NOT_REPORTED: Message("not reported"),
    Absence.NOT_YET_DUE: Message("not due"),
    Absence.NOT_APPLICABLE: Message("not applicable"),
    Absence.NOT_MEASURABLE_YET: Message("not measurable yet"),
}
ABSENCE_ON_PAPER: dict[Absence, tuple[str, ...]] = {
    Absence.NOT_REPORTED: ("ยังไม่รายงาน", "ไม่ได้รายงาน", "ยังไม่ได้รายงาน"),
    Absence.NOT_YET_DUE: ("ยังไม่ถึงกำหนดรายงาน", "ยังไม่ถึงกำหนด"),
    Absence.NOT_APPLICABLE: ("ไม่เกี่ยวข้อง", "ไม่มีเป้าหมายในไตรมาสนี้"),
    Absence.NOT_MEASURABLE_YET: (
        "ยังวัดผลไม่ได้", "ยังไม่สามารถวัดผลได้", "ยังไม่สามารถประมวลผลได้", "ยังไม่สามารถประมวลผลความก้าวหน้าได้",
    ),
}  # fmt: skip


class Verdict(StrEnum):
    """The year's result against its target."""

    EXCEEDS = "exceeds"
    MEETS = "meets"
    NEARLY = "nearly"
    MISSES = "misses"


VERDICT_WORDS: dict[Verdict, Message] = {
    Verdict.EXCEEDS: Message("Better"),
    Verdict.MEETS: Message("Meets"),
    Verdict.NEARLY: Message("Nearly"),
    Verdict.MISSES: Message("Misses"),
}
# A longer wording is tried before a shorter one that it holds.
VERDICT_ON_PAPER: dict[Verdict, tuple[str, ...]] = {
    Verdict.EXCEEDS: (
        "สูงกว่าเป้าหมาย", "เกินเป้าหมาย", "มากกว่าเป้าหมาย", "เกินกว่าเป้าหมาย", "ดีกว่าเป้าหมาย", "เหนือเป้าหมาย", "เหนือกว่าเป้าหมาย",
        "Above target", "Above the target", "Exceeds the target", "Exceeded the target", "Target exceeded", "Better than target",
        "Better than the target",
    ),
    Verdict.MEETS: (
        "เป็นไปตามเป้าหมาย", "บรรลุเป้าหมาย", "บรรลุตามเป้าหมาย", "ตามเป้าหมาย", "เท่ากับเป้าหมาย", "On target", "Meets the target", "Met the target",
        "Target met", "Target reached", "Reached the target", "Achieved the target", "Target achieved",
    ),
    Verdict.NEARLY: ("ใกล้เคียงเป้าหมาย", "เกือบถึงเป้าหมาย", "เกือบบรรลุเป้าหมาย", "Close to target", "Close to the target", "Nearly met the target"),
    Verdict.MISSES: (
        "ต่ำกว่าเป้าหมาย", "ไม่เป็นไปตามเป้าหมาย", "ไม่บรรลุเป้าหมาย", "ไม่บรรลุตามเป้าหมาย", "ไม่ถึงเป้าหมาย",
        "น้อยกว่าเป้าหมาย", "แย่กว่าเป้าหมาย", "ด้อยกว่าเป้าหมาย", "Below target", "Below the target", "Misses the target", "Missed the target", "Target missed",
        "Target not met", "Target not reached", "Did not meet the target", "Did not reach the target", "Not achieved",
    ),
}  # fmt: skip


class Accumulation(StrEnum):
    """How the results of the quarters make the year's."""

    LAST = "last"  # each quarter tells the state so far
    SUM = "sum"  # each quarter tells its own share
    MAXIMUM = "maximum"
    AVERAGE = "average"
    OWN_ENTRY = "own_entry"  # the year's figure doesn't follow from the quarters


ACCUMULATION_WORDS: dict[Accumulation, Message] = {
    Accumulation.LAST: Message("The latest quarter's value"),
    Accumulation.SUM: Message("The sum of the quarters"),
    Accumulation.MAXIMUM: Message("The highest quarter"),
    Accumulation.AVERAGE: Message("The mean of the quarters"),
    Accumulation.OWN_ENTRY: Message("Entered for the year by itself"),
}


class ResultSource(StrEnum):
    """How an indicator's result is formed."""

    TYPED = "typed"
    COUNTED = "counted"  # partners with a verified practice
    RATIO = "ratio"  # of two figures
    MEASURED = "measured"  # by a measurement run


RESULT_SOURCE_WORDS: dict[ResultSource, Message] = {
    ResultSource.TYPED: Message("Typed"),
    ResultSource.COUNTED: Message("Counted from verified records"),
    ResultSource.RATIO: Message("Worked out from two figures"),
    ResultSource.MEASURED: Message("Taken from a measurement"),
}


class Severity(StrEnum):
    """How bad it is what is found in a report; an error stops it from being submitted."""

    ERROR = "error"  # the report contradicts itself or the form, and whoever writes it can correct that
    WARNING = "warning"  # a reviewer would send it back, or ask
    NOTE = "note"  # unusual, or not to be known


def by_code(words: Iterable[tuple[StrEnum, Message]]) -> dict[str, Message]:
    """Words by what the records keep for them."""
    return {code.value: message for code, message in words}


# By the field that is chosen: its code in the records to its words.
WORDS: dict[str, Mapping[str, Message]] = {
    "level": by_code(LEVEL_WORDS.items()),
    "kind": by_code(KIND_WORDS.items()),
    "comparison": by_code(COMPARISON_WORDS.items()),
    "absence": by_code(ABSENCE_WORDS.items()),
    "verdict": by_code(VERDICT_WORDS.items()),
    "accumulation": by_code(ACCUMULATION_WORDS.items()),
    "source": by_code(RESULT_SOURCE_WORDS.items()),
}
