"""Folders and their rights, room on the disk, and the programs that this one asks: chromium and ClamAV."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.utils import timezone

from samrit.evidence.browser import browser_path
from samrit.evidence.virus import about_daemon
from samrit.ops.doctor.finding import Finding, note, unsafe, well, wrong
from samrit.thai.translation import Message

GIGABYTE = 1024**3
LITTLE, VERY_LITTLE = 5 * GIGABYTE, GIGABYTE
OLD = timedelta(days=7)  # of a scanner's signatures


def examine_folders(at: datetime) -> Iterator[Finding]:
    """Whether the program can write where it keeps things, and nobody else can read there what is secret."""
    del at
    folder, store = Path(settings.DATA_DIR), storages["evidence"]
    places = [folder, *([Path(store.location)] if isinstance(store, FileSystemStorage) else [])]
    blocked = [(place, why) for place in places if place.exists() and (why := _unwritable(place))]
    for place, why in blocked:
        yield wrong(Message("The program can't write into {folder} ({why}).", folder=str(place), why=why))
    open_files = [name for name in ("secret-key", "samrit.sqlite3") if _is_open(folder, folder / name)]
    if open_files:
        yield unsafe(
            Message(
                "Other accounts of this machine can read {files} in {folder}. Run: chmod 700 {folder}",
                files=", ".join(open_files),
                folder=str(folder),
            )
        )
    lost = "" if isinstance(store, FileSystemStorage) else _unreachable(store)
    if lost:
        yield wrong(Message("The store of evidence doesn't answer ({why}).", why=lost))
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield note(
            Message("The program runs as root. Give it an account of its own that owns {folder}.", folder=str(folder))
        )
    if not (blocked or open_files or lost):
        yield well(Message("The program can write into its folders: {folder}", folder=str(folder)))


def _is_open(folder: Path, file: Path) -> bool:
    """Whether the group or everybody comes into the folder, and may then read or change the file."""
    if not file.exists():
        return False
    entry, right = folder.stat().st_mode, file.stat().st_mode
    by_group = entry & stat.S_IXGRP and right & (stat.S_IRGRP | stat.S_IWGRP)
    return bool(by_group or (entry & stat.S_IXOTH and right & (stat.S_IROTH | stat.S_IWOTH)))


def examine_disk(at: datetime) -> Iterator[Finding]:
    """Whether there is room."""
    del at
    folder = Path(settings.DATA_DIR)
    for place in dict.fromkeys((folder, Path(tempfile.gettempdir()))):
        if not place.exists():
            continue
        room = shutil.disk_usage(place)
        free = f"{room.free / GIGABYTE:,.1f}"
        if room.free < VERY_LITTLE:
            yield wrong(
                Message("The disk of {folder} is almost full: {free} GB are free.", folder=str(place), free=free)
            )
        elif room.free < LITTLE:
            yield note(Message("The disk of {folder} has little room left: {free} GB.", folder=str(place), free=free))
        else:
            yield well(Message("The disk of {folder} has room: {free} GB.", folder=str(place), free=free))


def examine_browser(at: datetime) -> Iterator[Finding]:
    """Whether links of the evidence can be captured as PDF."""
    del at
    wanted = settings.CHROMIUM
    if not settings.CAPTURE_LINKS or wanted == "-":
        yield note(Message("Links of the evidence are not captured as PDF, as it was set."))
    elif path := browser_path(wanted):
        yield well(Message("Links are captured by {program}.", program=path))
    elif wanted:
        yield wrong(Message("SAMRIT_CHROMIUM names {program}, which is not there or can't be run.", program=wanted))
    else:
        yield note(
            Message("No chromium is installed, so links of the evidence are stored as text, without a PDF of the page.")
        )


def examine_scanner(at: datetime) -> Iterator[Finding]:
    """Whether ClamAV answers where it is set, and knows the viruses of this week."""
    if not settings.CLAMD:
        yield note(Message("Files are not looked at by a virus scanner; SAMRIT_CLAMD names one."))
        return
    about = about_daemon(settings.CLAMD)
    if about is None:
        yield wrong(
            Message("The virus scanner at {where} doesn't answer, so no file can be taken.", where=settings.CLAMD)
        )
        return
    program, made_on = about
    if made_on is not None and timezone.localdate(at) - made_on > OLD:
        yield unsafe(
            Message("The virus scanner's signatures are of {day}; run freshclam each day.", day=f"{made_on:%Y-%m-%d}")
        )
    else:
        yield well(Message("The virus scanner answers: {program}", program=program))


def _unwritable(folder: Path) -> str:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _unreachable(store: object) -> str:
    try:
        store.exists("samrit-doctor")  # type: ignore[attr-defined]  # every store has it
    except Exception as error:  # noqa: BLE001 - whatever the store's library raises, it is told
        return (str(error) or type(error).__name__)[:200]
    return ""
