"""The answer in one sentence, in Thai and in English."""

from datetime import datetime
from math import isfinite

from samrit.measure.answer import Answer
from samrit.measure.estimate import Estimate
from samrit.thai.calendar import WEEKDAYS_EN, WEEKDAYS_TH, format_date
from samrit.thai.translation import Message, ShownDay, Worded


def number(value: float) -> str:
    """A figure with as many digits as people read: 1,234 · 56.8 · 8.4 · 0.284."""
    size = abs(value)
    if size >= 1000:
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    text = f"{value:.2f}".rstrip("0").rstrip(".") if size >= 1 else f"{value:.3g}"
    return "0" if float(text) == 0 else text


def statement(answer: Answer) -> Message:
    """What the event saved, how sure that is, and whether an ordinary day does as much."""
    one = answer.main
    when = _when(answer)
    if one.is_rejected:
        return Message(
            "{when}, the load was {one} below the year's peak, as on any ordinary day, so that this is no saving",
            when=when,
            one=_size(one),
        )
    if one.half_width_mwh is None:
        return _one_day(answer, when)
    if one.is_distinguishable:
        return _statement(answer, when)
    low, high = _range(one)
    weekday_th, weekday_en = _weekday(answer.calendar.event.starts_at)
    return Message(
        "{when}, the load was {one} {direction} than expected, which can't be told from an "
        "ordinary {weekday} (90 % interval of the saving: {low} to {high} MW, from {days})",
        when=when,
        one=_size(one),
        direction=Worded(th=_direction_th(one), en=_direction_en(one)),
        weekday=Worded(th=weekday_th, en=weekday_en),
        low=low,
        high=high,
        days=Worded(th=_days_th(one), en=_days_en(one)),
    )


def _statement(answer: Answer, when: Message) -> Message:
    one = answer.main
    low, high = _range(one)
    tonnes = answer.emissions[0] if answer.emissions else None
    is_saving = one.saved_mwh > 0
    co2_th = f" ลดคาร์บอนไดออกไซด์ {number(tonnes.tonnes)} ตัน" if tonnes and is_saving else ""
    co2_en = f" and {number(tonnes.tonnes)} t of CO2" if tonnes and is_saving else ""
    if is_saving:
        return Message(
            "{when} saved {one} on average, {saved_mwh} MWh{co2} (90 % interval: {low} to {high} MW, from {days})",
            when=when,
            one=_size(one),
            saved_mwh=number(one.saved_mwh),
            co2=Worded(th=co2_th, en=co2_en),
            low=low,
            high=high,
            days=Worded(th=_days_th(one), en=_days_en(one)),
        )
    return Message(
        "{when}, the load was {one} higher than expected: no saving (90 % interval of the saving: {low} to {high} MW)",
        when=when,
        one=_size(one),
        low=low,
        high=high,
    )


def _one_day(answer: Answer, when: Message) -> Message:
    one, days = answer.main, answer.main.reference_days
    tonnes = answer.emissions[0] if answer.emissions else None
    co2_th = f" คิดเป็นคาร์บอนไดออกไซด์ {number(abs(tonnes.tonnes))} ตัน" if tonnes else ""
    co2_en = f" ({number(abs(tonnes.tonnes))} t of CO2)" if tonnes else ""
    if len(days) == 1:
        on = answer.calendar.date(days[0])
        return Message(
            "{when}, the load was {one} {direction} than at the same time on {on}{co2}; one "
            "reference day proves nothing, because nobody knows by how much ordinary days differ",
            when=when,
            one=_size(one),
            direction=Worded(th=_direction_th(one), en=_direction_en(one)),
            on=ShownDay(on, weekday=True),
            co2=Worded(th=co2_th, en=co2_en),
        )
    return Message(
        "{when}, the load was {one} {direction} than expected{co2}; there are too few ordinary "
        "days to say how sure that is",
        when=when,
        one=_size(one),
        direction=Worded(th=_direction_th(one), en=_direction_en(one)),
        co2=Worded(th=co2_th, en=co2_en),
    )


def verdict(one: Estimate) -> Message:
    """In a few words, for the table of all methods."""
    if one.is_rejected:
        return Message("rejected")
    if one.half_width_mwh is None:
        return Message("can't be told")
    if not one.is_distinguishable:
        return Message("not distinguishable from an ordinary day")
    return Message("a saving") if one.saved_mwh > 0 else Message("an increase")


def _when(answer: Answer) -> Message:
    event = answer.calendar.event
    clock = f"{event.starts_at:%H.%M}-{event.ends_at:%H.%M} น."
    return Worded(
        th=f"{format_date(event.day, weekday=True)} เวลา {clock}",
        en=f"{format_date(event.day, 'en', weekday=True)}, {event.starts_at:%H:%M}-{event.ends_at:%H:%M}",
    )


def _weekday(at: datetime) -> tuple[str, str]:
    return WEEKDAYS_TH[at.weekday()], WEEKDAYS_EN[at.weekday()]


def _size(one: Estimate) -> str:
    share = f" ({abs(one.percent):.2f} %)" if isfinite(one.percent) else ""
    return f"{number(abs(one.mean_mw))} MW{share}"


def _direction_th(one: Estimate) -> str:
    return "ต่ำ" if one.saved_mwh >= 0 else "สูง"


def _direction_en(one: Estimate) -> str:
    return "lower" if one.saved_mwh >= 0 else "higher"


def _range(one: Estimate) -> tuple[str, str]:
    assert one.low_mwh is not None
    assert one.high_mwh is not None
    return number(one.low_mwh / one.hours), number(one.high_mwh / one.hours)


def _days_th(one: Estimate) -> str:
    return f"วันที่ไม่มีกิจกรรม {one.spread.count} วัน"


def _days_en(one: Estimate) -> str:
    return f"{one.spread.count} days without an event"
