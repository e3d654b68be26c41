"""The commands that work on the records: import, serve, manage, and the sample city."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.utils import translation

import factories
from paper_makers import sheet
from samrit.cli.main import run
from samrit.ops.sample_city.loading import ANOTHER_CITY
from samrit.ops.sample_city.reading import read_city
from samrit.records.models import Agency, AnnualPlan, Import, Indicator
from samrit.vocabulary.codes import ImportState, RoleName

REPORT = Path(__file__).resolve().parents[1] / "documents" / "indicator-32-own-words.txt"
SAMRIT = str(Path(sys.executable).parent / "samrit")


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A command sets the language of its process, which here is that of all tests."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def plan(db: None) -> AnnualPlan:  # noqa: ARG001 - asks for the database
    """The plan of an agency with an officer."""
    agency = factories.agency("2200")
    factories.user(RoleName.OFFICER, over=agency, username="officer")
    return factories.annual_plan(agency)


def import_report(*arguments: str, year: str = "2564", agency: str = "2200", by: str = "officer") -> int:
    return run(["import", "--lang", "en", "--agency", agency, "--year", year, "--by", by, *arguments])


def test_a_report_is_shown_and_then_saved(plan: AnnualPlan, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_report(str(REPORT), "--yes") == 0

    printed = capsys.readouterr().out.splitlines()
    indicator = plan.indicators.get()
    assert printed[0].startswith(f"{REPORT}: new: 32 {indicator.name_th} (4 remarks of the reader, ")
    assert printed[1] == "reports saved: 1 of 1"


def test_the_same_report_again_updates_the_same_indicator(plan: AnnualPlan, capsys: pytest.CaptureFixture[str]) -> None:
    codes = [import_report(str(REPORT), "--yes"), import_report(str(REPORT), "--yes")]

    assert codes == [0, 0]
    assert ": updates: 32 " in capsys.readouterr().out
    assert plan.indicators.count() == 1


def test_every_report_of_a_file_is_saved(plan: AnnualPlan, tmp_path: Path) -> None:
    heads = ("ลำดับ", "ตัวชี้วัด", "หน่วยนับ", "เป้าหมาย", "ผลงาน")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(sheet([heads, (1, "จำนวนสวนใหม่", "แห่ง", 5, 6), (2, "จำนวนต้นไม้ที่ปลูก", "ต้น", 50, 40)]))

    assert import_report(str(path), "--yes") == 0

    assert [one.name_th for one in plan.indicators.order_by("position")] == ["จำนวนสวนใหม่", "จำนวนต้นไม้ที่ปลูก"]


@pytest.mark.usefixtures("plan")
def test_nothing_is_saved_without_a_yes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _text: "n")

    assert import_report(str(REPORT)) == 0

    assert capsys.readouterr().out.endswith("nothing was saved\n")
    assert Indicator.objects.count() == 0
    assert Import.objects.get().state == ImportState.DISCARDED.value


def test_a_file_that_holds_no_report_is_told_and_the_others_are_saved(
    plan: AnnualPlan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n")

    assert import_report(str(picture), str(REPORT), "--yes") == 2

    output, printed = capsys.readouterr()
    assert printed == f"{picture}: The picture is damaged and doesn't open.\n"
    assert output.endswith("reports saved: 1 of 2\n")
    assert plan.indicators.count() == 1


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"agency": "9999"}, "there is no annual plan of 2564 for an agency with the code 9999"),
        ({"year": "2500"}, "there is no annual plan of 2500 for an agency with the code 2200"),
        ({"by": "nobody"}, "there is no user nobody"),
    ],
    ids=["agency", "year", "user"],
)
def test_what_is_not_in_the_records_is_told(
    options: dict[str, str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_report(str(REPORT), **options) == 2
    assert capsys.readouterr().err == f"samrit: {sentence}\n"


@pytest.mark.usefixtures("plan")
def test_who_may_not_edit_saves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    factories.user(RoleName.OFFICER, over=factories.agency("1700"), username="stranger")

    assert import_report(str(REPORT), "--yes", by="stranger") == 2

    assert capsys.readouterr().err.count("\n") == 1
    assert Indicator.objects.count() == 0


def test_an_empty_database_is_not_served(tmp_path: Path) -> None:
    environment = {**os.environ, "SAMRIT_DATA_DIR": str(tmp_path), "LC_ALL": "C.UTF-8"}
    environment.pop("SAMRIT_DATABASE_URL", None)

    served = subprocess.run(
        [SAMRIT, "serve", "--port", str(free_port())], env=environment, capture_output=True, text=True, check=False
    )

    assert served.returncode == 2
    assert served.stderr.endswith("run: samrit manage migrate\n")


def test_a_setting_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    environment = {**os.environ, "SAMRIT_DATA_DIR": str(tmp_path), "SAMRIT_HTTPS": "perhaps", "LC_ALL": "C.UTF-8"}

    served = subprocess.run([SAMRIT, "manage", "check"], env=environment, capture_output=True, text=True, check=False)

    assert served.returncode == 2
    assert served.stderr.startswith("samrit: a setting can't be used: SAMRIT_HTTPS is “perhaps”")
    assert served.stderr.count("\n") == 1


NO_FILE = "{folder}/no/such/folder/samrit.sqlite3", "unable to open database file"
NO_SERVER = "postgres://nobody@127.0.0.1:{port}/samrit", "failed: Connection refused"


@pytest.mark.parametrize(
    ("words", "url", "why"),
    [
        ("manage migrate", *NO_FILE),
        ("demo", *NO_SERVER),
        ("serve", *NO_FILE),
        ("audit verify", *NO_SERVER),
    ],
)
def test_a_database_that_is_away_is_no_defect_of_the_program(words: str, url: str, why: str, tmp_path: Path) -> None:
    port = str(free_port())
    where = {"SAMRIT_DATABASE_URL": url.format(folder=tmp_path, port=port), "SAMRIT_DATA_DIR": str(tmp_path)}
    options = ["--port", port] if words in {"demo", "serve"} else []

    environment = {**os.environ, **where, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        [SAMRIT, *words.split(), *options], env=environment, capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith("samrit: the database can't be opened (")
    assert why in ran.stderr


def test_the_sample_city_is_served_and_what_was_done_in_it_is_kept(tmp_path: Path) -> None:
    port = free_port()

    with demo(tmp_path, port) as (printed, _):
        assert printed[0] == f"Samrit is at http://127.0.0.1:{port}/office/"
        assert printed[1].startswith("Log in as officer with the password ")
        with urlopen(f"http://127.0.0.1:{port}/office/login/") as page:
            assert page.status == 200
        second = subprocess.run(
            [SAMRIT, "demo", "--port", str(port), "--lang", "en"], capture_output=True, text=True, check=False
        )
    change(tmp_path, "UPDATE records_agency SET name_en = 'Renamed' WHERE code = '2200'")
    # Alone: what the worker has to do depends on the hour, from six in the morning on all of the night's.
    with demo(tmp_path, port, "--no-worker") as (_, process):
        with urlopen(f"http://127.0.0.1:{port}/office/login/") as page:
            assert page.status == 200
        assert memory_mb(process) < 200
        stored = change(tmp_path, "SELECT name_en FROM records_agency WHERE code = '2200'")

    assert (second.returncode, second.stderr) == (
        2, f"samrit: port {port} is in use by another program; choose another one with --port\n",
    )  # fmt: skip
    assert stored == [("Renamed",)]


@contextmanager
def demo(folder: Path, port: int, *options: str) -> Iterator[tuple[list[str], int]]:
    """The sample city while it is served: the two lines that it tells, and its process; ended as a person ends it."""
    environment = {**os.environ, "SAMRIT_DATA_DIR": str(folder)}
    environment.pop("SAMRIT_DATABASE_URL", None)
    # Where the tests run in the background, Ctrl+C is ignored by all that they start; a person's terminal doesn't.
    command = ["env", "--default-signal=INT", SAMRIT, "demo", "--port", str(port), "--lang", "en", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        try:
            assert process.stdout is not None
            yield [process.stdout.readline().rstrip("\n") for _ in range(2)], process.pid
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()


def memory_mb(process: int) -> float:
    """The memory that a process has now (of Linux; nothing elsewhere)."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def change(folder: Path, statement: str) -> list[tuple[str, ...]]:
    """What a statement gives on the sample city's database."""
    connection = sqlite3.connect(folder / "samrit.sqlite3")
    try:
        with connection:
            return connection.execute(statement).fetchall()
    finally:
        connection.close()


def free_port() -> int:
    """A port that nobody serves on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.django_db
def test_the_city_and_its_first_administrator_are_made_by_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["passwordpassword"] * 2 + ["four words of mine"] * 4)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _text: next(typed))
    options = ["--code", "bma", "--name-th", "กรุงเทพมหานคร", "--admin", "admin", "--admin-name", "ผู้ดูแล"]

    first = run(["begin", "--lang", "en", *options])
    second = run(["begin", "--lang", "en", *options])

    printed = capsys.readouterr()
    assert (first, second) == (0, 2)
    assert "This password is too easy" in printed.out
    assert printed.out.endswith("Done. Log in as admin, and invite the others on the page “People”.\n")
    assert printed.err == "samrit: The city has an administrator already; they invite others on the web.\n"


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "administrator"), [("bma", ""), ("sample", ""), ("sample", "admin")])
def test_the_sample_city_goes_into_no_other_city(
    code: str, administrator: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMRIT_HTTPS", "0")
    city = factories.agency(read_city().code if code == "sample" else code)
    if administrator:  # as `samrit begin` makes one
        factories.user(RoleName.ADMINISTRATOR, over=city, username=administrator)

    before = set(Agency.objects.all())

    code_of_exit = run(["demo", "--lang", "en", "--port", str(free_port())])

    printed = capsys.readouterr().err
    assert (code_of_exit, printed) == (2, f"samrit: {ANOTHER_CITY.en}\n")
    assert set(Agency.objects.all()) == before
