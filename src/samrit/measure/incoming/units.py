"""Units of power and energy, and where a column's name tells one."""

import re

from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

# To kW, or to kWh.
UNITS: dict[str, tuple[float, bool]] = {
    "W": (0.001, False), "kW": (1.0, False), "MW": (1000.0, False), "GW": (1_000_000.0, False),
    "Wh": (0.001, True), "kWh": (1.0, True), "MWh": (1000.0, True), "GWh": (1_000_000.0, True),
}  # fmt: skip
_SPELLED = {name.lower(): name for name in UNITS} | {
    "เมกะวัตต์": "MW", "กิโลวัตต์": "kW", "วัตต์": "W", "กิกะวัตต์": "GW", "หน่วย": "kWh", "ล้านหน่วย": "GWh",
    "เมกะวัตต์-ชั่วโมง": "MWh", "กิโลวัตต์-ชั่วโมง": "kWh", "กิกะวัตต์-ชั่วโมง": "GWh", "วัตต์-ชั่วโมง": "Wh",
    "เมกะวัตต์ชั่วโมง": "MWh", "กิโลวัตต์ชั่วโมง": "kWh", "กิกะวัตต์ชั่วโมง": "GWh", "วัตต์ชั่วโมง": "Wh",
    "kwhr": "kWh", "kwhrs": "kWh", "mwhr": "MWh", "mwhrs": "MWh", "gwhr": "GWh", "watt": "W", "watts": "W", "kilowatt": "kW",
    "kilowatthours": "kWh", "megawatthours": "MWh", "gigawatthours": "GWh", "kilowatts": "kW", "megawatt": "MW", "megawatts": "MW", "gigawatt": "GW", "gigawatts": "GW",
}  # fmt: skip
_WORDS = re.compile(r"[A-Za-z]+|[ก-๙]+(?:-[ก-๙]+)?")
_HOURS = re.compile(r"\b([kmg]?w(?:att)?)[ .·*-]h(?:(?:ou)?rs?)?\b", re.IGNORECASE)  # kW.h, MW-hr
_PER_HOUR = re.compile(r"\b([kmg]?wh)\s*/\s*h(?:r|our)?\b", re.IGNORECASE)  # MWh/h is MW
_LONG = re.compile(r"\b(kilo|mega|giga)?watt[ -]?hours?\b", re.IGNORECASE)


_PER = re.compile(  # a price or an intensity, and no load: THB/MWh, gCO2 per kWh, kW/m2
    r"(?:\bper\b|(?:[$€£¥฿]|\b(?:thb|baht|usd|eur|sgd|aud|gbp|inr|jpy|krw|myr|rs|cents?|ct|k?g|t|tons?|tonnes?|lbs?)"
    r"(?:co2e?q?)?|co2e?q?|บาท|สตางค์)\s*/)\s*[A-Za-zก-๙]+"
    r"|[A-Za-zก-๙]+\s*(?:/|\bper\b)\s*(?:m2|m\^2|m²|sq|ft|person|capita|day|d\b|month|year|yr|room|bed|ตร|คน|วัน|เดือน|ปี)\S*",
    re.IGNORECASE,
)
_CHINESE = {"千瓦时": " kWh", "兆瓦时": " MWh", "千瓦": " kW", "兆瓦": " MW", "万": "×10000", "萬": "×10000"}
_MULTIPLE = re.compile(
    r"(?<![A-Za-z0-9.,])(?P<sign>[x×*]\s*)?(?P<count>10{1,2}|10{1,2}[, .]?000|1[, .]?000[, .]?000|หมื่น|แสน)\s*(?=[A-Za-zก-๙])",
    re.IGNORECASE,
)
_COUNTS = {"หมื่น": 10_000, "แสน": 100_000}
_THOUSAND = re.compile(
    r"(?:(?<![\w.,])(?:[x×*]\s*)?(?:1[, .]?000|10\^?3|10³|'?000'?s?|thousands?(?:\s+of)?)|(?:(?<![ก-๙])|(?<=หลัก))พัน(?!ธ์))\s*(?=[A-Za-zก-๙])",
    re.IGNORECASE,
)
_UNIT = r"(?P<unit>(?<![A-Za-zก-๙])(?:[kmg]?wh?|(?:kilo|mega|giga)watts?|(?:กิโล|เมกะ|กิกะ)?วัตต์(?:-?ชั่วโมง)?|หน่วย)(?![A-Za-zก-๙]))"
_BEHIND = re.compile(  # "kW (x1000)", "kW thousands", "kW 10³", "kW (1,000)", "MW พัน"
    _UNIT + r"[\s()\[\],_-]*(?:(?:[x×*]\s*|(?<=[(\[]))(?P<count>10{1,2}[, .]?000|1[, .]?000[, .]?000|1[, .]000|10{1,3})"
    r"|(?:in\s+|หลัก)?(?P<thousand>[x×*]?\s*(?:10\^?3|10³)|thousands?|'?000'?s?|1000s|พัน)|(?:in\s+|หลัก)?(?P<large>หมื่น|แสน|ล้าน|millions?))"
    r"(?![\w.,^³])",
    re.IGNORECASE,
)
_LOOSE = re.compile(_UNIT + r"\)?\s*(?:/\s*|\s)1[, .]?000(?![\w.,])", re.IGNORECASE)  # "kW/1000", "kW 1000"
_ABOVE = {"W": "kW", "kW": "MW", "MW": "GW", "Wh": "kWh", "kWh": "MWh", "MWh": "GWh"}


def unit_of(column: str) -> str | None:
    """The unit that a column's name ends in or has in brackets: "load_mw", "Demand (kWh)", "กำลังไฟฟ้า (เมกะวัตต์)".

    A thousand before it makes it the next larger one: "Load (x1000 kW)" is in MW. Other multiples stay: "10000 kW".
    """
    for sign, meant in _CHINESE.items():
        column = column.replace(sign, meant)
    column = _PER.sub(" ", _PER_HOUR.sub(lambda match: match[1][:-1], column))
    column = _BEHIND.sub(_before, column)
    if match := _LOOSE.search(column):
        return f"1000 {unit_of(match['unit'])}"
    if match := _THOUSAND.search(column):
        unit = unit_of(column[match.end() :])
        return f"1000 {unit}" if unit and _is_bare(column, match) else _ABOVE.get(unit) if unit else None
    column = _LONG.sub(
        lambda match: {"k": "kWh", "m": "MWh", "g": "GWh"}.get((match[1] or " ")[0].lower(), "Wh"), column
    )
    column = _HOURS.sub(r"\1h", column)
    if (match := _multiple(column)) and (unit := unit_of(column[match.end() :])) and unit in UNITS:
        return f"{_count(match['count'])} {unit}"
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)  # "totalMW"; only where the words as they are tell nothing
    words = [*reversed(_WORDS.findall(column)), *reversed(_WORDS.findall(split))]
    return next((_SPELLED[word.lower()] for word in words if word.lower() in _SPELLED), None)


def _before(match: re.Match[str]) -> str:
    """A multiple that stands behind its unit, before it: "kW (x1000)" as "x1000 kW"."""
    count = match["count"] or match["large"] or "1000"
    count = "1000000" if count.lower().startswith(("million", "ล้าน")) else count
    return f" {'' if count in _COUNTS else 'x'}{count} {match['unit']} "


def _multiple(column: str) -> re.Match[str] | None:
    """A count before a unit, behind a sign of multiplication or in brackets; elsewhere it is a part of a name: "Unit 10 kW"."""
    match = _MULTIPLE.search(column)
    return (
        match
        if match
        and (match["sign"] or match["count"] in _COUNTS or column[: match.start()].rstrip().endswith(("(", "[")))
        else None
    )


def _is_bare(column: str, match: re.Match[str]) -> bool:
    """Whether a thousand may number what stands before it: "Feeder 1000 kW"."""
    before = column[: match.start()].rstrip()
    return match[0].strip() == "1000" and bool(before) and not before.endswith(("(", "[", " in"))


def _count(text: str) -> int:
    return _COUNTS.get(text) or int(re.sub(r"\D", "", text))


def is_doubtful(column: str) -> bool:
    """Whether a count beside a unit may be a part of the name, or a divisor: "Solar (10 MW)", "Feeder 1000 kW", "kW/1000"."""
    column = _BEHIND.sub(_before, column)
    if _LOOSE.search(column) or ((match := _THOUSAND.search(column)) and _is_bare(column, match)):
        return True
    match = _multiple(column)
    return match is not None and not match["sign"] and match["count"] not in _COUNTS


def size_of(unit: str) -> tuple[float, bool]:
    """To kW or to kWh, and whether it is energy; also of multiples: "10000 kW"."""
    count, _, name = unit.rpartition(" ")
    scale, is_energy = UNITS[name]
    return scale * float(count or 1), is_energy


def is_unit(text: str) -> bool:
    """Whether a cell holds a unit and nothing else: "kWh", "(MW)", "°C"."""
    bare = text.strip().strip("()[]").strip()
    return (
        bare.lower() in _SPELLED
        or bare.lower() in _OTHERS
        or (unit_of(bare) is not None and len(bare) <= 12 and " " not in bare and not _is_named(bare))
    )


def _is_named(bare: str) -> bool:
    """Whether there is more than a unit: the name of a point ("S1.MW", "load_mw")."""
    return any(word.lower() not in _SPELLED and len(word) > 2 for word in re.findall(r"[^\W\d_]+", bare)) or re.search(
        r"[A-Za-z]\d|_", bare
    ) is not None  # fmt: skip


_OTHERS = frozenset(("°c", "c", "°f", "%", "v", "a", "hz", "kvar", "kvarh", "kva", "baht", "-", "hh:mm", "dd/mm/yyyy"))


def unit_named(name: str) -> str:
    """The unit that a person means, in whatever case; UnmeasurableError where there is none such."""
    count, _, bare = name.strip().rpartition(" ")
    unit = _SPELLED.get(bare.lower())
    if unit and re.fullmatch(r"\d+(?:\.\d+)?", count) and float(count):
        return unit if float(count) == 1 else f"{float(count):.15g} {unit}"
    unit = None if count else unit
    if unit is None:
        raise UnmeasurableError(Message("there is no unit “{name}”; use {units}", name=name, units=", ".join(UNITS)))
    return unit
