"""Ask witnesses to cosign a checkpoint (C2SP tlog-witness): each sees that the log only grew before it signs."""

import logging

import httpx
from django.conf import settings

from samrit.ledger.notes import Note, VerifierKey
from samrit.ledger.publication import Published, growth, replace_note

_SECONDS = 10.0
_CONFLICT = 409
_log = logging.getLogger(__name__)


def cosigned(published: Published) -> Published:
    """The checkpoint with what witnesses signed; one that is away or refuses is logged, and holds nobody up."""
    lines = ""
    for witness in settings.LOG_WITNESSES:
        key, _, address = witness.partition("@")
        try:
            lines += _cosignature(published, VerifierKey.parse(key), address.rstrip("/"))
        except (httpx.HTTPError, ValueError, OSError) as error:
            _log.warning("the witness at %s did not cosign: %s", address, error)
    if not lines:
        return published
    note = published.note + lines
    replace_note(published, note)
    return Published(published.log, published.checkpoint, note, published.files)


def _cosignature(published: Published, key: VerifierKey, address: str) -> str:
    old = 0
    for _ in range(2):  # the first answer may say which size it knows
        body = f"old {old}\n{growth(published, old)}\n{published.note}"
        answer = httpx.post(f"{address}/add-checkpoint", content=body.encode(), timeout=_SECONDS)
        if answer.status_code != _CONFLICT:
            break
        old = int(answer.text)
        if not 0 < old <= published.checkpoint.size:
            raise ValueError(f"it knows a log of {old} entries")
    answer.raise_for_status()
    note = Note.parse(f"{published.note.partition(chr(10) * 2)[0]}\n\n{answer.text}")
    if not note.signed_by(key):
        raise ValueError("its answer is not signed by its key")
    return answer.text
