"""`samrit check`: place, words, reason, exit code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from samrit.checks import RULES
from samrit.cli.main import run

REPORT = Path(__file__).resolve().parents[1] / "documents" / "indicator-32-own-words.txt"
SAMRIT = str(Path(sys.executable).parent / "samrit")


def lines_of(report: Path) -> list[str]:
    return report.read_text(encoding="utf-8").splitlines()


def test_a_finding_names_its_place_and_underlines_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--lang", "en", str(REPORT)]) == 1

    printed = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(printed) if "C101" in line)
    place, _, sentence = printed[at].partition(": warning C101: ")
    name, line, column = place.rsplit(":", 2)
    assert name == str(REPORT)
    assert sentence
    assert "ระดับความสำเร็จ" in lines_of(REPORT)[int(line) - 1]
    assert int(column) >= 1
    assert printed[at + 1].startswith("    | ")
    assert set(printed[at + 2].removeprefix("    |").strip()) == {"^"}
    assert printed[at + 3].startswith("    = correct: ")


def test_the_summary_counts_by_severity_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--lang", "en", str(REPORT), str(REPORT)])
    english = capsys.readouterr().out.splitlines()[-1]
    run(["check", "--lang", "th", str(REPORT), str(REPORT)])
    thai = capsys.readouterr().out.splitlines()[-1]

    assert "warnings" in english
    assert english.endswith("(2 files)")
    assert "ข้อควรแก้" in thai
    assert thai.endswith("(จาก 2 ไฟล์)")


def test_waived_rules_stay_in_sight_and_no_longer_fail(capsys: pytest.CaptureFixture[str]) -> None:
    waive = [f"--waive={rule.code}=form of another year" for rule in RULES]

    assert run(["check", "--lang", "en", str(REPORT), *waive]) == 0

    printed = capsys.readouterr().out
    assert "= waived because: form of another year" in printed
    assert "nothing to correct" in printed.splitlines()[-1]


@pytest.mark.parametrize(
    ("waiver", "sentence"), [("C101", "waiving C101 needs a reason"), ("Z999=because", "there is no rule Z999")]
)
def test_a_waiver_needs_a_rule_and_a_reason(waiver: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--lang", "en", str(REPORT), "--waive", waiver]) == 2
    assert sentence in capsys.readouterr().err


def test_a_folder_stands_for_the_reports_in_it_and_below_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "q1" / ".trash").mkdir(parents=True)
    for name in ("a.txt", "q1/b.txt", "q1/.trash/c.txt", "notes.xyz"):
        shutil.copy(REPORT, tmp_path / name)

    run(["check", "--lang", "en", "--format", "github", str(tmp_path)])

    named = {line.split("file=")[1].split(",")[0] for line in capsys.readouterr().out.splitlines()}
    assert named == {str(tmp_path / "a.txt"), str(tmp_path / "q1" / "b.txt")}


def test_a_folder_without_reports_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--lang", "en", str(tmp_path)]) == 2
    assert "holds no file that can be read" in capsys.readouterr().err


def test_an_unreadable_file_does_not_keep_the_others_from_being_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"

    assert run(["check", "--lang", "en", str(missing), str(REPORT)]) == 2

    printed = capsys.readouterr().out
    assert f"there is no file {missing}" in printed
    assert "C101" in printed


@pytest.mark.parametrize("word", [RULES[0].code, RULES[0].code.lower(), RULES[0].name])
def test_a_rule_is_explained_by_its_page(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--explain", word]) == 0

    page = capsys.readouterr().out
    assert RULES[0].code in page
    assert RULES[0].remedy.th in page


def test_an_unknown_rule_is_told_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--lang", "en", "--explain", "Z999"]) == 2
    assert RULES[-1].code in capsys.readouterr().err


def test_without_a_terminal_nothing_is_coloured(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(REPORT)])

    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(("no_color", "is_coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_asks_for_none(no_color: str, is_coloured: bool) -> None:
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_color}
    leader, follower = os.openpty()
    with subprocess.Popen([SAMRIT, "check", str(REPORT)], stdout=follower, env=environment):
        os.close(follower)
        printed = b"".join(iter(lambda: read_terminal(leader), b""))
    os.close(leader)

    assert (b"\x1b[" in printed) is is_coloured


def read_terminal(leader: int) -> bytes:
    """The next of what a terminal was told; nothing once the program has ended (Linux calls that an error)."""
    try:
        return os.read(leader, 65536)
    except OSError:
        return b""
