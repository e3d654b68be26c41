"""The manifest of a package: what it is, how much of it there is, and the hash of every file."""

import msgspec

FORMAT = "samrit-year"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"


class PackedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the package: its name in it, its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


class TrailHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the audit trail of the exporting system ended: how many events, and the hash of the last."""

    count: int
    hash: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a package says of itself.

    `agency` is the code of the agency whose it is, with all below; empty for the whole city. `counts` are the rows of
    each table. `events_digest` is the SHA-256 over the hashes of the events in the package, in their order.
    """

    format: str
    format_version: int
    software: str
    fiscal_year_be: int
    agency: str
    trail_head: TrailHead
    events_digest: str
    counts: dict[str, int]
    files: tuple[PackedFile, ...]
