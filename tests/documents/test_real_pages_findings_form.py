"""What the checks say of the real form, and of its twin in our own words: each true thing, and nothing else."""

from pathlib import Path

import pytest

from samrit.checks import Finding, check
from samrit.readers import read

TWIN = Path(__file__).parent / "indicator-32-own-words.txt"

# (code, field) in the order of the form: what a reviewer with a pencil would mark.
MARKED = [
    ("C101", "level"),  # output and outcome are printed, neither is ticked
    ("C103", "definition"),  # it repeats the name
    ("C105", "definition"),  # from where, over which period?
    ("X604", "definition"),  # คำนียาม
    ("C104", "method"),  # it repeats the definition
    ("C106", "target"),  # ไม่น้อยกว่า ... หน่วยงาน
    ("C107", "quarters"),  # words only, though the year has 5.00
    ("X607", "quarters.2.narrative"),  # the name of the event opens a quotation that nothing closes
    ("T302", "quarters.3.narrative"),  # 27 March lies in quarter 2
    ("P401", "quarters.3.narrative"),  # megawatts of "energy"
    ("P403", "quarters.3.narrative"),  # against 20 March alone
    ("T303", "quarters.3.narrative"),  # 19.00-21.30, measured 20.30-21.30
    ("K201", "quarters.4.narrative"),  # 97 organisations, a result of 5
    ("K204", "quarters.4.narrative"),  # the meeting moved from room 1 to Zoom
    ("T302", "quarters.4.narrative"),  # 27 March again
    ("P402", "quarters.4.narrative"),  # 8.4 t from 29.4 MW in one hour
    ("X602", "year_end.narrative"),  # quarter 4 told again
    ("P402", "year_end.narrative"),
    ("X605", "supporting_factors"),  # ประชาสัมพันธการ
    ("X603", "obstacles"),  # COVID-19--
    ("E502", "evidence.0.ref"),  # a post on social media, and nothing else
    ("E503", "evidence"),
    ("E504", "evidence"),
    ("C102", "signature"),
]


def findings(path: Path) -> tuple[Finding, ...]:
    """What the checks find in a file."""
    return check(read(path.read_bytes(), name=path.name).report)


def marks(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Code and field of each finding."""
    return [(finding.code, finding.field) for finding in found]


@pytest.mark.shared
def test_the_real_form_raises_what_is_wrong_with_it_and_nothing_else(shared_reports: Path) -> None:
    found = findings(shared_reports / "indicator-32-earth-hour-2564.txt")

    assert marks(found) == MARKED


def test_its_twin_in_our_own_words_raises_the_same() -> None:
    assert marks(findings(TWIN)) == MARKED


@pytest.mark.shared
def test_findings_point_at_the_very_words_of_the_form(shared_reports: Path) -> None:
    found = findings(shared_reports / "indicator-32-earth-hour-2564.txt")

    assert [(f.code, f.words) for f in found if f.words] == [
        ("X607", '"'),
        ("T302", "วันเสาร์ที่ 27 มีนาคม 2564"),
        ("P401", "29.4 เมกะวัตต์"),
        ("P403", "วันเสาร์ที่ 20 มีนาคม 2564"),
        ("T303", "เวลา 20.30 - 21.30 น."),
        ("K201", "97 หน่วยงาน"),
        ("K204", "2 - 3 มีนาคม 2564"),
        ("T302", "วันเสาร์ที่ 27 มีนาคม 2564"),
        ("P402", "8.4 ตัน"),
        ("P402", "8.4 ตัน"),
        ("X605", "ประชาสัมพันธ"),
        ("X603", "--"),
        ("E502", "https://www.facebook.com/919937901422845/posts/3840515812698358/"),
    ]


def test_the_implied_factor_is_told_with_what_the_tonnes_would_fit() -> None:
    (stated, _) = (f for f in findings(TWIN) if f.code == "P402")

    assert stated.message.en == (
        "“8.4 ตัน” from 29.4 MWh is 0.286 t/MWh, outside 0.30 to 0.56 of Thailand's grid of 2021;"
        " at the published 0.42 - 0.433 t/MWh it fits 19.4 - 20.0 MWh"
    )
