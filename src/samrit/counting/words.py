"""A rule in plain sentences, Thai and English, as pages and papers say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from samrit.counting.rule import (
    Constant,
    Count,
    CountingRule,
    CountUnit,
    Measured,
    Operator,
    Period,
    Quantity,
    ResultOf,
    Term,
)
from samrit.thai.digits import format_number
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.counted import RECORD_STATUS_WORDS, SECTOR_WORDS, RecordKind

Names = Mapping[int, Message]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The names of what a rule refers to, by key; one that is not there is told by its key."""

    campaigns: Names = field(default_factory=dict)
    themes: Names = field(default_factory=dict)
    activities: Names = field(default_factory=dict)
    indicators: Names = field(default_factory=dict)
    measurements: Names = field(default_factory=dict)


def rule_words(rule: CountingRule, names: Lookup) -> Message:
    """The whole rule in one sentence."""
    first = term_words(rule.first, names)
    if rule.second is None:
        return first
    second = term_words(rule.second, names)
    th, en = _JOINED[rule.operator]
    return Worded(th=th.format(first=first.th, second=second.th), en=en.format(first=first.en, second=second.en))


def term_words(term: Term, names: Lookup) -> Message:
    """One term in words."""
    match term:
        case Count():
            return _count(term, names)
        case ResultOf():
            name = _named(names.indicators, term.indicator)
            return Message("the result of indicator “{name}” in the same quarter", name=name)
        case Measured():
            name, quantity = _named(names.measurements, term.measurement), QUANTITY_WORDS[term.quantity]
            return Message("the {quantity} by the measurement “{name}”", quantity=quantity, name=name)
        case Constant():
            number = format_number(term.value)
            return Message("{number} ({source})", number=number, source=term.source)


def _count(count: Count, names: Lookup) -> Message:
    statuses = [RECORD_STATUS_WORDS[status] for status in count.statuses]
    th = f"จำนวน{_COUNT_UNIT_TH[count.of, count.unit]}"
    en = f"the number of {_COUNT_UNIT_EN[count.of, count.unit]}"
    if statuses and count.of is not RecordKind.PARTNER:
        th += f" ที่มีสถานะ{_any_th(one.th for one in statuses)}"
        en += f" that is {_any_en(one.en for one in statuses)}" if count.unit is CountUnit.PARTNERS else (
            f" that are {_any_en(one.en for one in statuses)}"
        )  # fmt: skip
    for keys, known, (lead_th, lead_en) in (
        (count.themes, names.themes, ("ด้าน", "in the theme")),
        (count.activities, names.activities, ("ในกิจกรรม", "at")),
        (count.campaigns, names.campaigns, ("ของกิจกรรมรณรงค์", "of the campaign")),
    ):
        if keys:
            named = [_named(known, key) for key in keys]
            th += f" {lead_th} {_any_th(f'“{one.th}”' for one in named)}"
            en += f" {lead_en} {_any_en(f'“{one.en}”' for one in named)}"
    if not count.campaigns:
        th, en = f"{th} ของหน่วยงานและหน่วยงานในสังกัด", f"{en} of the agency and all below it"
    if count.sectors:
        sectors = [SECTOR_WORDS[sector] for sector in count.sectors]
        th += f" เฉพาะ{_any_th(one.th for one in sectors)}"
        en += f", only of the sector {_any_en(one.en for one in sectors)}"
    period = _span(count)
    th, en = f"{th} {period.th}", f"{en}, {period.en}"
    if count.is_ongoing:
        th, en = f"{th} และยังปฏิบัติอยู่เมื่อสิ้นช่วงนั้น", f"{en}, and still kept up at its end"
    return Worded(th=th, en=en)


def _span(count: Count) -> Message:
    if count.from_on is not None and count.until_on is not None:
        return Message("from {from_on} to {until_on}", from_on=count.from_on, until_on=count.until_on)
    return PERIOD_WORDS[count.period]


def _named(names: Names, key: int) -> Message:
    return names.get(key, Message("number {key}", key=key))


def _any_th(words: Iterable[str]) -> str:
    found = list(words)
    return (" หรือ " if any(one.startswith("“") for one in found) else "หรือ").join(found)


def _any_en(words: Iterable[str]) -> str:
    return " or ".join(words)


_JOINED = {
    Operator.SUM: ("{first} บวกกับ {second}", "{first}, plus {second}"),
    Operator.DIFFERENCE: ("{first} ลบด้วย {second}", "{first}, minus {second}"),
    Operator.RATIO: ("{first} หารด้วย {second}", "{first}, divided by {second}"),
    Operator.PERCENT: ("ร้อยละของ {first} เทียบกับ {second}", "{first}, as a percentage of {second}"),
}
OPERATOR_WORDS: dict[Operator, Message] = {
    Operator.ONE: Message("one number"),
    Operator.SUM: Message("the sum of two numbers"),
    Operator.DIFFERENCE: Message("the difference of two numbers"),
    Operator.RATIO: Message("a ratio (the first divided by the second)"),
    Operator.PERCENT: Message("a percentage (the first of the second)"),
}
COUNT_UNIT_WORDS: dict[CountUnit, Message] = {
    CountUnit.PARTNERS: Message("partners, each once"),
    CountUnit.RECORDS: Message("records", context="how many"),
    CountUnit.PEOPLE: Message("people who came", context="how many"),
}
PERIOD_WORDS: dict[Period, Message] = {
    Period.YEAR_SO_FAR: Message("from the start of the fiscal year to the end of the quarter"),
    Period.QUARTER: Message("within the quarter (at the year end, the whole year)"),
    Period.DATES: Message("between two dates"),
    Period.ANY: Message("whenever it was"),
}
QUANTITY_WORDS: dict[Quantity, Message] = {
    Quantity.SAVED_MWH: Message("energy saved (MWh)"),
    Quantity.MEAN_MW: Message("mean power saved (MW)"),
    Quantity.LARGEST_MW: Message("largest power saved (MW)"),
    Quantity.SAVED_PERCENT: Message("percentage saved"),
    Quantity.T_CO2: Message("CO2 avoided (tonnes)"),
    Quantity.BAHT: Message("money saved (baht)"),
}
_RECORDS_TH = {
    RecordKind.PARTNER: "หน่วยงานภาคีเครือข่ายในทะเบียน",
    RecordKind.ACTIVITY: "การประชุมหรือกิจกรรม",
    RecordKind.ATTENDANCE: "รายการเข้าร่วมกิจกรรม",
    RecordKind.COMMITMENT: "รายการประกาศเจตนารมณ์",
    RecordKind.PRACTICE: "รายการขยายผลสู่การปฏิบัติ",
}
_RECORDS_EN = {
    RecordKind.PARTNER: "partner organisations in the register",
    RecordKind.ACTIVITY: "meetings and events",
    RecordKind.ATTENDANCE: "attendances",
    RecordKind.COMMITMENT: "commitments",
    RecordKind.PRACTICE: "practices",
}
_PARTNERS_TH = {
    RecordKind.PARTNER: "หน่วยงานภาคีเครือข่ายในทะเบียน",
    RecordKind.ATTENDANCE: "หน่วยงานภาคีเครือข่าย (นับหน่วยงานละครั้งเดียว) จากการเข้าร่วมกิจกรรม",
    RecordKind.COMMITMENT: "หน่วยงานภาคีเครือข่าย (นับหน่วยงานละครั้งเดียว) จากการประกาศเจตนารมณ์",
    RecordKind.PRACTICE: "หน่วยงานภาคีเครือข่าย (นับหน่วยงานละครั้งเดียว) จากการขยายผลสู่การปฏิบัติ",
}
_PARTNERS_EN = {
    RecordKind.PARTNER: "partner organisations in the register",
    RecordKind.ATTENDANCE: "partner organisations (each once) with an attendance",
    RecordKind.COMMITMENT: "partner organisations (each once) with a commitment",
    RecordKind.PRACTICE: "partner organisations (each once) with a practice",
}
_COUNT_UNIT_TH = {
    **{(kind, CountUnit.RECORDS): words for kind, words in _RECORDS_TH.items()},
    **{(kind, CountUnit.PARTNERS): words for kind, words in _PARTNERS_TH.items()},
    (RecordKind.ATTENDANCE, CountUnit.PEOPLE): "คนที่มาร่วม จากการเข้าร่วมกิจกรรม",
}
_COUNT_UNIT_EN = {
    **{(kind, CountUnit.RECORDS): words for kind, words in _RECORDS_EN.items()},
    **{(kind, CountUnit.PARTNERS): words for kind, words in _PARTNERS_EN.items()},
    (RecordKind.ATTENDANCE, CountUnit.PEOPLE): "people who came, by attendances",
}
