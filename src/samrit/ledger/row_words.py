"""What happened to rows behind the system's back, in words that name the event that wrote them last."""

from collections.abc import Collection, Iterable, Iterator

from django.utils import timezone

from samrit.ledger.readable import readable
from samrit.ledger.row_seals import RowFault, RowFaultKind
from samrit.ledger.verification import TrailState
from samrit.records.models import Event
from samrit.thai.translation import Message, ShownDay

_WORDS: dict[RowFaultKind, Message] = {
    RowFaultKind.CHANGED: Message("Row {key} of {table} is not what {event} left: it was changed past the system."),
    RowFaultKind.ADDED: Message("Row {key} of {table} was put in past the system: no event tells of it."),
    RowFaultKind.GONE: Message(
        "Row {key} of {table} is gone, and no event tells that it was deleted; {event} wrote it last."
    ),
    RowFaultKind.SEAL: Message("The seal of row {key} of {table} is gone or not the one that {event} tells."),
    RowFaultKind.UNREADABLE: Message("The table {table} can't be read: it was altered past the system."),
}
_WITH_FIELDS = Message(
    "Row {key} of {table} is not what {event} left: it was changed past the system. What differs: {fields}."
)
_AT_ONCE = 500
_NO_EVENT = Message("no event", context="that wrote a row")


def stated_rows(faults: Iterable[RowFault]) -> list[tuple[RowFault, Message]]:
    """Each with its sentence."""
    stated = list(faults)
    events = _events({fault.event for fault in stated if fault.event is not None})
    return [(fault, fault_words(fault, events.get(fault.event or 0))) for fault in stated]


def row_sentences(state: TrailState) -> Iterator[Message]:
    """One sentence for each row that was told, and how many more there are."""
    yield from (words for _fault, words in stated_rows(state.row_faults))
    if more := state.row_faults_count - len(state.row_faults):
        yield Message.counted("And {count} more row.", "And {count} more rows.", count=more)


def fault_words(fault: RowFault, event: Event | None) -> Message:
    """What happened to a row, in a sentence."""
    words = _WITH_FIELDS if fault.fields else _WORDS[fault.kind]
    return words.filled(
        key=fault.key, table=fault.table, event=_event(fault.event, event), fields=", ".join(fault.fields)
    )


def _events(keys: Collection[int]) -> dict[int, Event]:
    """Those of the events that can be read, in few queries, however many."""
    found: dict[int, Event] = {}
    wanted = sorted(keys)
    for at in range(0, len(wanted), _AT_ONCE):
        events = Event.objects.filter(pk__in=wanted[at : at + _AT_ONCE]).select_related("by")
        found.update((key, event) for key, event in readable(events) if event is not None)
    return found


def _event(number: int | None, event: Event | None) -> Message:
    if number is None:
        return _NO_EVENT
    if event is None:
        return Message("event {number} (which can't be read)", number=number)
    local = timezone.localtime(event.at)
    day = ShownDay(local.date(), short=True)
    if event.by is None:
        return Message("event {number} ({day}, {clock:%H.%M})", number=event.pk, day=day, clock=local)
    return Message(
        "event {number} ({day}, {clock:%H.%M}, {person})",
        number=event.pk,
        day=day,
        clock=local,
        person=event.by.username,
    )
