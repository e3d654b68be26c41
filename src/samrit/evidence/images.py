"""Images are made anew from what one sees of them: what hides in the file, and where it was taken, stays behind."""

from dataclasses import dataclass

from samrit.decoding.process import Limits
from samrit.evidence.decoded import decoded
from samrit.evidence.kinds import AVIF, GIF, HEIC, JPEG, MEGABYTE, PNG, WEBP, FileKind
from samrit.thai.translation import Message

LONGEST_SIDE = 6_000  # pixels; A4 at 500 dpi
# One at once: the largest that is taken needs some 400 MB.
_LIMITS = Limits(
    memory_bytes=512 * MEGABYTE, cpu_seconds=15, seconds=40, output_bytes=64 * MEGABYTE, pool="pictures", at_once=1
)
# What each is read as by Pillow, and stored as.
_DRAWN: dict[FileKind, tuple[tuple[str, ...], FileKind]] = {
    JPEG: (("JPEG", "MPO"), JPEG),
    PNG: (("PNG",), PNG),
    WEBP: (("WEBP",), WEBP),
    GIF: (("GIF",), PNG),
    HEIC: (("HEIF",), JPEG),
    AVIF: (("AVIF",), JPEG),
}
_FORMS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_REFUSALS = {
    "broken": Message("The image is damaged and doesn't open."),
    "too-large": Message(
        "The image has more pixels than can be opened here. Please make it smaller (25 million are always taken) "
        "and attach it again."
    ),
}


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An image as it is kept."""

    data: bytes
    kind: FileKind
    was_animated: bool = False
    was_larger: bool = False


def redraw(data: bytes, kind: FileKind) -> Redrawn:
    """The image upright, without its metadata (place, time, camera); of a moving one the first picture.

    UnacceptableError where it is damaged, or holds more pixels than there is memory for.
    """
    forms, stored = _DRAWN[kind]
    answer = decoded(
        "picture",
        data,
        _REFUSALS,
        limits=_LIMITS,
        forms=list(forms),
        made=_FORMS[stored],
        longest=LONGEST_SIDE,
        most_bytes=stored.max_bytes,
    )
    return Redrawn(answer["file"], stored, answer["was_animated"], answer["was_larger"])
