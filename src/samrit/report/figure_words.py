"""A figure, and what the words around it say of it: about how much, up or down, so far or in this period, out of how many."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from samrit.thai.dates import FoundDate
from samrit.vocabulary.units import Quantity


class Change(StrEnum):
    """Which way a figure says that something went by so much."""

    UP = "up"
    DOWN = "down"


class Reach(StrEnum):
    """What a figure gathers, by the words before it."""

    PERIOD = "period"  # ในไตรมาสนี้
    CUMULATIVE = "cumulative"  # สะสม, ตั้งแต่ต้นปี
    TOTAL = "total"  # รวมทั้งสิ้น: of the parts that the text tells


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: `text[start:end]` is the number with its unit.

    `value` is in `unit`; `unit` is in standard spelling and "" where the text has none; `quantity` is None where the
    unit doesn't tell. "135,655,720.- บาท" is 135655720 baht, "1.2 ล้านบาท" is 1200000 baht, "4-2-0 ไร่" is 4.5 rai.

    `per` is for how much of what ("วัน", "แสนประชากร"); `upper` the upper bound of a range; `base` out of how many (8 จาก 40);
    `share` the percentage that the text gives beside it, "(ร้อยละ 85)"; `period` the days that it is told of, where
    a date leads to it. `is_limit` marks what is asked for and not counted: "ไม่น้อยกว่า 50 คน". `is_unit_shared` marks a unit that
    stands behind the next number only: "8 จาก 40 แห่ง".
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    quantity: Quantity | None = None
    per: str = ""
    upper: Decimal | None = None
    base: Decimal | None = None
    share: Decimal | None = None
    is_approximate: bool = False
    is_limit: bool = False
    change: Change | None = None
    reach: Reach | None = None
    period: FoundDate | None = None
    is_unit_shared: bool = False

    @property
    def key(self) -> tuple[Decimal, str]:
        """What it says by itself, wherever it stands: its value and its own unit."""
        return self.value, "" if self.is_unit_shared else self.unit


_WINDOW = 44  # characters before a figure whose words may speak of it
_APPROXIMATE = re.compile(
    r"(?:(?<!งบ)ประมาณ|(?<!ค)(?<!เรื่อง)ราวๆ?|โดยประมาณ|เกือบ|(?<!มาก)(?<!น้อย)(?<!สูง)(?<!ต่ำ)(?<!เกิน)กว่า)\s*(?:จำนวน|ร้อยละ)?\s*$"
)
_LIMIT = re.compile(
    r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกินกว่า|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|สูงกว่า|ต่ำกว่า|ไม่มากกว่า|ภายใน|ภายในระยะเวลา|(?<!กว่า)เป้าหมาย|[<>≤≥])"
    r"\s*(?:จำนวน|ร้อยละ|ระดับ)?\s*$"
)
_OF_LIMITS = ("เกิน", "น้อย", "ภายใน", "เป้าหมาย", "<", ">", "≤", "≥")
_AND_MORE = re.compile(r"\s?ขึ้นไป")
_UP = re.compile(
    r"(?:เพิ่มขึ้น|สูงขึ้น|มากขึ้น|เพิ่ม)(?:จาก[ก-๎]{2,20})?\s*(?:เป็นจำนวน|จำนวน|ร้อยละ|ประมาณ|อีก|คิดเป็นร้อยละ|คิดเป็น|เฉลี่ย)?\s*$"
)
_DOWN = re.compile(
    r"(?:ลดลง|น้อยลง|ต่ำลง|ลด)(?:จาก[ก-๎]{2,20})?\s*(?:ได้|เป็นจำนวน|จำนวน|ร้อยละ|ประมาณ|คิดเป็นร้อยละ|คิดเป็น|เฉลี่ย)?\s*$"
)
_CUMULATIVE = re.compile(r"สะสม|ตั้งแต่ต้นปี|ตั้งแต่เริ่ม|นับตั้งแต่|จนถึงปัจจุบัน|ถึงปัจจุบัน|ที่ผ่านมารวม|รวมตั้งแต่")
_PERIOD = re.compile(r"(?:ใน|เฉพาะ|ช่วง|รอบ)?ไตรมาสนี้|(?:ใน|เฉพาะ|ประจำ)ไตรมาส|ในเดือนนี้|ในงวดนี้|ในรอบนี้|ในช่วงนี้")
_TOTAL = re.compile(r"(?:รวมทั้งสิ้น|รวมทั้งหมด|ทั้งสิ้น|ทั้งหมด|รวมเป็นเงิน|รวมเป็น|รวม)\s?(?:จำนวน|เป็นเงิน)?\s*$")
_SHARE_OF = re.compile(r"\s*(?:\(|\(?\s?คิดเป็น|\(?\s?หรือ(?:คิดเป็น)?|\(?\s?เท่ากับ)\s*(?:อัตรา)?\s*[:=]?\s*")
_OUT_OF = re.compile(
    r"\s*(?:(?:out )?of|จาก(?:ทั้งหมด|ทั้งสิ้น|เป้าหมาย|จำนวน|ยอด|แผน|คะแนนเต็ม|เต็ม)*|ใน|/|เต็ม)\s*(?:จำนวน)?\s*(?:ทั้งหมด|ทั้งสิ้น)?\s*"
)
_OUT_OF_NAMED = re.compile(r"\s*(?:จาก|ใน)[ก-๎]{0,24}?(?:ทั้งหมด|ทั้งสิ้น|จำนวน)\s*(?:จำนวน)?\s*")
_TO_UNIT = re.compile(
    r"\s*(?:[xX×*]|(?:out )?of|and|to|,|และ|หรือ|กับ|เป็น|จาก(?:ทั้งหมด|ทั้งสิ้น|จำนวน|คะแนนเต็ม|เต็ม)*|เต็ม|/|ใน)\s*(?:จำนวน)?\s*"
)
_HUNDRED = Decimal(100)
_TIMES_FIRST = {(times, by, "=") for times in "xX×*" for by in "/÷"}
_PART_FIRST = {(by, times, "=") for times in "xX×*" for by in "/÷"}
_OWN_UNIT = (None, Quantity.SHARE, Quantity.MONEY)  # "จาก 3 เป็น 1.5 ล้านบาท": the scale may be another one
_IN = re.compile(r"\s*ใน\s*")
_NEAR_DATE = 30  # characters between a date and the figure that it leads to


def said_before(figure: Figure, text: str, floor: int) -> Figure:
    """The figure with what the words before it say, back to `floor`, where the figure before it ends."""
    opens = max(floor, figure.start - _WINDOW)
    lead = text[opens : figure.start].rpartition("\n")[2]
    if not lead.strip():
        return figure
    change = Change.UP if ("ขึ้น" in lead or "เพิ่ม" in lead) and _UP.search(lead) else None
    if change is None and "ล" in lead and ("ลด" in lead or "ลง" in lead) and _DOWN.search(lead):
        change = Change.DOWN
    reach = _reach(lead)
    has_more = "กว่า" in lead
    may_be_about = has_more or "ประมาณ" in lead or "เกือบ" in lead or "ราว" in lead
    is_approximate = figure.is_approximate or (may_be_about and _APPROXIMATE.search(lead) is not None)
    may_be_limit = has_more or any(word in lead for word in _OF_LIMITS)
    is_limit = (may_be_limit and _LIMIT.search(lead) is not None) or _AND_MORE.match(text, figure.end) is not None
    if not (change or reach or is_approximate or is_limit):
        return figure
    return replace(figure, change=change, reach=reach, is_approximate=is_approximate, is_limit=is_limit)


def _reach(lead: str) -> Reach | None:
    is_sum = "รวม" in lead or "ทั้ง" in lead
    if (is_sum or "สะสม" in lead or "ตั้งแต่" in lead or "ปัจจุบัน" in lead) and _CUMULATIVE.search(lead):
        return Reach.CUMULATIVE
    if ("นี้" in lead or "ไตรมาส" in lead) and _PERIOD.search(lead):
        return Reach.PERIOD
    return Reach.TOTAL if is_sum and _TOTAL.search(lead) else None


def relate(figures: list[Figure], text: str, dates: tuple[FoundDate, ...]) -> list[Figure]:
    """The figures with what each says of its neighbours: base, share, the unit of a list's end, the period before it."""
    related = list(figures)
    for at in range(len(related) - 2, -1, -1):  # from the end: a unit goes back along a list
        one, after = related[at], related[at + 1]
        between = text[one.end : after.start]
        if len(between) > 40:
            continue
        if not one.unit and after.quantity not in _OWN_UNIT and _TO_UNIT.fullmatch(between):
            one = replace(one, unit=after.unit, quantity=after.quantity, is_unit_shared=True)
        if one.base is None and after.value >= one.value and after.unit in ("", one.unit) and _is_out_of(between):
            one = replace(one, base=after.value)
        if after.quantity is Quantity.SHARE and one.quantity is not Quantity.SHARE and _SHARE_OF.fullmatch(between):
            one = replace(one, share=after.value)
        if one.base == after.value and after.share is not None and one.share is None:  # "4.35 จาก 5 คะแนน (ร้อยละ 87)"
            one, related[at + 1] = replace(one, share=after.share), replace(after, share=None)
        related[at] = one
    if "=" in text:
        _relate_sums(related, text)
    return _with_periods(related, text, dates) if dates else related


def _relate_sums(figures: list[Figure], text: str) -> None:
    """In "81 x 100 / 364 = 22.25" 81 is the part, 364 the whole, 22.25 the share."""
    for at in range(len(figures) - 3):
        four = figures[at : at + 4]
        signs = tuple(text[one.end : after.start].strip() for one, after in pairwise(four))
        if signs in _TIMES_FIRST and four[1].value == _HUNDRED:
            figures[at] = replace(four[0], base=four[2].value, share=four[3].value)
            figures[at + 1] = replace(four[1], base=None)
        elif signs in _PART_FIRST and four[2].value == _HUNDRED:
            figures[at] = replace(four[0], base=four[1].value, share=four[3].value)


_TIMES = re.compile(r"(?:[\d)\s][x×*]|คูณ(?:ด้วย)?)\s?$", re.IGNORECASE)


def is_factor(figure: Figure, text: str) -> bool:
    """Whether a figure is but the 100 by which a percentage is worked out: "20 x 100 / 364"."""
    is_hundred = figure.value == _HUNDRED and not figure.unit and not figure.per and figure.base is None
    return is_hundred and _TIMES.search(text, max(0, figure.start - 12), figure.start) is not None


def _is_out_of(between: str) -> bool:
    return _OUT_OF.fullmatch(between) is not None or _OUT_OF_NAMED.fullmatch(between) is not None


def _with_periods(figures: list[Figure], text: str, dates: tuple[FoundDate, ...]) -> list[Figure]:
    related, at = [], 0
    for figure in figures:
        while at + 1 < len(dates) and dates[at + 1].end <= figure.start:
            at += 1
        date = dates[at]
        is_near = date.end <= figure.start <= date.end + _NEAR_DATE and "\n" not in text[date.end : figure.start]
        related.append(replace(figure, period=date) if is_near else figure)
    return related


def is_idiom(one: Figure, after: Figure, text: str) -> bool:
    """Whether two numbers are a way of speaking: "1 ใน 5 โรค", "2 ใน 3 ของเมือง"."""
    if one.unit or not _IN.fullmatch(text[one.end : after.start]):
        return False
    return one.value == 1 or not after.unit
