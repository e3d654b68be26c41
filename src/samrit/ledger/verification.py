"""Whether the audit trail is whole; where it isn't, which events are not, how, and between which two whole ones.

An event is whole while its content has its hash. Two whole events that follow each other carry each other: the second
names the hash of the first. What the chain can't tell by itself, the sealed head does: whether its end was cut off, or
all of it written anew. What not even the seal can tell (an old database put in the place of the new one) a head does
that was noted elsewhere.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db.models import Count

from samrit.ledger.snapshot import snapshot
from samrit.ledger.trail import event_hash, seal_key
from samrit.records.models import ChainHead, Event

PACKAGE_IMPORT = "import_package"  # the event that binds those which came with a package
_MOST_BREAKS = 100  # breaks told one by one; all are counted


class BreakKind(StrEnum):
    """What happened to the trail."""

    CHANGED = "changed"  # the content no longer has its hash
    REWRITTEN = "rewritten"  # content and hash were changed together: the next event doesn't follow from it
    REMOVED = "removed"  # the next event names one that isn't there
    PUT_IN = "put_in"  # the next event names one that stands further up
    CUT_OFF = "cut_off"  # the head counts events that aren't there
    ADDED = "added"  # events stand behind the one that the head names
    END_REWRITTEN = "end_rewritten"  # as many as the head counts, but it names another as the last
    NO_HEAD = "no_head"
    NOT_SEALED = "not_sealed"  # the head was not written by this installation, or its key is gone
    NOT_AS_NOTED = "not_as_noted"  # another event stands where a noted head says which stood there
    NOT_AS_IMPORTED = "not_as_imported"  # the events that came with a package are not those it brought


@dataclass(frozen=True, slots=True)
class Place:
    """An event in the trail: its row's number, how manieth it is, its hash, and what it tells."""

    number: int
    position: int
    hash: str
    at: datetime
    action: str


@dataclass(frozen=True, slots=True)
class Break:
    """One break of the chain: the events from `first` to `last` (none where they are gone), between two whole ones."""

    kind: BreakKind
    first: Place | None = None
    last: Place | None = None
    count: int = 0
    after: Place | None = None
    before: Place | None = None


@dataclass(frozen=True, slots=True)
class NotedHead:
    """A head as it was noted elsewhere: so many events, the last with this hash."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


@dataclass(frozen=True, slots=True)
class TrailState:
    """What the verification of the trail found. `key` is 0 for the present key, 1 and up for one in use before."""

    count: int
    head: NotedHead | None
    key: int | None
    breaks: tuple[Break, ...]
    breaks_count: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.breaks_count


def trail_head() -> NotedHead:
    """Where the trail ends now, to be noted elsewhere."""
    head = ChainHead.objects.filter(pk=1).first() or ChainHead()
    return NotedHead(head.count, head.last_hash)


def verify_trail(noted: Iterable[NotedHead] = ()) -> TrailState:
    """Read the whole trail, as of one moment, in little memory; hold it against its head and against noted ones."""
    with snapshot():
        head = ChainHead.objects.filter(pk=1).first()
        walk = _Walk({one.count: one.hash for one in noted})
        for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
            walk.step(event)
        walk.end()
        key = _compare_with_head(walk, head)
    sentence = NotedHead(head.count, head.last_hash) if head is not None else None
    return TrailState(walk.position, sentence, key, tuple(walk.breaks), walk.breaks_count)


def last_import() -> int:
    """The number of the event that binds what came with a package; 0 where nothing came so."""
    found = Event.objects.filter(action=PACKAGE_IMPORT).order_by("-pk").values_list("pk", flat=True).first()
    return found or 0


@dataclass
class _Walk:
    """Where a reader of the trail is: `whole` is the last whole event, `run` are the changed ones since."""

    noted: dict[int, str]
    position: int = 0
    last: Place | None = None
    whole: Place | None = None
    whole_before: Place | None = None
    run: list[Place] = field(default_factory=list)  # the first and the last of them
    run_count: int = 0
    breaks: list[Break] = field(default_factory=list)
    breaks_count: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    imported_until: int = field(default_factory=last_import)

    def step(self, event: Event) -> None:
        self.position += 1
        place = Place(event.pk, self.position, event.hash, event.at, event.action)
        if event.hash != event_hash(event):
            self.run = [self.run[0] if self.run else place, place]
            self.run_count += 1
        else:
            self._whole(place, event.previous_hash)
        if self.noted.get(self.position, event.hash) != event.hash:
            self.note(Break(BreakKind.NOT_AS_NOTED, place, place, 1, before=place))
        self.digest.update(event.hash.encode())
        self.last = place

    def _whole(self, place: Place, previous: str) -> None:
        follows = previous == (self.last.hash if self.last is not None else "")
        if self.run:
            is_put_in = not follows and previous == (self.whole.hash if self.whole is not None else "")
            self._end_run(BreakKind.PUT_IN if is_put_in else BreakKind.CHANGED, place)
            follows = follows or is_put_in
        if place.number == self.imported_until:
            if previous != self.digest.hexdigest():
                self.note(Break(BreakKind.NOT_AS_IMPORTED, count=self.position - 1, before=place))
        elif place.number > self.imported_until and not follows:
            self._gap(place, previous)
        self.whole_before, self.whole = self.whole, place

    def _gap(self, place: Place, previous: str) -> None:
        """A whole event that doesn't follow from the one before it."""
        if not previous:  # it says that it is the first
            self._put_in(None, place)
            return
        named = Event.objects.filter(hash=previous, pk__lt=place.number).first()
        if named is not None:
            earlier = Event.objects.filter(pk__lte=named.pk).aggregate(n=Count("pk"))["n"]
            self._put_in(Place(named.pk, earlier, named.hash, named.at, named.action), place)
        elif self.last is not None and place.number == self.last.number + 1 and self.last == self.whole:
            self.note(Break(BreakKind.REWRITTEN, self.last, self.last, 1, after=self.whole_before, before=place))
        else:
            self.note(Break(BreakKind.REMOVED, after=self.whole, before=place))

    def _put_in(self, after: Place | None, before: Place) -> None:
        # What was found of the events put in is about them, and not about the trail.
        low = after.number if after is not None else -1
        stored = [b for b in self.breaks if b.before is None or not low < b.before.number < before.number]
        self.breaks_count -= len(self.breaks) - len(stored)
        self.breaks = stored
        between = Event.objects.filter(pk__gt=low, pk__lt=before.number).order_by("pk").first()
        start = after.position if after is not None else 0
        first = Place(between.pk, start + 1, between.hash, between.at, between.action) if between is not None else None
        self.note(Break(BreakKind.PUT_IN, first, self.last, before.position - start - 1, after, before))

    def _end_run(self, kind: BreakKind, before: Place | None) -> None:
        self.note(Break(kind, self.run[0], self.run[1], self.run_count, self.whole, before))
        self.run, self.run_count = [], 0

    def end(self) -> None:
        """What can be said only when all was read."""
        if self.run:
            self._end_run(BreakKind.CHANGED, None)
        for count in self.noted:
            if count > self.position:
                self.note(Break(BreakKind.CUT_OFF, count=count - self.position, after=self.whole))

    def note(self, found: Break) -> None:
        """Keep a break; of very many only the first are told one by one."""
        self.breaks_count += 1
        if len(self.breaks) < _MOST_BREAKS:
            self.breaks.append(found)


def _compare_with_head(walk: _Walk, head: ChainHead | None) -> int | None:
    if head is None:
        if walk.position:
            walk.note(Break(BreakKind.NO_HEAD))
        return 0 if not walk.position else None
    key = seal_key(head)
    for found in _at_the_end(walk, head, is_sealed=key is not None):
        walk.note(found)
    return key


def _at_the_end(walk: _Walk, head: ChainHead, *, is_sealed: bool) -> Iterator[Break]:
    if not is_sealed:
        yield Break(BreakKind.NOT_SEALED, after=walk.whole)
    last_hash = walk.last.hash if walk.last is not None else ""
    missing = head.count - walk.position
    if last_hash == head.last_hash:
        # Somewhere further up something is gone or was put in; where that was seen, it is told there.
        if missing and not walk.breaks_count:
            kind = BreakKind.REMOVED if missing > 0 else BreakKind.PUT_IN
            yield Break(kind, count=abs(missing))
        return
    named = Event.objects.filter(hash=head.last_hash).first() if head.last_hash else None
    if named is not None:
        position = Event.objects.filter(pk__lte=named.pk).aggregate(n=Count("pk"))["n"]
        after = Place(named.pk, position, named.hash, named.at, named.action)
        yield Break(BreakKind.ADDED, last=walk.last, count=walk.position - position, after=after)
    elif missing > 0:
        yield Break(BreakKind.CUT_OFF, count=missing, after=walk.whole)
    elif not walk.breaks_count or walk.breaks[-1].before is not None:
        yield Break(BreakKind.END_REWRITTEN, walk.last, walk.last, 1)
