"""The file as it came, sealed beside the one that is shown: stored with it, and opened with a reason only."""

from datetime import datetime

from samrit.actions.acting import Reasoned, acting
from samrit.actions.permissions import Permission
from samrit.evidence.accept import Accepted
from samrit.ledger.blobs import blob_bytes, store_blob
from samrit.records.models import Blob, Evidence, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def store_accepted(accepted: Accepted, *, at: datetime) -> tuple[Blob, Blob]:
    """The file as it is shown, and as it came; one and the same where nothing was changed."""
    shown = store_blob(accepted.data, media_type=accepted.kind.media_type, at=at)
    return shown, store_blob(accepted.original, media_type=accepted.original_kind.media_type, at=at)


def _why_not_open(evidence: Evidence, by: User, at: datetime) -> Message | None:
    if evidence.original is None:
        return Message("The original of this file wasn't stored.")
    return Permission.VERIFY.why_not(evidence.indicator.annual_plan.agency, by, at)


OPEN_ORIGINAL = Reasoned(
    _why_not_open, lambda evidence, by, at: Permission.VERIFY.behalf(evidence.indicator.annual_plan.agency, by, at)
)
"""The original may tell where a photo was taken: whoever verifies the records opens it, and that stands in the trail."""


def open_original(*, evidence: Evidence, reason: str, by: User, at: datetime) -> bytes:
    """The file as it came. Invalid without a reason; `BlobDamagedError` or OSError where it is not what was stored."""
    with acting(OPEN_ORIGINAL, evidence, by, at) as act:
        original = act.subject.original
        assert original is not None, "else it was refused"
        if not reason.strip():
            raise Invalid(Message("Say why the original is opened."))
        data = blob_bytes(original)
        act.log("open_original", evidence, after={"reason": reason.strip(), "original_sha256": original.sha256})
        return data
