"""A database that can't take anything now, in earnest: locked by somebody else, full, read-only, gone."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from django.db import connection

Outage = Callable[[], AbstractContextManager[None]]


@contextmanager
def read_only() -> Iterator[None]:
    """It can be read, and not written."""
    on, off = (
        ("PRAGMA query_only = 1", "PRAGMA query_only = 0")
        if connection.vendor == "sqlite"
        else ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
    )
    with connection.cursor() as cursor:
        cursor.execute(on)
    yield
    with connection.cursor() as cursor:
        cursor.execute(off)


@contextmanager
def locked() -> Iterator[None]:
    """Somebody else writes, and doesn't come to an end while we wait."""
    other = connection.copy()
    short, begin = (
        ("PRAGMA busy_timeout = 50", "BEGIN IMMEDIATE")
        if connection.vendor == "sqlite"
        else ("SET lock_timeout = '100ms'", "BEGIN; LOCK TABLE records_annualplan IN ACCESS EXCLUSIVE MODE")
    )
    with connection.cursor() as cursor, other.cursor() as others:
        cursor.execute(short)
        others.execute(begin)
        try:
            yield
        finally:
            others.execute("ROLLBACK")
            other.close()
    connection.close()


@contextmanager
def full() -> Iterator[None]:
    """The file of SQLite can't grow any more."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.close()


@contextmanager
def gone() -> Iterator[None]:
    """The file is not where it was, or the server has ended our connection and answers nobody."""
    nowhere = {"NAME": str(Path(str(connection.settings_dict["NAME"])).parent / "not there" / "database")}
    if connection.vendor == "sqlite":
        connection.close()
    else:
        end_connection()
        nowhere = {"HOST": "127.0.0.1", "PORT": "1"}
    before = {name: connection.settings_dict[name] for name in nowhere}
    connection.settings_dict.update(nowhere)
    yield
    connection.settings_dict.update(before)
    connection.close()


def end_connection() -> None:
    """PostgreSQL ends our connection, and we don't know it yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (mine,) = cursor.fetchone()
    other = connection.copy()
    with other.cursor() as others:
        others.execute("SELECT pg_terminate_backend(%s, 5000)", [mine])
    other.close()


OUTAGES: dict[str, Outage] = {"read-only": read_only, "locked": locked, "full": full, "gone": gone}
