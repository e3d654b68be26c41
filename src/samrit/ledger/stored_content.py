"""Whether what is kept for good is still what it was: signatures, reopenings, and the files that records stand on."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import Storage, storages

from samrit.ledger.blobs import STORAGE
from samrit.ledger.readable import readable
from samrit.records.models import Blob, Event, SignOff
from samrit.thai.translation import Message
from samrit.vocabulary.workflow import Action

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fault:
    """Something kept is not what it was; `subject` names its table and row, as the trail does."""

    subject: str
    message: Message


def signature_faults() -> Iterator[Fault]:
    """Signatures whose content no longer has its hash, or that the trail doesn't know as they stand."""
    stated = _signed_by_trail()
    here = set()
    for key, row in readable(SignOff.objects.all()):
        subject = f"signoff {key}"
        if row is None:
            yield unreadable_fault(subject)
            continue
        here.add(row.sha256)
        if hashlib.sha256(row.content.encode()).hexdigest() != row.sha256:
            yield Fault(
                subject,
                Message(
                    "What {row} signed (signature {row_row}) was changed: it no longer has its hash.",
                    row=row.name,
                    row_row=row.pk,
                ),
            )
        elif row.sha256 not in stated:
            yield Fault(
                subject,
                Message(
                    "Signature {row} of {row_row} is not the one that the audit trail tells of.",
                    row=row.pk,
                    row_row=row.name,
                ),
            )
    for sha256 in sorted(stated - here):
        yield Fault(
            f"signoff {sha256[:12]}",
            Message(
                "The audit trail tells of a signature over {sha256}…, which is not there any more.", sha256=sha256[:12]
            ),
        )


def file_faults() -> Iterator[Fault]:
    """Files that are not in the storage, or whose content no longer has its hash; reads every one of them."""
    storage = storages[STORAGE]
    for key, blob in readable(Blob.objects.all()):
        if blob is None:
            yield unreadable_fault(f"blob {key}")
        elif (fault := _file_fault(storage, blob)) is not None:
            yield Fault(f"blob {blob.sha256[:12]}", fault)


def unreadable_fault(subject: str) -> Fault:
    """A row that holds what can't be read."""
    return Fault(subject, Message("{row} can't be read: it was changed past the system.", row=subject))


def _signed_by_trail() -> set[str]:
    """The hashes of what was signed, as the events tell them: of signing, and of a city that was loaded signed."""
    stated: set[str] = set()
    for _key, event in readable(Event.objects.filter(action__in=(Action.SIGN.value, "load_sample"))):
        after = event.after if event is not None and isinstance(event.after, dict) else {}
        many = after.get("signatures")
        stated.update((str(after.get("sha256") or ""), *(map(str, many) if isinstance(many, list) else ())))
    return stated - {""}


def _file_fault(storage: Storage, blob: Blob) -> Message | None:
    digest = hashlib.sha256()
    try:
        with storage.open(blob.name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError, SuspiciousOperation):  # it isn't there, or its name is none of a file
        return Message(
            "The file {sha256}… ({media_type}) is not in the storage any more.",
            sha256=blob.sha256[:12],
            media_type=blob.media_type,
        )
    if digest.hexdigest() != blob.sha256:
        return Message(
            "The file {sha256}… ({media_type}) was changed: it no longer has its hash.",
            sha256=blob.sha256[:12],
            media_type=blob.media_type,
        )
    return None
