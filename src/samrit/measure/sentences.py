"""The answer in one sentence, in Thai and in English."""

from dataclasses import dataclass
from datetime import datetime
from math import floor, isfinite, log10
from typing import TYPE_CHECKING

from samrit.measure.event import zone
from samrit.thai.translation import Message, ShownDay, weekday

if TYPE_CHECKING:  # every page writes numbers; only who measures needs numpy
    from samrit.measure.answer import Answer
    from samrit.measure.estimate import Estimate


_NOTHING_MWH = 5e-10  # which no unit shows


def number(value: float) -> str:
    """A figure with as many digits as people read: 1,234 · 56.8 · 8.4 · 0.284."""
    return numbers(value)[0]


def numbers(*values: float) -> tuple[str, ...]:
    """Figures that are read together, a point and the ends of its interval: all with the decimals of the largest."""
    size = max((abs(value) for value in values if isfinite(value)), default=0.0)
    if size >= 1000 or size == 0:
        decimals = 0
    elif size >= 10:
        decimals = 1
    else:  # three digits, without the zeros at the end that all of them have
        most = 2 - floor(log10(size))
        decimals = next(few for few in range(most + 1) if all(_is_same(value, few, most) for value in values))
    return tuple(f"{round(value, decimals) + 0.0:,.{decimals}f}" for value in values)  # + 0.0: no minus before a zero


def _is_same(value: float, few: int, most: int) -> bool:
    return not isfinite(value) or float(f"{value:.{few}f}") == float(f"{value:.{most}f}")


def with_interval(value: float, low: float | None, high: float | None) -> tuple[str, str]:
    """A figure, and its interval: "19.2" and "-3.0 … 41.0"; "" where it has none."""
    if low is None or high is None:
        return number(value), ""
    point, lower, upper = numbers(value, low, high)
    return point, f"{lower} … {upper}"


@dataclass(frozen=True, slots=True)
class Scale:
    """The units in which figures of one size are read easily; `by` of them make one MW or one MWh."""

    power: str
    energy: str
    by: float

    def of(self, value: float) -> str:
        """A power in MW, or an energy in MWh, as a figure in these units."""
        return number(value * self.by)

    def with_interval(self, value: float, low: float | None, high: float | None) -> tuple[str, str]:
        """The same with its interval, "" where it has none."""
        if low is None or high is None:
            return self.of(value), ""
        return with_interval(value * self.by, low * self.by, high * self.by)


_SCALES = (Scale("MW", "MWh", 1), Scale("kW", "kWh", 1000), Scale("W", "Wh", 1_000_000))


def scale_of(*values: float | None) -> Scale:
    """The scale for figures that stand beside each other, by the largest of them (MW or MWh)."""
    size = max((abs(value) for value in values if value is not None and isfinite(value)), default=0.0)
    if size >= 1 or size < 5e-10:
        return _SCALES[0]
    return _SCALES[1] if size >= 0.001 else _SCALES[2]


def scale(one: "Estimate") -> Scale:
    """The scale of what an estimate saved, with its interval."""
    return scale_of(
        *(None if value is None else value / one.hours for value in (one.saved_mwh, one.low_mwh, one.high_mwh))
    )


def power(mw: float) -> str:
    """A power with the unit in which it is read easily: 56.8 MW, 284 kW, 12.5 W."""
    own = scale_of(mw)
    return f"{own.of(mw)} {own.power}"


def energy(mwh: float) -> str:
    """An energy with the unit in which it is read easily: 56.8 MWh, 284 kWh, 12.5 Wh."""
    own = scale_of(mwh)
    return f"{own.of(mwh)} {own.energy}"


_MASSES = (
    (0.1, 1, Message("t", context="mass")),
    (0.0001, 1000, Message("kg", context="mass")),
    (0.0, 1_000_000, Message("g", context="mass")),
)


def mass(tonnes: float, low: float | None = None, high: float | None = None) -> tuple[str, str, Message]:
    """A mass and its interval ("" where it has none) as figures that are read easily, and their unit: 8.4 t, 16.1 kg, 5 g."""
    size = max((abs(value) for value in (tonnes, low, high) if value is not None and isfinite(value)), default=0.0)
    by, unit = next((by, unit) for least, by, unit in _MASSES if size >= least or not size)
    ends = None if low is None else low * by, None if high is None else high * by
    return *with_interval(tonnes * by, *ends), unit


def carbon(tonnes: float, low: float | None = None, high: float | None = None) -> Message:
    """The same in words, with its interval where it has one: 8.4 t, 16.1 kg (3.2 … 40.1)."""
    amount, interval, unit = mass(tonnes, low, high)
    one = Message("{amount} {unit}", context="mass", amount=amount, unit=unit)
    return Message("{amount} ({interval})", context="mass", amount=one, interval=interval) if interval else one


def statement(answer: "Answer") -> Message:
    """What the event saved, how sure that is, and whether an ordinary day does as much."""
    one = answer.main
    when = _when(answer)
    if one.is_rejected:
        return Message(
            "{when}, the load was {one} below the year's peak, as on any ordinary day, so that this is no saving",
            when=when,
            one=_size(one),
        )
    if isfinite(one.saved_mwh) and abs(one.saved_mwh) < _NOTHING_MWH:
        return Message("{when}, the load was just as expected: no difference was measured", when=when)
    if one.half_width_mwh is None:
        return _one_day(answer, when)
    if one.is_distinguishable:
        return _statement(answer, when)
    size, low, high, unit = _in_range(one)
    return Message(
        "{when}, the load was {one} {direction} than expected, which can't be told from an "
        "ordinary {weekday} (90 % interval of the saving: {low} to {high} {unit}, from {days})",
        when=when,
        one=size,
        direction=_direction(one),
        weekday=weekday(answer.calendar.event.starts_at.weekday()),
        low=low,
        high=high,
        unit=unit,
        days=_days(one),
    )


def _statement(answer: "Answer", when: Message) -> Message:
    one = answer.main
    size, low, high, unit = _in_range(one)
    tonnes = answer.emissions[0] if answer.emissions else None
    is_saving = one.saved_mwh > 0
    if is_saving:
        saved: object = energy(one.saved_mwh)
        if tonnes:
            saved = Message("{energy} and {carbon} of CO2", energy=saved, carbon=carbon(tonnes.tonnes))
        return Message(
            "{when} saved {one} on average, {energy} (90 % interval: {low} to {high} {unit}, from {days})",
            when=when,
            one=size,
            energy=saved,
            low=low,
            high=high,
            unit=unit,
            days=_days(one),
        )
    return Message(
        "{when}, the load was {one} higher than expected: no saving (90 % interval of the saving: {low} to {high} {unit})",
        when=when,
        one=size,
        low=low,
        high=high,
        unit=unit,
    )


def _one_day(answer: "Answer", when: Message) -> Message:
    one, days = answer.main, answer.main.reference_days
    tonnes = answer.emissions[0] if answer.emissions else None
    size: object = _size(one)
    if tonnes:
        size = Message("{size}, or {carbon} of CO2,", size=size, carbon=carbon(abs(tonnes.tonnes)))
    if len(days) == 1:
        on = answer.calendar.date(days[0])
        return Message(
            "{when}, the load was {one} {direction} than at the same time on {on}; one "
            "reference day proves nothing, because nobody knows by how much ordinary days differ",
            when=when,
            one=size,
            direction=_direction(one),
            on=ShownDay(on, weekday=True),
        )
    return Message(
        "{when}, the load was {one} {direction} than expected; there are too few ordinary days to say how sure that is",
        when=when,
        one=size,
        direction=_direction(one),
    )


def verdict(one: "Estimate") -> Message:
    """In a few words, for the table of all methods."""
    if one.is_rejected:
        return Message("rejected")
    if one.half_width_mwh is None:
        return Message("can't be told")
    if not one.is_distinguishable:
        return Message("not distinguishable from an ordinary day")
    return Message("a saving") if one.saved_mwh > 0 else Message("an increase")


def _when(answer: "Answer") -> Message:
    event, span = answer.calendar.event, answer.span
    starts_at, ends_at = (datetime.fromtimestamp(at, zone(event.tz)) for at in (span.starts_s, span.ends_s))
    return Message(
        "{day}, {starts_at:%H:%M}-{ends_at:%H:%M}",
        day=ShownDay(event.day, weekday=True),
        starts_at=starts_at,
        ends_at=ends_at,
    )


def _size(one: "Estimate") -> str:
    return power(abs(one.mean_mw)) + _percent(one)


def _percent(one: "Estimate") -> str:
    return f" ({abs(one.percent):.2f} %)" if isfinite(one.percent) else ""


def _direction(one: "Estimate") -> Message:
    return Message("lower") if one.saved_mwh >= 0 else Message("higher")


def _in_range(one: "Estimate") -> tuple[str, str, str, str]:
    """How large the mean is, both ends of its interval, and the unit of all three."""
    assert one.low_mwh is not None
    assert one.high_mwh is not None
    values = (abs(one.mean_mw), one.low_mwh / one.hours, one.high_mwh / one.hours)
    own = scale_of(*values)
    size, low, high = numbers(*(value * own.by for value in values))
    return f"{size} {own.power}{_percent(one)}", low, high, own.power


def _days(one: "Estimate") -> Message:
    return Message.counted("{count} day without an event", "{count} days without an event", count=one.spread.count)
