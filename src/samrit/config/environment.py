"""Reading the environment: what an installation may set, turned into the values that settings need."""

import base64
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from samrit.ledger.durable import make_folder, whole_file
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Refused

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}

# Write-ahead logging lets readers read while one writes; with FULL, what is committed is on the disk, power cut or not
# (NORMAL would lose the last commits). `benchmarks/durable.py` measures what that costs.
_SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000"


class SettingError(Refused):
    """A variable of the environment can't be used; the message says which and why."""

    code: ClassVar[str] = "setting"


def flag(name: str, *, default: bool) -> bool:
    """A yes or no."""
    text = os.environ.get(name)
    if text is None:
        return default
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise SettingError(Message("{name} is “{text}”; write 1 for yes or 0 for no", name=name, text=text))


def whole(name: str, *, default: int, most: int, least: int = 1) -> int:
    """A number of the environment, from `least` to `most`."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isdecimal() or not least <= int(given) <= most:
        raise SettingError(
            Message(
                "{name} is {given}; it is a number from {least} to {most}",
                name=name,
                given=given,
                least=least,
                most=most,
            )
        )
    return int(given)


def words(name: str, *, default: str = "") -> list[str]:
    """A list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def one_of(name: str, choices: Sequence[str], *, default: str) -> str:
    """One word of a few."""
    word = os.environ.get(name, default)
    if word and word not in choices:
        there = ", ".join(choices)
        raise SettingError(Message("{name} is “{text}”; there are: {choices}", name=name, text=word, choices=there))
    return word


def networks(name: str) -> list[str]:
    """A list of addresses and networks; SettingError where one is none, or is all of them."""
    wanted = words(name)
    for word in wanted:
        try:
            is_all = ip_network(word, strict=False).prefixlen == 0
        except ValueError:
            is_all = True
        if is_all:
            raise SettingError(
                Message(
                    "{name} names “{word}”; write addresses or networks of proxies, such as 10.0.0.5 or 10.1.0.0/24",
                    name=name,
                    word=word,
                )
            )
    return wanted


def roles(name: str, *, default: str = "") -> list[str]:
    """A list of roles, by their names in code, "-" for none; SettingError where there is no such role."""
    wanted = words(name, default=default)
    if wanted == ["-"]:
        return []
    for word in wanted:
        if word not in set(RoleName):
            there = ", ".join(RoleName)
            raise SettingError(
                Message("{name} names the role “{word}”; there are: {roles}", name=name, word=word, roles=there)
            )
    return wanted


def identity_provider() -> dict[str, Any]:
    """The settings, as allauth wants them, of the city's identity provider, none without `SAMRIT_OIDC_ISSUER`."""
    issuer = os.environ.get("SAMRIT_OIDC_ISSUER", "")
    if not issuer:
        return {}
    client_id = os.environ.get("SAMRIT_OIDC_CLIENT_ID", "")
    if not client_id:
        raise SettingError(Message("SAMRIT_OIDC_ISSUER is set, so SAMRIT_OIDC_CLIENT_ID has to be set, too"))
    app = {
        "provider_id": "city",
        "name": os.environ.get("SAMRIT_OIDC_NAME", "OpenID Connect"),
        "client_id": client_id,
        "secret": os.environ.get("SAMRIT_OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def secret_key(folder: Path) -> str:
    """The key that signs sessions: from the environment, else made once and kept in the data folder."""
    given = os.environ.get("SAMRIT_SECRET_KEY")
    if given:
        return given
    file = folder / "secret-key"
    try:
        make_folder(folder)  # it holds the key, and perhaps the database
        if not file.exists():
            # Of two first starts both see one whole key: what is there stays.
            with whole_file(file, replaces=False) as new:
                new.write(secrets.token_urlsafe(64).encode())
        key = file.read_text().strip()
    except OSError as error:
        words = Message("set SAMRIT_SECRET_KEY, or let Samrit keep one in {file} ({error})", file=file, error=error)
        raise SettingError(words) from error
    if len(key) < 50:
        raise SettingError(Message("the key in {file} is too short; remove the file to have a new one made", file=file))
    return key


@dataclass(frozen=True, slots=True)
class PublishedLog:
    """How the audit trail is signed and published: by which keys, and where the last signed checkpoint lies."""

    keys: tuple[str, ...]
    state: Path


def published_log(folder: Path) -> PublishedLog:
    """The keys of `SAMRIT_LOG_KEY` and the folder of the last checkpoint; both outside the data folder, but of a demo.

    Who can put an old copy of the data folder in the place of the new one must not put the last checkpoint back with it.
    """
    keys = words("SAMRIT_LOG_KEY")
    if keys == ["demo"]:
        file = folder / "log-key"
        _make_demo_key(file)
        return PublishedLog((f"file:{file}",), folder / "log-state")
    files = [Path(key.removeprefix("file:")).resolve() for key in keys if key.startswith("file:")]
    given = os.environ.get("SAMRIT_LOG_STATE", "")
    if keys and not (given or files):
        raise SettingError(
            Message("SAMRIT_LOG_STATE has to be set: a folder outside the data folder for the last signed checkpoint")
        )
    state = Path(given).resolve() if given else files[0].parent if files else folder
    for path in (*files, *([state] if keys else [])):
        if path.is_relative_to(folder):
            raise SettingError(
                Message("the log's key and its last checkpoint may not lie in the data folder: {path}", path=path)
            )
    return PublishedLog(tuple(keys), state)


def _make_demo_key(file: Path) -> None:
    make_folder(file.parent)
    if not file.exists():
        with whole_file(file, replaces=False) as new:
            new.write(base64.b64encode(secrets.token_bytes(32)))


def database(url: str) -> dict[str, Any]:
    """Django's settings of a database: a file (SQLite), or `postgres://user:password@host:port/name?sslmode=require`."""
    scheme, is_address, rest = url.partition("://")
    if not is_address or scheme == "sqlite":
        return {
            "ENGINE": "samrit.ledger.backends.sqlite3",
            "NAME": rest.removeprefix("/") if is_address else url,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # a writer waits for its turn at the start, not in the middle
                "timeout": 20,
                "init_command": _SQLITE_PRAGMAS,
            },
        }
    if scheme not in {"postgres", "postgresql"}:
        raise SettingError(
            Message(
                "SAMRIT_DATABASE_URL is “{scheme}://…”; write the path of an SQLite file, or "
                "postgres://user:password@host:5432/name",
                scheme=scheme,
            )
        )
    parts = urlsplit(url)
    options: dict[str, Any] = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "samrit.ledger.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(_port("SAMRIT_DATABASE_URL", parts) or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _port(name: str, parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise SettingError(Message("the port in {name} is not a number from 0 to 65535", name=name)) from error


def evidence_store(folder: Path) -> dict[str, Any]:
    """Django's settings of the store in which evidence is kept: a folder, or a bucket of a store that speaks S3."""
    bucket = os.environ.get("SAMRIT_EVIDENCE_S3_BUCKET")
    if not bucket:
        return {"BACKEND": "samrit.ledger.file_store.DurableFileSystemStorage", "OPTIONS": {"location": folder}}
    stated = {
        option: os.environ.get(f"SAMRIT_EVIDENCE_S3_{name}")
        for name, option in (
            ("ENDPOINT", "endpoint_url"),
            ("REGION", "region_name"),
            ("KEY", "access_key"),
            ("SECRET", "secret_key"),
            ("PREFIX", "location"),
        )
    }
    options: dict[str, Any] = {option: value for option, value in stated.items() if value}
    # Nothing is public. A name is the hash of its content: what is written over a file is that content again, where the
    # file was broken. The store compares what comes with its hash before it takes it.
    options |= {"bucket_name": bucket, "default_acl": None, "querystring_auth": True, "file_overwrite": True}
    options["object_parameters"] = {"ChecksumAlgorithm": "SHA256"}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def mail_server(url: str) -> dict[str, Any]:
    """Django's settings of outgoing mail: `smtp://user:password@host:port` (encrypted once connected), `smtps://` (encrypted from the start), `smtp+plain://` (never), `console:` (shown there, links that open accounts too); empty: none is sent."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    if url == "console:":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    if parts.scheme not in ports or not parts.hostname:
        raise SettingError(
            Message("SAMRIT_EMAIL_URL is “{scheme}://…”; write smtp://user:password@host:port", scheme=parts.scheme)
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": _port("SAMRIT_EMAIL_URL", parts) or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
