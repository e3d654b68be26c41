"""What an installation sets in its environment, and what it gets without."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from samrit.config.environment import SettingError, database, flag, mail_server, secret_key, words


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/srv/samrit.sqlite3", {"ENGINE": "samrit.ledger.backends.sqlite3", "NAME": "/srv/samrit.sqlite3"}),
        ("sqlite:////srv/samrit.sqlite3", {"ENGINE": "samrit.ledger.backends.sqlite3", "NAME": "/srv/samrit.sqlite3"}),
        ("sqlite:///samrit.sqlite3", {"ENGINE": "samrit.ledger.backends.sqlite3", "NAME": "samrit.sqlite3"}),
        (
            "postgres://samrit:p%40ss@db.example:5433/city?sslmode=require",
            {
                "ENGINE": "samrit.ledger.backends.postgresql",
                "NAME": "city",
                "USER": "samrit",
                "PASSWORD": "p@ss",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        (
            "postgresql://samrit@/city?host=/run/postgresql",
            {"NAME": "city", "USER": "samrit", "PASSWORD": "", "HOST": "/run/postgresql", "PORT": "", "OPTIONS": {}},
        ),
    ],
)
def test_a_database_is_named_by_a_path_or_an_address(url: str, expected: dict[str, object]) -> None:
    found = database(url)

    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("url", ["mysql://samrit:secret@db/city", "oracle://db", "file:///srv/samrit.sqlite3"])
def test_an_address_of_another_database_is_no_path_of_a_file(url: str) -> None:
    scheme = url.partition(":")[0]

    with pytest.raises(SettingError, match=f"SAMRIT_DATABASE_URL is “{scheme}://…”") as refused:
        database(url)

    assert refused.value.message.th.startswith(f"SAMRIT_DATABASE_URL เป็น “{scheme}://…” ให้เขียน")


@pytest.mark.parametrize("port", ["99999", "five"])
def test_a_port_is_a_number(port: str) -> None:
    with pytest.raises(SettingError, match="the port in SAMRIT_DATABASE_URL"):
        database(f"postgres://samrit@db:{port}/city")
    with pytest.raises(SettingError, match="the port in SAMRIT_EMAIL_URL"):
        mail_server(f"smtp://mail.city.example:{port}")


def test_sqlite_waits_its_turn_and_writes_ahead() -> None:
    options = database("samrit.sqlite3")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    assert "journal_mode=WAL" in options["init_command"]


@pytest.mark.parametrize(("text", "expected"), [("1", True), ("yes", True), ("0", False), ("", False), ("Off", False)])
def test_a_flag_is_yes_or_no(text: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMRIT_DEBUG", text)

    assert flag("SAMRIT_DEBUG", default=not expected) is expected


def test_a_flag_that_is_neither_is_refused_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMRIT_DEBUG", "perhaps")

    with pytest.raises(SettingError, match="SAMRIT_DEBUG is “perhaps”"):
        flag("SAMRIT_DEBUG", default=False)


def test_a_list_has_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMRIT_ALLOWED_HOSTS", "samrit.example, www.samrit.example,")

    assert words("SAMRIT_ALLOWED_HOSTS") == ["samrit.example", "www.samrit.example"]


def test_a_key_is_made_once_for_the_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMRIT_SECRET_KEY", raising=False)

    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(secret_key, [tmp_path / "new"] * 8))

    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert [(file.name, file.stat().st_mode & 0o777) for file in (tmp_path / "new").iterdir()] == [
        ("secret-key", 0o600)
    ]


def test_a_key_that_cannot_be_kept_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMRIT_SECRET_KEY", raising=False)
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(SettingError, match="set SAMRIT_SECRET_KEY"):
        secret_key(tmp_path / "file")


def test_without_settings_everything_is_on_its_safe_side(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SAMRIT_")}
    ask = (
        "from samrit.config import settings as s;"
        "print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.ALLOWED_HOSTS, s.LANGUAGE_CODE, s.TIME_ZONE)"
    )

    said = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=clean, capture_output=True, text=True, check=True
    )

    assert said.stdout == "False True True ['127.0.0.1', 'localhost', '[::1]'] th Asia/Bangkok\n"


@pytest.mark.parametrize(
    ("url", "port", "is_tls", "is_ssl"),
    [
        ("smtp://samrit:p%40ss@mail.city.example", 587, True, False),
        ("smtps://samrit:p%40ss@mail.city.example", 465, False, True),
        ("smtp+plain://samrit:p%40ss@mail.city.example:2525", 2525, False, False),
    ],
)
def test_a_mail_server_is_told_by_its_address(url: str, port: int, is_tls: bool, is_ssl: bool) -> None:
    assert mail_server(url) == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.city.example",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "samrit",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_TLS": is_tls,
        "EMAIL_USE_SSL": is_ssl,
    }


def test_without_a_mail_server_no_mail_is_shown_and_a_strange_address_is_told() -> None:
    assert mail_server("") == {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    assert mail_server("console:") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    with pytest.raises(SettingError, match="SAMRIT_EMAIL_URL is “imap://…”"):
        mail_server("imap://mail.city.example")
