"""The real Earth Hours of Singapore and Victoria, by every method: writes docs/earth-hours.md.

Usage: .venv/bin/python benchmarks/earth_hours.py [FOLDER]

FOLDER holds the loads (default: ../shared/data beside the checkout; they are not part of the repository). Without them it
says so and changes nothing.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from samrit.measure.answer import Answer
from samrit.measure.claims import published
from samrit.measure.estimate import Estimate
from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.measuring import measure
from samrit.measure.protocol import Protocol
from samrit.measure.readings import Readings
from samrit.measure.sentences import number, numbers, statement, verdict

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "earth-hours.md"
BUFFERS = (0.0, 0.5, 1.0)

HEAD = """# Real Earth Hours, by every method · วัดกิจกรรมจริงด้วยทุกวิธี

*This page is written by `benchmarks/earth_hours.py` from loads that are not part of the repository: the system demand of
Singapore (Energy Market Authority) and of Victoria (AEMO), half-hourly. หน้านี้สร้างโดยโปรแกรมจากข้อมูลจริงซึ่งไม่ได้อยู่ในคลังนี้*

Savings are in MWh over the hour, which are mean MW too; positive is less than expected. In brackets the 90 % interval and
the p-value of the placebos: the share of ordinary Saturdays that moved at least as far. **Bold** where the interval leaves
out zero. The chosen method is the one with the least error on ordinary Saturdays, without looking at the event. Beside it
stands what it says when only earlier days are used, as for a press release the next morning, and with other buffers.
"""


@dataclass(frozen=True)
class Place:
    """A city's load, its holidays and the years of its Earth Hours."""

    name: str
    file: str
    tz: str
    holidays: str
    years: range


PLACES = (
    Place("Singapore", "singapore_demand_30min_2004_2019.parquet", "Asia/Singapore", "SG", range(2008, 2020)),
    Place("Victoria", "victoria_demand_30min_2012_2014.parquet", "Australia/Melbourne", "AU-VIC", range(2012, 2015)),
)
METHODS = ("previous-week", "mean-of-n", "high-x-of-y", "matching-day", "regression", "bridge")


def cell(one: Estimate | None) -> str:
    """An estimate in one cell of the table."""
    if one is None:
        return "-"
    if one.low_mwh is None or one.high_mwh is None or one.p_value is None:
        return number(one.saved_mwh)
    saved, low, high = numbers(one.saved_mwh, one.low_mwh, one.high_mwh)
    return f"{f'**{saved}**' if one.is_distinguishable else saved} ({low} to {high}; {one.p_value:.3f})"


def section(place: Place, readings: Readings, windows: dict[int, str]) -> list[str]:
    """The tables of one place."""
    claims = {one.year_ce: one for one in published() if one.place == place.name}
    rows = [f"| year | published MW | {' | '.join(METHODS)} |", "| --- | --- |" + " --- |" * len(METHODS)]
    chosen = [
        "| year | chosen | what it says | " + " | ".join(f"buffer {hours:g} h" for hours in BUFFERS) + " | past only |"
    ]
    chosen.append("| --- | --- | --- |" + " --- |" * (len(BUFFERS) + 1))
    spreads: list[str] = []
    for year in place.years:
        answers = {
            hours: measure(readings, Protocol(windows[year], place.tz, buffer_hours=hours, holidays=place.holidays))
            for hours in BUFFERS
        }
        past = measure(readings, Protocol(windows[year], place.tz, holidays=place.holidays, is_past_only=True))
        answer = answers[0.5]
        by_name = {one.method: one for one in answer.estimates}
        claim = claims.get(year)
        stated = "-" if claim is None or claim.mw is None else number(claim.mw)
        rows.append(f"| {year} | {stated} | " + " | ".join(cell(by_name.get(name)) for name in METHODS) + " |")
        bridges = [_bridge(one) for one in answers.values()]
        cells = " | ".join(cell(one) for one in (*bridges, _bridge(past)))
        chosen.append(f"| {year} | {answer.chosen} | {verdict(answer.main).en} | {cells} |")
        spreads = [f"{name} {by_name[name].spread.sd:.2f} %" for name in METHODS if name in by_name]
        print(f"{place.name} {year}: {statement(answer).en}")
    return [
        f"\n## {place.name}\n",
        *rows,
        f"\nSpread on ordinary Saturdays around the last of these years: {', '.join(spreads)}.\n",
        *chosen,
    ]


def _bridge(answer: Answer) -> Estimate | None:
    return next((one for one in answer.estimates if one.method == "bridge"), None)


def main() -> int:
    """Write the page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        print(f"the loads are not on this machine (no folder {folder}); {PAGE.name} stays as it is")
        return 0
    with (folder / "earth_hour_dates.csv").open(encoding="utf-8") as file:
        windows = {
            int(row["year"]): f"{row['date']}T{row['start_local']}/{row['end_local']}" for row in csv.DictReader(file)
        }
    lines = [HEAD]
    for place in PLACES:
        readings = read(folder / place.file, Stated(tz=place.tz, label=Label.START))
        lines += section(place, readings, windows)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
