"""The answer in one sentence, in Thai and in English."""

from datetime import datetime
from math import isfinite

from samrit.measure.answer import Answer
from samrit.measure.estimate import Estimate
from samrit.thai.calendar import WEEKDAYS_EN, WEEKDAYS_TH, format_date
from samrit.thai.message import Message


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
            f"{when.th} ใช้ไฟต่ำกว่าค่าสูงสุดของปี {_size(one)} ซึ่งวันปกติก็ต่ำกว่าเท่านั้น จึงไม่ใช่ผลของกิจกรรม",
            f"{when.en}, the load was {_size(one)} below the year's peak, as on any ordinary day, so that this is no saving",
        )
    if one.half_width_mwh is None:
        return _one_day(answer, when)
    if one.is_distinguishable:
        return _told(answer, when)
    low, high = _range(one)
    weekday_th, weekday_en = _weekday(answer.calendar.event.starts_at)
    return Message(
        f"{when.th} ใช้ไฟ{_direction_th(one)}กว่าที่ควร {_size(one)} ซึ่งแยกไม่ออกจากวัน{weekday_th}ปกติ"
        f" (ช่วงเชื่อมั่นร้อยละ 90 ของผลประหยัด {low} ถึง {high} เมกะวัตต์ จาก{_days_th(one)})",
        f"{when.en}, the load was {_size(one)} {_direction_en(one)} than expected, which can't be told from an ordinary"
        f" {weekday_en} (90 % interval of the saving: {low} to {high} MW, from {_days_en(one)})",
    )


def _told(answer: Answer, when: Message) -> Message:
    one = answer.main
    low, high = _range(one)
    tonnes = answer.emissions[0] if answer.emissions else None
    is_saving = one.saved_mwh > 0
    co2_th = f" ลดคาร์บอนไดออกไซด์ {number(tonnes.tonnes)} ตัน" if tonnes and is_saving else ""
    co2_en = f" and {number(tonnes.tonnes)} t of CO2" if tonnes and is_saving else ""
    if is_saving:
        return Message(
            f"{when.th} ประหยัดไฟได้เฉลี่ย {_size(one)} รวม {number(one.saved_mwh)} เมกะวัตต์-ชั่วโมง{co2_th}"
            f" (ช่วงเชื่อมั่นร้อยละ 90: {low} ถึง {high} เมกะวัตต์ จาก{_days_th(one)})",
            f"{when.en} saved {_size(one)} on average, {number(one.saved_mwh)} MWh{co2_en}"
            f" (90 % interval: {low} to {high} MW, from {_days_en(one)})",
        )
    return Message(
        f"{when.th} ใช้ไฟสูงกว่าที่ควร {_size(one)} ไม่ใช่การประหยัด (ช่วงเชื่อมั่นร้อยละ 90 ของผลประหยัด: {low} ถึง {high} เมกะวัตต์)",
        f"{when.en}, the load was {_size(one)} higher than expected: no saving (90 % interval of the saving: {low} to {high} MW)",
    )


def _one_day(answer: Answer, when: Message) -> Message:
    one, days = answer.main, answer.main.reference_days
    tonnes = answer.emissions[0] if answer.emissions else None
    co2_th = f" คิดเป็นคาร์บอนไดออกไซด์ {number(abs(tonnes.tonnes))} ตัน" if tonnes else ""
    co2_en = f" ({number(abs(tonnes.tonnes))} t of CO2)" if tonnes else ""
    if len(days) == 1:
        on = answer.calendar.date(days[0])
        return Message(
            f"{when.th} ใช้ไฟ{_direction_th(one)}กว่าเวลาเดียวกันของ{format_date(on, weekday=True)} {_size(one)}{co2_th}"
            " แต่วันอ้างอิงเพียงวันเดียวไม่พิสูจน์อะไร เพราะไม่รู้ว่าวันปกติต่างกันเองเท่าใด",
            f"{when.en}, the load was {_size(one)} {_direction_en(one)} than at the same time on"
            f" {format_date(on, 'en', weekday=True)}{co2_en}; one reference day proves nothing, because nobody knows by"
            " how much ordinary days differ",
        )
    return Message(
        f"{when.th} ใช้ไฟ{_direction_th(one)}กว่าที่ควร {_size(one)}{co2_th} แต่วันปกติมีน้อยเกินไปที่จะบอกความไม่แน่นอน",
        f"{when.en}, the load was {_size(one)} {_direction_en(one)} than expected{co2_en}; there are too few ordinary days"
        " to say how sure that is",
    )


def verdict(one: Estimate) -> Message:
    """In a few words, for the table of all methods."""
    if one.is_rejected:
        return Message("ใช้ไม่ได้", "rejected")
    if one.half_width_mwh is None:
        return Message("บอกไม่ได้", "can't be told")
    if not one.is_distinguishable:
        return Message("แยกไม่ออกจากวันปกติ", "not distinguishable from an ordinary day")
    return Message("ประหยัด", "a saving") if one.saved_mwh > 0 else Message("ใช้มากขึ้น", "an increase")


def _when(answer: Answer) -> Message:
    event = answer.calendar.event
    clock = f"{event.starts_at:%H.%M}-{event.ends_at:%H.%M} น."
    return Message(
        f"{format_date(event.day, weekday=True)} เวลา {clock}",
        f"{format_date(event.day, 'en', weekday=True)}, {event.starts_at:%H:%M}-{event.ends_at:%H:%M}",
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
