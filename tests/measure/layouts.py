"""Files as utilities send them: one invented load in many layouts, each with what should come of it.

A maker gives the file's name and text (or bytes), or writes it. `RIGHT` layouts give the load to the last digit; the others
are refused in a sentence that holds what is named here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from samrit.thai.calendar import MONTHS_EN, MONTHS_SHORT_TH, MONTHS_TH

DAYS = 33
FIRST = date(2021, 3, 1)
_EXCEL_BEGINS = datetime.fromisoformat("1899-12-30")
BANGKOK = ZoneInfo("Asia/Bangkok")
RIGHT = ""


@dataclass(frozen=True)
class Reading:
    """One interval of the load: local start and end, MW with one digit behind the point."""

    start: datetime
    end: datetime
    mw: float

    @property
    def kwh(self) -> float:
        """The energy of the interval."""
        return self.mw * 1000 * (self.end - self.start).total_seconds() / 3600


def load(minutes: int = 60, days: int = DAYS, scale: float = 1.0) -> list[Reading]:
    """A load between 700 and 1,400 MW that never repeats itself."""
    found = []
    at = datetime(FIRST.year, FIRST.month, FIRST.day)  # noqa: DTZ001 - a clock's time
    for place in range(days * 1440 // minutes):
        start = at + timedelta(minutes=minutes * place)
        hour = start.hour + start.minute / 60
        wave = 1000 + 25 * abs(12 - hour) * (1 if hour > 12 else -1) + (120 if 18 <= hour < 22 else 0)
        noise = (place * 7919 + place * place * 31) % 613 / 10
        found.append(Reading(start, start + timedelta(minutes=minutes), round((wave + noise) * scale, 1)))
    return found


def truth(readings: list[Reading]) -> dict[int, float]:
    """Seconds since 1970 and kW."""
    return {int(one.start.replace(tzinfo=BANGKOK).astimezone(UTC).timestamp()): one.mw * 1000 for one in readings}


@dataclass(frozen=True)
class Layout:
    """A layout by name: how it is written, what is stated, and what comes of it."""

    name: str
    write: Callable[[Path], Path]
    stated: dict[str, Any] = field(default_factory=dict)
    refused: str = RIGHT
    minutes: int = 60
    missing: int = 0
    tz: str = "Asia/Bangkok"
    near: float = 1e-6  # as far as the file's own digits go
    right: Callable[[], dict[int, float]] | None = None  # seconds and kW, where the load is another


HOURS = load()
HALVES = load(30)


def thai(number: object) -> str:
    return str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def lines(name: str, head: str, body: Iterator[str] | list[str], *, encoding: str = "utf-8") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        text = "\n".join(([head] if head else []) + list(body)) + "\n"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def each(form: Callable[[Reading], str], readings: list[Reading] = HOURS) -> list[str]:
    return [form(one) for one in readings]


def stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def by_day(readings: list[Reading]) -> dict[date, list[Reading]]:
    found: dict[date, list[Reading]] = {}
    for one in readings:
        found.setdefault(one.start.date(), []).append(one)
    return found


def twelve(at: datetime) -> str:
    return f"{(at.hour - 1) % 12 + 1}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"


def parquet(name: str, columns: dict[str, list[Any]]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        pq.write_table(pa.table(columns), folder / name)
        return folder / name

    return write


def excel(
    name: str, rows: list[list[Any]], *, sheets: dict[str, list[list[Any]]] | None = None
) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        book = xlsxwriter.Workbook(str(folder / name), {"default_date_format": "dd/mm/yyyy hh:mm"})
        for title, cells in {**(sheets or {}), "Data": rows}.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(cells):
                for place, cell in enumerate(row):
                    sheet.write(at, place, cell)
        book.close()
        return folder / name

    return write


def register(readings: list[Reading], begin: float = 80_000.0) -> list[float]:
    found = []
    for one in readings:
        found.append(round(begin, 1))
        begin += one.kwh / 1000
    return found


def layouts() -> list[Layout]:  # noqa: PLR0915 - a long list
    """All of them."""
    start, found = {"label": "start"}, []

    def add(name: str, write: Callable[[Path], Path], refused: str = RIGHT, **more: Any) -> None:
        stated = more.pop("stated", start)
        found.append(Layout(name, write, stated, refused, **more))

    # fmt: off
    add("plain", lines("a.csv", "time,load_mw", each(lambda r: f"{stamp(r.start)},{r.mw}")))
    add("decimal comma", lines("a.csv", "time;load_mw", each(lambda r: f"{stamp(r.start)};{comma(r.mw)}")))
    add("decimal comma in quotes", lines("a.csv", "time,load_mw", each(lambda r: f'{stamp(r.start)},"{comma(r.mw)}"')))
    add("decimal comma between commas", lines("a.csv", "time,load_mw", each(lambda r: f"{stamp(r.start)},{comma(r.mw)}")), "semicolons or tabs")
    add("thousands with commas", lines("a.csv", "time,load_mw", each(lambda r: f'{stamp(r.start)},"{r.mw:,.1f}"')))
    add("thousands with points", lines("a.csv", "time;load_mw", each(lambda r: f"{stamp(r.start)};{f'{r.mw:,.1f}'.translate(str.maketrans(',.', '.,'))}")))
    add("thousands with blanks", lines("a.csv", "time\tload_mw", each(lambda r: f"{stamp(r.start)}\t{f'{r.mw:,.1f}'.replace(',', chr(160)).replace('.', ',')}")))
    add("thousands with apostrophes", lines("a.csv", "time;load_mw", each(lambda r: f"{stamp(r.start)};{f'{r.mw:,.1f}'.replace(',', chr(39))}")))
    add("kilowatts, three digits behind a comma", lines("a.csv", "time;load_mw", each(lambda r: f"{stamp(r.start)};{f'{r.mw / 1000 + 1:.3f}'.replace('.', ',')}")), "--decimal")
    add("one cell with a comma among points", lines("a.csv", "time;load_mw", each(lambda r: f"{stamp(r.start)};{(comma(r.mw) if r.start == HOURS[300].start else r.mw)}")), "--decimal")
    add("a comma far down", lines("a.csv", "time;load_mw", each(lambda r: f"{stamp(r.start)};{(comma(r.mw) if r.start == HOURS[-3].start else r.mw)}")), "--decimal")
    add("Thai digits", lines("a.csv", "เวลา,โหลด (เมกะวัตต์)", each(lambda r: thai(f"{r.start:%d/%m/}{r.start.year + 543} {r.start:%H:%M},{r.mw}"))))
    add("the unit behind each number", lines("a.csv", "time,load", each(lambda r: f"{stamp(r.start)},{r.mw} MW")))
    add("exponents", lines("a.csv", "time,load_kw", each(lambda r: f"{stamp(r.start)},{r.mw * 1000:.6E}")))
    add("day and time apart", lines("a.csv", "Date,Time,MW", each(lambda r: f"{r.start:%d/%m/%Y},{r.start:%H:%M},{r.mw}")))
    add("Buddhist years", lines("a.csv", "วันที่,เวลา,MW", each(lambda r: f"{r.start:%d/%m/}{r.start.year + 543},{r.start:%H.%M} น.,{r.mw}")))
    add("Buddhist years of two digits", lines("a.csv", "วันที่,เวลา,MW", each(lambda r: f"{r.start.day}/{r.start.month}/64,{r.start:%H:%M},{r.mw}")))
    add("Thai months", lines("a.csv", "วันเวลา,MW", each(lambda r: f"{r.start.day} {MONTHS_TH[r.start.month - 1]} 2564 {r.start:%H:%M},{r.mw}")))
    add("short Thai months", lines("a.csv", "วันเวลา,MW", each(lambda r: f"{r.start.day} {MONTHS_SHORT_TH[r.start.month - 1]} 64 {r.start:%H:%M} น.,{r.mw}")))
    add("English months", lines("a.csv", "Date,Time,MW", each(lambda r: f"{r.start:%d-%b-%y},{r.start:%H:%M},{r.mw}")))
    add("weekdays before", lines("a.csv", "When,MW", each(lambda r: f'"{r.start:%A, %d %B %Y %H:%M}",{r.mw}')))
    add("AM and PM", lines("a.csv", "Timestamp,MW", each(lambda r: f"{r.start:%m/%d/%Y} {twelve(r.start)},{r.mw}")))
    add("twelve hours without AM and PM", lines("a.csv", "Timestamp,MW", each(lambda r: f"{r.start:%Y-%m-%d} {(r.start.hour - 1) % 12 + 1}:{r.start:%M},{r.mw}")), "twice")
    add("hours 1 to 24", lines("a.csv", "Date,Hour,MW", each(lambda r: f"{r.start:%Y-%m-%d},{r.start.hour + 1},{r.mw}")))
    add("hours 0 to 23", lines("a.csv", "Date,Hour,MW", each(lambda r: f"{r.start:%Y-%m-%d},{r.start.hour},{r.mw}")))
    add("HE1 to HE24", lines("a.csv", "Date,HE,MW", each(lambda r: f"{r.start:%Y-%m-%d},HE{r.start.hour + 1:02},{r.mw}")), stated={})
    add("periods 1 to 48", lines("a.csv", "Settlement Date,Settlement Period,MW", each(lambda r: f"{r.start:%d-%b-%Y},{r.start.hour * 2 + r.start.minute // 30 + 1},{r.mw}", HALVES)), minutes=30, stated={})
    add("ranges of hours", lines("a.csv", "Date,Period,MW", each(lambda r: f"{r.start:%d.%m.%Y},{r.start:%H:%M} - {r.end:%H:%M},{r.mw}")), stated={})
    add("start and end", lines("a.csv", "Start,End,kWh", each(lambda r: f"{stamp(r.start)},{stamp(r.end)},{r.kwh}")), stated={})
    add("days, start and end times, titles above", lines("a.csv", "Name,A Customer\nAddress,1 Road\nAccount Number,12345\n\nTYPE,DATE,START TIME,END TIME,USAGE (kWh),NOTES", each(lambda r: f"Electric usage,{r.start:%Y-%m-%d},{r.start:%H:%M},{r.end - timedelta(minutes=1):%H:%M},{r.kwh},")), stated={})
    add("ends, said by the heading", lines("a.csv", "interval_end,MW", each(lambda r: f"{stamp(r.end)},{r.mw}")), stated={})
    add("ends, and the start stated", lines("a.csv", "interval_end,MW", each(lambda r: f"{stamp(r.end)},{r.mw}")), "--label end")
    add("nobody said which end", lines("a.csv", "time,MW", each(lambda r: f"{stamp(r.start)},{r.mw}")), stated={})
    add("1:00 to 24:00", lines("a.csv", "Date,Time,MW", each(lambda r: f"{r.start:%Y-%m-%d},{r.start.hour + 1:02}:00,{r.mw}")), stated={})
    add("1:00 to 24:00, and the start stated", lines("a.csv", "Date,Time,MW", each(lambda r: f"{r.start:%Y-%m-%d},{r.start.hour + 1:02}:00,{r.mw}")), "--label end")
    add("midnight last in its day", lines("a.csv", "Date,Time,MW", each(lambda r: f"{r.start:%Y-%m-%d},{r.end:%H:%M},{r.mw}")), stated={"label": "end"})
    add("seconds since 1970", lines("a.csv", "timestamp,kw", each(lambda r: f"{int(r.start.replace(tzinfo=BANGKOK).timestamp())},{r.mw * 1000}")))
    add("milliseconds since 1970", lines("a.csv", "ts,kw", each(lambda r: f"{int(r.start.replace(tzinfo=BANGKOK).timestamp())}000,{r.mw * 1000}")))
    add("Excel's days as text", lines("a.csv", "datetime,MW", each(lambda r: f"{(r.start - _EXCEL_BEGINS) / timedelta(days=1):.6f},{r.mw}")))
    add("packed", lines("a.csv", "time,MW", each(lambda r: f"{r.start:%Y%m%d%H%M},{r.mw}")))
    add("packed, day and time apart", lines("a.csv", "DATE,TIME,MW", each(lambda r: f"{r.start:%Y%m%d},{r.start:%H%M},{r.mw}")))
    add("ISO with the offset", lines("a.csv", "time,MW", each(lambda r: f"{r.start.isoformat()}+07:00,{r.mw}")))
    add("UTC, as the heading says", lines("a.csv", "time_utc,MW", each(lambda r: f"{stamp(r.start - timedelta(hours=7))},{r.mw}")))
    add("a clock of its own, as the heading says", lines("a.csv", '"#","Date Time, GMT+05:30","Power, kW"', each(lambda r: f"{r.start.day},{r.start - timedelta(hours=1, minutes=30):%m/%d/%y %I:%M:%S %p},{r.mw * 1000}")))
    add("local time and UTC", lines("a.csv", "time_local,time_utc,MW", each(lambda r: f"{stamp(r.start)},{stamp(r.start - timedelta(hours=7))},{r.mw}")))
    add("year, month, day, hour", lines("a.csv", "Year,Month,Day,Hour,Load (MW)", each(lambda r: f"{r.start.year},{r.start.month},{r.start.day},{r.start.hour},{r.mw}")))
    add("days that tell by following", lines("a.csv", "time,MW", each(lambda r: f"{r.start:%d/%m/%Y %H:%M},{r.mw}", HOURS[:24 * 12])), missing=24 * 21)
    add("days that tell nothing", lines("a.csv", "time,MW", each(lambda r: f"{r.start:%d/%m/%Y %H:%M},{r.mw}", HOURS[72:96])), "--day-first or --month-first")
    add("the wrong way round", lines("a.csv", "time,MW", each(lambda r: f"{r.start:%d/%m/%Y %H:%M},{r.mw}")), "wrong way round", stated={"label": "start", "is_day_first": False})
    add("the day only beside its first hour", lines("a.csv", "Date,Hour,MW", each(lambda r: f"{r.start:%Y-%m-%d}," * (r.start.hour == 0) + "," * (r.start.hour != 0) + f"{r.start.hour + 1},{r.mw}")))
    add("newest first", lines("a.csv", "time,MW", list(reversed(each(lambda r: f"{stamp(r.start)},{r.mw}")))))
    hours = by_day(HOURS)
    clock = [f"{at:02}:00" for at in range(24)]
    add("hours across", lines("a.csv", "Date," + ",".join(clock) + ",Unit", [f"{day}," + ",".join(str(r.mw) for r in rs) + ",MW" for day, rs in hours.items()]))
    add("hours across, 1 to 24", lines("a.csv", "Load in MW\nDate," + ",".join(str(at) for at in range(1, 25)), [f"{day:%d/%m/%Y}," + ",".join(str(r.mw) for r in rs) for day, rs in hours.items()]))
    add("hours across with their total", lines("a.csv", "Date," + ",".join(f"H{at}" for at in range(1, 25)) + ",Total", [f"{day:%d/%m/%Y}," + ",".join(str(r.mw) for r in rs) + f",{sum(r.mw for r in rs):.1f}" for day, rs in hours.items()]), stated={"label": "start", "unit": "MW"})
    add("hours across to midnight", lines("a.csv", "Date," + ",".join([*clock[1:], "00:00"]), [f"{day}," + ",".join(str(r.mw) for r in rs) for day, rs in hours.items()]), stated={"unit": "MW"})
    add("days across", lines("a.csv", "Hour (MW)," + ",".join(f"{day:%d/%m/%Y}" for day in hours), [f"{at}:00," + ",".join(str(rs[at].mw) for rs in hours.values()) for at in range(24)]))
    add("days across, a month in the title", lines("a.csv", "โหลดเดือนมีนาคม 2564 (MW)\nชั่วโมง," + ",".join(str(at) for at in range(1, 32)), [f"{at + 1}," + ",".join(str(rs[at].mw) for rs in list(hours.values())[:31]) for at in range(24)]), missing=48)
    add("parts", lines("a.csv", "time,north_mw,south_mw", each(lambda r: f"{stamp(r.start)},{r.mw - 400:.1f},400.0")))
    add("parts and their total", lines("a.csv", "time,north_mw,south_mw,total_mw", each(lambda r: f"{stamp(r.start)},{r.mw - 400:.1f},400.0,{r.mw}")))
    add("a total under another name", lines("a.csv", "time,a_mw,b_mw,c_mw", each(lambda r: f"{stamp(r.start)},{r.mw},{r.mw * 0.4 + r.start.hour:.1f},{r.mw - round(r.mw * 0.4 + r.start.hour, 1):.1f}")))
    add("a total that is none", lines("a.csv", "time,north_mw,south_mw,total_mw", each(lambda r: f"{stamp(r.start)},{r.mw - 400:.1f},300.0,{r.mw}")), "--value")
    add("a total among the meters", lines("a.csv", "time,meter,kw", [line for r in HOURS for line in (f"{stamp(r.start)},m1,{r.mw * 400}", f"{stamp(r.start)},m2,{r.mw * 600}", f"{stamp(r.start)},TOTAL,{r.mw * 1000}")]))
    add("import and export", lines("a.csv", "time,import_mw,export_mw", each(lambda r: f"{stamp(r.start)},{r.mw + 10:.1f},10.0")), "--minus")
    add("import less export, as stated", lines("a.csv", "time,import_mw,export_mw", each(lambda r: f"{stamp(r.start)},{r.mw + 10:.1f},10.0")), stated={"label": "start", "values": ("import_mw",), "minus": ("export_mw",)})
    add("nothing is exported", lines("a.csv", "time,import_kwh,export_kwh", each(lambda r: f"{stamp(r.start)},{r.kwh},0")))
    add("flows by row", lines("a.csv", "time,direction,kwh", [line for r in HOURS for line in (f"{stamp(r.start)},import,{r.kwh + 5}", f"{stamp(r.start)},export,5")]), "--only")
    add("flows by row, one kept", lines("a.csv", "time,direction,kwh", [line for r in HOURS for line in (f"{stamp(r.start)},import,{r.kwh}", f"{stamp(r.start)},export,5")]), stated={"label": "start", "only": ("direction=import",)})
    add("kWh by row beside kVArh", lines("a.csv", "time,unit,value", [line for r in HOURS for line in (f"{stamp(r.start)},kWh,{r.kwh}", f"{stamp(r.start)},kVArh,5")]))
    add("kW beside kWh", lines("a.csv", "time,kW,kWh", each(lambda r: f"{stamp(r.start)},{r.mw * 1000},{r.kwh}", HALVES)), minutes=30)
    add("kW beside MWh of another load", lines("a.csv", "time,pump_kw,city_mwh", each(lambda r: f"{stamp(r.start)},{r.start.hour * 3 + r.start.day},{r.kwh / 1000}")), "--value")
    add("MW beside the same in kW", lines("a.csv", "time,MW,kW", each(lambda r: f"{stamp(r.start)},{r.mw},{r.mw * 1000}")))
    add("a forecast beside the load", lines("a.csv", "time,forecast_mw,actual_mw", each(lambda r: f"{stamp(r.start)},{r.mw * 1.02 + r.start.hour:.1f},{r.mw}")))
    add("one demand within another", lines("a.csv", "Date,Hour,Grid Demand,City Demand", each(lambda r: f"{r.start:%Y-%m-%d},{r.start.hour + 1},{r.mw + 1500 + r.start.hour:.1f},{r.mw}")), "--value", stated={"unit": "MW"})
    add("today and a week ago", lines("a.csv", "time,this week (MW),last week (MW)", each(lambda r: f"{stamp(r.start)},{r.mw},{r.mw * 0.97 + r.start.hour:.1f}")))
    add("districts and their sum", lines("a.csv", "time,Dusit MW,Thon Buri MW,Both MW", each(lambda r: f"{stamp(r.start)},{r.mw - 300 - r.start.hour:.1f},{300 + r.start.hour},{r.mw}")))
    add("meters by number, the unit in the title", lines("a.csv", "Interval consumption in kWh\nTimestamp,0012345,0012346", each(lambda r: f"{stamp(r.start)},{r.kwh * 0.4:.1f},{r.kwh * 0.6:.1f}")))
    add("German begin and end", lines("a.csv", "Datum;Anfang;Ende;Gesamt [MWh]", each(lambda r: f"{r.start:%d.%m.%Y};{r.start:%H:%M};{r.end:%H:%M};{comma(r.kwh / 1000)}")), stated={})
    add("mean, highest and lowest", lines("a.csv", "Time,Mean kW,Highest kW,Lowest kW", each(lambda r: f"{stamp(r.start)},{r.mw * 1000},{r.mw * 1100 + r.start.hour:.1f},{r.mw * 900:.1f}")))
    add("highest and lowest", lines("a.csv", "Time,Highest kW,Lowest kW", each(lambda r: f"{stamp(r.start)},{r.mw * 1100 + r.start.hour:.1f},{r.mw * 900:.1f}")), "--value")
    add("thousands of kW", lines("a.csv", "Time,Load (x1000 kW)", each(lambda r: f"{stamp(r.start)},{r.mw}")))
    add("a transformer's ratio beside", lines("a.csv", "Meter,Time,kWh,ตัวคูณ", each(lambda r: f"7,{stamp(r.start)},{r.kwh / 400:.4f},400")), "multiplied")
    add("demand and generation", lines("a.csv", "time,demand_mw,generation_mw", each(lambda r: f"{stamp(r.start)},{r.mw},{r.mw * 1.02 + r.start.hour:.1f}")), "--value")
    add("main and check meter", lines("a.csv", "time,main_kwh,check_kwh", each(lambda r: f"{stamp(r.start)},{r.kwh},{r.kwh * 1.001:.1f}")), "--value")
    add("price, temperature and voltage beside", lines("a.csv", "time,temp_c,price,voltage,load_mw,humidity", each(lambda r: f"{stamp(r.start)},{25 + r.start.hour / 4},3.5,{220 + r.start.hour % 3},{r.mw},70")))
    add("two meters of different names", lines("a.csv", "Meter No;Date;Time;kWh", [line for r in HOURS for line in (f"0012;{r.start:%d/%m/%Y};{r.start:%H:%M};{r.kwh * 0.25:.2f}", f"0013;{r.start:%d/%m/%Y};{r.start:%H:%M};{r.kwh * 0.75:.2f}")]))
    add("meters of no known column", lines("a.csv", "time,thing,kwh", [line for r in HOURS for line in (f"{stamp(r.start)},x,{r.kwh * 0.25}", f"{stamp(r.start)},y,{r.kwh * 0.75}")]), "--series")
    add("a register", lines("a.csv", "time,energy_mwh", [f"{stamp(r.start)},{v}" for r, v in zip(HOURS, register(HOURS), strict=True)]), "--register")
    add("a register, as stated", lines("a.csv", "time,energy_mwh", [f"{stamp(r.start)},{v}" for r, v in zip(HOURS, register(HOURS), strict=True)]), stated={"kind": "register"}, missing=1)
    add("a register, as the heading says", lines("a.csv", "time,cumulative_mwh", [f"{stamp(r.start)},{v}" for r, v in zip(HOURS, register(HOURS), strict=True)]), stated={}, missing=1)
    add("counted since midnight", lines("a.csv", "Time,Energy today (kWh)", [f"{stamp(r.start)},{sum(one.kwh for one in rs[:at]):.1f}" for rs in by_day(HOURS).values() for at, r in enumerate(rs, 1)]), "--register")
    add("a meter's codes of direction", lines("a.csv", "Time,1-1:1.29.0 (kWh),1-1:2.29.0 (kWh)", each(lambda r: f"{stamp(r.start)},{r.kwh + 5},{r.start.hour}")), "--minus")
    add("no register, though stated", lines("a.csv", "time,energy_mwh", each(lambda r: f"{stamp(r.start)},{r.kwh / 1000}")), "--register", stated={"kind": "register"})
    add("estimated readings", lines("a.csv", "time,load_mw,quality", each(lambda r: f"{stamp(r.start)},{(r.mw if r.start.day != 9 else 1.5)},{('E' if r.start.day == 9 else 'A')}")), missing=24)
    add("estimated: yes or no", lines("a.csv", "time,load_mw,estimated", each(lambda r: f"{stamp(r.start)},{(r.mw if r.start.day != 9 else 1.5)},{('Y' if r.start.day == 9 else 'N')}")), missing=24)
    add("stars behind estimates", lines("a.csv", "time,load_mw", each(lambda r: f"{stamp(r.start)},{r.mw}{('*' if r.start.day == 9 else '')}")), missing=24)
    add("-999 for nothing", lines("a.csv", "time,load_mw", each(lambda r: f"{stamp(r.start)},{(r.mw if r.start.day != 9 else -999)}")), missing=24)
    add("words for nothing", lines("a.csv", "time,load_mw", each(lambda r: f"{stamp(r.start)},{(r.mw if r.start.day != 9 else 'N/A')}")), missing=24)
    add("titles, units and a foot", lines("a.csv", "Provincial Authority\nReport of load,March 2021\n\nTime,Load\n,(MW)", [*each(lambda r: f"{stamp(r.start)},{r.mw}"), "Total,999999", "* preliminary"]))
    add("groups of columns", lines("a.csv", ",Feeder A,,Feeder B,\nTime,MW,PF,MW,PF", each(lambda r: f"{stamp(r.start)},{r.mw * 0.25:.3f},0.9,{r.mw * 0.75:.3f},0.91")))
    add("a logger's four lines above", lines("a.dat", '"TOA5","CR1000","1234"\n"TIMESTAMP","RECORD","kW_Avg"\n"TS","RN","kW"\n"","","Avg"', each(lambda r: f'"{r.start:%Y-%m-%d %H:%M:%S}",{r.start.day * 24 + r.start.hour},{r.mw * 1000}')))
    add("no heading, several columns, a unit in the title", lines("a.csv", "Readings in kWh", each(lambda r: f"{stamp(r.start)},{r.start.hour},{r.kwh}")), "--value")
    add("no heading", lines("a.csv", "", each(lambda r: f"{stamp(r.start)},{r.mw}")), "--unit")
    add("no heading, the unit stated", lines("a.csv", "", each(lambda r: f"{stamp(r.start)},{r.mw}")), stated={"label": "start", "unit": "MW"})
    add("blanks between cells", lines("a.txt", "Time                 Load_MW", each(lambda r: f"{stamp(r.start)}     {r.mw:8.1f}")))
    add("bars between cells", lines("a.txt", "time|load_mw", each(lambda r: f"{stamp(r.start)}|{r.mw}")))
    add("UTF-16 without its mark", lines("a.txt", "time\tload_mw", each(lambda r: f"{stamp(r.start)}\t{r.mw}"), encoding="utf-16-le"))
    add("text that is called a workbook", lines("a.xls", "time\tload_mw", each(lambda r: f"{stamp(r.start)}\t{r.mw}")))
    add("a web page that is called a workbook", lines("a.xls", "<html><table>", each(lambda r: f"<tr><td>{stamp(r.start)}</td><td>{r.mw}</td></tr>")), "a web page")
    add("UTF-16 with tabs", lines("a.txt", "time\tload_mw", each(lambda r: f"{stamp(r.start)}\t{r.mw}"), encoding="utf-16"))
    add("the Thai code page", lines("a.csv", "วันเวลา,กำลังไฟฟ้า (เมกะวัตต์)", each(lambda r: f"{r.start.day} {MONTHS_SHORT_TH[r.start.month - 1]} 2564 {r.start:%H:%M},{r.mw}"), encoding="cp874"))
    add("Excel", excel("a.xlsx", [["Report"], [], ["Date and time", "Load (MW)"], *[[r.start, r.mw] for r in HOURS]]))
    add("Excel, day and time apart", excel("a.xlsx", [["วันที่", "เวลา", "MW"], *[[r.start.date(), r.start.time(), r.mw] for r in HOURS]]))
    add("Excel, a sheet of words before", excel("a.xlsx", [["time", "MW"], *[[r.start, r.mw] for r in HOURS]], sheets={"About": [["This file"], ["holds", "readings"]]}))
    add("Excel, two sheets of readings", excel("a.xlsx", [["time", "MW"], *[[r.start, r.mw] for r in HOURS]], sheets={"Old": [["time", "MW"], *[[r.start, r.mw + 1] for r in HOURS]]}), "--sheet")
    add("Parquet", parquet("a.parquet", {"time": [r.start for r in HOURS], "load_mw": [r.mw for r in HOURS]}))
    add("Parquet with parts and total", parquet("a.parquet", {"time": [r.start for r in HOURS], "a_mw": [r.mw - 100 for r in HOURS], "b_mw": [100.0 + r.start.hour for r in HOURS], "total_mw": [r.mw + r.start.hour for r in HOURS]}), "another load")
    add("Parquet of text", parquet("a.parquet", {"Date": [f"{r.start:%d/%m/%Y}" for r in HOURS], "Hour": [r.start.hour + 1 for r in HOURS], "load_mw": [comma(r.mw) for r in HOURS]}))
    add("months by their English names", lines("a.csv", "time,MW", each(lambda r: f'"{MONTHS_EN[r.start.month - 1]} {r.start.day}, {r.start.year} {r.start:%H:%M}",{r.mw}')))
    # fmt: on
    return [one for one in found if one.refused != "another load"]
