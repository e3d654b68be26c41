"""What happened to the trail, in words that name the events."""

from collections.abc import Sequence

from django.utils import timezone

from samrit.ledger.verification import Break, BreakKind, Place
from samrit.thai.translation import Capital, Joined, Message, ShownDay

_MOST_NAMED = 20
_SOME = Message("events", context="of the trail, which ones is not known")
# Whether it is told after and before which events it happened.
_PLACED: dict[BreakKind, Message] = {
    BreakKind.CHANGED: Message("{events} was changed: the content no longer has its hash"),
    BreakKind.REWRITTEN: Message(
        "{events}: something among them was written anew, for they are not what the head names"
    ),
    BreakKind.REMOVED: Message("events are missing"),
    BreakKind.PUT_IN: Message("{events} was put in later"),
    BreakKind.CUT_OFF: Message("the end was cut off: {count} missing"),
    BreakKind.ADDED: Message("{count} were added behind the end, past the system"),
    BreakKind.NOT_AS_BOUND: Message.counted(
        "the {count} event that came with a package, or stood there when a new log began, is not that of then",
        "the {count} events that came with a package, or stood there when a new log began, are not those of then",
        count=0,
    ),
}
_COUNTED: dict[BreakKind, Message] = {
    BreakKind.REMOVED: Message("events are missing ({count})"),
    BreakKind.PUT_IN: Message("{events} was put in later ({count})"),
}
_UNPLACED: dict[BreakKind, Message] = {
    BreakKind.NO_HEAD: Message("the sealed head is gone, so nothing tells whether the end is whole"),
    BreakKind.NOT_SEALED: Message(
        "the seal of the head is not this installation's: the end may have been written anew, "
        "or the key was changed and the one before is not in SAMRIT_SECRET_KEY_FALLBACKS"
    ),
    BreakKind.NOT_AS_NOTED: Message("{events} is not the one that was noted: something was changed there or before"),
}


def break_words(found: Break) -> Message:
    """One break, in a sentence."""
    words = _UNPLACED.get(found.kind) or (_COUNTED if found.count else _PLACED).get(found.kind) or _PLACED[found.kind]
    said = words.filled(events=_events(found), count=found.count)
    between = _between(found) if found.kind in _PLACED else None
    return Message("{said}.", said=Capital(Joined((said, between)) if between is not None else said))


def event_words(place: Place) -> Message:
    """An event as it is named in a sentence: its number, and when it was written."""
    if place.at is None:
        return Message("event {number} (which can't be read)", number=place.number)
    local = timezone.localtime(place.at)
    day = ShownDay(local.date(), short=True)
    return Message("event {number} ({day}, {clock:%H.%M})", number=place.number, day=day, clock=local)


def behind_words(places: Sequence[Place]) -> Message | None:
    """Which events were written while the clock stood behind the trail; None where none was."""
    if not places:
        return None
    named = [event_words(place) for place in places[:_MOST_NAMED]]
    return Message.counted(
        "While this machine's clock stood behind what the trail had reached, {count} event was written, whose time is not to be believed: {events}",
        "While this machine's clock stood behind what the trail had reached, {count} events were written, whose times are not to be believed: {events}",
        count=len(places), events=Joined(named, Message(", ", context="between the counts of a summary")),
    )  # fmt: skip


def _events(found: Break) -> Message:
    if found.first is None or found.last is None:
        return _SOME
    first = event_words(found.first)
    if found.first == found.last:
        return first
    return Message("{first} to {last} ({count})", first=first, last=event_words(found.last), count=found.count)


def _between(found: Break) -> Message | None:
    after = event_words(found.after) if found.after is not None else None
    before = event_words(found.before) if found.before is not None else None
    if after is not None and before is not None:
        return Message("after {after} and before {before}", after=after, before=before)
    if after is not None:
        return Message("after {after}", after=after)
    return Message("before {before}", before=before) if before is not None else None
