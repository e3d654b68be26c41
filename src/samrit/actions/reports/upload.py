"""A report comes in as a file: look at it first, then save it or let it go."""

import hashlib
from datetime import datetime
from typing import Any

from samrit.actions.acting import Acting, acting
from samrit.actions.permissions import DECIDE_UPLOAD, UPLOAD
from samrit.actions.saving import save_checked
from samrit.ledger.reading import storable, store_reading
from samrit.readers import read
from samrit.records.models import Upload, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Denied, Invalid

MAX_UPLOAD_BYTES = 5 * 1024 * 1024  # the longest real form takes some 100 kB


def preview_upload(*, data: bytes, name: str, by: User, at: datetime) -> Upload:
    """Read a file and keep what was read for a look; no record changes.

    `samrit.readers.UnreadableError` where the file holds no report, with a sentence for the person.
    """
    with acting(UPLOAD, None, by, at) as act:
        if len(data) > MAX_UPLOAD_BYTES:
            raise Invalid(Message("The file is larger than 5 megabytes."))
        upload = Upload(uploaded_by=by, uploaded_at=at, file_name=storable(name), original=data)
        upload.sha256 = hashlib.sha256(data).hexdigest()
        store_reading(upload, read(data, name))
        save_checked(upload)
        payload = {"file_name": upload.file_name, "sha256": upload.sha256, "format": upload.format}
        act.log("preview_upload", upload, after=payload)
        return upload


def discard_upload(*, upload: Upload, by: User, at: datetime) -> Upload:
    """Let an upload go: nothing of it is saved; the file itself stays, and that it was there."""
    with acting(DECIDE_UPLOAD, upload, by, at) as act:
        row = undecided(upload, act)
        row.state = UploadState.DISCARDED.value
        row.decided_by, row.decided_at = by, at
        save_checked(row)
        act.log("discard_upload", row, before={"state": UploadState.PREVIEWED}, after={"state": row.state})
        return row


def undecided(upload: Upload, act: Acting[Any, User]) -> Upload:
    """The upload as it stands now, held for the one who brought it; Denied where it was decided already."""
    row = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    act.require(DECIDE_UPLOAD, row)
    if row.state != UploadState.PREVIEWED.value:
        raise Denied(Message("This file was already saved or discarded; upload it again to use it again."))
    return row
