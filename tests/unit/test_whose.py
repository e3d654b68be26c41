"""Whose a saved page is, and of which year: itself, else its folder, else its address, else its dates."""

import pytest

from samrit.readers import read
from samrit.readers.whose import Whose, own_code, whose
from samrit.report import IndicatorReport
from saved_city import indicator_page, project_page

PAGE = indicator_page("5018", 2564, 7)
PROJECT = project_page("5018", "สำนักงานเขตตัวอย่าง", 2562, 7)
UNDATED = "\n".join(line for line in PAGE.splitlines() if "256" not in line)


def answer(found: Whose) -> tuple[int | None, bool, str, str]:
    """Which year and which agency, without what each of its sources says."""
    return found.fiscal_year_be, found.is_year_guessed, found.agency_code, found.agency_name


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("2563/a.txt", 2563),
        ("saved/ปีงบประมาณ ๒๕๖๓/5018/a.txt", 2563),
        ("fy63/a.txt", 2563),
        ("2562/2563/a.txt", 2563),
        ("kpi 2563.txt", 2563),
        ("pid_5018-2563.txt", None),  # the number of an indicator
        ("2500/a.txt", None),  # the code of an agency
        ("a.txt", None),
    ],
)
def test_the_folder_tells_the_year(path: str, year: int | None) -> None:
    assert whose(read(UNDATED.encode()), path).fiscal_year_be == year


def test_the_address_tells_it_where_the_folder_does_not() -> None:
    page = indicator_page("5018", 2564, 7, year_page=True)

    assert answer(whose(read(page.encode()), "a.txt")) == (2564, False, "5018", "")


def test_dates_tell_it_last_and_as_a_guess() -> None:
    assert answer(whose(read(PAGE.encode()), "a.txt")) == (2564, True, "5018", "")


def test_what_a_page_says_itself_counts_more_than_its_folder() -> None:
    found = whose(read(PROJECT.encode()), "2563/5099/a.txt")

    assert answer(found) == (2562, False, "5018", "สำนักงานเขตตัวอย่าง")


@pytest.mark.parametrize(
    ("folder", "name"),
    [("2200 สำนักตัวอย่าง", "สำนักตัวอย่าง"), ("2200_Sample_Office", "Sample Office"), ("2200", ""), ("2200 - 2564", "")],
)
def test_a_folder_names_its_agency_behind_the_code(folder: str, name: str) -> None:
    reading = read(UNDATED.encode())
    assert isinstance(reading.report, IndicatorReport)
    nameless = type(reading)(reading.report.replace(code=""), reading.format, "")

    found = whose(nameless, f"2564/{folder}/a.txt")

    assert (found.agency_code, found.agency_name) == ("2200", name)


@pytest.mark.parametrize(
    ("code", "own", "agency"),
    [
        ("5018-0802", "5018-0802", "5018"),
        ("50180000", "", "5018"),
        ("0411-2012", "0411-2012", "0411"),
        ("", "", "2200"),
    ],
)
def test_a_list_gives_the_agencys_code_and_no_indicators(code: str, own: str, agency: str) -> None:
    reading = read(UNDATED.encode())
    report = reading.report
    assert isinstance(report, IndicatorReport)
    coded = report.replace(code=code)

    assert own_code(coded) == own
    assert whose(type(reading)(coded, reading.format, ""), "2564/2200 สำนัก/a.txt").agency_code == agency
