"""Whether the records may be believed: the trail, what follows from the records, the guards in the database, the signatures and, if
asked for, the files.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from samrit.ledger.break_words import break_words
from samrit.ledger.readable import worked_out
from samrit.ledger.row_words import row_sentences
from samrit.ledger.schema_seal import SchemaFault, SchemaFaultKind, schema_faults
from samrit.ledger.stored_content import Fault, file_faults, signature_faults
from samrit.ledger.verification import NotedHead, TrailState, verify_trail
from samrit.queries.reports.derived import derived_faults
from samrit.records.append_only import missing_triggers, strange_objects
from samrit.records.models import Blob, SignOff
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Verification:
    """All that was found. `files` is how many files were read, None where they were not asked for."""

    trail: TrailState
    unguarded: tuple[str, ...]
    strange: tuple[str, ...]
    schema: tuple[SchemaFault, ...]
    signatures: int
    files: int | None
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all was found."""
        return self.trail.is_whole and not (self.unguarded or self.strange or self.schema or self.faults)

    def sentences(self) -> tuple[Message, ...]:
        """What was found, one sentence each; empty where all is whole."""
        sentence = [break_words(found) for found in self.trail.breaks]
        more = self.trail.breaks_count - len(self.trail.breaks)
        if more:
            sentence.append(Message.counted("And {count} more break.", "And {count} more breaks.", count=more))
        sentence += row_sentences(self.trail)
        sentence += [_unguarded(table) for table in self.unguarded]
        sentence += [_strange(name) for name in self.strange]
        sentence += [_ALTERED_SCHEMA[fault.kind].filled(name=fault.name) for fault in self.schema]
        return (*sentence, *(fault.message for fault in self.faults))


def verify(noted: Iterable[NotedHead] = (), *, with_files: bool = False) -> Verification:
    """Verify everything; with files also every kept file, which reads them all."""
    parts = [signature_faults, derived_faults, *([file_faults] if with_files else [])]
    return Verification(
        trail=verify_trail(noted),
        unguarded=missing_triggers(connection),
        strange=strange_objects(connection),
        schema=schema_faults(),
        signatures=SignOff.objects.count(),
        files=Blob.objects.count() if with_files else None,
        faults=tuple(fault for part in parts for fault in _of_part(part)),
    )


def _of_part(part: Callable[[], Iterator[Fault]]) -> Iterator[Fault]:
    """What a part finds; where it can't be done for what stands in the rows, that: the trail's part names those rows."""
    found = worked_out(lambda: tuple(part()))
    yield from (Fault("", _NOT_DONE),) if found is None else found


_NOT_DONE = Message(
    "A part of the verification could not be done: something was changed past the system so that it can't be read."
)


_ALTERED_SCHEMA = {
    SchemaFaultKind.CHANGED: Message(
        "In the database {name} is not what the last upgrade left: somebody altered the database."
    ),
    SchemaFaultKind.ADDED: Message("In the database is {name}, which no upgrade made: somebody altered the database."),
    SchemaFaultKind.GONE: Message(
        "In the database {name} is gone, and no upgrade took it out: somebody altered the database."
    ),
}


def _unguarded(table: str) -> Message:
    return Message(
        "The triggers that keep {table} from being changed are gone or altered: somebody altered the database.",
        table=table,
    )


def _strange(name: str) -> Message:
    return Message(
        "{name} is in the database, and this program has not made it: somebody altered the database.", name=name
    )
