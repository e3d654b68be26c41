"""A file that somebody brought: what is kept of it, and what the person is told."""

import hashlib
from dataclasses import dataclass, field

from samrit.evidence.images import redraw
from samrit.evidence.kinds import GIF, MAX_BYTES, MEGABYTE, ZIP, FileKind, Group
from samrit.evidence.names import clean_name, suffix_of
from samrit.evidence.packed import unarmed
from samrit.evidence.papers import opened
from samrit.evidence.refusal import UnacceptableError
from samrit.evidence.rich_text import plain_rich_text
from samrit.evidence.sniff import sniff
from samrit.evidence.virus import check_clean
from samrit.thai.code_pages import UTF8, text_of
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file as it is kept and shown, and as it came; `notes` is what its owner should know of the difference."""

    name: str
    kind: FileKind
    data: bytes
    original: bytes = field(repr=False)
    original_kind: FileKind
    notes: tuple[Message, ...] = ()

    @property
    def original_sha256(self) -> str:
        """The hash of the file as it came."""
        return hashlib.sha256(self.original).hexdigest()


@dataclass(frozen=True, slots=True)
class _Made:
    """What is made of a file that came as `came`."""

    came: FileKind
    kind: FileKind
    data: bytes
    notes: tuple[Message, ...] = ()


def accept(data: bytes, name: str, *, virus_daemon: str = "") -> Accepted:
    """What is kept of a file; UnacceptableError with one sentence where it isn't, Unavailable where it isn't now."""
    if len(data) > MAX_BYTES:
        raise too_large(len(data), MAX_BYTES)
    kind = sniff(data, name)
    _check_size(data, kind)
    check_clean(data, virus_daemon)
    made = _made(data, kind)
    _check_size(data, made.came)
    suffix = suffix_of(name)
    is_named_so = made.came.goes_by(suffix) or made.kind.goes_by(suffix)
    notes = made.notes
    if suffix and not is_named_so:
        renamed = Message(
            "The name ends in {suffix}, but the content is {kind_suffix}; it is kept as {kind_suffix}.",
            suffix=suffix,
            kind_suffix=made.kind.suffix,
        )
        notes = (renamed, *notes)
    stem = name.rpartition(".")[0] if is_named_so else name
    return Accepted(clean_name(stem or name, made.kind.suffix), made.kind, made.data, data, made.came, notes)


def _made(data: bytes, kind: FileKind) -> _Made:
    if kind.group is Group.IMAGE:
        return _image(data, kind)
    if kind.group is Group.PDF:
        return _Made(kind, kind, data, opened(data))
    if kind is ZIP:
        office = unarmed(data)
        return _Made(office.kind, office.kind, office.data, office.notes)
    if kind.group is Group.RICH_TEXT:
        return _Made(kind, kind, *plain_rich_text(data))
    return _text(data, kind)


def _image(data: bytes, kind: FileKind) -> _Made:
    drawn, notes = redraw(data, kind), list[Message]()
    if drawn.kind is not kind and kind is not GIF:
        notes.append(
            Message(
                "A picture in {suffix} is kept as {kind_suffix}, which every browser shows.",
                suffix=kind.suffix,
                kind_suffix=drawn.kind.suffix,
            )
        )
    if drawn.was_animated:
        notes.append(Message("Of a moving image the first picture is kept."))
    if drawn.was_larger:
        notes.append(Message("A very large image was made smaller."))
    return _Made(kind, drawn.kind, drawn.data, tuple(notes))


def _text(data: bytes, kind: FileKind) -> _Made:
    found = text_of(data)
    if found is None or found.encoding == UTF8:
        return _Made(kind, kind, data)
    note = Message("The text was in {encoding}; it is kept in UTF-8, letter by letter.", encoding=found.encoding)
    return _Made(kind, kind, found.text.encode(), (note,))


def _check_size(data: bytes, kind: FileKind) -> None:
    if len(data) > kind.max_bytes:
        raise too_large(len(data), kind.max_bytes)


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
