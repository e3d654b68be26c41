"""Take the open package of a year into an empty system: all of it, or nothing."""

from datetime import datetime
from itertools import islice
from pathlib import Path

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.core.management.color import no_style
from django.db import DatabaseError, IntegrityError, connection, models

from samrit.actions.acting import Acting, unasked
from samrit.actions.period_results import count_all
from samrit.ledger.blobs import STORAGE, is_stored_whole
from samrit.ledger.break_words import break_words
from samrit.ledger.stored_content import signature_faults
from samrit.ledger.verification import ROOT_BEFORE, tree_over, verify_trail
from samrit.package.export import blob_name
from samrit.package.manifest import Manifest
from samrit.package.refusal import UnusablePackageError
from samrit.package.rows import decoded
from samrit.package.tables import TABLES
from samrit.package.unpacking import OpenPackage, open_package
from samrit.records.models import Agency, Blob, Event, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

_BATCH = 500


def import_package(*, path: Path, at: datetime) -> Manifest:
    """Take a package in, as whoever runs the installation; Invalid says in a sentence why it can't be.

    Rows keep their numbers, so that addresses lead where they led. People come without a password, and can't log in
    before an administrator lets them. Events keep their hashes; the event of the import binds them: it names the root over
    all of theirs, and begins the log of this system.
    """
    stored: list[str] = []
    storage = storages[STORAGE]
    try:
        with open_package(path) as package:
            _check_empty()
            with unasked(None, at) as act:
                _take_rows(package)
                _take_files(package, storage, stored)
                count_all()
                _bind_events(package, act)
                _check_whole()
            return package.manifest
    except (IntegrityError, DatabaseError, ValueError) as error:
        _take_back(storage, stored)
        raise Invalid(Message("The rows of the package contradict each other; nothing was taken in.")) from error
    except BaseException:
        _take_back(storage, stored)
        raise


def _check_empty() -> None:
    full = [table for table in TABLES if table.model._default_manager.exists()]  # noqa: SLF001 - Django documents it
    if full:
        raise UnusablePackageError(
            Message("Only an empty system takes a package in, and this one has {words} already.", words=full[0].words)
        )


def _take_rows(package: OpenPackage) -> None:
    for table in TABLES:
        name = f"data/{table.name}.json"
        with package.read(name) as file:
            rows = (_prepared(row) for row in decoded(table, name, file))
            count = 0
            while batch := list(islice(rows, _BATCH)):
                table.model._default_manager.bulk_create(batch)  # noqa: SLF001 - Django documents it
                count += len(batch)
        if count != package.manifest.counts.get(table.name):
            raise UnusablePackageError(Message("{name} has not as many rows as the manifest tells.", name=name))
    _count_on()


def _prepared(row: models.Model) -> models.Model:
    if isinstance(row, User):
        row.is_active = False
        row.set_unusable_password()
    if isinstance(row, Blob):
        row.name = f"{row.sha256[:2]}/{row.sha256}"
    return row


def _count_on() -> None:
    """Let the next row of each table get the next number (PostgreSQL has to be told)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in TABLES]):
            cursor.execute(statement)


def _take_files(package: OpenPackage, storage: Storage, stored: list[str]) -> None:
    for blob in Blob.objects.order_by("pk").iterator():
        names = (blob_name(blob.sha256, is_paper=is_paper) for is_paper in (True, False))
        name = next((name for name in names if name in package.names), blob_name(blob.sha256, is_paper=False))
        if is_stored_whole(blob.name, blob.sha256, blob.size_bytes):
            continue
        with package.read(name) as file:
            saved = storage.save(blob.name, File(file))
        stored.append(saved)
        if saved != blob.name:
            Blob.objects.filter(pk=blob.pk).update(name=saved)


def _take_back(storage: Storage, stored: list[str]) -> None:
    for name in stored:
        storage.delete(name)


def _bind_events(package: OpenPackage, act: Acting[None, User | None]) -> None:
    payload = package.manifest
    root = tree_over(Event.objects.all()).root().hex()
    if root != payload.events_root:
        raise UnusablePackageError(Message("The events are not those that the manifest tells of."))
    after = {
        "fiscal_year_be": payload.fiscal_year_be,
        "agency": payload.agency,
        "software": payload.software,
        "sha256": package.manifest_sha256,
        "events": payload.counts.get("events", 0),
        ROOT_BEFORE: root,
        "trail_head": {"size": payload.trail_head.size, "root": payload.trail_head.root},
    }
    act.log("import_package", _top(), after=after)


def _top() -> Agency:
    found = Agency.objects.filter(parent=None).order_by("path").first()
    if found is None:
        raise UnusablePackageError(Message("The package has no agency."))
    return found


def _check_whole() -> None:
    """What came in is held to the database's promises, to the trail and to the signatures, before it counts."""
    connection.check_constraints()
    state = verify_trail()
    if state.breaks:
        words = break_words(state.breaks[0])
        raise UnusablePackageError(Message("Its trail is not whole: {words}", words=words))
    for fault in signature_faults():
        raise UnusablePackageError(fault.message)
