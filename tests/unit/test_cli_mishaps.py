"""Whatever is put in, a person gets one clear sentence, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from samrit.cli import main
from samrit.cli.main import run
from samrit.cli.sources import unopened
from samrit.thai.translation import Worded

REPORT = Path(__file__).resolve().parents[1] / "documents" / "indicator-32-own-words.txt"
SAMRIT = str(Path(sys.executable).parent / "samrit")


@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(data=b"")
@example(data=b"%PDF-1.7\n%broken")
@example(data=b'{"form": "indicator", "quarters": [[[[')
@example(data=b"[" * 100_000)
@example(data=b"\xff\xfe\x00")
@example(data=b"PK\x03\x04 a Word document, or a part of one")
@example(data="1. ชื่อตัวชี้วัด : ๓๒.".encode("utf-16"))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_end_in_a_traceback(data: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report"
    file.write_bytes(data)

    checked, converted = (
        run(["check", "--lang", "en", str(file)]),
        run(["convert", "--lang", "en", str(file), "--to", "json"]),
    )

    printed = capfd.readouterr().err
    assert checked in (0, 1, 2)
    assert (converted == 2) is (checked == 2)
    assert "Traceback" not in printed
    assert "unexpected" not in printed


@pytest.mark.parametrize(
    ("name", "thai", "english"),
    [
        ("missing.txt", "ไม่พบไฟล์ missing.txt", "there is no file missing.txt"),
        ("folder", "folder เป็นโฟลเดอร์ ไม่ใช่ไฟล์", "folder is a folder, not a file"),
        ("report.txt/x", "เปิด report.txt/x ไม่ได้ (Not a directory)", "report.txt/x can't be opened (Not a directory)"),
        ("a\0b", "ไม่มีไฟล์ที่มีชื่อเช่นนี้ได้", "no file can have such a name"),
        ("n" * 300, "ไม่ได้ (File name too long)", "can't be opened (File name too long)"),
    ],
    ids=["missing", "folder", "below a file", "no name", "long name"],
)
def test_a_file_that_cannot_be_opened_is_told_in_both_languages(
    name: str,
    thai: str,
    english: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("report.txt").touch()

    for language, sentence in (("th", thai), ("en", english)):
        assert run(["convert", "--lang", language, name, "--to", "json"]) == 2
        assert sentence in capsys.readouterr().err


def test_a_file_without_permission_is_told() -> None:
    stated = unopened("closed.txt", PermissionError())  # root, who may run the tests, is never without permission

    assert stated == Worded(th="ไม่มีสิทธิ์เปิด closed.txt", en="no permission to open closed.txt")


def test_an_endless_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", "--lang", "en", "/dev/zero", "--to", "json"]) == 2
    assert "too big" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_mishap() -> None:
    with subprocess.Popen(
        [SAMRIT, "check", *[str(REPORT)] * 50], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        printed = process.stderr.read()

    assert (process.returncode, printed) == (141, b"")


def test_a_terminal_that_knows_no_thai_gets_escapes() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "LC_ALL": "th_TH"}

    ran = subprocess.run([SAMRIT, "check", "missing"], env=environment, capture_output=True, check=False)

    assert ran.returncode == 2
    assert b"\\u0e44\\u0e21\\u0e48" in ran.stdout + ran.stderr


def test_a_defect_of_the_program_is_told_with_the_place_of_its_details(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(main.samrit, "get_command", lambda _context, _name: broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    assert run(["--lang", "en", "check"]) == 2

    printed = capsys.readouterr().err
    (log,) = tmp_path.iterdir()
    assert printed.count("\n") == 1
    assert str(log) in printed
    assert "ZeroDivisionError: a defect" in log.read_text(encoding="utf-8")

    monkeypatch.setenv("SAMRIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["check"])


@pytest.mark.parametrize("module", ["samrit", "samrit.cli.main"])
def test_the_command_runs_as_a_module_with_its_exit_codes(module: str, tmp_path: Path) -> None:
    shown = subprocess.run([sys.executable, "-m", module, "--version"], capture_output=True, text=True, check=False)
    missing = [sys.executable, "-m", module, "check", str(tmp_path / "nowhere.txt")]

    assert (shown.returncode, shown.stdout.split()[0]) == (0, "samrit")
    assert subprocess.run(missing, capture_output=True, check=False).returncode == 2
