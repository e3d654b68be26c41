"""What stands in the log: an event as the exact text that is hashed, and the blinded entry that anybody may see.

The public entry of an event tells its place, its time and SHA-256(nonce + text): without the nonce of 128 bits nobody
guesses what a draft said or whose name it names. A signed paper has an entry of its own behind that of its event, which
whoever holds the PDF works out from it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from samrit.ledger.merkle import leaf_hash
from samrit.records.models import Event

NONCE_BYTES = 16
_EVENT, _PAPER = "samrit-event/1", "samrit-paper/1"
# What a text tells beside the columns: papers and rows that were written with the event, the form of the database where it
# is sealed, how far the trail had come where the clock stood behind it, and, of events older than the log, the hash before.
_IN_TEXT_ALONE = frozenset({"clock_behind", "papers", "previous_hash", "rows", "schema"})


class SignedPaper(NamedTuple):
    """What was signed, by its hashes (SHA-256, hex): the PDF, and the canonical JSON of the report in it."""

    pdf: str
    content: str


def event_text(event: Event, *, more: Mapping[str, Any]) -> str:
    """The text of an event: canonical JSON of its columns, and of what was written with it."""
    return canonical(_columns(event) | {name: value for name, value in more.items() if value})


def canonical(content: Mapping[str, Any]) -> str:
    """JSON with one spelling: keys in order, no spaces, Thai as it is."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def event_entry(event: Event) -> bytes:
    """The public entry of an event, from its text as it stands."""
    blinded = hashlib.sha256(bytes.fromhex(event.nonce) + event.text.encode()).hexdigest()
    return f"{_EVENT}\n{event.position}\n{_time(event.at)}\n{blinded}\n".encode()


def paper_entry(paper: SignedPaper) -> bytes:
    """The public entry of a signed paper."""
    return f"{_PAPER}\n{paper.pdf}\n{paper.content}\n".encode()


def papers_of(event: Event) -> tuple[SignedPaper, ...]:
    """The papers that were signed with an event; ValueError or TypeError where its text is none of ours."""
    if '"papers":' not in event.text:
        return ()
    return tuple(SignedPaper(**paper) for paper in json.loads(event.text).get("papers", ()))


def entries(event: Event) -> Iterator[bytes]:
    """All public entries of an event, in the order of the log: its own, then one for each paper."""
    yield event_entry(event)
    for paper in papers_of(event):
        yield paper_entry(paper)


def stored_leaves(event: Event) -> Iterator[bytes]:
    """The hashes of an event's entries; its own as it was stored when it was written."""
    yield bytes.fromhex(event.leaf)
    for paper in papers_of(event):
        yield leaf_hash(paper_entry(paper))


def is_whole(event: Event) -> bool:
    """Whether an event is what was hashed: its text has its leaf, and its columns say what the text says."""
    try:
        content = json.loads(event.text)
        fits = leaf_hash(event_entry(event)).hex() == event.leaf and len(papers_of(event)) == event.leaves - 1
        columns = {name: value for name, value in content.items() if name not in _IN_TEXT_ALONE}
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return False
    return fits and columns == _columns(event)


def _columns(event: Event) -> dict[str, Any]:
    content = {
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": event.by_id,
        "action": event.action,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "before": event.before,
        "after": event.after,
    }
    if event.on_behalf_of_id is not None:
        content["on_behalf_of"] = event.on_behalf_of_id
    return content


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
