"""The chain behind a number as a value: what it stands on, and what that stands on, down to a person, a file or a gap.

`samrit.queries.counting.provenance` fills it from the records; pages draw it, the API and the papers carry it as JSON.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from samrit.thai.translation import Message


class Source(StrEnum):
    """What a number stands on first of all; the mark beside it in every table."""

    TYPED = "typed"
    COUNTED = "counted"
    MEASURED = "measured"
    READ = "read"
    COMPUTED = "computed"  # from other numbers of the same report
    UNTOLD = "untold"  # the records don't say


SOURCE_WORDS: dict[Source, Message] = {
    Source.TYPED: Message("typed by a person"),
    Source.COUNTED: Message("counted from a list or a register"),
    Source.MEASURED: Message("measured"),
    Source.READ: Message("read in evidence"),
    Source.COMPUTED: Message("computed from other numbers of the report"),
    Source.UNTOLD: Message("no record says where it is from"),
}


class Kind(StrEnum):
    """What one link of a chain is."""

    PERSON = "person"  # somebody wrote or told it
    EARLIER = "earlier"  # what stood there before
    FILE = "file"  # a file that is kept, or whose hash is
    EVIDENCE = "evidence"
    RULE = "rule"
    COUNT = "count"
    RECORD = "record"
    MEASUREMENT = "measurement"
    DATA = "data"
    NUMBER = "number"  # another number, with a chain of its own
    GAP = "gap"  # the records don't say


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the system by its name and the arguments in its address."""

    name: str
    arguments: tuple[int | str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One link of a chain; `quote` is what stands in the source itself, in the source's own language.

    `who` and `at` tell whose action it was and when, `page` where to see it, `sha256` which bytes it is about.
    """

    kind: Kind
    words: Message
    quote: str = ""
    who: Message | None = None
    at: datetime | None = None
    page: Page | None = None
    sha256: str = ""
    on: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This link and all below it."""
        yield self
        for node in self.on:
            yield from node.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One number of a report with what it stands on. `key` names it in addresses; `text` is the number as written.

    `start` is where a figure of the narrative stands, None for any other number; `said` is a target or a result in the reader's words.
    """

    key: str
    label: Message
    text: str
    said: Message | None = None
    source: Source
    on: tuple[Node, ...]
    start: int | None = None

    @property
    def shown(self) -> str:
        """The number as a page shows it."""
        return self.text if self.said is None else str(self.said)

    @property
    def is_reported(self) -> bool:
        """Whether the records say where it is from."""
        return self.source is not Source.UNTOLD

    def walk(self) -> Iterator[Node]:
        """All links of the chain."""
        for node in self.on:
            yield from node.walk()


Address = Callable[[Page], str]


def chain_json(chain: Chain, address: Address | None = None) -> dict[str, Any]:
    """The chain in plain values, both languages; `href` only where an address is given for pages."""
    return {
        "key": chain.key,
        "label": _both(chain.label),
        "text": chain.text,
        "source": {"code": chain.source.value, **_both(SOURCE_WORDS[chain.source])},
        "based_on": [_node(node, address) for node in chain.on],
    }


def _node(node: Node, address: Address | None) -> dict[str, Any]:
    stated: Mapping[str, Any] = {
        "kind": node.kind.value,
        "words": _both(node.words),
        "quote": node.quote,
        "who": _both(node.who) if node.who is not None else None,
        "at": node.at.isoformat() if node.at is not None else None,
        "href": address(node.page) if node.page is not None and address is not None else None,
        "sha256": node.sha256,
        "based_on": [_node(below, address) for below in node.on],
    }
    return {name: value for name, value in stated.items() if value not in (None, "", [])}


def _both(message: Message) -> dict[str, str]:
    return message.both()
