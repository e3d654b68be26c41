"""The gate of coverage closes where too little is run."""

import pytest
from django.template.base import Node

from covering import ROOT, WORKER, python_figures, too_little


def reported(run: int, missed: int) -> dict[str, list[int]]:
    return {
        "executed_lines": list(range(run)), "missing_lines": list(range(missed)),
        "executed_branches": [], "missing_branches": [],
    }  # fmt: skip


def test_lines_and_branches_are_counted_by_package_and_nobody_elses() -> None:
    files = {
        "src/samrit/checks/a.py": reported(3, 1),
        "src/samrit/checks/deep/b.py": reported(1, 0),
        f"{ROOT}/src/samrit/web/c.py": reported(2, 2),
        "src/samrit/records/migrations/0001_initial.py": reported(0, 100),
        "tests/conftest.py": reported(0, 100),
    }

    assert python_figures(files) == {"checks": (4, 5), "web": (2, 4)}


def test_enough_is_enough() -> None:
    assert too_little({"checks": (95, 100), "web": (85, 100)}) == []


def test_a_package_below_its_limit_fails_also_where_all_together_are_above() -> None:
    assert too_little({"checks": (980, 1000), "web": (79, 100)}) == ["web: 79.0 % (at least 80)"]


def test_all_together_below_the_limit_fail() -> None:
    assert too_little({"checks": (85, 100), "web": (85, 100)}) == ["all: 85.0 % (at least 90)"]


def test_a_run_that_measures_no_coverage_is_not_slowed_by_it(pytestconfig: pytest.Config) -> None:
    is_measured = bool(WORKER) and pytestconfig.pluginmanager.has_plugin("covering")

    assert (Node.render_annotated.__module__ == "covering") is is_measured
