"""`samrit convert` and `samrit print`: files come out whole, or not at all."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from paper_makers import sheet
from samrit.cli.main import run
from samrit.report import from_json

REPORT = Path(__file__).resolve().parents[1] / "documents" / "indicator-32-own-words.txt"


def test_json_goes_to_standard_output_and_issues_beside_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", "--lang", "en", str(REPORT), "--to", "json"]) == 0

    output, printed = capfd.readouterr()
    assert from_json(output).name
    assert all(line.startswith(f"{REPORT}") for line in printed.splitlines())


def test_what_is_printed_reads_back_as_the_same_report(tmp_path: Path) -> None:
    paper, before, after = tmp_path / "report.pdf", tmp_path / "before.json", tmp_path / "after.json"

    assert run(["print", str(REPORT), "-o", str(paper)]) == 0
    assert run(["convert", str(REPORT), "--to", "json", "-o", str(before)]) == 0
    assert run(["convert", str(paper), "--to", "json", "-o", str(after)]) == 0

    assert paper.read_bytes().startswith(b"%PDF-")
    assert after.read_bytes() == before.read_bytes()


def test_text_reads_back_as_the_same_report(tmp_path: Path) -> None:
    text, before, after = tmp_path / "report.txt", tmp_path / "before.json", tmp_path / "after.json"

    run(["convert", str(REPORT), "--to", "text", "-o", str(text)])
    run(["convert", str(REPORT), "--to", "json", "-o", str(before)])
    run(["convert", str(text), "--to", "json", "-o", str(after)])

    assert after.read_bytes() == before.read_bytes()


def test_a_reading_has_places_issues_and_what_the_text_mentions(capfd: pytest.CaptureFixture[str]) -> None:
    run(["convert", str(REPORT), "--to", "reading"])

    reading = json.loads(capfd.readouterr().out)
    source = REPORT.read_text(encoding="utf-8")
    place = reading["places"]["name"]
    mentions = {m["field"]: m for m in reading["mentions"]}
    third = mentions["quarters.3.narrative"]
    assert reading["report"]["name"] in " ".join(source[place["start"] : place["end"]].split())
    assert {issue["code"] for issue in reading["issues"]}
    assert {third["text"][d["start"] : d["end"]] for d in third["dates"]}
    assert all(figure["value"] for figure in third["figures"])


def test_standard_input_is_read(tmp_path: Path) -> None:
    ran = subprocess.run(
        [Path(sys.executable).parent / "samrit", "convert", "-", "--to", "json"],
        input=REPORT.read_bytes(), capture_output=True, check=True, cwd=tmp_path,
    )  # fmt: skip

    assert from_json(ran.stdout).name


@pytest.mark.parametrize("alias", ["same", "./same", "link"])
def test_the_input_is_never_written_over(alias: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("same").write_bytes(REPORT.read_bytes())
    Path("link").symlink_to("same")

    assert run(["convert", "same", "--to", "json", "-o", alias]) == 2

    assert Path("same").read_bytes() == REPORT.read_bytes()


def test_an_output_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "folder"
    target.mkdir()

    codes = [
        run(["print", "--lang", "en", str(REPORT), "-o", str(name)]) for name in (target, tmp_path / "no" / "a.pdf")
    ]

    assert codes == [2, 2]
    assert [line for line in capsys.readouterr().err.splitlines() if line.startswith("samrit: ")] == [
        f"samrit: {target} can't be written (Is a directory)",
        f"samrit: {tmp_path / 'no' / 'a.pdf'} can't be written (No such file or directory)",
    ]
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_written_anew_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    stored, link = tmp_path / "stored.json", tmp_path / "link.json"
    stored.write_bytes(b"old")
    stored.chmod(0o640)
    link.symlink_to(stored)

    run(["convert", str(REPORT), "--to", "json", "-o", str(link)])

    assert link.is_symlink()
    assert from_json(stored.read_bytes()).name
    assert stat.S_IMODE(stored.stat().st_mode) == 0o640


def test_a_new_file_gets_the_rights_that_files_get_here(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()

    run(["convert", str(REPORT), "--to", "json", "-o", str(tmp_path / "new.json")])

    assert (tmp_path / "new.json").stat().st_mode == plain.stat().st_mode


def test_a_device_is_written_to_as_it_is() -> None:
    assert run(["print", str(REPORT), "-o", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


def two_reports(folder: Path) -> str:
    """A workbook that lists two indicators."""
    heads = ("ลำดับ", "ตัวชี้วัด", "หน่วยนับ", "เป้าหมาย", "ผลงาน")
    path = folder / "plan.xlsx"
    path.write_bytes(sheet([heads, (1, "จำนวนสวนใหม่", "แห่ง", 5, 6), (2, "จำนวนต้นไม้ที่ปลูก", "ต้น", 50, 40)]))
    return str(path)


def test_every_report_of_a_file_is_checked_under_its_number(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = two_reports(tmp_path)

    run(["check", "--lang", "en", name])

    printed = capfd.readouterr().out
    assert f"{name}#1" in printed
    assert f"{name}#2" in printed
    assert "(1 file)" in printed


def test_every_report_of_a_file_is_converted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = two_reports(tmp_path)

    assert run(["convert", name, "--to", "json", "-o", str(tmp_path / "out.json")]) == 0
    assert run(["print", name, "-o", str(tmp_path / "out.pdf")]) == 0
    assert run(["convert", "--lang", "en", name, "--to", "pdf"]) == 2

    names = [from_json((tmp_path / f"out-{number}.json").read_bytes()).name for number in (1, 2)]
    assert names == ["จำนวนสวนใหม่", "จำนวนต้นไม้ที่ปลูก"]
    assert all((tmp_path / f"out-{number}.pdf").read_bytes().startswith(b"%PDF-") for number in (1, 2))
    assert "the file holds 2 reports; name the output file with -o" in capfd.readouterr().err
