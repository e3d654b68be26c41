"""What a person reads on each real page, field by field, beside what the reader makes of it. Facts and figures only."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport, Kind, Level, ProjectReport

_S, _R = Kind.STRATEGIC, Kind.ROUTINE
_OUT, _RESULT = Level.OUTPUT, Level.OUTCOME


class Page(NamedTuple):
    """One page as a person reads it: `results` and `reviewed` by quarter; `narratives` are the quarters with words."""

    target: str
    unit: str
    result: str
    kind: Kind
    level: Level
    head: tuple[int, str | None]
    results: tuple[str, ...]
    reviewed: tuple[int, ...]
    narratives: tuple[int, ...]
    broken_off: str


PAGES = {
    "5018-0802": Page("100", "ร้อยละ", "100", _R, _OUT, (3, None), (), (), (1,), "quarters.1.narrative"),
    "5004-903": Page("100", "ร้อยละ", "100", _R, _RESULT, (1, None), (), (), (1, 2, 3, 4), "definition"),
    "5033-2023": Page("100", "ร้อยละ", "100", _S, _RESULT, (1, None), (), (), (2,), "quarters.2.narrative"),
    "0800-0940": Page("70", "ร้อยละ", "63.15", _S, _RESULT, (3, None), (), (), (1, 2, 3, 4), "quarters.4.narrative"),
    "5001-0778": Page("100", "ร้อยละ", "100", _S, _OUT, (3, None), (), (), (), "quarters"),
    "5019-0817": Page("5", "ร้อยละ", "100", _S, _RESULT, (3, None), (), (), (1, 2), "quarters.2.narrative"),
    "5030-1040": Page(
        "2", "จำนวนครั้ง", "8", _S, _OUT, (1, "100"), ("4.00", "6.00", "8.00", "8.00"), (1, 4), (1,), "quarters.1.narrative"
    ),
    "5027-0824": Page(
        "95", "ร้อยละ", "100", _S, _RESULT, (4, "100"), ("32.40", "68.94", "84.01", "100.00"), (1, 2, 3, 4), (1,), "quarters.1.narrative"
    ),
    "5032-0767": Page(
        "100", "ร้อยละ", "100", _S, _OUT, (4, "0"), ("30.00", "100.00", "100.00", "100.00"), (1, 2), (2, 3, 4), "quarters.4.narrative"
    ),
    "5047-0918": Page(
        "100", "ร้อยละ", "96.48", _R, _RESULT, (2, "100"), ("7.08", "36.94", "59.00", "96.48"), (1, 2, 3, 4), (1, 2), "quarters.3.narrative"
    ),
    "5048-0792": Page(
        "100", "ร้อยละ", "104.15", _S, _OUT, (2, "100"), ("25.00", "50.00", "75.00", "104.15"), (1, 2, 3, 4), (1,), "quarters.1.narrative"
    ),
}  # fmt: skip
NUMBERS = {"5048-0792": "7."}
NAMED = {"5030-1040", "5027-0824", "5032-0767", "5047-0918", "5048-0792"}


def read_as(report: IndicatorReport) -> Page:
    """What the reader makes of a page."""
    return Page(
        f"{report.target.value}",
        report.target.unit,
        f"{report.result.value}",
        report.kind,
        report.level,
        (report.evaluation.quarter or 0, None if report.evaluation.score is None else f"{report.evaluation.score:f}"),
        tuple(q.result.value_text for q in report.quarters if q.result.value_text),
        tuple(q.quarter for q in report.quarters if q.score.quality is not None),
        tuple(q.quarter for q in report.quarters if q.narrative),
        report.broken_off,
    )


@pytest.mark.shared
@pytest.mark.parametrize("serial", PAGES)
def test_an_indicators_page_is_read_as_a_person_reads_it(shared_reports: Path, serial: str) -> None:
    (path,) = (shared_reports / "pages").glob(f"*pid_{serial}.txt")
    report = read(path.read_bytes(), path.name).report

    assert isinstance(report, IndicatorReport)
    assert read_as(report) == PAGES[serial]
    assert (report.code, report.number_text, bool(report.name)) == (serial, NUMBERS.get(serial, ""), serial in NAMED)
    assert bool(report.unplaced) is (serial == "5001-0778")


@pytest.mark.shared
def test_the_projects_pages_are_read_as_a_person_reads_them(shared_reports: Path) -> None:
    reports = {
        path.stem.rpartition("_")[2]: read(path.read_bytes()).report
        for path in (shared_reports / "pages").glob("*myproject*")
    }
    whole, short = reports["50010000-3309"], reports["50190000-6940"]

    assert isinstance(whole, ProjectReport)
    assert isinstance(short, ProjectReport)
    assert (whole.code, whole.fiscal_year_be, whole.responsible) == ("50010000-3309", 2562, "")
    assert whole.progress_percent == 100
    assert (whole.evaluation.quarter, whole.evaluation.score, whole.broken_off) == (3, Decimal(100), "rationale")
    assert (short.progress_percent, short.evaluation.quarter, short.broken_off) == (Decimal(100), 1, "narrative")
    assert short.responsible.startswith("ฝ่าย")
    assert whole.unplaced == short.unplaced == ()
