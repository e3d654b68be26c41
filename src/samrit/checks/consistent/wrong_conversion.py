"""K245: one amount is given in two units, and the two are not the same."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from samrit.checks.example import quarter_of_form
from samrit.checks.ledger import last_place
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.domain import unit_of_report
from samrit.thai.translation import Message

# What one of each is in the smallest unit of its kind. 1 rai is 400 square wa, 1 square wa is 4 square metres.
_SIZES: tuple[dict[str, Decimal], ...] = tuple(
    {unit: Decimal(size) for unit, size in kind.items()}
    for kind in (
        {"มิลลิเมตร": "0.001", "เซนติเมตร": "0.01", "เมตร": "1", "กิโลเมตร": "1000"},
        {"ตารางเมตร": "1", "ตารางวา": "4", "ไร่": "1600", "ตารางกิโลเมตร": "1000000"},
        {"มิลลิกรัม": "0.000001", "กรัม": "0.001", "กิโลกรัม": "1", "ตัน": "1000"},
        {"มิลลิลิตร": "0.001", "ลิตร": "1", "ลูกบาศก์เมตร": "1000"},
        {"กิโลวัตต์-ชั่วโมง": "1", "หน่วย": "1", "เมกะวัตต์-ชั่วโมง": "1000"},
        {"นาที": "1", "ชั่วโมง": "60"},
        {"วัตต์": "0.001", "กิโลวัตต์": "1", "เมกะวัตต์": "1000"},
        {"บาท": "1"},
    )
)
# "14,300 เมตร (14.3 กิโลเมตร)", "2 ไร่ หรือ 3,200 ตารางเมตร": nothing stands between but that they are one.
_IS = re.compile(
    r"\s*\(\s*(?:หรือ|คิดเป็น|เท่ากับ|=|or)?(?:ประมาณ)?\s*"
    r"|\s*(?:ซึ่ง)?(?:หรือ(?:เท่ากับ|คิดเป็น)?|เท่ากับ|คิดเป็น|=|≈|or|i\.e\.)(?:พื้นที่|ระยะทาง|ความยาว|น้ำหนัก|ปริมาตร|ประมาณ)?\s*"
)
_LAND, _ONE_WA = re.compile(r"งาน|\d\s?-\s?\d"), Decimal("0.0025")
_HALF, _ABOUT = Decimal("0.51"), Decimal("0.1")
_UNITS = frozenset(unit for kind in _SIZES for unit in kind) - {"บาท"}
_FEWEST_DIGITS = 3
_DIGIT = re.compile(r"[\d๐-๙]")
_SCALED = re.compile(r"ล้าน|แสน|หมื่น|พัน|million|thousand")


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _value_in_other_unit(subject)
    for mentions in subject.mentions:
        for one, other in _pairs(mentions):
            is_energy = one.quantity is Quantity.ENERGY and other.unit == "หน่วย"  # as meters count it
            if one.quantity is None or not (one.quantity is other.quantity or is_energy):
                continue
            sizes = _sizes(mentions, one, other)
            if sizes is None:
                continue
            worked_out = one.value * sizes[0] / sizes[1]
            is_given = _IS.fullmatch(mentions.text, one.end, other.start) is not None
            if not is_given and not (one.unit != other.unit and _is_shifted(worked_out, other.value)):
                continue
            back = other.value * sizes[1] / sizes[0]
            if not (_rounds_to(mentions, worked_out, other) or _rounds_to(mentions, back, one)):
                words, as_other = (mentions.words(f) for f in (one, other))
                sentence = Message("“{words}” is {exact} {unit}, not “{other}”").filled(
                    words=words, exact=shown(worked_out, 3), unit=other.unit, other=as_other
                )
                yield Hit.at(mentions, other, sentence)


def _value_in_other_unit(subject: Subject) -> Iterator[Hit]:
    """รวมทั้งปี 12.4 กิโลกรัม, where the result is 12.4 ตัน: the quarter's value behind another unit of the same kind."""
    report = subject.indicator
    unit = unit_of_report(report) if report is not None else ""
    kind = next((kind for kind in _SIZES if unit in kind), None)
    for q, mentions in subject.narrated if kind is not None else ():
        value = q.result.value or Decimal(0)
        for figure in mentions.figures if value else ():
            is_other = figure.value == q.result.value and figure.unit != unit and kind and figure.unit in kind
            if not is_other and not (kind and _is_value_shifted(mentions, figure, kind, unit, value)):
                continue
            words = mentions.words(figure)
            if is_other and not figure.per:
                sentence = Message("The text says “{words}”, the result is in {unit}", words=words, unit=unit)
                yield Hit.at(mentions, figure, sentence)
            elif kind is not None and not is_other:
                sentence = Message("The text says “{words}”, that is {exact} {unit}, and the result is {value}").filled(
                    words=words,
                    exact=shown(figure.value * kind[figure.unit] / kind[unit], 3),
                    unit=unit,
                    value=shown(value),
                )
                yield Hit.at(mentions, figure, sentence)


def _is_value_shifted(mentions: Mentions, figure: Figure, kind: dict[str, Decimal], unit: str, value: Decimal) -> bool:
    """พื้นที่สะสม 7,000 ตารางเมตร, where the result is 7 ไร่: its digits behind another unit, and it nowhere in its own."""
    if figure.unit == unit or figure.unit not in kind or figure.per or figure.is_limit or figure.change:
        return False
    digits = [one.normalize().as_tuple().digits for one in (figure.value, value)]
    is_converted = _rounds_to(mentions, value * kind[unit] / kind[figure.unit], figure)
    in_own = any(f.value == value and f.unit == unit for f in mentions.figures)
    # A part may have any digits.
    is_all = figure.reach in (Reach.CUMULATIVE, Reach.TOTAL) or sum(f.unit in kind for f in mentions.figures) == 1
    return is_all and digits[0] == digits[1] and figure.value != value and not is_converted and not in_own


def _pairs(mentions: Mentions) -> Iterator[tuple[Figure, Figure]]:
    """The figures next to each other; of those in units of one kind, all."""
    yield from pairwise(mentions.figures)
    measured = [figure for figure in mentions.figures if figure.unit in _UNITS]
    if len({figure.unit for figure in measured}) > 1:
        near = {*pairwise(map(id, mentions.figures))}
        yield from (pair for pair in combinations(measured, 2) if (id(pair[0]), id(pair[1])) not in near)


def _is_shifted(value: Decimal, other: Decimal) -> bool:
    """Whether two amounts are one but for the place of the point: 12.3 and 1.23 kilometres."""
    digits = [one.normalize().as_tuple().digits for one in (value, other)]
    return value != other and digits[0] == digits[1] and len(digits[0]) >= _FEWEST_DIGITS


def _rounds_to(mentions: Mentions, value: Decimal, figure: Figure) -> bool:
    """Whether a figure is a value rounded at its last place, or about as much where it says so."""
    about = abs(figure.value) * _ABOUT if figure.is_approximate else Decimal(0)
    is_land = _LAND.search(mentions.text, figure.start, figure.end) is not None  # to the square wa
    allowed = max((_ONE_WA if is_land else last_place(mentions, figure)) * _HALF, about)
    return abs(value - figure.value) <= allowed


def _sizes(mentions: Mentions, one: Figure, other: Figure) -> tuple[Decimal, Decimal] | None:
    """How large the units of two figures are, None where they are not two ways to give one amount."""
    if one.per != other.per or one.is_limit or other.is_limit or one.upper is not None or other.upper is not None:
        return None
    digits = [_DIGIT.search(mentions.text, figure.start, figure.end) is not None for figure in (one, other)]
    if one.unit == other.unit and digits[0] != digits[1]:  # "270 คน (สองร้อยเจ็ดคน)"
        return Decimal(1), Decimal(1)
    kind = next((kind for kind in _SIZES if one.unit in kind and other.unit in kind), None)
    if kind is None:
        return None
    are_scaled = [_SCALED.search(mentions.text, figure.start, figure.end) is not None for figure in (one, other)]
    is_converted = one.unit != other.unit or are_scaled[0] != are_scaled[1]
    return (kind[one.unit], kind[other.unit]) if is_converted else None


_TEXT = "เปิดจุดรับรวมเป็น 5 ชุมชน วางท่อน้ำหมักแล้ว 1,430 เมตร ({length} กิโลเมตร) ตามแบบ"

RULE = Rule(
    code="K245",
    name="wrong-conversion",
    severity=Severity.WARNING,
    title=Message("The same amount in another unit is another amount"),
    why=Message(
        "One of the two is wrong, by a place of the point or by a factor, and nobody knows which was reported."
    ),
    remedy=Message(
        "Work it out again: 1 km is 1,000 m, 1 tonne 1,000 kg, 1 m³ 1,000 l, 1 rai 400 square wa or 1,600 m²."
    ),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(length="1.43")),
    bad=quarter_of_form(2, narrative=_TEXT.format(length="14.3")),
)
