"""What the checks say of real pages of the present web system, whole and cut short. Each was read and judged:
`docs/checks/precision.md`.
"""

from pathlib import Path

import pytest

from samrit.checks import Severity, check
from samrit.readers import read

# The end of the file's name: (code, field) of each error and warning.
SENT_BACK = {
    "5019-0817": [("K206", "result")],  # target 5 %, result 100 %
    "5032-0767": [
        ("C109", "quarters.1.result"),  # 30 % beside an empty narrative
        ("T302", "quarters.2.narrative"),  # meetings of November and December 2562
        ("X601", "quarters.3.narrative"),  # the same meetings again
        ("T302", "quarters.3.narrative"),
    ],
}
NOTED = {
    "0800-0940": [("C106", "target")],  # ">ร้อยละ"
    "5027-0824": [("X605", "name")],  # การจัเก็บ
    "5030-1040": [
        ("K206", "result"),  # four times the target
        ("K213", "evaluation"),  # the head shows quarter 1
    ],
    "5032-0767": [
        ("C119", "quarters.2.result"),  # 100 % beside two meetings
        ("C119", "quarters.3.result"),
    ],
    "5047-0918": [("K213", "evaluation")],
    "5048-0792": [("K213", "evaluation")],
}


def found(folder: Path, *severities: Severity) -> dict[str, list[tuple[str, str]]]:
    """Serial of each page to what was found on it."""
    marks: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((folder / "pages").glob("*.txt")):
        report = read(path.read_bytes(), name=path.name).report
        marks[path.stem.rpartition("pid_")[2]] = [
            (finding.code, finding.field) for finding in check(report) if finding.severity in severities
        ]
    return {serial: hits for serial, hits in marks.items() if hits}


@pytest.mark.shared
def test_real_pages_raise_the_errors_and_warnings_that_a_reader_confirms(shared_reports: Path) -> None:
    assert found(shared_reports, Severity.ERROR, Severity.WARNING) == SENT_BACK


@pytest.mark.shared
def test_real_pages_raise_these_notes(shared_reports: Path) -> None:
    assert found(shared_reports, Severity.NOTE) == NOTED


@pytest.mark.shared
def test_a_page_cut_at_any_place_is_not_blamed_for_what_is_cut_off(shared_reports: Path) -> None:
    for path in sorted((shared_reports / "pages").glob("*.txt")):
        text = path.read_text("utf-8")
        whole = read(text.encode(), name=path.name).report
        allowed = {(f.code, f.field) for f in check(whole) if f.severity is not Severity.NOTE}
        for length in range(300, len(text), 41):
            cut = read(text[:length].encode(), name=path.name).report
            blamed = {(f.code, f.field) for f in check(cut) if f.severity is not Severity.NOTE}
            assert blamed <= allowed, (path.name, length)
