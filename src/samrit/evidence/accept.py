"""A file that somebody brought: what is kept of it, and what the person is told."""

import hashlib
from dataclasses import dataclass

from samrit.evidence.images import redraw
from samrit.evidence.kinds import MAX_BYTES, MEGABYTE, FileKind, Group
from samrit.evidence.names import clean_name, suffix_of
from samrit.evidence.refusal import UnacceptableError
from samrit.evidence.sniff import sniff
from samrit.evidence.virus import check_clean
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file as it is kept; `reported` is what its owner should know of the difference to what came."""

    name: str
    kind: FileKind
    data: bytes
    original_sha256: str
    notes: tuple[Message, ...] = ()


def accept(data: bytes, name: str, *, virus_daemon: str = "") -> Accepted:
    """What is kept of a file; UnacceptableError with one sentence where it isn't."""
    if len(data) > MAX_BYTES:
        raise too_large(len(data), MAX_BYTES)
    kind = sniff(data, name)
    if len(data) > kind.max_bytes:
        raise too_large(len(data), kind.max_bytes)
    check_clean(data, virus_daemon)
    original, notes = hashlib.sha256(data).hexdigest(), []
    suffix = suffix_of(name)
    if suffix and not kind.goes_by(suffix):
        notes.append(
            Message(
                "The name ends in {suffix}, but the content is {kind_suffix}; it is kept as {kind_suffix}.",
                suffix=suffix,
                kind_suffix=kind.suffix,
            )
        )
    if kind.group is Group.IMAGE:
        drawn = redraw(data, kind)
        data, kind = drawn.data, drawn.kind
        if drawn.was_animated:
            notes.append(Message("Of a moving image the first picture is kept."))
        if drawn.was_larger:
            notes.append(Message("A very large image was made smaller."))
    stem = name.rpartition(".")[0] if kind.goes_by(suffix) or suffix == ".gif" else name
    return Accepted(clean_name(stem or name, kind.suffix), kind, data, original, tuple(notes))


def too_large(size: int, most: int) -> UnacceptableError:
    """The refusal of a file that weighs too much."""
    weighs, may = f"{size / MEGABYTE:.1f}", f"{most // MEGABYTE}"
    return UnacceptableError(
        Message(
            "The file has {weighs} MB; {may} MB at most are kept. Please make it smaller or divide it.",
            weighs=weighs,
            may=may,
        )
    )
