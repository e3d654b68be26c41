"""What values an indicator can have, from its unit, its comparison and what its plan says of it.

The one place that says so: whatever brings a value (a form, a file, a sheet, the API, the command line) gets the same
sentence with the same severity. Values in, faults out.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import msgspec

from samrit.report.model import IndicatorReport
from samrit.report.target import Comparison, Target, read_unit
from samrit.report.units import unit_at
from samrit.scoring.words import unit_alone
from samrit.thai.digits import to_arabic
from samrit.vocabulary.units import SHARE, Quantity

_FULL = Decimal(100)
MOST_OF_A_PLAN = Decimal(300)  # percent; more than that is a question, even of a plan or an estimate
# Of a growth there may be any percentage; of a plan, a target or an estimate more than all.
_GROWTH = re.compile(r"เพิ่ม|ขยายตัว|เติบโต|เปลี่ยนแปลง")
_OF_A_PLAN = re.compile(r"เทียบ|ตามแผน|ของแผน|ตามเป้า|ของเป้า|ประมาณการ|อัตรา|ดัชนี")
# What a definition has to say outright, for its words speak of many things.
_ALLOWS_MORE = re.compile(
    r"(?:เกิน|มากกว่า)(?:กว่า)?\s*(?:ร้อยละ)?\s*100"
    r"|เทียบกับ\s*(?:ค่า)?(?:เป้าหมาย|แผน|ประมาณการ|ปี)|อัตราการ(?:เพิ่ม|ขยาย|เติบโต|เปลี่ยนแปลง)"
)
_MAY_FALL = re.compile(r"ลด|เปลี่ยนแปลง|ประหยัด|ส่วนต่าง|ผลต่าง|กำไร|ขาดทุน|สุทธิ|ดุล|อุณหภูมิ|ติดลบ")
# What grows may shrink: of a share or a sum of money a value below 0 says so, of parks or people it is rather a slip.
_MAY_GROW = re.compile(r"เพิ่ม|ขยายตัว|เติบโต")
_COUNTED = frozenset({Quantity.COUNT, Quantity.AREA, Quantity.LENGTH, Quantity.VOLUME, Quantity.MASS})
# A mean, a rate or a share of things that are counted whole is not whole itself.
_NOT_WHOLE = re.compile(r"เฉลี่ย|มัธยฐาน|อัตรา|สัดส่วน|ร้อยละ|ดัชนี|เทียบเท่า")
_IS_MEAN = re.compile(r"เฉลี่ย|มัธยฐาน|เทียบเท่า|/\s*จำนวน|หารด้วย")
# Percent says what the values are where a unit begins or ends with it; one of the old system's is spelt so.
_PERCENT = r"(?:ร[่้]*อยละ|%|เปอร์เซ็?นต์|สัดส่วน)"
_SHARE_UNIT = re.compile(rf"^\W*(?:ลดลง|เพิ่มขึ้น|คิดเป็น|ค่า)?\s*{_PERCENT}|^[^\d]{{0,20}}{_PERCENT}\W*$")
_IN_PARTS = frozenset({"ระดับ", "ขั้นตอน", "คะแนน", "ตัว", "เรื่อง", "เท่า", "ส่วน", "หน่วย", "อัตรา"})
# "คะแนน (เต็ม 5)", "จากคะแนนเต็ม 100 คะแนน": where the points end.
_FULL_MARKS = re.compile(r"(?:คะแนน|\()\s*เต็ม\s*([\d๐-๙]+)(?![\d๐-๙.,])")
_SCALE = re.compile(r"ระดับ|ขั้นตอน|ขั้น|คะแนน")
LONGEST_SCALE = Decimal(10)  # steps or points
_TOP_LEVEL = Decimal(5)
# More than all baht of the city's budget of many years, or people on earth.
_MOST = {Quantity.MONEY: Decimal(10) ** 13, Quantity.COUNT: Decimal(10) ** 10}
_MOST_OF_ALL = Decimal(10) ** 15
# A number with the sign of percent before or behind it.
_SIGN = "|".join(re.escape(one) for one in (SHARE.word, *SHARE.spellings))
_NUMBER = re.compile(r"(?P<number>[+\-−]?\d[\d,]*(?:\.\d+)?)")
_SIGNED = re.compile(rf"(?:{_SIGN})?\s*{_NUMBER.pattern}\s*(?:{_SIGN})?", re.IGNORECASE)


class Domain(msgspec.Struct, frozen=True, kw_only=True):
    """What an indicator's values can be.

    `unit` is the plain unit ("ชุมชน", "ร้อยละ"), `quantity` what it measures where that is known. Values lie between `low`
    and `high`; None is no bound. `is_growth` where they say by how much something grew: one below 0 is asked about, and no error. `is_whole` where only whole things are counted. `most` is what no value of any report
    reaches.
    """

    unit: str
    quantity: Quantity | None
    comparison: Comparison
    target: Decimal | None
    is_share: bool = False
    is_of_a_plan: bool = False
    is_scale: bool = False
    is_whole: bool = False
    low: Decimal | None = None
    is_growth: bool = False
    high: Decimal | None = None
    most: Decimal = _MOST_OF_ALL


class _Unit(NamedTuple):
    word: str
    quantity: Quantity | None
    is_rate: bool


def domain_of(report: IndicatorReport) -> Domain:
    """The domain of an indicator's targets, whose quarters have the same."""
    target = report.target
    unit_text = target.unit_text or report.result.unit_text
    unit = unit_of_report(report)
    known = _known(unit)
    said = f"{report.name} {unit_text}"
    everything = f"{said} {report.definition} {report.method}"
    grows = _MAY_GROW.search(everything) is not None
    is_share = is_share_unit(unit) or target.comparison is Comparison.RATIO
    is_level = target.comparison is Comparison.LEVEL or unit.startswith("ระดับ")
    asks_more = any(bound is not None and bound > _FULL for bound in (target.value, target.upper))
    allows_more = _ALLOWS_MORE.search(everything) is not None
    is_counted = not is_share and known.quantity in _COUNTED
    high = None
    if is_share and not asks_more and not _GROWTH.search(said):
        high = MOST_OF_A_PLAN if allows_more else _FULL
    elif is_level:
        high = max(_TOP_LEVEL, target.value or _TOP_LEVEL)
    elif "คะแนน" in unit_text and (tops := _FULL_MARKS.findall(everything)):
        high = max(Decimal(to_arabic(top)) for top in tops)
    return Domain(
        unit=unit,
        quantity=Quantity.SHARE if is_share else known.quantity,
        comparison=target.comparison or Comparison.UNSTATED,
        target=target.value,
        is_share=is_share,
        is_of_a_plan=is_share and (allows_more or _OF_A_PLAN.search(said) is not None),
        is_scale=is_level or _SCALE.search(unit_text) is not None,
        is_whole=_is_whole(known, said, f"{report.definition} {report.method}"),
        low=None if _MAY_FALL.search(everything) or (grows and not is_counted) else Decimal(0),
        is_growth=grows and is_counted,
        high=high,
        most=_MOST_OF_ALL if known.quantity is None else _MOST.get(known.quantity, _MOST_OF_ALL),
    )


def is_share_unit(unit: str) -> bool:
    """Whether values in a unit are percentages: not in "times that passed 80 percent of the criteria"."""
    return _SHARE_UNIT.search(unit) is not None


def without_unit(value_text: str, unit_text: str) -> str:
    """A value as it stands before its unit: "85" of "85%" where the unit is a percentage, "๓" of "๓ แห่ง"; any other as it is."""
    unit = read_unit(unit_text)[1]
    head, bracket, parts = value_text.partition("[")
    if is_share_unit(unit):
        found = _SIGNED.fullmatch(head.strip())
    else:
        alone = head.strip().removesuffix(unit)
        found = _NUMBER.fullmatch(alone.strip())
    if found is None or found["number"] == head.strip():
        return value_text
    return f"{found['number']} {bracket}{parts}" if bracket else found["number"]


def of_results(domain: Domain, target: Target) -> Domain:
    """The domain of the results: they may be what their target asks for, in parts or below 0."""
    is_whole = domain.is_whole and not _asks_parts(target)
    low = None if _asks_less(target) else domain.low
    if (is_whole, low) == (domain.is_whole, domain.low):
        return domain
    return msgspec.structs.replace(domain, is_whole=is_whole, low=low)


def unit_of_report(report: IndicatorReport) -> str:
    """The unit of an indicator's values: the target's, else the result's, else the first that a quarter has."""
    target, result = report.target.unit_text, report.result.unit_text
    if (unit := (target and unit_alone(target)) or (result and unit_alone(result))) != "":
        return unit
    texts = (q.result.unit_text for q in report.quarters)
    return next((unit for text in texts if text and (unit := unit_alone(text))), report.target.unit)


def quantity_of(unit: str) -> Quantity | None:
    """What a unit measures, None where that isn't known."""
    return _known(unit).quantity


@lru_cache(maxsize=1024)
def _known(unit: str) -> _Unit:
    """What running text would take the unit for; a rate where something else follows ("คนต่อวัน")."""
    found = unit_at(f"1 {unit}", 1) if unit else None
    if found is None:
        return _Unit(unit, None, is_rate=False)
    rest = f"1 {unit}"[found.end :].strip(" ()")
    is_rate = bool(found.per) or rest.startswith(("ต่อ", "/"))
    return _Unit(found.word, None if is_rate else found.quantity, is_rate)


def _is_whole(known: _Unit, said: str, explained: str) -> bool:
    """Whether only whole things are counted. A definition has percentages of its own: who passes with at least 60 percent."""
    if known.quantity is not Quantity.COUNT or known.is_rate or known.word in _IN_PARTS:
        return False
    return _NOT_WHOLE.search(said) is None and _IS_MEAN.search(explained) is None


def _asks_parts(target: Target) -> bool:
    return any(bound is not None and bound != bound.to_integral_value() for bound in (target.value, target.upper))


def _asks_less(target: Target) -> bool:
    return target.value is not None and target.value < 0
