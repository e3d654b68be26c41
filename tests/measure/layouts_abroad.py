"""More files as operators and utilities of the world write them, of the same invented load, found by trying forty anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from layouts import HALVES, HOURS, RIGHT, Layout, by_day, comma, each, excel, lines, load, stamp, truth

from samrit.thai.calendar import MONTHS_TH

QUARTERS = load(15)


def layouts() -> list[Layout]:
    """All of them."""
    start, found = {"label": "start"}, []
    nem = (
        "C,NEMP.WORLD,OPERATIONAL_DEMAND_HH,AEMO,PUBLIC,2021/04/06,04:30:02,0000000,,0\n"
        "I,OPERATIONAL_DEMAND,ACTUAL,3,REGIONID,INTERVAL_DATETIME,OPERATIONAL_DEMAND,ADJUSTMENT,WDR,LASTCHANGED"
    )
    demand = [
        f'D,OPERATIONAL_DEMAND,ACTUAL,3,{name},"{r.end:%Y/%m/%d %H:%M:%S}",{r.mw * share:.3f},0,0,"{r.end:%Y/%m/%d} 04:31:00"'
        for r in HALVES
        for name, share in (("NSW1", 0.6), ("QLD1", 0.4))
    ]
    march = [one for one in HALVES if one.start.month == 3]
    matrix = [
        ",".join(
            [
                f"{(at + 1) // 2:02}.{'30' if at % 2 == 0 else '00'}",
                *(str(march[day * 48 + at].mw) for day in range(31)),
            ]
        )
        for at in range(48)
    ]

    def add(name: str, write: Callable[[Path], Path], refused: str = RIGHT, **more: Any) -> None:
        stated = more.pop("stated", start)
        found.append(Layout(name, write, stated, refused, **more))

    # fmt: off
    add("NEM MMS, lines of three kinds", lines("a.csv", nem, [*demand, "C,END OF REPORT,4"]), minutes=30, stated={"label": "end", "unit": "MW", "values": ("OPERATIONAL_DEMAND",)}, near=1e-5)
    add("NEM MMS, nothing said", lines("a.csv", nem, demand), "--unit", minutes=30, stated={})
    add("Elexon, a title and no headings", lines("a.csv", "HDR,INITIAL DEMAND OUTTURN", [*each(lambda r: f"INDO,{r.start:%Y%m%d},{r.start.hour * 2 + r.start.minute // 30 + 1},{r.mw},N", HALVES), "FTR,1680"]), "--value", minutes=30, stated={})
    add("surplus generation by row, under any heading", lines("a.csv", "ESIID,USAGE_DATE,START,END,USAGE_KWH,CONSUMPTION_SURPLUSGENERATION", [f"'104437,{r.start:%m/%d/%Y}, {r.start:%H:%M}, {r.end:%H:%M},{kwh},{kind}" for r in QUARTERS for kind, kwh in (("Consumption", r.kwh), ("Surplus Generation", 1.5))]), "--only", minutes=15, stated={})
    add("French start and end with accents", lines("a.csv", "\ufeffDébut;Fin;kW", each(lambda r: f"{r.start:%d/%m/%Y %H:%M};{r.end:%d/%m/%Y %H:%M};{comma(r.mw * 1000)}", HALVES)), minutes=30, stated={})
    add("German days and times from and to", lines("a.csv", "Ab-Datum;Ab-Zeit;Bis-Datum;Bis-Zeit;kWh;Status", each(lambda r: f"{r.start:%d.%m.%y};{r.start:%H:%M:%S};{r.end:%d.%m.%y};{r.end:%H:%M:%S};{comma(r.kwh)};W", QUARTERS)), minutes=15, stated={})
    add("Portuguese, taken and fed in", lines("a.csv", "Data;Hora;Consumo medido na IC (kW);Injeção na rede medida na IC (kW);Estado", each(lambda r: f"{r.end:%Y/%m/%d};{r.end:%H:%M};{comma(r.mw * 1000 + 7)};7,0;Real", QUARTERS)), "--minus", minutes=15, stated={"label": "end"})
    add("French, the meter's particulars above", lines("a.csv", "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Etape metier;Unite;Pas en minutes\n12345678901234;Courbe de charge;01/03/2021;03/04/2021;Energie active;Comptage Brut;W;\nHorodate;Valeur", [f"{r.end.isoformat()}+07:00;{round(r.mw * 10)}00000" for r in HALVES]), minutes=30, stated={"label": "end"})
    add("Thai days across, times with a point", lines("a.csv", f"ความต้องการไฟฟ้า (MW)\nประจำเดือน {MONTHS_TH[2]} พ.ศ. 2564\nเวลา," + ",".join(str(day) for day in range(1, 32)), matrix), minutes=30, stated={}, right=lambda: truth(march))
    add("Japanese dates", lines("a.csv", "日時,電力使用量(kWh)", each(lambda r: f"{r.start.year}年{r.start.month}月{r.start.day}日 {r.start.hour}時{r.start.minute:02}分,{r.kwh}", HALVES)), minutes=30)
    add("Japanese day and times across", lines("a.csv", "お客様番号,123456\n年月日," + ",".join(f"{at // 2}:{at % 2 * 30:02}-{(at + 1) // 2}:{(at + 1) % 2 * 30:02}" for at in range(48)), [f"{day:%Y%m%d}," + ",".join(str(r.kwh) for r in rows) for day, rows in by_day(HALVES).items()]), minutes=30, stated={"unit": "kWh"})
    add("EIA, JSON within JSON", lines("a.json", "", [json.dumps({"response": {"total": "792", "data": [{"period": stamp(r.start), "respondent": "US48", "type": "D", "value": str(r.mw), "value-units": "megawatthours"} for r in HOURS]}})]))
    add("Thai sheets of a month each", excel("a.xlsx", [["วันที่", "เวลา", "กำลังไฟฟ้า (kW)"], *[[f"{r.start.day}/{r.start.month}/{r.start.year + 543}", f"{r.start:%H:%M}", r.mw * 1000] for r in HOURS if r.start.month == 4]], sheets={"มี.ค. 64": [["วันที่", "เวลา", "กำลังไฟฟ้า (kW)"], *[[f"{r.start.day}/{r.start.month}/{r.start.year + 543}", f"{r.start:%H:%M}", r.mw * 1000] for r in HOURS if r.start.month == 3]]}))
    # fmt: on
    return found
