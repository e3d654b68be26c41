"""What makes a result doubtful, found in the load around the event itself."""

import numpy as np

from samrit.measure.estimate import Estimate
from samrit.measure.findings import Finding, Weight
from samrit.measure.inputs import Inputs
from samrit.measure.panel import Panel
from samrit.measure.uncertainty import FEWEST
from samrit.thai.message import Message

_SLIP = 20.0  # times: no city's evening is twenty times another; a thousand is kW for MW
_BIG_PERCENT = 30.0


def suspicions(inputs: Inputs, panel: Panel, main: Estimate) -> tuple[Finding, ...]:
    """Findings about the event's window, its like days and the chosen estimate."""
    found = [*_widened(inputs), *_like_days(inputs), *_slip(inputs), *_left_out(panel)]
    if abs(main.percent) > _BIG_PERCENT:
        found.append(
            Finding(
                "Q21",
                Message(
                    f"ผลต่างร้อยละ {abs(main.percent):.0f} ของการใช้ไฟทั้งหมด มากกว่าที่กิจกรรมปิดไฟทำได้ โปรดตรวจข้อมูล",
                    f"a difference of {abs(main.percent):.0f} % of the load is more than lights can be; look at the data",
                ),
                1,
            )
        )
    return tuple(found)


def _widened(inputs: Inputs) -> list[Finding]:
    event, span = inputs.calendar.event, inputs.panel.span
    if span.window * span.step_s == event.ends_s - event.starts_s:
        return []
    minutes = span.window * span.step_s // 60
    return [
        Finding(
            "Q11",
            Message(
                f"ช่วงกิจกรรมไม่ตรงกับช่วงของข้อมูล จึงวัดจากช่วงเต็ม {minutes} นาทีที่ครอบคลุมกิจกรรม",
                f"the window doesn't fit the intervals of the data; the whole {minutes} minutes around it are measured",
            ),
            1,
        )
    ]


def _like_days(inputs: Inputs) -> list[Finding]:
    calendar = inputs.calendar
    found = []
    missing = len(calendar.like) - len(inputs.panel.whole(calendar.like, 0, inputs.panel.span.window))
    if missing:
        found.append(
            Finding("Q12", Message(f"วันแบบเดียวกัน {missing} วันข้อมูลขาด จึงไม่ใช้", f"{missing} like days lack readings and are out"), missing)
        )  # fmt: skip
    if calendar.other_clock:
        found.append(
            Finding(
                "Q13",
                Message(
                    f"วันที่นาฬิกาตั้งต่างจากวันกิจกรรม {calendar.other_clock} วัน ไม่นำมาเทียบ",
                    f"{calendar.other_clock} days on the other side of a clock change are not compared with",
                ),
                calendar.other_clock,
                weight=Weight.NOTE,
            )
        )
    if calendar.event.day in calendar.holidays:
        found.append(
            Finding("Q14", Message("วันกิจกรรมเป็นวันหยุด จึงไม่มีวันที่เหมือนกัน", "the event fell on a public holiday: ordinary days are not like it"), 1)
        )  # fmt: skip
    usable = len(calendar.like) - missing
    if usable < FEWEST:
        found.append(
            Finding(
                "Q15",
                Message(
                    f"มีวันแบบเดียวกันเพียง {usable} วัน น้อยกว่า {FEWEST} วัน จึงบอกความไม่แน่นอนไม่ได้",
                    f"like days in the data: {usable}; the uncertainty can be told from {FEWEST} on",
                ),
                1,
            )
        )
    return found


def _slip(inputs: Inputs) -> list[Finding]:
    days = inputs.panel.whole(inputs.calendar.like, 0, inputs.panel.span.window)
    now = inputs.actual((0,)).mean()
    usual = np.median(inputs.actual(days).mean(axis=1)) if days else now
    if usual <= 0 or now <= 0 or 1 / _SLIP < now / usual < _SLIP:
        return []
    return [
        Finding(
            "Q22",
            Message(
                f"ค่าของวันกิจกรรมเป็น {now / usual:.3g} เท่าของวันปกติ น่าจะใช้คนละหน่วย (kW กับ MW)",
                f"the event's readings are {now / usual:.3g} times those of ordinary days: two units in one file (kW, MW)?",
            ),
            1,
        )
    ]


def _left_out(panel: Panel) -> list[Finding]:
    out = panel.series_left_out
    if not out:
        return []
    return [
        Finding(
            "Q16",
            Message(
                f"มิเตอร์ {out} เครื่องข้อมูลไม่ครบ ไม่รวมในผลรวมของทุกวัน (เหลือ {panel.series} เครื่อง)",
                f"{out} meters with missing readings are left out of the total on all days ({panel.series} remain)",
            ),
            out,
        )
    ]
