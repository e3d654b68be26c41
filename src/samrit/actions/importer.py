"""What differs between kinds of files that come in: an `Importer`, which stands beside what it imports into, the one of the kind
`partners` in `partners/partners_import.py`. A file of such a name is found by itself.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import msgspec

from samrit.actions.acting import Acting
from samrit.actions.permissions import Permission
from samrit.ledger.kinds import kinds_in, the_class
from samrit.readers.cells import Cells
from samrit.records.models import Agency, Import, User
from samrit.thai.translation import Message, stored, storing
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.row_states import not_understood

KINDS = kinds_in(Path(__file__).parent, "*/*_import.py")  # each kind with the module of its importer
MEGABYTE = 1024 * 1024
_Row = TypeVar("_Row")


class Importer(ABC):
    """One file of one kind, and what that kind does in its own way; what it says nothing of is done as for all.

    `choice` is what the person chose while saving. `step`, called while reading, takes how many rows are done of how many.
    `is_awaited`: somebody waits for what takes a minute, or nobody does, as where a worker reads; else it is refused.
    """

    permission: ClassVar[Permission]  # what somebody does to the agency's records by saving it
    most_bytes: ClassVar[int] = 5 * MEGABYTE
    is_queued: ClassVar[bool] = False  # reading and saving are a worker's
    is_personal: ClassVar[bool] = (
        False  # the file may hold more about people than is stored: it is gone once it is read
    )
    is_shared: ClassVar[bool] = False  # whoever may import here decides about it, and not only who uploaded it

    def __init__(self, row: Import, choice: Mapping[str, str] | None = None) -> None:
        self.row, self.choice = row, choice or {}
        self.step: Callable[[int, int], None] = lambda _done, _total: None
        self.is_awaited = False

    @property
    def agency(self) -> Agency:
        """Whose records it is for."""
        assert self.row.agency is not None, "a kind whose files are of no agency doesn't ask"
        return self.row.agency

    def why_not(self, by: User, at: datetime) -> Message | None:
        """Why somebody may not import this here."""
        return self.permission.why_not(self.agency, by, at)

    def behalf(self, by: User, at: datetime) -> User | None:
        """Who delegated the role in which somebody imports this."""
        return self.permission.behalf(self.row.agency, by, at) if self.row.agency is not None else None

    @property
    def too_large(self) -> Message:
        """What is said of a file with more bytes than are taken."""
        return Message("The file is larger than {megabytes} megabytes.", megabytes=self.most_bytes // MEGABYTE)

    def why_unclear(self, unclear: int) -> Message | None:
        """Why it can't be saved where so many rows are not understood, and are not to be left out."""
        return not_understood(unclear) if unclear and "without_unclear" not in self.choice else None

    @abstractmethod
    def read(self, data: bytes) -> None:
        """Put what the file says into the row's `content` and `problems`; Invalid where nothing can be read."""

    def decide(self, decisions: Mapping[str, str], rest: str) -> None:  # noqa: ARG002 - of kinds that have decisions
        """Take what was decided about rows into `decisions`: those that are named, and all that wait for one."""
        raise Invalid(Message("Nothing is to be decided in this file."))

    def retype(self, cells: Mapping[str, str]) -> None:
        """Take other words for cells ("F12") into `content`, read as the file was; the file itself stays as it came."""
        there = stored_cells(self.row)
        if there is None:
            raise Invalid(Message("The cells of this file can't be typed anew; please upload a corrected file."))
        self.take(there.retyped(cells))

    def take(self, cells: Cells) -> None:
        """Keep the cells in `content`: what they say is read of them whenever it is asked for."""
        self.row.content = self.row.content | {"cells": msgspec.to_builtins(cells, enc_hook=storing)}

    def why_not_ready(self) -> Message | None:
        """Why it can't be saved as it stands."""
        return None

    def prepare(self) -> None:  # noqa: B027 - few kinds have anything to prepare
        """Do what takes time and needs no lock, before `save`."""

    @abstractmethod
    def save(self, act: Acting[Import, User]) -> None:
        """Write all of it or raise, inside the transaction of the action; with its own events."""

    def forget(self) -> None:  # noqa: B027 - most kinds forget nothing
        """Take out of the row what may not stay with a file that is saved or discarded."""


def importer_of(row: Import, choice: Mapping[str, str] | None = None) -> Importer:
    """A file with what its kind does."""
    return the_class(KINDS[row.kind], Importer)(row, choice)  # type: ignore[type-abstract]  # a kind's own is none


def stored_cells(row: Import) -> Cells | None:
    """The cells that were read of a file; None where its kind doesn't take them."""
    there = row.content.get("cells")
    return msgspec.convert(there, Cells, dec_hook=stored) if there is not None else None


def rows_of(row: Import, say: Callable[[Cells], Iterable[_Row]]) -> tuple[_Row, ...]:
    """What the cells of a file say, by the kind's own reader."""
    cells = stored_cells(row)
    return tuple(say(cells)) if cells is not None else ()


def stored_problems(problems: Iterable[Any]) -> list[dict[str, Any]]:
    """Problems with a cell and a message, as `problems` stores them."""
    return [{"cell": one.cell, **one.message.both()} for one in problems]
