"""What a report's running text mentions: figures, dates, times, links, each with its span.

Mentions are derived from the text whenever they are asked for; a report doesn't store them, so they can't disagree
with it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from samrit.report.model import Report, texts
from samrit.thai.dates import FoundDate, find_dates
from samrit.thai.digits import parse_number, to_arabic
from samrit.thai.times import FoundTime, find_times


class Quantity(StrEnum):
    """What kind of thing a figure measures, where its unit tells."""

    POWER = "power"
    ENERGY = "energy"
    EMISSION = "emission"
    MASS = "mass"
    MONEY = "money"
    SHARE = "share"
    AREA = "area"
    LENGTH = "length"
    DURATION = "duration"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: `text[start:end]` is the number with its unit.

    `value` is in `unit`; `unit` is in standard spelling and "" where the text has none; `quantity` is None where the
    unit doesn't tell. "135,655,720.- บาท" is 135655720 baht, "1.2 ล้านบาท" is 1200000 baht.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A web address in a text: `text[start:end] == url`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that one field's text mentions; `field` is a path as `samrit.report.model.texts` gives it."""

    field: str
    text: str
    figures: tuple[Figure, ...]
    dates: tuple[FoundDate, ...]
    times: tuple[FoundTime, ...]
    links: tuple[Link, ...]


_UNITS: dict[Quantity, tuple[tuple[str, str], ...]] = {
    # (spelling in the text, as a pattern; standard spelling)
    Quantity.ENERGY: (
        (r"เมกะวัตต์\s?-?\s?ชั่วโมง|MWh", "เมกะวัตต์-ชั่วโมง"),
        (r"กิโลวัตต์\s?-?\s?ชั่วโมง|kWh", "กิโลวัตต์-ชั่วโมง"),
    ),
    Quantity.POWER: ((r"เมกะวัตต์|เมกกะวัตต์|MW\b", "เมกะวัตต์"), (r"กิโลวัตต์|kW\b", "กิโลวัตต์")),
    Quantity.MASS: ((r"ตัน(?![ก-๙])", "ตัน"), (r"กิโลกรัม|กก\.", "กิโลกรัม")),
    Quantity.MONEY: ((r"บาท", "บาท"),),
    Quantity.SHARE: ((r"%|เปอร์เซ็นต์", "ร้อยละ"),),
    Quantity.AREA: (
        (r"ตารางเมตร|ตร\.?ม\.?", "ตารางเมตร"),
        (r"ตารางกิโลเมตร|ตร\.?กม\.?", "ตารางกิโลเมตร"),
        (r"ไร่", "ไร่"),
    ),
    Quantity.LENGTH: ((r"กิโลเมตร|กม\.", "กิโลเมตร"), (r"เมตร", "เมตร")),
    Quantity.DURATION: ((r"ชั่วโมง|ชม\.", "ชั่วโมง"), (r"นาที(?!ภ)", "นาที"), (r"วัน(?!ที่|[ก-๙])", "วัน")),
    Quantity.COUNT: tuple(
        (unit + r"(?![ะ-ู็-๎])", unit)
        for unit in (
            "หน่วยงาน", "แห่ง", "ครั้ง", "คน", "ราย", "จุด", "ฉบับ", "เล่ม", "ต้น", "ชุมชน", "โครงการ", "กิจกรรม", "เรื่อง", "หลัง",
            "รายการ", "สาย", "เส้นทาง", "คัน", "ชุด", "ตัว", "องค์กร", "โรงเรียน", "ครัวเรือน", "รุ่น", "ขั้นตอน", "ระดับ", "หลังคาเรือน",
        )
    ),
}  # fmt: skip
_UNIT = re.compile(
    r" ?(?:\.-\.? ?)?(?P<scale>ล้าน)? ?(?:"
    + "|".join(
        f"(?P<u{i}>{pattern})"
        for i, (pattern, _) in enumerate(sorted((u for us in _UNITS.values() for u in us), key=lambda u: -len(u[1])))
    )
    + ")"
)
_UNIT_BY_GROUP = {
    f"u{i}": (standard, next(q for q, us in _UNITS.items() if (pattern, standard) in us))
    for i, (pattern, standard) in enumerate(sorted((u for us in _UNITS.values() for u in us), key=lambda u: -len(u[1])))
}
# A number that stands by itself: not glued to Latin letters, slashes or other digits (COVID-19, 60+, กท 6909/1116).
_NUMBER = re.compile(
    r"(?P<share>ร้อยละ\s?)?(?<![A-Za-z\d.,/:\-–])(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d/+:]|[.,]\d)"
)
_LIST_MARK = re.compile(r"(?:^|(?<=\s))(?:\(\d{1,2}\)|\d{1,2}\)|(?:\d{1,2}\.){1,3}(?!\d))(?=\s?\S)", re.MULTILINE)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:)\]]")
_CARBON = re.compile(r"คาร์บอน|CO2|CO₂|ก๊าซเรือนกระจก")


def find_links(text: str) -> tuple[Link, ...]:
    """All web addresses in a text, in order."""
    return tuple(Link(m.start(), m.end(), m.group()) for m in _LINK.finditer(text))


def find_figures(text: str) -> tuple[Figure, ...]:
    """All figures in a text, in order: numbers that count or measure something.

    Numbers of dates, times, links, lists and document references are not figures.
    """
    plain = to_arabic(text)
    taken = [(d.start, d.end) for d in find_dates(plain)] + [(t.start, t.end) for t in find_times(plain)]
    taken += [(link.start, link.end) for link in find_links(plain)]
    taken += [m.span() for m in _LIST_MARK.finditer(plain)]
    found: list[Figure] = []
    for match in _NUMBER.finditer(plain):
        start, end = match.span("number")
        if any(start < t_end and t_start < end for t_start, t_end in taken):
            continue
        value = parse_number(match["number"])
        if value is None:
            continue
        if match["share"]:
            found.append(Figure(match.start(), end, value, "ร้อยละ", Quantity.SHARE))
            continue
        unit_match = _UNIT.match(plain, end)
        if unit_match is None:
            found.append(Figure(start, end, value))
            continue
        unit, quantity = _UNIT_BY_GROUP[unit_match.lastgroup or ""]
        if unit_match["scale"]:
            value *= 1_000_000
        if quantity is Quantity.MASS and _CARBON.search(plain, max(0, start - 60), unit_match.end() + 30):
            quantity = Quantity.EMISSION
        found.append(Figure(start, unit_match.end(), value, unit, quantity))
    return tuple(found)


def mentions(report: Report) -> tuple[Mentions, ...]:
    """What each field of running text of a report mentions, in the order of the form."""
    return tuple(
        Mentions(path, text, find_figures(text), find_dates(text), find_times(text), find_links(text))
        for path, text in texts(report)
    )
