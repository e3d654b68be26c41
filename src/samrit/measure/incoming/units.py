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
    "เมกะวัตต์": "MW", "กิโลวัตต์": "kW", "หน่วย": "kWh", "เมกะวัตต์-ชั่วโมง": "MWh", "กิโลวัตต์-ชั่วโมง": "kWh",
}  # fmt: skip
_WORDS = re.compile(r"[A-Za-z]+|[ก-๙]+(?:-[ก-๙]+)?")


def unit_of(column: str) -> str | None:
    """The unit that a column's name ends in or has in brackets: "load_mw", "Demand (kWh)", "กำลังไฟฟ้า (เมกะวัตต์)"."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)  # "totalMW"; only where the words as they are tell nothing
    words = [*reversed(_WORDS.findall(column)), *reversed(_WORDS.findall(split))]
    return next((_SPELLED[word.lower()] for word in words if word.lower() in _SPELLED), None)


def unit_named(name: str) -> str:
    """The unit that a person means, in whatever case; UnmeasurableError where there is none such."""
    unit = _SPELLED.get(name.strip().lower())
    if unit is None:
        raise UnmeasurableError(Message("there is no unit “{name}”; use {units}", name=name, units=", ".join(UNITS)))
    return unit
