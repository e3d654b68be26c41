"""The file as it came, sealed beside the one that is shown: stored with it, and opened with a reason only."""

from datetime import datetime

from samrit.actions.acting import Reasoned, acting
from samrit.actions.permissions import Permission
from samrit.evidence.accept import Accepted
from samrit.ledger.blobs import blob_bytes, store_blob
from samrit.records.models import Agency, Blob, Evidence, PracticeFile, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def store_accepted(accepted: Accepted, *, at: datetime) -> tuple[Blob, Blob]:
    """The file as it is shown, and as it came; one and the same where nothing was changed."""
    shown = store_blob(accepted.data, media_type=accepted.kind.media_type, at=at)
    return shown, store_blob(accepted.original, media_type=accepted.original_kind.media_type, at=at)


def _agency(item: Evidence | PracticeFile) -> Agency:
    """Whose records it is in."""
    return item.practice.campaign.agency if isinstance(item, PracticeFile) else item.indicator.annual_plan.agency


def _why_not_open(item: Evidence | PracticeFile, by: User, at: datetime) -> Message | None:
    if item.original is None:
        return Message("The original of this file wasn't stored.")
    return Permission.VERIFY.why_not(_agency(item), by, at)


def _behalf(item: Evidence | PracticeFile, by: User, at: datetime) -> User | None:
    return Permission.VERIFY.behalf(_agency(item), by, at)


OPEN_ORIGINAL = Reasoned(_why_not_open, _behalf)
"""The original may tell where a photo was taken: whoever verifies the records opens it, and that stands in the trail."""


def open_original(*, evidence: Evidence | PracticeFile, reason: str, by: User, at: datetime) -> bytes:
    """The file as it came. Invalid without a reason; `BlobDamagedError` or OSError where it is not what was stored."""
    with acting(OPEN_ORIGINAL, evidence, by, at) as act:
        original = act.subject.original
        assert original is not None, "else it was refused"
        if not reason.strip():
            raise Invalid(Message("Say why the original is opened."))
        data = blob_bytes(original)
        of_practice = {"practice": evidence.practice_id} if isinstance(evidence, PracticeFile) else {}
        after = {"reason": reason.strip(), "original_sha256": original.sha256} | of_practice
        act.log("open_original", evidence, after=after)
        return data
