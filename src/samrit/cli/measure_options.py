"""What can be said to `samrit measure`, and what is made of it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samrit.cli.command import Option
from samrit.cli.words import RefusalError
from samrit.thai.message import Message

if TYPE_CHECKING:
    from samrit.measure.costs import Tariff
    from samrit.measure.emissions import Factor
    from samrit.measure.incoming.stated import Stated
    from samrit.measure.protocol import Protocol

_FILE = click.Path(path_type=Path)

NO_ZONE = Message(
    "โปรดระบุเขตเวลา --tz เช่น Asia/Bangkok เพราะเวลาไม่เดา", "say the time zone: --tz Asia/Bangkok; it is not guessed"
)

OPTIONS: list[click.Parameter] = [
    Option(
        ["--event"],
        metavar="WINDOW",
        words=Message("ช่วงกิจกรรม เช่น 2021-03-27T20:30/21:30", "the event's window, such as 2021-03-27T20:30/21:30"),
    ),
    Option(["--tz"], metavar="ZONE", words=Message("เขตเวลา เช่น Asia/Bangkok", "time zone, such as Asia/Bangkok")),
    Option(
        ["--method"],
        metavar="NAME",
        words=Message(
            "วิธีวัด (ปกติเลือกวิธีที่คลาดเคลื่อนน้อยที่สุดในวันปกติ)",
            "the method (default: the one with the least error on ordinary days)",
        ),
    ),
    Option(["--json", "is_json"], is_flag=True, words=Message("ผลเป็น JSON", "the answer as JSON")),
    Option(
        ["--unit"],
        metavar="UNIT",
        words=Message(
            "หน่วยของค่า: kW MW kWh MWh (ถ้าชื่อคอลัมน์ไม่บอก)",
            "unit of the values: kW MW kWh MWh (where no column's name says it)",
        ),
    ),
    Option(
        ["--label"],
        type=click.Choice(["start", "end"]),
        words=Message("เวลาในข้อมูลคือต้นหรือท้ายช่วง (ปกติ start)", "which end of its interval a time marks (default: start)"),
    ),
    Option(
        ["--register", "is_register"],
        is_flag=True,
        words=Message("ค่าเป็นเลขมาตรสะสม", "values are of a register that counts up"),
    ),
    Option(["--time", "time"], metavar="COLUMN", words=Message("คอลัมน์เวลา", "the column of times")),
    Option(
        ["--value", "values"],
        multiple=True,
        metavar="COLUMN",
        words=Message("คอลัมน์ค่า (ระบุได้หลายครั้ง)", "a column of values (may be repeated)"),
    ),
    Option(["--series"], metavar="COLUMN", words=Message("คอลัมน์ชื่อมิเตอร์", "the column that names the meter")),
    Option(["--sheet"], metavar="NAME", words=Message("แผ่นงานของ Excel", "the sheet of an Excel file")),
    Option(
        ["--day-first/--month-first", "is_day_first"],
        default=None,
        words=Message("วันที่แบบ 03/04/2021 วันหรือเดือนมาก่อน", "which comes first in 03/04/2021"),
    ),
    Option(
        ["--holidays"],
        default="TH",
        metavar="PLACE",
        words=Message(
            "วันหยุดของประเทศ เช่น TH, SG, AU-VIC หรือ none (ปกติ TH)",
            "holidays of a country: TH, SG, AU-VIC, or none (default: TH)",
        ),
    ),
    Option(
        ["--other-event", "others"],
        multiple=True,
        metavar="DATE",
        words=Message(
            "วันที่มีกิจกรรมอื่น ซึ่งไม่ใช่วันปกติ (ระบุได้หลายครั้ง)",
            "a day with another event, which is no ordinary day (may be repeated)",
        ),
    ),
    Option(
        ["--buffer", "buffer_hours"],
        type=click.FloatRange(0, 3),
        default=0.5,
        metavar="HOURS",
        words=Message(
            "ชั่วโมงที่เว้นก่อนและหลังกิจกรรม (ปกติ 0.5)", "hours kept clear before and after the window (default: 0.5)"
        ),
    ),
    Option(
        ["--past-only", "is_past_only"],
        is_flag=True,
        words=Message(
            "ใช้เฉพาะข้อมูลก่อนกิจกรรมและค่ำวันนั้น สำหรับแถลงข่าวเช้าวันรุ่งขึ้น",
            "use no later day: what can be published the next morning",
        ),
    ),
    Option(
        ["--factor", "factors"],
        multiple=True,
        metavar="T_PER_MWH[:KIND[:SOURCE]]",
        words=Message(
            "ค่าการปล่อย ตัน CO2/MWh ของผู้ใช้ (ปกติใช้ค่าที่ประกาศของไทย)",
            "an emission factor of your own, t CO2/MWh (default: Thailand's published ones)",
        ),
    ),
    Option(
        ["--tariff", "tariffs"],
        multiple=True,
        metavar="BAHT_PER_KWH[:SOURCE]",
        words=Message("ค่าไฟต่อหน่วยของผู้ใช้ บาท/kWh", "a price of your own, baht/kWh"),
    ),
    Option(
        ["--groups", "groups_file"],
        type=_FILE,
        metavar="FILE",
        words=Message(
            "ไฟล์ CSV บอกกลุ่มของแต่ละมิเตอร์ (มิเตอร์,กลุ่ม) แสดงผลรายกลุ่มที่รวมได้เท่าผลรวม",
            "a CSV that tells each meter's group (meter,group): savings by group, which add up to the total",
        ),
    ),
    Option(
        ["--participants", "participants_file"],
        type=_FILE,
        metavar="FILE",
        words=Message(
            "ไฟล์รายชื่อมิเตอร์ที่ร่วมกิจกรรม (บรรทัดละหนึ่งมิเตอร์) เทียบกับมิเตอร์อื่นที่คล้ายกัน",
            "a file that names the meters that took part, one a line; others like them are the control group",
        ),
    ),
    Option(
        ["--keep"],
        type=_FILE,
        metavar="FOLDER",
        words=Message(
            "เก็บข้อมูลเป็น Parquet รายวันในโฟลเดอร์ เพื่อวัดครั้งต่อไปได้เร็ว โดยไม่วัด",
            "keep the readings by day in a folder, as Parquet, so that later runs are fast; measures nothing",
        ),
    ),
    Option(
        ["--charts"],
        type=_FILE,
        metavar="FOLDER",
        words=Message("บันทึกแผนภูมิ (SVG และ PNG) ในโฟลเดอร์", "draw the charts into a folder, as SVG and PNG"),
    ),
    Option(
        ["--pdf"],
        type=_FILE,
        metavar="FILE",
        words=Message(
            "พิมพ์ผลเป็น PDF พร้อมแผนภูมิและข้อมูลแนบ", "print the answer as a PDF, with its charts and its data inside"
        ),
    ),
    Option(
        ["--protocol", "protocol_file"],
        type=_FILE,
        metavar="FILE",
        words=Message("แผนการวัดที่กำหนดไว้ก่อนกิจกรรม", "a protocol that was fixed before the event"),
    ),
    Option(
        ["--write-protocol"],
        type=_FILE,
        metavar="FILE",
        words=Message("บันทึกแผนการวัดพร้อมรหัสยืนยัน โดยไม่วัด", "write the protocol with its hash, and measure nothing"),
    ),
    Option(
        ["--backtest", "is_backtest"],
        is_flag=True,
        words=Message(
            "แสดงเฉพาะความคลาดเคลื่อนในวันปกติ ไม่ดูวันกิจกรรม",
            "show only the errors on ordinary days; the event is not looked at",
        ),
    ),
]


def protocol_of(given: dict[str, Any]) -> "Protocol":
    """The protocol in the file that was named, else the one that the options make; RefusalError where one is missing."""
    from samrit.measure.protocol import LEAST_ERROR, Protocol, read_protocol

    if given["protocol_file"] is not None:
        try:
            return read_protocol(given["protocol_file"].read_text("utf-8"))
        except (OSError, ValueError) as error:
            name = given["protocol_file"]
            raise RefusalError(Message(f"อ่าน {name} ไม่ได้", f"{name} can't be read")) from error
    if not given["event"]:
        raise RefusalError(
            Message(
                "โปรดระบุช่วงกิจกรรม --event 2021-03-27T20:30/21:30", "say when it was: --event 2021-03-27T20:30/21:30"
            )
        )
    if not given["tz"]:
        raise RefusalError(NO_ZONE)
    others = tuple(sorted(_day(text) for text in given["others"]))
    return Protocol(
        event=given["event"],
        tz=given["tz"],
        method=given["method"] or LEAST_ERROR,
        buffer_hours=given["buffer_hours"],
        holidays=given["holidays"],
        other_events=others,
        is_past_only=given["is_past_only"],
    )


def groups_of(given: dict[str, Any]) -> dict[str, str]:
    """The group of each meter, from the file that was named; RefusalError where a line is no pair."""
    rows = [line.split(",") for line in _lines(given["groups_file"])]
    if any(len(row) != 2 for row in rows):
        raise RefusalError(Message("ไฟล์กลุ่มต้องมีบรรทัดละ มิเตอร์,กลุ่ม", "every line of the file of groups is: meter,group"))
    return {series.strip(): group.strip() for series, group in rows}


def participants_of(given: dict[str, Any]) -> list[str]:
    """The meters that took part, from the file that was named."""
    return _lines(given["participants_file"])


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise RefusalError(Message(f"อ่าน {path} ไม่ได้", f"{path} can't be read")) from error


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise RefusalError(
            Message(f"“{text}” ไม่ใช่วันที่แบบ 2021-03-27", f"“{text}” is no day such as 2021-03-27")
        ) from error


def stated_of(given: dict[str, Any], tz: str) -> "Stated":
    """What was said about the file."""
    from samrit.measure.incoming.stated import Kind, Label, Stated

    return Stated(
        tz=tz,
        label=Label(given["label"]) if given["label"] else None,
        unit=given["unit"],
        kind=Kind.REGISTER if given["is_register"] else Kind.INTERVAL,
        time=given["time"],
        values=given["values"],
        series=given["series"],
        is_day_first=given["is_day_first"],
        sheet=given["sheet"],
    )


def factors_of(given: dict[str, Any], year_ce: int, tz: str) -> tuple["Factor", ...]:
    """The factors that were given, else Thailand's published ones where the event was in Thailand."""
    from samrit.measure.emissions import AVERAGE, KINDS, Factor, published

    own = []
    for text in given["factors"]:
        value, _, rest = text.partition(":")
        kind, _, source = rest.partition(":")
        if kind and kind not in KINDS:
            raise RefusalError(
                Message(f"ชนิดของค่าการปล่อยคือ {', '.join(KINDS)}", f"the kinds of factors are {', '.join(KINDS)}")
            )
        own.append(Factor(year_ce, _number(value), kind or AVERAGE, "", source or _OWN, ""))
    return tuple(own) or (published() if tz == _THAILAND else ())


def tariffs_of(given: dict[str, Any], tz: str) -> tuple["Tariff", ...]:
    """The prices that were given, else Thailand's published ones where the event was in Thailand."""
    from samrit.measure.costs import Tariff, published

    own = []
    for text in given["tariffs"]:
        value, _, source = text.partition(":")
        own.append(Tariff(date.min, date.max, _number(value), "", source or _OWN))
    return tuple(own) or (published() if tz == _THAILAND else ())


_THAILAND = "Asia/Bangkok"
_OWN = "ระบุเอง / given"


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value < 1000:
        raise RefusalError(Message(f"“{text}” ไม่ใช่ค่าต่อหน่วย", f"“{text}” is no value per unit"))
    return value
