"""Names of files, made safe to show and to save: Thai stays, whatever tricks an eye or a disk goes."""

import re
from unicodedata import category, combining, normalize

_LONGEST = 100  # characters of the stem; as UTF-8 at most 300 bytes, with the suffix under the limit of stores
_MOST_BYTES = 200
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)  # Windows opens these, whatever the suffix
_UNSAFE = re.compile(r'[<>:"|?*/\\]+')
_NOTHING = "ไฟล์"


def clean_name(name: str, suffix: str) -> str:
    """The name without folders, control and direction characters, of bounded length, with the suffix of its content.

    A suffix that says something else ("plan.exe") stays visible inside the name ("plan.exe.pdf"), and means nothing.
    """
    stem = normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    # Cf holds the direction overrides that make "gpj.exe" read "exe.jpg"; Zl and Zp break lines.
    stem = "".join(" " if category(c) in ("Zs", "Zl", "Zp") else c for c in stem if category(c)[0] != "C")
    stem = " ".join(_UNSAFE.sub("-", stem).split())
    if stem.lower().endswith(suffix):
        stem = stem[: -len(suffix)]
    stem = _shortened(stem.strip(" .")).strip(" .")
    if not any(c.isalnum() for c in stem):
        stem = _NOTHING
    if _DEVICES.match(stem.partition(".")[0]):
        stem = f"_{stem}"
    return stem + suffix


def suffix_of(name: str) -> str:
    """The suffix of a name as it came, in lower case with its dot; "" where it has none."""
    plain = "".join(c for c in name if category(c)[0] != "C").strip(" .")
    stem, dot, suffix = plain.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return f".{suffix.lower()}" if dot and stem and len(suffix) <= 10 else ""


def _shortened(stem: str) -> str:
    end = min(len(stem), _LONGEST)
    while len(stem[:end].encode()) > _MOST_BYTES:
        end -= 1
    # No letter is parted from the marks above and below it.
    while 0 < end < len(stem) and (combining(stem[end]) or category(stem[end]) == "Mn"):
        end -= 1
    return stem[:end]
