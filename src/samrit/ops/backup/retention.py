"""How long backups lie: the newest of each of the last days, weeks and months that have one."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from samrit.ledger.durable import UNFINISHED

_NAME = re.compile(r"samrit-(\d{8}T\d{6}Z)\.tar\.age")
_TIME = "%Y%m%dT%H%M%SZ"


def name_of(at: datetime) -> str:
    """The name of a backup of this time."""
    return f"samrit-{at.astimezone(UTC):{_TIME}}.tar.age"


def time_of(name: str) -> datetime | None:
    """When a backup of this name was made; None for a file that is none."""
    match = _NAME.fullmatch(name)
    return datetime.strptime(match[1], _TIME).replace(tzinfo=UTC) if match else None


def to_remain(times: Iterable[datetime], *, days: int, weeks: int, months: int) -> set[datetime]:
    """Which of these remain; the newest always does."""
    newest_first = sorted(times, reverse=True)
    remain = set(newest_first[:1])
    for count, form in ((days, "%Y-%m-%d"), (weeks, "%G-%V"), (months, "%Y-%m")):
        newest: dict[str, datetime] = {}
        for time in newest_first:
            newest.setdefault(time.strftime(form), time)
        remain |= set(list(newest.values())[:count])
    return remain


def prune(folder: Path, *, days: int, weeks: int, months: int) -> list[Path]:
    """Remove the backups of this folder that need not remain; nothing else in it is touched."""
    found = {time: file for file in folder.iterdir() if (time := time_of(file.name)) is not None}
    remain = to_remain(found, days=days, weeks=weeks, months=months)
    old = [file for time, file in sorted(found.items()) if time not in remain]
    for file in (*old, *_left_over(folder)):
        file.unlink()
    return old


def _left_over(folder: Path) -> list[Path]:
    """What crashes left of backups that were being made, more than a day ago."""
    day_ago = (datetime.now(tz=UTC) - timedelta(days=1)).timestamp()
    return [file for file in folder.glob(f"{UNFINISHED}*") if file.stat().st_mtime < day_ago]
