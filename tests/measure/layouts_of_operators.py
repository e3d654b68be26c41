"""Files as system operators, utilities, meters and loggers write them, of invented load: each with what should come of it.

What isn't of the load in `layouts` has a load of its own, on clocks that change, with what is `right`.
"""

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
from layouts import (
    HALVES,
    HOURS,
    RIGHT,
    Layout,
    by_day,
    comma,
    each,
    excel,
    lines,
    load,
    parquet,
    register,
    stamp,
)

from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH

TENS, QUARTERS, FIVES = load(10), load(15), load(5)
TORONTO, LONDON = ZoneInfo("America/Toronto"), ZoneInfo("Europe/London")
Local = list[tuple[datetime, datetime, float]]


def year(at: datetime) -> int:
    return at.year + 543


def utc(at: datetime) -> datetime:
    return at - timedelta(hours=7)


def local(zone: ZoneInfo, first: datetime, days: int, minutes: int = 60) -> Local:
    """Starts in UTC and by the clock of a place, and MW."""
    begin = first.replace(tzinfo=zone)
    at, end = begin.astimezone(UTC), (begin + timedelta(days=days)).astimezone(UTC)
    found: Local = []
    while at < end:
        place = len(found)
        noise = (place * 7919 + place * place * 31) % 613 / 10
        found.append((at, at.astimezone(zone), round(1000 + 25 * abs(12 - at.hour) + noise, 1)))
        at += timedelta(minutes=minutes)
    return found


def truth_of(readings: Local) -> Callable[[], dict[int, float]]:
    return lambda: {int(at.timestamp()): mw * 1000 for at, _, mw in readings}


def counted(readings: Local) -> list[tuple[str, int, float]]:
    """Day, number of the interval in it, MW: counted on through a clock change."""
    numbers: dict[str, int] = {}
    found = []
    for _, clock, mw in readings:
        day = clock.date().isoformat()
        numbers[day] = numbers.get(day, 0) + 1
        found.append((day, numbers[day], mw))
    return found


AUTUMN = local(TORONTO, datetime(2021, 10, 20), 30)  # noqa: DTZ001 - a clock's time
SPRING = local(TORONTO, datetime(2021, 3, 1), 33)  # noqa: DTZ001 - as above
LONDON_AUTUMN = local(LONDON, datetime(2021, 10, 15), 30, 30)  # noqa: DTZ001 - as above


def zipped(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.zip", "w") as file:
        file.writestr("in.csv", "time,load_mw\n" + "\n".join(each(lambda r: f"{stamp(r.start)},{r.mw}")))
    return folder / "a.zip"


def layouts() -> list[Layout]:  # noqa: PLR0915 - a long list
    """All of them."""
    start, found = {"label": "start"}, []

    def add(name: str, write: Callable[[Path], Path], refused: str = RIGHT, **more: Any) -> None:
        stated = more.pop("stated", start)
        found.append(Layout(name, write, stated, refused, **more))

    # fmt: off
    add("ERCOT native", lines("a.csv","Hour Ending,COAST,EAST,FWEST,ERCOT", each(lambda r:f'{(r.start if r.end.hour==0 else r.end):%m/%d/%Y} {r.start.hour+1:02}:00,"{r.mw*.5:,.2f}",{r.mw*.3+r.start.hour:.2f},{r.mw-round(r.mw*.5,2)-round(r.mw*.3+r.start.hour,2):.2f},"{r.mw:,.2f}"')), stated={"unit": "MW"})
    add("ERCOT DSTFlag", lines("a.csv",'"DeliveryDate","HourEnding","Coast","East","SystemTotal","DSTFlag"', each(lambda r:f'"{r.start:%m/%d/%Y}","{r.start.hour+1:02}:00","{r.mw*.6:.3f}","{r.mw*.4:.3f}","{r.mw}","N"')), stated={"unit": "MW"})
    add("PJM with RTO", lines("a.csv","datetime_beginning_utc,datetime_beginning_ept,nerc_region,mkt_region,zone,load_area,mw,is_verified", [f"{utc(r.start):%-m/%-d/%Y %-I:%M:%S %p},{r.start:%-m/%-d/%Y %-I:%M:%S %p},{n},{n},{z},{z},{v:.4f},True" for r in HOURS for n,z,v in (("RFC","AEP",r.mw*.4+r.start.hour),("RFC","DEOK",r.mw*.6-r.start.hour),("RTO","RTO",r.mw))]), stated={})
    add("AEMO 2 regions", lines("a.csv","REGION,SETTLEMENTDATE,TOTALDEMAND,RRP,PERIODTYPE", [f"{z},{r.end:%Y/%m/%d %H:%M:%S},{r.mw*s:.2f},{r.start.hour*3-5},TRADE" for r in FIVES for z,s in(("VIC1",.25),("NSW1",.75))]), near=2e-3, minutes=5, stated={"unit": "MW", "label": "end"})
    add("NEMS", lines("a.csv","INFORMATION TYPE,DATE,PERIOD,USEP ($/MWh),LCP ($/MWh),DEMAND (MW),TCL (MW)", each(lambda r:f"USEP,{r.start:%d %b %Y},{r.start.hour*2+r.start.minute//30+1},{80+r.start.hour}.12,0,{r.mw},0.0",HALVES)), "--value", minutes=30, stated={})
    add("EMA one", lines("a.csv","Date,Period Ending Time,System Demand (Actual)(MW)", each(lambda r:f"{r.start:%d-%m-%Y},{r.end:%H:%M},{r.mw}",HALVES)), minutes=30, stated={})
    add("PEA rates", lines("a.csv","การไฟฟ้าส่วนภูมิภาค\nข้อมูลการใช้ไฟฟ้า (Load Profile)\nหมายเลขมิเตอร์ : 20012345\nวันที่,เวลา,RATE A (kW),RATE B (kW),RATE C (kW)", each(lambda r:f"{r.start:%d/%m}/{year(r.start)},{r.start:%H.%M},{r.mw*1000 if 9<=r.start.hour<22 and r.start.weekday()<5 else 0},{r.mw*1000 if not 9<=r.start.hour<22 and r.start.weekday()<5 else 0},{r.mw*1000 if r.start.weekday()>=5 else 0}",QUARTERS)), minutes=15)
    add("PEA range", lines("a.csv","วันที่,ช่วงเวลา,พลังงานไฟฟ้า (หน่วย)", each(lambda r:f"{r.start.day} {MONTHS_SHORT_TH[r.start.month-1]} {year(r.start)%100},{r.start:%H:%M}-{r.end:%H:%M} น.,{r.kwh}",QUARTERS)), minutes=15, stated={})
    add("MEA peak/offpeak kWh", lines("a.csv","DATE,TIME,ON PEAK (KWH),OFF PEAK (KWH)", each(lambda r:f"{r.start:%d/%m/%Y},{r.start:%H:%M},{r.kwh if 9<=r.start.hour<22 else 0},{0 if 9<=r.start.hour<22 else r.kwh}",QUARTERS)), minutes=15)
    add("EGAT", lines("a.csv","วันที่,เวลา,ความต้องการไฟฟ้า (MW),ค่าพยากรณ์ (MW)", each(lambda r:f'{r.start.day} {MONTHS_TH[r.start.month-1]} พ.ศ. {year(r.start)},{r.start:%H:%M},"{r.mw:,.1f}","{r.mw+30+r.start.hour:,.1f}"',HALVES)), minutes=30)
    add("ENTSO-E", lines("a.csv",'"Time (UTC)","Day-ahead Total Load Forecast [MW] - BZN|DE-LU","Actual Total Load [MW] - BZN|DE-LU"', each(lambda r:f'"{utc(r.start):%d.%m.%Y %H:%M} - {utc(r.end):%d.%m.%Y %H:%M}","{r.mw*1.01+r.start.hour:.0f}","{r.mw}"',QUARTERS)), minutes=15, stated={})
    add("ENTSO-E (UTC) in cell", lines("a.csv",'"MTU (UTC)","Actual Total Load (MW)"', each(lambda r:f'"{utc(r.start):%d/%m/%Y %H:%M:%S} - {utc(r.end):%d/%m/%Y %H:%M:%S}","{r.mw}"',QUARTERS)), minutes=15, stated={})
    add("SMARD one", lines("a.csv","Datum;Anfang;Ende;Gesamt (Netzlast) [MWh] Originalauflösungen", each(lambda r:f"{r.start:%d.%m.%Y};{r.start:%H:%M};{r.end:%H:%M};{f'{r.kwh/1000:,.2f}'.translate(str.maketrans(',.','.,'))}",QUARTERS)), near=2e-3, minutes=15, stated={})
    add("RTE value", lines("a.csv","Périmètre\tNature\tDate\tHeures\tConsommation\tPrévision J-1\tPrévision J\tFioul", [*each(lambda r:f"France\tDonnées définitives\t{r.start:%Y-%m-%d}\t{r.start:%H:%M}\t{r.mw}\t{r.mw+20:.0f}\t{r.mw+10:.0f}\t{r.start.hour+3}",HALVES),"RTE ne pourra être tenu responsable de l'usage."],encoding="latin-1"), minutes=30, stated={"unit": "MW", "label": "start", "values": ("Consommation",)})
    add("Enedis w unit", lines("a.csv","Horodate;Valeur", [f"{r.end.isoformat()}+07:00;{round(r.mw * 10)}00000" for r in HALVES]), minutes=30, stated={"label": "end", "unit": "W"})
    add("a national operator of several demands", lines("a.csv","SETTLEMENT_DATE,SETTLEMENT_PERIOD,ND,TSD,EMBEDDED_WIND_GENERATION", each(lambda r:f"{r.start:%Y-%m-%d},{r.start.hour*2+r.start.minute//30+1},{r.mw},{r.mw+500+r.start.hour:.0f},{r.start.hour*9}",HALVES)), "--value", minutes=30, stated={"unit": "MW"})
    add("CAISO OASIS", lines("a.csv","INTERVALSTARTTIME_GMT,INTERVALENDTIME_GMT,LOAD_TYPE,OPR_DT,OPR_HR,OPR_INTERVAL,MARKET_RUN_ID,TAC_AREA_NAME,LABEL,XML_DATA_ITEM,POS,MW,EXECUTION_TYPE,GROUP", [f"{utc(r.start):%Y-%m-%dT%H:%M:%S}-00:00,{utc(r.end):%Y-%m-%dT%H:%M:%S}-00:00,0,{r.start:%Y-%m-%d},{r.start.hour+1},0,ACTUAL,{z},Total Actual Hourly Integrated Load,SYS_FCST_ACT_MW,3.8,{v:.3f},ACTUAL,1" for r in HOURS for z,v in(("PGE",r.mw*.4+r.start.hour),("SCE",r.mw*.6-r.start.hour),("CA ISO-TAC",r.mw))]), stated={})
    add("ISO-NE", lines("a.csv",'"C","Hourly System Demand"\n"C","Report generated 04/05/2021"\n"H","Date","Hour Ending","Total Load"\n"H","Date","HH","MW"', [*each(lambda r:f'"D","{r.start:%m/%d/%Y}","{r.start.hour+1:02}","{r.mw}"'),f'"T","{len(HOURS)+5}"']), stated={})
    add("MISO", lines("a.csv","Market Day,HourEnding,Region,MTLF (MWh),ActualLoad (MWh)", [f"{r.start:%-m/%-d/%Y},{r.start.hour+1},{z},{r.mw*s+9:.2f},{r.mw*s:.2f}" for r in HOURS for z,s in (("North",.25),("South",.75))]), "--value", stated={})
    add("TEPCO", lines("a.csv","2021/4/5 0:00 UPDATE\nDATE,TIME,実績(万kW)", each(lambda r:f"{r.start:%Y/%-m/%-d},{r.start:%-H:%M},{r.mw/10:.2f}"),encoding="cp932"), "UTF-8")
    add("TEPCO utf8", lines("a.csv","2021/4/5 0:00 UPDATE\nDATE,TIME,実績(万kW)", each(lambda r:f"{r.start:%Y/%-m/%-d},{r.start:%-H:%M},{r.mw/10:.2f}")))
    add("tens of MW", lines("a.csv","time,load (10 MW)", each(lambda r:f"{stamp(r.start)},{r.mw/10:.2f}")), "--unit")
    add("hundreds of kW", lines("a.csv","time,load (x100 kW)", each(lambda r:f"{stamp(r.start)},{r.mw*10:.2f}")))
    add("Niagara", lines("a.csv","history:/Site/kW\nFri Apr 02 00:00:00 ICT 2021\nTimestamp,Trend Flags,Status,Value (kW)", each(lambda r:f"{r.start:%d-%b-%y %-I:%M:%S %p} ICT,{{ }},{{ok}},{r.mw*1000:.1f}",QUARTERS)), minutes=15)
    add("Siemens insight", lines("a.csv",'"Key            Name:Suffix                                Trend Definitions Used"\n"Point_1:","BLDG.KW","","1 hour"\n"Time Interval:","1 Hour"\n"Date Range:","3/1/2021 00:00:00 - 4/2/2021 23:59:59"\n"Report Timings:","All Hours"\n""\n"<>Date","Time","Point_1"', [*each(lambda r:f'"{r.start:%-m/%-d/%Y}","{r.start:%H:%M:%S}","{r.mw*1000}"'),'" ******************** End of Report *********************"']), stated={"label": "start", "unit": "kW"})
    add("PI DataLink tags", lines("a.csv","Tag,Timestamp,Value\n", [f"{z},{r.start:%d-%b-%y %H:%M:%S},{r.mw*s:.2f}" for r in HOURS for z,s in (("S1.MW",.5),("S2.MW",.5+0.0))]), "--only", stated={"label": "start", "unit": "MW"})
    add("HomeAssistant", lines("a.csv","entity_id,state,last_changed", each(lambda r:f"sensor.load_kw,{r.mw*1000},{utc(r.start):%Y-%m-%dT%H:%M:%S.000Z}")), stated={"label": "start", "unit": "kW"})
    add("Grafana SI mix", lines("a.csv",'"Time","Load"', each(lambda r:f'{r.start:%Y-%m-%d %H:%M:%S},{f"{r.mw/1000:.4f} GW" if r.mw>=1000 else f"{r.mw} MW"}')))
    add("Influx annotated", lines("a.csv","#group,false,false,true,true,false,false,true\n#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string\n#default,_result,,,,,,\n,result,table,_start,_stop,_time,_value,_field", each(lambda r:f",,0,2021-02-28T17:00:00Z,2021-04-02T17:00:00Z,{utc(r.start):%Y-%m-%dT%H:%M:%SZ},{r.mw},load_mw")), stated={"label": "start", "unit": "MW"})
    add("psql", lines("a.txt","      ts             | load_mw\n---------------------+---------", [*each(lambda r:f" {r.start:%Y-%m-%d %H:%M:%S} | {r.mw}"),f"({len(HOURS)} rows)"]))
    add("single space", lines("a.txt","date time load_mw", each(lambda r:f"{r.start:%Y-%m-%d %H:%M} {r.mw}")))
    add("military HE", lines("a.csv","Date,Hour,MW", each(lambda r:f"{r.start:%Y-%m-%d},{(r.start.hour+1)*100},{r.mw}")), stated={})
    add("hour and minute cols", lines("a.csv","Date,Hour,Minute,MW", each(lambda r:f"{r.start:%Y-%m-%d},{r.start.hour},{r.start.minute},{r.mw}",HALVES)), minutes=30)
    add("month names col", lines("a.csv","Year,Month,Day,Hour,MW", each(lambda r:f"{r.start.year},{r.start:%b},{r.start.day},{r.start.hour},{r.mw}")))
    add("59 sec ends", lines("a.csv","start,end,MW", each(lambda r:f"{r.start:%Y-%m-%d %H:%M:%S},{r.end-timedelta(seconds=1):%Y-%m-%d %H:%M:%S},{r.mw}",HALVES)), minutes=30, stated={})
    add("only 59 sec", lines("a.csv","time,MW", each(lambda r:f"{r.end-timedelta(seconds=1):%Y-%m-%d %H:%M:%S},{r.mw}",HALVES)), minutes=30, stated={})
    add("59 min end", lines("a.csv","time,MW", each(lambda r:f"{r.end-timedelta(minutes=1):%Y-%m-%d %H:%M},{r.mw}",HALVES)), minutes=30, stated={"label": "end"})
    add("price beside /MWh", lines("a.csv","time,Load (MW),Price (THB/MWh)", each(lambda r:f"{stamp(r.start)},{r.mw},{2500+r.start.hour}")))
    add("price only", lines("a.csv","time,Price (THB/MWh)", each(lambda r:f"{stamp(r.start)},{2500+r.start.hour}")), "--value")
    add("intensity kW/m2", lines("a.csv","time,Load (kW/m2)", each(lambda r:f"{stamp(r.start)},{r.mw}")), "--unit")
    add("irradiance", lines("a.csv","time,GHI (W/m2),Load (kW)", each(lambda r:f"{stamp(r.start)},{max(0,500-abs(12-r.start.hour)*80)},{r.mw*1000}")))
    add("kW kVA kvar", lines("a.csv","time,kW,kVA,kvar,PF", each(lambda r:f"{stamp(r.start)},{r.mw*1000},{r.mw*1100},{r.mw*300},0.91",QUARTERS)), minutes=15)
    add("apparent power alone", lines("a.csv","time,kVA", each(lambda r:f"{stamp(r.start)},{r.mw*1000}")), "--value")
    add("phases and their total", lines("a.csv","time,P L1 (kW),P L2 (kW),P L3 (kW),P total (kW)", each(lambda r:f"{stamp(r.start)},{r.mw*300:.1f},{r.mw*333:.1f},{r.mw*367:.1f},{r.mw*1000:.1f}",TENS)), minutes=10)
    add("delivered received", lines("a.csv","Meter ID,Read Time,kWh Delivered,kWh Received,kvarh Q1", [f"M{m},{stamp(r.start)},{r.kwh/2+9},9,3" for r in HOURS for m in(1,2)]), "--value")
    add("delivered received zero", lines("a.csv","Meter ID,Read Time,kWh Delivered,kWh Received,kvarh Q1", [f"M{m},{stamp(r.start)},{r.kwh*s:.3f},0,3" for r in HOURS for m,s in((1,.4),(2,.6))]))
    add("MDMS numeric channels", lines("a.csv","meter_id,read_time,channel,value,uom", [f"M{m},{stamp(r.start)},{c},{v},kWh" for r in HOURS for m in(1,2) for c,v in((1,r.kwh/2+9),(2,9))]), "--value")
    add("register beside interval", lines("a.csv","time,kWh register,kW", [f"{stamp(r.start)},{80000+v*1000:.1f},{r.mw*1000}" for r,v in zip(HOURS,register(HOURS,0), strict=True)]), "--value")
    add("hourly counter", lines("a.csv","time,kWh", [f"{stamp(r.start)},{sum(x.kwh for x in FIVES[i-i%12:i+1]):.2f}" for i,r in enumerate(FIVES)]), "--value", minutes=5)
    add("daily blocks", lines("a.csv","", [line for d,rs in by_day(HOURS).items() for line in (f"Date: {d:%d/%m/%Y}","Hour,MW",*(f"{r.start.hour+1},{r.mw}" for r in rs),f"Total,{sum(r.mw for r in rs):.1f}","")]), "--time", stated={})
    add("repeated header", lines("a.csv","", [line for d,rs in by_day(HOURS).items() for line in ("Date,Time,MW",*(f"{r.start:%d/%m/%Y},{r.start:%H:%M},{r.mw}" for r in rs),"")]))
    add("daily totals rows", lines("a.csv","Date,Hour,MW", [line for d,rs in by_day(HOURS).items() for line in (*(f"{d},{r.start.hour+1},{r.mw}" for r in rs),f"{d},Total,{sum(r.mw for r in rs):.1f}")]), stated={})
    add("hours across import export rows", lines("a.csv","Meter,Date,Flow,"+",".join(f"{h:02}:{m:02}" for h in range(24) for m in(0,30)), [f"M1,{d:%d/%m/%Y},{k},"+",".join(f"{r.kwh*s:.2f}" for r in rs) for d,rs in by_day(HALVES).items() for k,s in(("IMPORT",1),("EXPORT",.1))]), "--only", minutes=30, stated={"label": "start", "unit": "kWh"})
    add("UK with flags", lines("a.csv","MPAN,Date,"+",".join(f"{h//2:02}:{h%2*30:02},Type" for h in range(1,49)), [f"123,{d:%d/%m/%Y},"+",".join(f"{r.kwh:.2f},A" for r in rs) for d,rs in by_day(HALVES).items()]), minutes=30, stated={"unit": "kWh"})
    add("hours across total peak", lines("a.csv","วันที่,"+",".join(f"{h:02}.00" for h in range(1,25))+",สูงสุด,รวม", [f"{d.day}/{d.month}/{d.year+543},"+",".join(f"{r.mw}" for r in rs)+f",{max(r.mw for r in rs)},{sum(r.mw for r in rs):.1f}" for d,rs in by_day(HOURS).items()]), stated={"unit": "MW", "label": "end"})
    add("two-level import/export", lines("a.csv",",Meter A,,Meter B,\nTime,Import kWh,Export kWh,Import kWh,Export kWh", each(lambda r:f"{stamp(r.start)},{r.kwh*.5+5},5,{r.kwh*.5+3},3")), "--value")
    add("header newline", lines("a.csv",'Time,"Load\n(MW)"', each(lambda r:f"{stamp(r.start)},{r.mw}")), missing=1)
    add("BOM quotes", lines("a.csv",'\ufeff"Time";"Load MW"', each(lambda r:f'"{stamp(r.start)}";"{comma(r.mw)}"')))
    add("indian grouping", lines("a.csv","Time,Load kW", each(lambda r:f'{stamp(r.start)},"{str(int(r.mw*1000))[:-5]+","+str(int(r.mw*1000))[-5:-3]+","+str(int(r.mw*1000))[-3:]}"')), near=2e-3)
    add("latin1 puissance", lines("a.csv","Date;Heure;Puissance appelée (kW)", each(lambda r:f"{r.start:%d/%m/%Y};{r.start:%H:%M};{comma(r.mw*1000)}"),encoding="latin-1"))
    add("quality per value cols", lines("a.csv","Time,kWh 1,Quality 1,kWh 2,Quality 2", each(lambda r:f"{stamp(r.start)},{r.kwh*.4 if r.start.day!=9 else 1},{'A' if r.start.day!=9 else 'E'},{r.kwh*.6},A")), missing=24)
    add("daily only", lines("a.csv","Date,MWh", [f"{d},{sum(r.mw for r in rs):.1f}" for d,rs in by_day(HOURS).items()]), "--time")
    add("JSON", lines("a.txt","", [json.dumps([{"time":stamp(r.start),"mw":r.mw} for r in HOURS])]), "JSON")
    add("an archive", zipped)
    add("xlsx date + fraction", excel("a.xlsx",[["Date","Time","MW"],*[[r.start.date(),(r.start.hour*60+r.start.minute)/1440,r.mw] for r in HALVES]]), minutes=30)
    add("xlsx BE years", excel("a.xlsx",[["วันเวลา","MW"],*[[r.start.replace(year=2564),r.mw] for r in HOURS]]))
    add("pq decimal", parquet("a.parquet",{"ts":pa.array([r.start for r in HOURS],pa.timestamp("us")),"load_mw":pa.array([Decimal(str(r.mw)) for r in HOURS])}))
    add("thai am pm", lines("a.csv","time,kw", each(lambda r:f"{r.start:%d/%m/}{year(r.start)} {(r.start.hour-1)%12+1}:{r.start:%M} {'ก่อนเที่ยง' if r.start.hour<12 else 'หลังเที่ยง'},{r.mw*1000}")))
    add("time ranges Thai", lines("a.csv","วันที่,เวลา,MW", each(lambda r:f"{r.start:%d/%m/}{year(r.start)},{r.start:%H.%M} - {'24.00' if r.end.hour==0 and r.end.minute==0 else r.end.strftime('%H.%M')} น.,{r.mw}")), stated={})
    add("tildes between cells", lines("a.csv","time~load_mw", each(lambda r:f"{stamp(r.start)}~{r.mw}")), "--header")
    add("instant + avg", lines("a.csv","time,Instantaneous kW,Average kW", each(lambda r:f"{stamp(r.start)},{r.mw*1000+(r.start.hour*37%100)},{r.mw*1000}")))
    add("unit col MW/kW mixed", lines("a.csv","time,value,unit", each(lambda r:f"{stamp(r.start)},{r.mw if r.start.day%2 else r.mw*1000},{'MW' if r.start.day%2 else 'kW'}")))
    add("autumn tz abbrev in cell", lines("a.csv","time,MW",[f"{c:%Y-%m-%d %H:%M} {c:%Z},{mw}" for _, c, mw in AUTUMN]), tz="America/Toronto", right=truth_of(AUTUMN))
    add("autumn HE 1-25", lines("a.csv","Date,HE,MW",[f"{d},{n},{mw}" for d,n,mw in counted(AUTUMN)]), stated={}, tz="America/Toronto", right=truth_of(AUTUMN))
    add("spring HE 1-23", lines("a.csv","Date,HE,MW",[f"{d},{n},{mw}" for d,n,mw in counted(SPRING)]), stated={}, tz="America/Toronto", right=truth_of(SPRING))
    add("UK periods 1-50", lines("a.csv","Settlement Date,Settlement Period,MW",[f"{d},{n},{mw}" for d,n,mw in counted(LONDON_AUTUMN)]), minutes=30, stated={}, tz="Europe/London", right=truth_of(LONDON_AUTUMN))
    add("EST all year (IESO)", lines("a.csv","Date,Hour,Ontario Demand",[f"{a-timedelta(hours=5):%Y-%m-%d},{(a-timedelta(hours=5)).hour+1},{mw}" for a, _, mw in SPRING]), stated={"unit": "MW"}, tz="America/Toronto", right=truth_of(SPRING))
    add("two tables stacked kWh", lines("a.csv","time,kWh", [*each(lambda r:f"{stamp(r.start)},{r.kwh}"),"","time,kW",*[f"{stamp(r.start+timedelta(days=60))},{r.mw*1000/7:.1f}" for r in HOURS]]), "part the file")
    add("demand reset peak so far", lines("a.csv","time,Max demand so far kW", [f"{stamp(r.start)},{max(x.mw for x in HOURS[:i+1])*1000}" for i,r in enumerate(HOURS)]), "--value")
    add("cum kWh with rollover", lines("a.csv","time,energy kWh", [f"{stamp(r.start)},{(9.9e6+v*100)%1e7:.1f}" for r,v in zip(HOURS[:480],register(HOURS[:480],0), strict=True)]), "--value")
    add("one register one interval wide", lines("a.csv","time,A kWh,B kWh", [f"{stamp(r.start)},{80000+v*400:.1f},{r.kwh*.6:.1f}" for r,v in zip(HOURS,register(HOURS,0), strict=True)]), "--value")
    add("comma decimal some rows whole", lines("a.csv","time,MW", each(lambda r:f"{stamp(r.start)},{comma(r.mw) if r.start.hour%2 else int(r.mw)}")), "semicolons or tabs")
    add("comma decimal late rows", lines("a.csv","time,MW", each(lambda r:f"{stamp(r.start)},{comma(r.mw) if r.start.month==4 else int(r.mw)}")), "semicolons or tabs")
    add("interval number 0-47 with label end", lines("a.csv","Date,Interval,MW", each(lambda r:f"{r.start:%Y-%m-%d},{r.start.hour*2+r.start.minute//30},{r.mw}",HALVES)), "--label end", minutes=30, stated={"label": "end"})
    add("India block range", lines("a.csv","Date,Block No,Time Block,Demand (MW)", each(lambda r:f"{r.start:%d-%b-%y},{r.start.hour*4+r.start.minute//15+1},{r.start:%H:%M}-{(r.end.strftime('%H:%M') if r.end.hour or r.end.minute else '24:00')},{r.mw}",QUARTERS)), minutes=15, stated={})
    add("two loads incl. net & gross", lines("a.csv","time,Gross Load MW,Net Load MW", each(lambda r:f"{stamp(r.start)},{r.mw+40+r.start.hour:.1f},{r.mw}")), "--value")
    add("SmartMeterTexas", lines("a.csv","ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION", each(lambda r:f"'1044372000,{r.start:%m/%d/%Y},{r.start+timedelta(days=1):%m/%d/%Y %H:%M:%S},{r.start:%H:%M},{r.end:%H:%M},{r.kwh},A,Consumption",QUARTERS)), minutes=15, stated={})
    add("SMT both dirs", lines("a.csv","ESIID,USAGE_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION", [line for r in QUARTERS for line in (f"'1044372000,{r.start:%m/%d/%Y},{r.start:%H:%M},{r.end:%H:%M},{r.kwh},A,Consumption",f"'1044372000,{r.start:%m/%d/%Y},{r.start:%H:%M},{r.end:%H:%M},1.5,A,Surplus Generation")]), "--only", minutes=15, stated={})
    add("London LCL", lines("a.csv","LCLid,stdorToU,DateTime,KWH/hh (per half hour) ", [f"MAC{m},Std,{r.start:%Y-%m-%d %H:%M:%S}.0000000,{r.kwh*s:.3f}" for r in HALVES for m,s in((1,.4),(2,.6))]), minutes=30)
    add("Fronius", lines("a.csv","Date and time;Energy from grid;Energy to grid;Consumption\n[dd.MM.yyyy HH:mm];[Wh];[Wh];[Wh]", each(lambda r:f"{r.start:%d.%m.%Y %H:%M};{r.kwh*1000:.0f};{5};{r.kwh*1000+90:.0f}",FIVES)), "--value", minutes=5)
    for heading in ('"kW (x1000)"', "Load (kW thousands)", "Load kW × 10³", '"Load kW (1,000)"', "กิโลวัตต์ (พัน)"):
        add(f"a thousand behind the unit: {heading}", lines("a.csv",f"Time,{heading}", each(lambda r:f"{stamp(r.start)},{r.mw}")))
    add("kW divided by a thousand, or not", lines("a.csv","Time,Load kW/1000", each(lambda r:f"{stamp(r.start)},{r.mw}")), "--unit '1000 kW' or --unit kW")
    add("numbered feeders of whole kW and their total", lines("a.csv","time,Feeder 1 kW,Feeder 2 kW,Total kW", each(lambda r:f"{stamp(r.start)},{round(r.mw*400)},{round(r.mw*1000)-round(r.mw*400)},{round(r.mw*1000)}")))
    add("generation beside the demand", lines("a.csv","time,Gas MW,Solar MW,Demand MW", each(lambda r:f"{stamp(r.start)},{r.mw-90},90,{r.mw}")), "several columns could be the load")
    add("a way out with a space is quoted", lines("a.csv","time,parameter,kW", [line for r in HOURS for line in (f"{stamp(r.start)},active power,{r.mw}", f"{stamp(r.start)},reactive power,3")]), "--only 'parameter=active power'")
    add("nothing in it", lines("a.csv","",[]), "a.csv is empty")
    # fmt: on
    return found
