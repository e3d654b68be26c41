"""A load in several tables: sheets of a workbook, files of a zip, lists in JSON; joined, or refused with the way out."""

import json
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError

STATED = Stated(tz="Asia/Bangkok", label=Label.START)
Rows = list[tuple[str, float]]


def month(number: int, hours: int = 30, start: float = 100.0) -> Rows:
    begin = datetime(2021, number, 1)  # noqa: DTZ001 - as a file writes it
    return [(f"{begin + timedelta(hours=at):%Y-%m-%d %H:%M}", start + at % 7 + at / 100) for at in range(hours)]


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_dot_", "."), text)
    return path


def text(rows: Rows, heading: str = "time,load_mw") -> str:
    return "\n".join([heading, *(f"{at},{mw:.2f}" for at, mw in rows), ""])


def book(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def sum_mwh(found: Readings) -> float:
    assert found.read_as is not None
    return found.read_as.sum_mwh


def said(found: Readings) -> str:
    assert found.read_as is not None
    return "; ".join(one.en for one in found.read_as.said)


def refused(path: Path) -> str:
    with pytest.raises(UnmeasurableError) as refusal:
        read(path, STATED)
    return refusal.value.message.en


BOTH = sum(mw for rows in (month(2), month(3)) for _, mw in rows)


def test_sheets_of_a_month_each_are_joined_and_what_has_no_readings_is_named(tmp_path: Path) -> None:
    head = ("time", "load_mw")
    path = book(
        tmp_path / "a.xlsx", {"Feb": [head, *month(2)], "Mar": [head, *month(3)], "Notes": [("of", "us"), ("a", "b")]}
    )

    found = read(path, STATED)

    assert sum_mwh(found) == pytest.approx(BOTH)
    assert "joined: Feb, Mar" in said(found)
    assert "not used: Notes (no readings)" in said(found)


def test_sheets_of_a_meter_each_are_not_joined(tmp_path: Path) -> None:
    head = ("time", "load_mw")
    path = book(tmp_path / "a.xlsx", {"North": [head, *month(2)], "South Gate": [head, *month(2, start=50)]})

    assert "North and South Gate are of the same times" in refused(path)
    assert "--sheet North" in refused(path)


@pytest.mark.parametrize("heading", ["time,load_kw", "time,north_mw", "time,load_mw\n-,kW"])
def test_files_with_other_headings_or_units_are_not_joined(heading: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", a_dot_csv=text(month(2)), b_dot_csv=text(month(3), heading))

    assert "have other headings or units" in refused(path)


def test_a_zip_of_months_is_one_load_and_a_zip_of_one_file_is_that_file(tmp_path: Path) -> None:
    both = zipped(
        tmp_path / "a.zip", a_dot_csv=text(month(2)), b_dot_csv=text(month(3)), readme_dot_md="of the utility"
    )
    one = zipped(tmp_path / "b.zip", a_dot_csv=text(month(2)))

    assert sum_mwh(read(both, STATED)) == pytest.approx(BOTH)
    assert sum_mwh(read(one, STATED)) == pytest.approx(sum(mw for _, mw in month(2)))


def test_a_zip_of_nothing_and_one_of_green_button_are_refused(tmp_path: Path) -> None:
    assert "no file of readings" in refused(zipped(tmp_path / "a.zip", readme_dot_md="nothing"))
    assert "no whole XML file" in refused(zipped(tmp_path / "b.zip", a_dot_xml="<"))


@pytest.mark.parametrize(
    "made",
    [
        [{"time": at, "load_mw": mw} for at, mw in month(2)],
        {"data": [{"time": at, "load_mw": mw} for at, mw in month(2)]},
        {"answer": {"rows": [{"period": {"start": at}, "load_mw": mw} for at, mw in month(2)]}, "count": 30},
        {"hourly": {"time": [at for at, _ in month(2)], "load_mw": [mw for _, mw in month(2)]}},
    ],
    ids=["a list", "in data", "objects in objects", "lists side by side"],
)
def test_json_of_readings_is_read(made: object, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(made))

    assert sum_mwh(read(path, STATED)) == pytest.approx(sum(mw for _, mw in month(2)))


def test_json_of_several_lists_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({name: [{"time": at, "load_mw": mw} for at, mw in month(2)] for name in ("a", "b")}))

    assert "not one list of readings" in refused(path)
