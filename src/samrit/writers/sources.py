"""What a paper carries about where its numbers are from: the chains as data, and quiet links from the numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `text[start:end]`, that leads to an address."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Sources:
    """`data` is attached as `provenance.json`. `values` and `spans` are by the path of the field ("quarters.2.result").

    The links change nothing that is seen or printed. `doubts` are printed below the values that they are about.
    `code` is that of a signed paper, `verify_at` the address where anybody verifies it (without a code: where the report is found as it
    stands now, which a paper that nobody signed says at its foot), `signers` who sign it with certificates one
    after another: all stand at its foot.
    """

    data: bytes
    values: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    verify_at: str = ""
    signers: tuple[str, ...] = ()


NO_SOURCES = Sources(b"")
