"""Files of load as portals, loggers and programs abroad send them: read at once, or asked about with an answer that is right."""

import gzip
from pathlib import Path

import pytest

from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.refusal import UnmeasurableError

HALF_HOURS = [f"2023-03-25 {hour:02d}:{minute}" for hour in range(20, 23) for minute in ("00", "30")]
MW = [100.0, 101, 102, 90, 91, 92]
FIRST = 1679749200  # 20:00 in Bangkok
CSV = "start,load_mw\n" + "".join(f"{at},{mw}\n" for at, mw in zip(HALF_HOURS, MW, strict=True))
LINES = "".join(f'{{"start": "{at}", "load_mw": {mw}}}\n' for at, mw in zip(HALF_HOURS, MW, strict=True))


def loads(path: Path, stated: Stated) -> dict[int, float]:
    table = read(path, stated).table
    return {row["start_s"]: row["kw"] for row in table.select("start_s", "kw").to_pyarrow().to_pylist()}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("load.jsonl", LINES.encode()),
        ("load.json", LINES.encode()),
        ("load.csv.gz", gzip.compress(CSV.encode())),
        ("load.jsonl.gz", gzip.compress(LINES.encode())),
        # The start and the end under headings that nobody here knows: each row ends as the next begins.
        ("load.csv", ("zuerst,zuletzt,load_mw\n" + "".join(f"{at},{after},{mw}\n" for at, after, mw in zip(HALF_HOURS, [*HALF_HOURS[1:], "2023-03-25 23:00"], MW, strict=True))).encode()),
    ],
    ids=["lines of JSON", "lines that are called JSON", "packed", "lines of JSON, packed", "two columns of times"],
)  # fmt: skip
def test_a_load_is_the_same_in_every_dress(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    found = loads(tmp_path / name, Stated(tz="Asia/Bangkok", label=Label.START))

    assert found == {FIRST + 1800 * at: 1000 * mw for at, mw in enumerate(MW)}


@pytest.mark.parametrize("data", [b"\x1f\x8b no gzip", gzip.compress(CSV.encode())[:-20]], ids=["none", "cut off"])
def test_a_damaged_gzip_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "load.csv.gz").write_bytes(data)

    with pytest.raises(UnmeasurableError, match="no gzip"):
        read(tmp_path / "load.csv.gz", Stated(tz="Asia/Bangkok"))


def test_what_another_column_counts_tells_nothing_of_a_decimal_sign(tmp_path: Path) -> None:
    rows = "".join(f"{at};+0100;{mw / 2:.3f}\n" for at, mw in zip(HALF_HOURS, MW, strict=True))
    (tmp_path / "load.csv").write_text(f"start;utc_offset;mwh\n{rows}", "utf-8")

    with pytest.raises(UnmeasurableError, match="two ways"):
        read(tmp_path / "load.csv", Stated(tz="Asia/Bangkok"))


def test_numbers_of_a_product_beside_a_unit_are_no_load(tmp_path: Path) -> None:
    rows = "".join(f"8716867;kWh;{at};{mw}\n" for at, mw in zip((f"{day} {hour}" for day in ("2023-03-25", "2023-03-26") for hour in ("20:00", "20:30", "21:00", "21:30")), (*MW, 93, 94), strict=True))  # fmt: skip
    (tmp_path / "load.csv").write_text(f"Tuotteen tyyppi;Yksikkötyyppi;Alkuaika;Määrä\n{rows}", "utf-8")

    found = loads(tmp_path / "load.csv", Stated(tz="Asia/Bangkok"))

    assert found[FIRST] == pytest.approx(200)


def test_the_points_of_thai_clocks_above_the_columns_of_a_day(tmp_path: Path) -> None:
    heads = ",".join(f"{minutes // 60:02d}.{minutes % 60:02d}" for minutes in range(30, 1441, 30))
    rows = "".join(
        f"{day}/03/2566,{','.join(['100.5'] * 40 + [str(mw) for mw in (*MW, 93, 94)])}\n" for day in (25, 26)
    )
    (tmp_path / "load.csv").write_text(f"กำลังไฟฟ้า (MW)\nวันที่,{heads}\n{rows}", "utf-8")

    found = loads(tmp_path / "load.csv", Stated(tz="Asia/Bangkok"))

    assert (len(found), found[FIRST], found[FIRST + 1800 * 3]) == (96, 100_000, 90_000)


def nem12(*registers: tuple[str, str, str]) -> str:
    lines = ["100,NEM12,202304030930,MDA1,RET1"]
    for name, unit, value in registers:
        lines.append(f"200,NMI1234567,E1B1Q1,{name},{name},N1,METER1,{unit},30,")
        lines += [f"300,202303{day},{','.join([value] * 40 + ['7.5'] * 8)},V,,,20230327120000," for day in (25, 26)]
        lines += ["400,1,47,A,,", "400,48,48,S14,,"]
    return "\n".join([*lines, "900", ""])


@pytest.mark.parametrize(
    ("tz", "first"), [("Australia/Sydney", 1679666400), ("Australia/Perth", 1679673600)], ids=["market time", "Perth"]
)
def test_the_intervals_of_australian_meters(tmp_path: Path, tz: str, first: int) -> None:
    (tmp_path / "load.csv").write_text(nem12(("E1", "kWh", "5.25"), ("Q1", "kVArh", "1.5")), "utf-8")

    found = loads(tmp_path / "load.csv", Stated(tz=tz))

    assert (min(found), found[first], found[first + 40 * 1800]) == (first, 10.5, 15.0)
    assert first + 2 * 86400 - 1800 not in found  # it is marked as substituted


def test_what_a_meter_feeds_in_is_asked_about_with_what_it_takes_first(tmp_path: Path) -> None:
    (tmp_path / "load.csv").write_text(nem12(("B1", "kWh", "1.5"), ("E1", "kWh", "5.25")), "utf-8")

    with pytest.raises(UnmeasurableError, match="--only direction=import"):
        read(tmp_path / "load.csv", Stated(tz="Australia/Sydney"))


def test_a_file_that_only_begins_as_one_of_meters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "load.csv").write_text("100,NEM12,1,A,B\n200,NMI,E1,1,E1,N1,M1,kWh,30,\n300,20230325,1,2,A\n", "utf-8")

    with pytest.raises(UnmeasurableError, match="not of that kind"):
        read(tmp_path / "load.csv", Stated(tz="Australia/Sydney"))
