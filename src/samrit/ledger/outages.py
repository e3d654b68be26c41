"""What of the database and the disks is an outage, and no fault of the program: told in a sentence, and when to try again."""

import errno
import sqlite3
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError

from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Unavailable


@dataclass(frozen=True, slots=True)
class _Outage:
    message: Message
    retry_after: int  # seconds


_BUSY = _Outage(Message("The records are busy: other work is being written. Please try again in a moment."), 10)
_AWAY = _Outage(
    Message("The database doesn't answer. Please try again in a moment; if it stays, tell an administrator."), 30
)
_FULL = _Outage(Message("The disk is full, so nothing can be saved now. Please tell an administrator."), 300)
_FAILING = _Outage(Message("The disk can't be read or written now. Please tell an administrator."), 300)
_READ_ONLY = _Outage(
    Message("The records can be read now, but not written. Please try again later, and tell an administrator."), 120
)

_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _FAILING,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _AWAY,
    sqlite3.SQLITE_NOTADB: _AWAY,
    sqlite3.SQLITE_CORRUPT: _FAILING,
}
# Classes and codes of the standard and of PostgreSQL, by which a state begins.
_STATES = {
    "08": _AWAY,  # the connection
    "25006": _READ_ONLY,
    "40": _BUSY,  # two at once, of whom one has to begin anew
    "53100": _FULL,
    "53": _BUSY,  # too many connections, no memory
    "55": _BUSY,  # somebody has it in use
    "57": _AWAY,  # it is being shut down, or begins
    "58": _FAILING,
}
_DISK = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EIO: _FAILING,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EMFILE: _BUSY,
    errno.ENFILE: _BUSY,
}


def outage_of(error: BaseException | None) -> Unavailable | None:
    """The refusal for an error that came of an outage; None for any other, which is a fault of the program."""
    if isinstance(error, Unavailable):
        return error
    outage = None
    if isinstance(error, DatabaseError | InterfaceError):
        outage = _of_database(error)
    elif isinstance(error, OSError):
        outage = _DISK.get(error.errno or 0)
    return Unavailable(outage.message, retry_after=outage.retry_after) if outage is not None else None


def raise_outage(error: Exception) -> None:
    """Unavailable where the error came of an outage: it says nothing about what was to be done, which can be tried again."""
    outage = outage_of(error)
    if outage is not None:
        raise outage from error


def _of_database(error: DatabaseError | InterfaceError) -> _Outage | None:
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(cause, "sqlstate", None) or ""
    if state:
        return next((outage for begin, outage in _STATES.items() if state.startswith(begin)), None)
    # Without a state PostgreSQL itself was never reached, or went away in the middle.
    return _AWAY if isinstance(error, OperationalError | InterfaceError) else None
