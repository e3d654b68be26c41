"""Load and meter files: every layout gives the same readings, and what is wrong is told with its place."""

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stamps import read_stamps
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.incoming.units import unit_of
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError

BANGKOK = Stated(tz="Asia/Bangkok", label=Label.START)
MIDNIGHT = 1616778000  # 27 March 2021, 00:00 in Bangkok


def rows(readings: Readings) -> list[tuple[str, int, float]]:
    table = readings.table.order_by(["series", "start_s"]).to_pyarrow()
    return [(row["series"], row["start_s"] - MIDNIGHT, round(row["kw"], 9)) for row in table.to_pylist()]


def codes(readings: Readings) -> dict[str, int]:
    return {one.code: one.count for one in readings.findings}


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


TWO = [("a", 0, 1.0), ("a", 1800, 2.0), ("b", 0, 3.0), ("b", 1800, 4.0)]


def test_long_wide_and_a_line_per_day_say_the_same(tmp_path: Path) -> None:
    long = write(
        tmp_path / "long.csv",
        "time,meter,kw",
        "2021-03-27 00:00,a,1",
        "2021-03-27 00:00,b,3",
        "2021-03-27 00:30,a,2",
        "2021-03-27 00:30,b,4",
    )
    wide = write(tmp_path / "wide.csv", "time,a,b", "2021-03-27 00:00,1,3", "2021-03-27 00:30,2,4")
    clock = [f"{half // 2:02}:{half % 2 * 30:02}" for half in range(48)]
    daily = write(
        tmp_path / "daily.csv",
        ",".join(["date", "meter", *clock]),
        ",".join(["2021-03-27", "a", "1", "2", *[""] * 46]),
        ",".join(["2021-03-27", "b", "3", "4", *[""] * 46]),
    )

    assert rows(read(long, BANGKOK)) == TWO
    assert rows(read(wide, Stated(tz="Asia/Bangkok", label=Label.START, unit="kW", values=("a", "b")))) == TWO
    assert rows(read(daily, Stated(tz="Asia/Bangkok", label=Label.START, unit="kW"))) == TWO


def test_parquet_excel_and_green_button_say_the_same(tmp_path: Path) -> None:
    starts = [datetime.fromtimestamp(MIDNIGHT + at, UTC) for at in (0, 1800, 3600)]
    pq.write_table(pa.table({"t": starts, "load_kw": [1.0, 2.0, 2.5]}), tmp_path / "a.parquet")
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["เวลา", "โหลด (กิโลวัตต์)"])
    stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for row, (local, value) in enumerate(zip(("00:00", "00:30", "01:00"), (1.0, 2.0, 2.5), strict=True), 1):
        sheet.write_datetime(row, 0, datetime.fromisoformat(f"2021-03-27T{local}"), stamp)
        sheet.write_number(row, 1, value)
    book.close()
    readings = "".join(
        f"<IntervalReading><timePeriod><duration>1800</duration><start>{MIDNIGHT + at}</start></timePeriod>"
        f"<value>{value}</value></IntervalReading>"
        for at, value in ((0, 500), (1800, 1000), (3600, 1250))
    )
    write(
        tmp_path / "a.xml",
        '<feed xmlns="http://naesb.org/espi"><ReadingType><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom>'
        f"</ReadingType><IntervalBlock>{readings}</IntervalBlock></feed>",
    )

    given = {name: rows(read(tmp_path / name, BANGKOK)) for name in ("a.parquet", "a.xlsx", "a.xml")}

    stated = {name: [row[1:] for row in found] for name, found in given.items()}
    assert stated == {name: [(0, 1.0), (1800, 2.0), (3600, 2.5)] for name in given}


GREEN_BUTTON = (
    '<feed xmlns="http://naesb.org/espi"><ReadingType><powerOfTenMultiplier>{power}</powerOfTenMultiplier><uom>{unit}</uom>'
    "</ReadingType><IntervalBlock>"
    "<IntervalReading><timePeriod><duration>1800</duration><start>{start}</start></timePeriod><value>{value}</value>"
    "</IntervalReading></IntervalBlock></feed>"
)
RIGHT = {"power": "0", "unit": "72", "start": "1616778000", "value": "500"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"power": "x"}, "stands “x” where Green Button has a number"),
        ({"power": "999"}, "stands “999” where"),
        ({"unit": "kWh"}, "stands “kWh” where"),
        ({"start": "9" * 18}, "where Green Button has a number"),
        ({"start": "9" * 30}, "where Green Button has a number"),
        ({"start": "-5"}, "stands “-5” where"),
        ({"value": "1e400"}, "stands “1e400” where"),
        ({"value": "nan"}, "stands “nan” where"),
        ({"value": ""}, "holds no Green Button readings"),
        ({"value": "5<value>"}, "is no whole XML file"),
    ],
    ids=str,
)
def test_green_button_of_wrong_numbers_is_refused_with_the_reason(
    wrong: dict[str, str], said: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.xml", GREEN_BUTTON.format(**{**RIGHT, **wrong}))

    with pytest.raises(UnmeasurableError, match=said):
        read(path, BANGKOK)


def test_green_button_may_speak_of_a_document_type_in_a_comment(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", "<!-- has no <!DOCTYPE feed> -->" + GREEN_BUTTON.format(**RIGHT))

    assert len(rows(read(path, BANGKOK))) == 1


@pytest.mark.parametrize(
    ("before", "encoding", "said"),
    [
        ("<!--" + "x" * 5000 + "--><!DOCTYPE a [<!ENTITY b 'c'>]>", "utf-8", "is declared in a.xml"),
        ("<!--" + "x" * 65525 + "--><!DOCTYPE a>", "utf-8", "is declared in a.xml"),  # across two reads
        ("<!DOCTYPE a>", "utf-16", "is declared in a.xml"),
        ("<?xml version='1.0' encoding='cp037'?>", "utf-8", "is no whole XML file"),  # in other bytes than it seems
        ("<?xml version='1.0' encoding='nonsense'?>", "utf-8", "is not written in UTF-8"),
    ],
    ids=["a long comment", "a longer one", "wide letters", "other letters", "unknown letters"],
)
def test_green_button_that_declares_entities_or_hides_them_is_refused(
    before: str, encoding: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.xml").write_bytes((before + GREEN_BUTTON.format(**RIGHT)).encode(encoding))

    with pytest.raises(UnmeasurableError, match=said):
        read(tmp_path / "a.xml", BANGKOK)


def test_energy_registers_and_labels_at_the_end_are_brought_to_mean_power(tmp_path: Path) -> None:
    energy = write(tmp_path / "e.csv", "time,kwh", "2021-03-27 00:15,1", "2021-03-27 00:30,2")
    register = write(
        tmp_path / "r.csv", "time,mwh", "2021-03-27 00:00,10", "2021-03-27 00:15,10.001", "2021-03-27 00:30,0",
        "2021-03-27 00:45,0.002",
    )  # fmt: skip

    ends = read(energy, Stated(tz="Asia/Bangkok", label=Label.END))
    counted = read(register, Stated(tz="Asia/Bangkok", kind=Kind.REGISTER))

    assert rows(ends) == [("kwh", 0, 4.0), ("kwh", 900, 8.0)]
    assert rows(counted) == [("mwh", 0, 4.0), ("mwh", 1800, 8.0)]
    assert codes(counted) == {"Q04": 1, "Q07": 1}


def test_what_is_wrong_is_told_with_count_and_place_and_falsifies_no_sum(tmp_path: Path) -> None:
    lines = [f"2021-03-27 {half // 2:02}:{half % 2 * 30:02},{100 + half % 7}" for half in range(48)]
    lines[3] = "2021-03-27 01:30,"  # missing
    lines[5] = "2021-03-27 02:30,0"
    lines[9] = "2021-03-27 04:30,104000"  # W for kW
    lines += ["2021-03-27 10:00,1", "2021-03-27 11:00,101", "not a time,5"]
    found = read(write(tmp_path / "bad.csv", "time,kw", *lines), BANGKOK)

    assert codes(found) == {"Q01": 1, "Q02": 1, "Q05": 2, "Q06": 1, "Q07": 3, "Q08": 1}
    stored = {start: kw for _, start, kw in rows(found)}
    assert {at: stored.get(at * 1800) for at in (3, 5, 9, 20, 22)} == {3: None, 5: 0.0, 9: None, 20: None, 22: 101.0}
    slip = next(one for one in found.findings if one.code == "Q06")
    assert slip.examples == ("kw 2021-03-26 21:30Z",)


def test_a_value_that_stands_still_is_told(tmp_path: Path) -> None:
    lines = [f"2021-03-27 {half // 2:02}:{half % 2 * 30:02},{100 + half if half < 20 else 7}" for half in range(48)]

    assert codes(read(write(tmp_path / "stuck.csv", "time,kw", *lines), BANGKOK)) == {"Q10": 1}


def test_hours_that_a_clock_change_repeats_or_skips_are_not_guessed(tmp_path: Path) -> None:
    # Melbourne, 4 April 2021: 02:00 to 03:00 comes twice; 3 October 2021: it never comes.
    stamps = ["2021-04-04 01:30", "2021-04-04 02:30", "2021-04-04 03:30", "2021-10-03 02:30", "2021-04-04 02:30+10:00"]

    found = read_stamps(stamps, "Australia/Melbourne")

    assert found.unclear == ("2021-04-04 02:30", "2021-10-03 02:30")
    assert [found.seconds[at] for at in (0, 2, 4)] == [1617460200, 1617471000, 1617467400]
    path = write(tmp_path / "m.csv", "time,kw", *[f"2021-04-04 0{h}:{m},5" for h in range(1, 5) for m in ("00", "30")])
    assert codes(read(path, Stated(tz="Australia/Melbourne", label=Label.START)))["Q03"] == 2


@pytest.mark.parametrize(
    ("column", "unit"),
    [("load_mw", "MW"), ("Demand (kWh)", "kWh"), ("กำลังไฟฟ้า (เมกะวัตต์)", "MW"), ("MW", "MW"), ("totalMW", "MW"), ("power", None),
     ("Feeder 1000 kW", "1000 kW"), ("Load in 1000 kW", "MW"),
     ("kW 000", "MW"), ("000 kW", "MW"), ("Load (kW 000s)", "MW")],
)  # fmt: skip
def test_a_unit_is_read_from_a_columns_name_or_not_at_all(column: str, unit: str | None) -> None:
    assert unit_of(column) == unit


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (("time,load", "2021-03-27 00:00,1", "2021-03-27 00:30,1"), "the unit of the values is not stated; say it with --unit"),
        (("place,mw", "here,1", "there,2"), "no line was found in which a time and a number stand"),
        (("time,mw", "03/04/2021 00:00,1", "03/04/2021 00:30,1"), "can be read in two ways; say --day-first or --month-first"),
        (("time,mw", "2021-03-27 00:00,1", "2021-03-27 00:07,1"), "the readings are 7 min apart"),
        (("time,mw", "yesterday,1"), "no line was found in which a time and a number stand"),
    ],
    ids=["unit", "time", "day or month", "step", "stamp"],
)  # fmt: skip
def test_what_nobody_has_stated_is_asked_for(tmp_path: Path, lines: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(UnmeasurableError, match=sentence):
        read(write(tmp_path / "x.csv", *lines), BANGKOK)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp874"])
def test_files_of_older_thai_programs_read_as_well(tmp_path: Path, encoding: str) -> None:
    text = "วันเวลา,กำลังไฟฟ้า (กิโลวัตต์)\n27/03/2564 00:00,1\n27/03/2564 00:30,inf\n27/03/2564 01:00,2\n"
    (tmp_path / "thai.csv").write_bytes(text.encode(encoding))

    found = read(tmp_path / "thai.csv", Stated(tz="Asia/Bangkok", label=Label.START, step_minutes=30))

    assert [row[1:] for row in rows(found)] == [(0, 1.0), (3600, 2.0)]
    assert codes(found) == {"Q01": 1, "Q07": 1}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.parquet", b"PAR1 and no more"),
        ("x.xlsx", b"PK\x03\x04 no book"),
        ("x.csv", b""),
        ("y.csv", b"time,mw\n"),
        ("z.csv", bytes(range(256)) * 9),
        ("x.docx", b""),
        ("x.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        ("y.xml", b"<feed/>"),
        ("z.xml", b"<"),
        ("u.xml", b"<a>&b;</a>"),
        ("x.zip", b"PK\x03\x04 no archive"),
        ("x.json", b"[{"),
        ("y.json", b"[" * 100_000),
        ("z.json", b'{"a": 1}'),
    ],
)
def test_files_that_hold_no_readings_are_refused_in_a_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(UnmeasurableError) as refused:
        read(tmp_path / name, BANGKOK)

    assert refused.value.message.th
    assert "\n" not in refused.value.message.en
