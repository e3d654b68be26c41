"""Samrit in other programs: the page of the docs is run as it is written, and the package's face loads nothing unasked."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import samrit
from load_files import csv

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "use-as-a-library.md"
REPORT = ROOT / "tests" / "documents" / "indicator-32-own-words.txt"


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_bytes(REPORT.read_bytes())
    (tmp_path / "load.csv").write_bytes(csv())
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), 0)
    printed: list[str] = []

    run = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(examples, out=printed.append)

    assert run.failed == 0, "".join(printed)
    assert run.attempted > 15


def test_to_import_it_loads_nothing_and_measure_is_both_a_folder_and_a_call() -> None:
    program = (
        "import sys, samrit; print([one for one in sys.modules if one.startswith('samrit')]); "
        "import samrit.measure.event; print(callable(samrit.measure), callable(samrit.check), 'django' in sys.modules)"
    )

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert printed == "['samrit']\nTrue True False\n"
    assert {"check", "measure", "read"} <= set(dir(samrit))
    with pytest.raises(AttributeError, match="“reed”"):
        samrit.reed  # type: ignore[attr-defined]  # noqa: B018 - a slip
