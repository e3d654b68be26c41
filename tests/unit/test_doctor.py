"""What the doctor finds, and what each finding makes of the exit code."""

import os
import stat
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from pytest_django import Settings

import factories
from loopback import raw_server
from samrit.actions.city.job_runs import give_sign
from samrit.cli.main import run
from samrit.evidence.virus import about_daemon
from samrit.ledger import trail
from samrit.ops.doctor import machine, reach, records
from samrit.ops.doctor.finding import Grade
from samrit.ops.doctor.table import examine
from samrit.records.models import JobRun
from samrit.vocabulary.codes import RoleName

AT = datetime(2026, 11, 29, 5, 0, tzinfo=UTC)
Found = list[tuple[Grade, str]]


def found(examine_one: Callable[[datetime], Iterable[Any]], at: datetime = AT) -> Found:
    return [(one.grade, one.message.en) for one in examine_one(at)]


def grades(examine_one: Callable[[datetime], Iterable[Any]], at: datetime = AT) -> list[Grade]:
    return [grade for grade, _ in found(examine_one, at)]


@pytest.fixture(autouse=True)
def installation(settings: Settings, tmp_path: Path) -> Settings:
    """One that is well: by HTTPS behind a proxy, with a folder of its own."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    settings.DATA_DIR, settings.DEBUG, settings.SITE_URL = folder, False, ""
    settings.ALLOWED_HOSTS, settings.HTTPS, settings.BEHIND_PROXY = ["samrit.example.go.th"], True, True
    settings.CSRF_COOKIE_SECURE = True
    settings.CLAMD = settings.CHROMIUM = ""
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    return settings


@pytest.mark.parametrize(
    ("change", "grade", "words"),
    [
        ({}, Grade.WELL, "Cookies travel over HTTPS alone"),
        ({"DEBUG": True}, Grade.UNSAFE, "SAMRIT_DEBUG is on"),
        ({"ALLOWED_HOSTS": ["*"]}, Grade.UNSAFE, "SAMRIT_ALLOWED_HOSTS is “*”"),
        ({"HTTPS": False}, Grade.UNSAFE, "passwords travel in the open to samrit.example.go.th"),
        ({"BEHIND_PROXY": False}, Grade.WRONG, "by http://samrit.example.go.th nobody can log in"),
        ({"SECRET_KEY": "short"}, Grade.UNSAFE, "SAMRIT_SECRET_KEY is short enough to be guessed"),
        ({"SECRET_KEY": "ab" * 40}, Grade.UNSAFE, "SAMRIT_SECRET_KEY is short enough to be guessed"),
        ({"ALLOWED_HOSTS": ["127.0.0.1"], "HTTPS": False}, Grade.NOTE, "answers this machine only"),
    ],
)
def test_how_passwords_and_cookies_travel(
    change: dict[str, Any], grade: Grade, words: str, installation: Settings
) -> None:
    for name, value in change.items():
        setattr(installation, name, value)

    assert any(grade is one and words in said for one, said in found(reach.examine_safety))


@pytest.mark.parametrize(
    ("change", "grade", "words"),
    [
        ({"SITE_URL": "samrit.example.go.th"}, Grade.WRONG, "write https://"),
        ({"SITE_URL": "https://samrit.example.go.th/kpi/"}, Grade.WRONG, "nothing comes behind the name"),
        ({"SITE_URL": "https://other.example"}, Grade.WRONG, "which SAMRIT_ALLOWED_HOSTS doesn't name"),
        ({"SITE_URL": "http://samrit.example.go.th:1"}, Grade.WRONG, "who follows a link can't log in"),
        ({}, Grade.NOTE, "links in mails and letters lead to http://127.0.0.1:8000"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}, Grade.WRONG, "SAMRIT_BASE_URL is not set"),
    ],
)
def test_where_links_lead(change: dict[str, Any], grade: Grade, words: str, installation: Settings) -> None:
    installation.ALLOWED_HOSTS = ["samrit.example.go.th"]
    for name, value in change.items():
        setattr(installation, name, value)

    assert any(grade is one and words in said for one, said in found(reach.examine_address))


@contextmanager
def site(status: str, headers: dict[str, str]) -> Iterator[str]:
    def answer(_environ: Any, start: Any) -> list[bytes]:
        start(status, list(headers.items()))
        return [b"-"]

    with make_server("127.0.0.1", 0, answer, handler_class=_Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Silent(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        return


@pytest.mark.parametrize(
    ("status", "headers", "grade", "words"),
    [
        ("200 OK", {"Content-Security-Policy": "form-action 'self'"}, Grade.WELL, "The log-in answers at"),
        ("200 OK", {}, Grade.WRONG, "something else answers, with 200"),
        ("502 Bad Gateway", {}, Grade.WRONG, "something else answers, with 502"),
        ("301 Moved", {"Location": "https://samrit.example"}, Grade.NOTE, "leads on to https://samrit.example"),
    ],
)
def test_the_base_address_is_opened(
    status: str, headers: dict[str, str], grade: Grade, words: str, installation: Settings
) -> None:
    installation.ALLOWED_HOSTS = ["127.0.0.1"]
    with site(status, headers) as address:
        installation.SITE_URL = address
        ((one, said),) = found(reach.examine_address)

    assert one is grade
    assert words in said
    assert grades(reach.examine_address) == [Grade.WRONG]  # nobody answers there any more


def test_https_that_the_program_is_not_told_of() -> None:
    policy = {"Content-Security-Policy": "form-action 'self'"}
    ((spoken),) = reach._answer("https://a.example", 200, policy | {"Strict-Transport-Security": "1"})
    ((silent),) = reach._answer("https://a.example", 200, policy)

    assert (spoken.grade, silent.grade) == (Grade.WELL, Grade.WRONG)
    assert "SAMRIT_BEHIND_PROXY=1" in silent.message.en


def test_a_mail_server_is_asked(installation: Settings) -> None:
    assert grades(reach.examine_mail) == [Grade.NOTE]
    installation.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    installation.EMAIL_HOST, installation.EMAIL_USE_TLS, installation.EMAIL_USE_SSL = "127.0.0.1", False, False
    installation.EMAIL_HOST_USER = installation.EMAIL_HOST_PASSWORD = ""
    installation.DEFAULT_FROM_EMAIL = "samrit@localhost"

    def talk(visitor: Any) -> None:
        visitor.wfile.write(b"220 mail.example\r\n")
        while line := visitor.rfile.readline():
            visitor.wfile.write(b"221 bye\r\n" if line.lower().startswith(b"quit") else b"250 ok\r\n")

    with raw_server(talk) as port:
        installation.EMAIL_PORT = port
        there = grades(reach.examine_mail)
    away = found(reach.examine_mail)

    assert there == [Grade.WRONG, Grade.UNSAFE, Grade.WELL]  # from localhost; unencrypted; it answers
    assert away[-1][0] is Grade.WRONG
    assert "The mail server 127.0.0.1 doesn't take us" in away[-1][1]


def test_a_key_that_others_can_read_is_unsafe(installation: Settings) -> None:
    key = Path(installation.DATA_DIR) / "secret-key"
    key.write_text("x" * 60)
    key.chmod(0o644)
    closed = grades(machine.examine_folders)
    Path(installation.DATA_DIR).chmod(stat.S_IRWXU | stat.S_IXOTH)

    assert Grade.UNSAFE not in closed
    assert Grade.UNSAFE in grades(machine.examine_folders)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_wrong(installation: Settings) -> None:
    Path(installation.DATA_DIR).chmod(0o500)

    assert Grade.WRONG in grades(machine.examine_folders)


@pytest.mark.parametrize(("free", "grade"), [(10**8, Grade.WRONG), (3 * 10**9, Grade.NOTE), (10**11, Grade.WELL)])
def test_room_on_the_disk(free: int, grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _place: usage)

    assert set(grades(machine.examine_disk)) == {grade}


def test_a_browser_that_is_named_has_to_be_there(installation: Settings) -> None:
    installation.CAPTURE_LINKS = True
    installation.CHROMIUM = "/nowhere/chromium"
    missing = grades(machine.examine_browser)
    installation.CHROMIUM = "-"

    assert (missing, grades(machine.examine_browser)) == ([Grade.WRONG], [Grade.NOTE])


@contextmanager
def clamd(version: bytes) -> Iterator[str]:
    def talk(visitor: Any) -> None:
        asked = visitor.rfile.readline()
        visitor.wfile.write(b"PONG\n" if b"PING" in asked else version)

    with raw_server(talk) as port:
        yield f"127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("version", "day", "grade"),
    [
        (b"ClamAV 1.0.3/27100/Sat Nov 28 09:41:10 2026\n", date(2026, 11, 28), Grade.WELL),
        (b"ClamAV 1.0.3/27100/Mon Nov 13 09:41:10 2023\n", date(2023, 11, 13), Grade.UNSAFE),
        (b"ClamAV 1.0.3\n", None, Grade.WELL),
    ],
)
def test_a_scanner_has_to_answer_and_to_know_this_weeks_viruses(
    version: bytes, day: date | None, grade: Grade, installation: Settings
) -> None:
    with clamd(version) as daemon:
        installation.CLAMD = daemon
        about, there = about_daemon(daemon), grades(machine.examine_scanner)

    assert about == ("ClamAV 1.0.3", day)
    assert there == [grade]
    assert grades(machine.examine_scanner) == [Grade.WRONG]  # it is gone


@pytest.mark.django_db
def test_the_worker_gives_signs_of_life() -> None:
    never = grades(records.examine_worker)
    give_sign(day=AT.date(), at=AT - timedelta(minutes=2))
    give_sign(day=AT.date(), at=AT - timedelta(minutes=1))
    alive = grades(records.examine_worker)
    later = grades(records.examine_worker, AT + timedelta(hours=1))
    JobRun.objects.create(job="digest", day=AT.date(), began_at=AT, why_failed="3 mails could not be sent")

    assert (never, alive, later) == ([Grade.NOTE], [Grade.WELL], [Grade.WRONG])
    assert (Grade.WRONG, "The job digest of 2026-11-29 failed: 3 mails could not be sent") in found(
        records.examine_worker
    )


@pytest.mark.django_db
def test_passwords_of_the_sample_city_are_unsafe_on_a_public_address(installation: Settings) -> None:
    admin = factories.user(RoleName.ADMINISTRATOR, username="admin")
    admin.set_password("samrit-demo")
    admin.save()
    public = grades(records.examine_people)
    installation.ALLOWED_HOSTS = ["127.0.0.1"]
    here = grades(records.examine_people)
    admin.set_password("of one's own")
    admin.save()

    assert Grade.UNSAFE in public
    assert Grade.NOTE in here
    assert Grade.WELL in grades(records.examine_people)


@pytest.mark.django_db
def test_a_clock_behind_the_trail_is_wrong() -> None:
    trail.record("invite", factories.user(RoleName.OFFICER), by=None, at=AT)

    assert grades(records.examine_clock, AT - timedelta(days=1)) == [Grade.WRONG]


@pytest.mark.django_db
def test_the_command_tells_all_and_ends_in_1_where_something_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["doctor", "--lang", "en"])  # the city has no administrator
    english = capsys.readouterr().out
    thai = [finding.message.th for _, finding in examine(AT)]

    assert code == 1
    assert "WRONG  People: The city has no administrator" in english
    assert "Database: The database answers" in english
    assert english.rstrip().endswith("to be corrected.")
    assert not [said for said in thai if not any("ก" <= letter <= "ฮ" for letter in said)]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_look_into_a_mistyped_folder_makes_nothing(
    *, is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mistyped"
    if is_there:
        folder.mkdir()
    monkeypatch.setenv("SAMRIT_DATA_DIR", str(folder))
    monkeypatch.delenv("SAMRIT_SECRET_KEY", raising=False)

    assert run(["doctor", "--lang", "en"]) == 1
    assert "is SAMRIT_DATA_DIR right?" in capsys.readouterr().out
    assert (folder.exists(), list(folder.glob("*"))) == (is_there, [])
