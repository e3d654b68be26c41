"""The manifest of a package: what it is, how much of it there is, and the hash of every file."""

import msgspec

FORMAT = "samrit-year"
FORMAT_VERSION = 2
MANIFEST = "manifest.json"


class PackedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the package: its name in it, its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


class TrailHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the audit trail of the exporting system ended: how many leaves its log had, and the root over them."""

    size: int
    root: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a package says of itself.

    `agency` is the code of the agency whose it is, with all below; empty for the whole city. `counts` are the rows of
    each table. `events_root` is the root of the hash tree (RFC 6962) over the leaves of the events in the package, in their order.
    """

    format: str
    format_version: int
    software: str
    fiscal_year_be: int
    agency: str
    trail_head: TrailHead
    events_root: str
    counts: dict[str, int]
    files: tuple[PackedFile, ...]
