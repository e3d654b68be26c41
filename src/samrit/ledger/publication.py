"""The log as anybody may fetch it: tiles and a signed checkpoint, in a folder of files; and what was signed last, beside the key.

Before anything is signed, the new events are read once more and their leaves worked out anew, the head's seal is checked,
and the tree is shown to begin with that of the last checkpoint. That one lies outside the database, so that an old copy of
the database, put in the place of the new one, is never signed: it is a fork, and begins a log of its own (`fork`).
"""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from samrit.ledger.durable import make_folder, whole_file
from samrit.ledger.entries import entries, is_whole, stored_leaves
from samrit.ledger.log_keys import SigningKey, signing_keys
from samrit.ledger.merkle import Frontier, consistency_proof, inclusion_proof, leaf_hash
from samrit.ledger.notes import Checkpoint, Proof, VerifierKey, checkpoint_in, signed
from samrit.ledger.snapshot import snapshot
from samrit.ledger.tiles import PUBLIC, WIDTH, Tiles, TileWriter
from samrit.ledger.trail import frontier, seal_key
from samrit.records.models import Event, LogHead
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Unavailable

_CHECKPOINT, KEYS = "checkpoint", "key"


class NotSignedError(Unavailable):
    """The log is not signed as it is; the sentence says why. The system goes on."""


class ForkError(NotSignedError):
    """The database is not the one that was signed: an old copy, or another one."""


@dataclass(frozen=True, slots=True)
class Published:
    """A checkpoint as it was published: the number of its log, what it says, and the note with its signatures."""

    log: int
    checkpoint: Checkpoint
    note: str
    files: int = 0  # written for it


def is_configured() -> bool:
    """Whether this installation has a key to sign with."""
    return bool(settings.LOG_KEYS)


def folder(log: int) -> Path:
    """Where the files of one log lie."""
    return Path(settings.LOG_DIR) / str(log)


def origin(log: int) -> str:
    """The name of one log, which is the address of its files, too."""
    return f"{settings.LOG_ORIGIN}/{log}"


def verifier_keys(log: int) -> tuple[VerifierKey, ...]:
    """The keys by which the published checkpoint of one log is verified, the present one first."""
    with suppress(OSError, ValueError):
        return tuple(VerifierKey.parse(line) for line in (folder(log) / KEYS).read_text().splitlines())
    return ()


def policy(published: Published) -> str:
    """Whom to trust, and what is where, in the form of C2SP's tlog-policy."""
    witnesses = [witness.partition("@")[0] for witness in settings.LOG_WITNESSES]
    names = [f"witness-{number}" for number in range(1, len(witnesses) + 1)]
    lines = [
        f"# {published.checkpoint.origin}: the audit trail as a log (C2SP tlog-tiles, RFC 6962)",
        "# checkpoint: what was signed last; tile/...: its tiles; key: its verifier keys; N/...: the log with number N",
        *(f"log {key} https://{key.name}" for key in verifier_keys(published.log)[:1]),
        *(f"witness {name} {key}" for name, key in zip(names, witnesses, strict=True)),
        *([f"group witnesses any {' '.join(names)}", "quorum witnesses"] if names else ["quorum none"]),
    ]
    return "".join(f"{line}\n" for line in lines)


def check_is_later(head: LogHead) -> None:
    """ForkError where the database, whose head it is, is not a later state of what was signed last; reads all its leaves."""
    last = _last(head, signing_keys())
    if last is None:
        return
    tree = Frontier()
    for event, _ in _events(head, 0):
        for leaf in stored_leaves(event):
            if tree.size < last.checkpoint.size:
                tree.append(leaf)
        if tree.size == last.checkpoint.size:
            break
    _require_same(tree, last)


def older(last: Published) -> Message:
    """That the database is an old copy."""
    return Message(
        "the database is older than the checkpoint that was signed last ({noted}): it is served, and not signed. "
        "See samrit audit fork",
        noted=last.checkpoint.noted,
    )


def growth(published: Published, old: int) -> str:
    """The proof that the published tree begins with a smaller one of it, a hash a line; none for the empty tree."""
    if not old:
        return ""
    size = published.checkpoint.size
    proof = consistency_proof(Tiles(folder(published.log)).node(size), old, size)
    return "".join(f"{base64.b64encode(one).decode()}\n" for one in proof)


def last_published() -> Published | None:
    """The checkpoint that anybody can fetch now; None where none is."""
    logs = (int(path.name) for path in Path(settings.LOG_DIR).glob("*") if path.name.isdigit())
    for log in sorted(logs, reverse=True):
        with suppress(OSError, ValueError):
            return _published(log, (folder(log) / _CHECKPOINT).read_text())
    return None


def last_signed() -> Published | None:
    """The last checkpoint that this installation has signed, as it lies beside the key; None where it has signed none."""
    keys = {path: int(path.name.removeprefix("log-")) for path in Path(settings.LOG_STATE).glob("log-[0-9]*")}
    if not keys:
        return None
    path = max(keys, key=lambda one: keys[one])
    return _published(keys[path], path.read_text())


def publish() -> Published | None:
    """Sign the log as it is now, and put it where anybody can fetch it; None where nothing is new.

    NotSignedError where it must not be signed, ForkError where the database is not the one that was signed last.
    """
    keys = signing_keys()
    if not keys:
        raise NotSignedError(Message("no key signs the log: SAMRIT_LOG_KEY is not set"))
    with _alone(), snapshot():
        head = LogHead.objects.filter(pk=1).first() or LogHead()
        last = _last(head, keys)
        if seal_key(head) is None:
            raise NotSignedError(Message("the head of the trail is not this installation's; see samrit audit verify"))
        is_signed = last is not None and last.checkpoint.size == head.size
        if last is not None and is_signed:
            _require_same(frontier(head), last)
        if not head.size or (is_signed and last == last_published()):
            return None
        tree = _verified(head, last)
        files = _write_tiles(head, last)
        checkpoint = Checkpoint(origin(head.log), head.size, tree.root())
        note = last.note if last is not None and is_signed else _sign(checkpoint, keys)
        # First what keeps an old copy from being signed, then what others see.
        _put(_state(head.log), note, mode=0o600)
        _put(folder(head.log) / KEYS, "".join(f"{VerifierKey(checkpoint.origin, key.public)}\n" for key in keys))
        _put(folder(head.log) / _CHECKPOINT, note)
    return Published(head.log, checkpoint, note, files)


def replace_note(published: Published, note: str) -> None:
    """Put a checkpoint with more signatures in the place of the same one."""
    with _alone():
        if last_signed() == published:
            _put(_state(published.log), note, mode=0o600)
            _put(folder(published.log) / _CHECKPOINT, note)


def prove(event: Event, leaf: int = 0) -> Proof | None:
    """The proof that an event, or the nth paper signed with it, is in the published log; None where it isn't yet."""
    published = _published_log(event.log)
    index = event.position + leaf
    if published is None or not index < published.checkpoint.size:
        return None
    size = published.checkpoint.size
    hashes = inclusion_proof(Tiles(folder(event.log)).node(size), index, size)
    return Proof(index, tuple(hashes), published.note, list(entries(event))[leaf])


def _published_log(log: int) -> Published | None:
    with suppress(OSError, ValueError):
        return _published(log, (folder(log) / _CHECKPOINT).read_text())
    return None


def _published(log: int, note: str) -> Published:
    return Published(log, Checkpoint.parse(note.partition("\n\n")[0] + "\n"), note)


def _last(head: LogHead, keys: tuple[SigningKey, ...]) -> Published | None:
    """The last checkpoint, of which the head has to be a later state."""
    last = last_signed() or last_published()
    if last is None:
        return None
    if not any(_is_signed_by(last, VerifierKey(origin(last.log), key.public)) for key in keys):
        raise NotSignedError(
            Message("the last checkpoint is signed by another key; put that one into SAMRIT_LOG_KEY, too")
        )
    if last.log < head.log and last.log:
        return None
    if last.log > head.log or last.checkpoint.size > head.size:
        raise ForkError(older(last))
    return last


def _is_signed_by(published: Published, key: VerifierKey) -> bool:
    try:
        return checkpoint_in(published.note, [key]) == published.checkpoint
    except ValueError:
        return False


def _verified(head: LogHead, last: Published | None) -> Frontier:
    """The tree of the head, worked out anew from the last checkpoint on; ForkError where it doesn't begin with that."""
    start = last.checkpoint.size if last is not None else 0
    tree = _tree_of_tiles(head.log, last) or Frontier()
    if last is not None and not tree.size:
        start = 0
    for event, first in _events(head, start):
        if not is_whole(event):
            raise NotSignedError(
                Message("event {number} is not what was written; see samrit audit verify", number=event.pk)
            )
        for entry in list(entries(event))[first:]:
            if last is not None and tree.size == last.checkpoint.size:
                _require_same(tree, last)
            tree.append(leaf_hash(entry))
    if last is not None and tree.size == last.checkpoint.size:
        _require_same(tree, last)
    if tree != frontier(head):
        check_is_later(head)
        raise NotSignedError(Message("the events are not those that the head names; see samrit audit verify"))
    return tree


def _tree_of_tiles(log: int, last: Published | None) -> Frontier | None:
    """The tree that the tiles hold, where it is that of the last checkpoint; else all is read again."""
    if last is None:
        return None
    with suppress(OSError, ValueError):
        tree = Tiles(folder(log)).frontier(last.checkpoint.size)
        index, width = divmod(last.checkpoint.size, WIDTH)
        if tree.root() == last.checkpoint.root and (not width or Tiles(folder(log)).entries(index, width)):
            return tree
    return None


def _require_same(tree: Frontier, last: Published) -> None:
    if tree.root() != last.checkpoint.root:
        raise ForkError(
            Message(
                "the database is not the one that was signed last ({noted}): it is served, and not signed. "
                "See samrit audit fork",
                noted=last.checkpoint.noted,
            )
        )


def _events(head: LogHead, start: int) -> Iterator[tuple[Event, int]]:
    """The events of a log from a leaf to its head; of the first, at which of its leaves to begin."""
    there = Event.objects.filter(log=head.log, position__lt=head.size)  # others may write meanwhile
    before = there.filter(position__lt=start).order_by("-position").values_list("position", "leaves").first()
    position = before[0] if before is not None and sum(before) > start else start
    for event in there.filter(position__gte=position).order_by("position").iterator(chunk_size=2000):
        yield event, max(0, start - event.position)


def _write_tiles(head: LogHead, last: Published | None) -> int:
    tree = _tree_of_tiles(head.log, last)
    writer = TileWriter(Tiles(folder(head.log)), tree.size if tree is not None else 0)
    for event, first in _events(head, writer.size):
        for entry in list(entries(event))[first:]:
            writer.append(entry, leaf_hash(entry))
    writer.finish()
    return writer.files


def _sign(checkpoint: Checkpoint, keys: tuple[SigningKey, ...]) -> str:
    return signed(str(checkpoint), ((VerifierKey(checkpoint.origin, key.public), key.sign) for key in keys))


def _state(log: int) -> Path:
    return Path(settings.LOG_STATE) / f"log-{log}"


def _put(path: Path, note: str, *, mode: int = PUBLIC) -> None:
    with whole_file(path, mode=mode) as file:
        file.write(note.encode())


@contextmanager
def _alone() -> Iterator[None]:
    """Of several processes that publish, one does."""
    make_folder(Path(settings.LOG_STATE))
    descriptor = os.open(Path(settings.LOG_STATE) / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with suppress(ImportError):  # Windows has none; there one process serves and works
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
