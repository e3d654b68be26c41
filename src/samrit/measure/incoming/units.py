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
    "kilowatts": "kW", "megawatt": "MW", "megawatts": "MW", "gigawatt": "GW", "gigawatts": "GW",
}  # fmt: skip
_WORDS = re.compile(r"[A-Za-z]+|[ก-๙]+(?:-[ก-๙]+)?")
_HOURS = re.compile(r"\b([kmg]?w(?:att)?)[ .·*-]h(?:(?:ou)?rs?)?\b", re.IGNORECASE)  # kW.h, MW-hr
_PER_HOUR = re.compile(r"\b([kmg]?wh)\s*/\s*h(?:r|our)?\b", re.IGNORECASE)  # MWh/h is MW
_LONG = re.compile(r"\b(kilo|mega|giga)?watt[ -]?hours?\b", re.IGNORECASE)


_THOUSAND = re.compile(
    r"(?:(?<![\w.,])(?:[x×*]\s*)?(?:1[, .]?000|10\^?3|10³|'000)|พัน)\s*(?=[A-Za-zก-๙])", re.IGNORECASE
)
_ABOVE = {"W": "kW", "kW": "MW", "MW": "GW", "Wh": "kWh", "kWh": "MWh", "MWh": "GWh"}


def unit_of(column: str) -> str | None:
    """The unit that a column's name ends in or has in brackets: "load_mw", "Demand (kWh)", "กำลังไฟฟ้า (เมกะวัตต์)".

    A thousand before it makes it the next larger one: "Load (x1000 kW)" is in MW.
    """
    if match := _THOUSAND.search(column):
        unit = unit_of(column[match.end() :])
        return _ABOVE.get(unit) if unit else None
    column = _LONG.sub(
        lambda match: {"k": "kWh", "m": "MWh", "g": "GWh"}.get((match[1] or " ")[0].lower(), "Wh"), column
    )
    column = _PER_HOUR.sub(lambda match: match[1][:-1], _HOURS.sub(r"\1h", column))
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)  # "totalMW"; only where the words as they are tell nothing
    words = [*reversed(_WORDS.findall(column)), *reversed(_WORDS.findall(split))]
    return next((_SPELLED[word.lower()] for word in words if word.lower() in _SPELLED), None)


def is_unit(text: str) -> bool:
    """Whether a cell holds a unit and nothing else: "kWh", "(MW)", "°C"."""
    bare = text.strip().strip("()[]").strip()
    return (
        bare.lower() in _SPELLED
        or bare.lower() in _OTHERS
        or (unit_of(bare) is not None and len(bare) <= 12 and " " not in bare)
    )


_OTHERS = frozenset(("°c", "c", "°f", "%", "v", "a", "hz", "kvar", "kvarh", "kva", "baht", "-", "hh:mm", "dd/mm/yyyy"))


def unit_named(name: str) -> str:
    """The unit that a person means, in whatever case; UnmeasurableError where there is none such."""
    unit = _SPELLED.get(name.strip().lower())
    if unit is None:
        raise UnmeasurableError(Message("there is no unit “{name}”; use {units}", name=name, units=", ".join(UNITS)))
    return unit
