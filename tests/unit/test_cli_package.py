"""`samrit package`: out into a file, in from a file, and one sentence for whatever can't be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

import packages
from samrit.cli.main import run
from samrit.records.models import Blob, Indicator
from tampering import empty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A command sets the language of its process, which here is that of all tests."""
    with translation.override(translation.get_language()):
        yield


def package(*arguments: str) -> int:
    return run(["package", "--lang", "en", *arguments])


def test_a_year_goes_out_and_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packages.city()
    year = str(tmp_path / "year.zip")

    assert package("export", "--year", "2564", "-o", year) == 0
    files = len(packages.names(Path(year).read_bytes())) - 1
    assert capsys.readouterr().out == f"{year}: 2 indicators, {files} files\n"
    empty()
    assert package("import", year) == 0

    assert capsys.readouterr().out == "took in fiscal year 2564 with 2 indicators; nobody's account is open yet\n"
    assert Indicator.objects.count() == 2
    assert run(["audit", "verify", "--files"]) == 0


def test_an_agency_goes_out_alone(tmp_path: Path) -> None:
    packages.city()
    year = tmp_path / "year.zip"

    assert package("export", "--year", "2564", "--agency", "1700", "-o", str(year)) == 0

    assert [row["number"] for row in packages.rows(year.read_bytes(), "indicators")] == ["1"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["export", "-o", "x.zip"], "an export needs --year and -o, and no other file"),
        (["export", "--year", "2564"], "an export needs --year and -o, and no other file"),
        (["import"], "an import needs a file, and nothing else"),
        (["import", "x.zip", "--year", "2564"], "an import needs a file, and nothing else"),
        (["export", "--year", "2564", "--agency", "0000", "-o", "x.zip"], "there is no agency with the code 0000"),
        (["export", "--year", "2564", "-o", "x.zip"], "There is no annual plan of 2564 to export."),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert package(*arguments) == 2

    assert capsys.readouterr().err == f"samrit: {sentence}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_package_is_not_half_written(tmp_path: Path) -> None:
    packages.city()
    Blob.objects.update(name="gone")

    assert package("export", "--year", "2564", "-o", str(tmp_path / "year.zip")) == 2

    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
