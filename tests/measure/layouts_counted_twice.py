"""Files in which a load stands several times, in several units, or in months: what adds too much, or drops a multiple, in other guises."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from layouts import HALVES, HOURS, RIGHT, Layout, Reading, by_day, each, excel, lines, stamp, truth

from samrit.thai.calendar import MONTHS_TH


def layouts() -> list[Layout]:
    """All of them."""
    start, found = {"label": "start"}, []

    def add(name: str, write: Callable[[Path], Path], refused: str = RIGHT, **more: Any) -> None:
        stated = start | more.pop("stated", {})
        found.append(Layout(name, write, stated, refused, **more))

    def rows(head: str, form: Callable[[Reading], list[str]]) -> Callable[[Path], Path]:
        return lines("a.csv", head, [line for one in HOURS for line in form(one)])

    def pair(name: str, head: str, by: float, refused: str = "--value", **more: Any) -> None:
        other = each(lambda r: f"{stamp(r.start)},{r.mw * by + r.start.hour:.1f},{r.mw}")
        add(name, lines("a.csv", head, other), refused, **more)

    def places(one: str, other: str) -> Callable[[Reading], list[str]]:
        return lambda r: [f"{stamp(r.start)},{one},{r.mw}", f"{stamp(r.start)},{other},{r.mw * 3.1 + r.start.hour:.1f}"]

    def shortened(r: Reading) -> str:
        return f"{stamp(r.start)},{f'{r.mw / 1000:.4f}k' if r.mw >= 1000 else r.mw}"

    def month(number: int, first: int = 1) -> list[list[Any]]:
        days = {day: rs for day, rs in by_day(HALVES).items() if day.month == number and day.day >= first}
        head: list[list[Any]] = [
            [f"โหลดเดือน{MONTHS_TH[number - 1]} 2564 หน่วย MW"],
            [],
            ["เวลา", *(day.day for day in days)],
        ]
        return [*head, *[[f"{at // 2:02}:{at % 2 * 30:02}", *(rs[at].mw for rs in days.values())] for at in range(48)]]

    # fmt: off
    pair("a column for each year", "time,MW 2020,MW 2021", 0.96)
    pair("a year of the Buddhist Era each", "เวลา,ปี 63 (MW),ปี 64 (MW)", 0.96)
    pair("fiscal years", "time,FY2020/21 load (MW),FY2021/22 load (MW)", 0.96)
    pair("the year before", "time,ปีที่แล้ว (MW),โหลด (MW)", 0.96, RIGHT)
    pair("the same day a year ago", "time,load a year ago MW,load MW", 0.96, RIGHT)
    pair("the year that counts", "time,MW 2020,MW 2021", 0.96, RIGHT, stated={"values": ("MW 2021",)})
    pair("an abbreviation beside a demand", "time,GRIDX,CITY_DEMAND", 1.11, stated={"unit": "MW"})
    pair("a demand beside what doesn't move with it", "time,RESERVE_BLOCKS,CITY_DEMAND", 0.0, RIGHT, stated={"unit": "MW"})
    add("a district and its province in rows", rows("time,area,mw", places("Dusit", "Bangkok")), "--only area=Dusit")
    add("a city and its country in rows", rows("time,พื้นที่,MW", places("กทม.", "ประเทศไทย")), "--series")
    add("a city, its country left away", rows("time,area,mw", places("Dusit", "Bangkok")), stated={"only": ("area=Dusit",)})
    add("two feeders in rows, one much larger", rows("time,feeder,mw", lambda r: [f"{stamp(r.start)},F1,{r.mw * 0.2:.3f}", f"{stamp(r.start)},F2,{r.mw * 0.8:.3f}"]))
    add("two parts of other names, of which somebody says so", rows("time,area,mw", lambda r: [f"{stamp(r.start)},Old,{r.mw * 0.2:.3f}", f"{stamp(r.start)},New Town,{r.mw * 0.8:.3f}"]), stated={"series": "area"})
    for title in ("ตัวคูณ,400", "CT/VT multiplier: 400", "CT Ratio,2000/5", "อัตราส่วน CT,2000:5", "Meter constant = 400"):
        text = lines("a.csv", f"Meter,77\n{title}\n\ntime,kWh", each(lambda r: f"{stamp(r.start)},{r.kwh / 400:.5f}"))
        add(f"above stands {title}", text, "--unit '400 kWh'")
        add(f"above stands {title}, not yet multiplied", text, stated={"unit": "400 kWh"}, near=1e-4)
    add("above stands a multiplier, multiplied already", lines("a.csv", "Meter,77\nตัวคูณ,400\n\ntime,kWh", each(lambda r: f"{stamp(r.start)},{r.kwh}")), stated={"unit": "1 kWh"})
    add("above stands a multiplier of one", lines("a.csv", "Meter,77\nตัวคูณ,1\n\ntime,kWh", each(lambda r: f"{stamp(r.start)},{r.kwh}")))
    add("thousands shortened by a k", lines("a.csv", "time,load_mw", each(shortened)), near=1e-4)
    add("thousands shortened by a word", lines("a.csv", "เวลา,โหลด (MW)", each(lambda r: f"{stamp(r.start)},{r.mw / 1000:.4f} พัน")), near=1e-4)
    add("a month whose name holds a thousand", lines("a.csv", "เวลา,โหลด กุมภาพันธ์ถึงเมษายน (MW)", each(lambda r: f"{stamp(r.start)},{r.mw}")))
    add("kW, kvar and volts in rows, a meter called A", rows("meter,time,unit,value", lambda r: [f"A,{stamp(r.start)},kW,{r.mw * 1000}", f"A,{stamp(r.start)},kvar,{r.mw * 200}", f"A,{stamp(r.start)},V,22000"]))
    add("meters of MW and of kW in rows", rows("meter,time,unit,value", lambda r: [f"M1,{stamp(r.start)},MW,{r.mw * 0.75:.3f}", f"M2,{stamp(r.start)},kW,{r.mw * 250:.1f}"]))
    add("kW and kWh in rows", rows("time,unit,value", lambda r: [f"{stamp(r.start)},kW,{r.mw * 1000}", f"{stamp(r.start)},kWh,{r.kwh}"]), "--only unit=kWh")
    add("kW and kWh in rows, one of them kept", rows("time,unit,value", lambda r: [f"{stamp(r.start)},kW,{r.mw * 1000}", f"{stamp(r.start)},kWh,{r.kwh}"]), stated={"only": ("unit=kWh",)})
    phases = lines("a.csv", "time,L1 (MW),L2 (MW),L3 (MW)", each(lambda r: f"{stamp(r.start)},{r.mw * 0.3:.3f},{r.mw * 0.4:.3f},{r.mw * 0.3:.3f}"))
    add("balanced phases", phases, "--value")
    add("balanced phases, all named", phases, stated={"values": ("L1 (MW)", "L2 (MW)", "L3 (MW)")})
    add("days by their number in the year", lines("a.csv", "time,MW", each(lambda r: f"{r.start:%Y-%j %H:%M},{r.mw}")))
    swapped = each(lambda r: f"{r.start:%m/%d/%Y} {r.start:%H:%M},{r.mw}" if r.start.day <= 12 else f"{r.start:%d/%m/%Y} {r.start:%H:%M},{r.mw}")
    add("days and months swapped where they can be", lines("a.csv", "time,MW", swapped), "write all as 2021-03-27")
    add("days across, a sheet for each month, not from its first day", excel("a.xlsx", month(4), sheets={"มี.ค. 2564": month(3, 1)}), minutes=30)
    add("9999 for nothing, within reach of the load", lines("a.csv", "time,load_mw", each(lambda r: f"{stamp(r.start)},{9999 if (r.start.day, r.start.hour) in ((9, 20), (9, 21), (17, 3)) else round(r.mw * 6, 1)}")), missing=3, right=lambda: {second: kw * 6 for second, kw in truth(HOURS).items()})
    # fmt: on
    return found
