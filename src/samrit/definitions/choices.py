"""The words of the choices that a definition is made of, in forms and in the drop-downs of a sheet."""

from collections.abc import Mapping
from enum import StrEnum

from samrit.definitions.definition import ResultSource
from samrit.report import Comparison, Kind, Level
from samrit.scoring import Accumulation
from samrit.thai.message import Message

LEVELS = {
    Level.OUTPUT: Message("ผลผลิต", "Output: what was done"),
    Level.OUTCOME: Message("ผลลัพธ์", "Outcome: what came of it"),
    Level.BOTH: Message("ทั้งผลผลิตและผลลัพธ์", "Both"),
    Level.NEITHER: Message("ไม่ใช่ทั้งผลผลิตและผลลัพธ์", "Neither"),
    Level.UNKNOWN: Message("ยังไม่ระบุ", "Not stated yet"),
}
KINDS = {
    Kind.STRATEGIC: Message("ตัวชี้วัดเชิงยุทธศาสตร์", "Strategic"),
    Kind.ROUTINE: Message("ตัวชี้วัดงานประจำ", "Routine"),
    Kind.NEGOTIATED: Message("ตัวชี้วัดเจรจาตกลง", "Negotiated"),
    Kind.UNKNOWN: Message("ยังไม่ระบุ", "Not stated yet"),
}
COMPARISONS = {
    Comparison.AT_LEAST: Message("ไม่น้อยกว่า", "at least"),
    Comparison.MORE_THAN: Message("มากกว่า", "more than"),
    Comparison.AT_MOST: Message("ไม่เกิน", "at most"),
    Comparison.LESS_THAN: Message("น้อยกว่า", "less than"),
    Comparison.EXACTLY: Message("เท่ากับ", "exactly"),
    Comparison.BETWEEN: Message("อยู่ในช่วง", "between"),
    Comparison.MILESTONE: Message("แล้วเสร็จภายในวันที่", "done by a date"),
    Comparison.RATIO: Message("สัดส่วนไม่น้อยกว่า", "a share of at least"),
    Comparison.LEVEL: Message("ไม่ต่ำกว่าระดับ", "at least the level"),
    Comparison.ZERO_TOLERANCE: Message("ต้องไม่เกิดขึ้นเลย", "none may happen"),
    Comparison.UNSTATED: Message("ยังไม่ระบุ", "Not stated yet"),
}
ACCUMULATIONS = {
    Accumulation.LAST: Message("ใช้ค่าล่าสุด", "The latest quarter's value"),
    Accumulation.SUM: Message("รวมทุกไตรมาส", "The sum of the quarters"),
    Accumulation.MAXIMUM: Message("ใช้ค่าสูงสุด", "The highest quarter"),
    Accumulation.AVERAGE: Message("ใช้ค่าเฉลี่ย", "The mean of the quarters"),
    Accumulation.OWN_ENTRY: Message("กรอกผลทั้งปีเอง", "Entered for the year by itself"),
}
SOURCES = {
    ResultSource.TYPED: Message("กรอกเอง", "Typed"),
    ResultSource.COUNTED: Message("นับจากรายการที่ตรวจสอบแล้ว", "Counted from verified records"),
    ResultSource.RATIO: Message("คำนวณจากตัวตั้งและตัวหาร", "Worked out from two figures"),
    ResultSource.MEASURED: Message("ได้จากการตรวจวัด", "Taken from a measurement"),
}
WORDS: dict[str, Mapping[StrEnum, Message]] = {
    "level": LEVELS,  # type: ignore[dict-item]  # mypy holds keys of mappings to be invariant
    "kind": KINDS,  # type: ignore[dict-item]  # the same
    "comparison": COMPARISONS,  # type: ignore[dict-item]  # the same
    "accumulation": ACCUMULATIONS,  # type: ignore[dict-item]  # the same
    "source": SOURCES,  # type: ignore[dict-item]  # the same
}
CHOICE_FIELDS = frozenset(WORDS)


def words_of(field: str) -> Mapping[StrEnum, Message]:
    """The words of a field's choices; a quarter's comparison has those of the year's."""
    return WORDS["comparison" if field.endswith("_comparison") else field]


def code_of(field: str, words: str) -> str | None:
    """The code of the choice that somebody wrote in words, Thai, English or the code itself; None where there is none."""
    plain = " ".join(words.split()).casefold()
    for code, message in words_of(field).items():
        if plain in (code.value, message.th.casefold(), message.en.casefold()):
            return code.value
    return None
