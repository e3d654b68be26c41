"""Whether the audit trail is whole; where it isn't, which events are not, how, and between which two whole ones.

An event is whole while its text has its leaf and its columns say what the text says. Whether it is the event that was
written, the tree tells: its head, which is sealed, holds the roots of whole subtrees, so that a part that was written anew
is found as such. What not even the seal can tell (an old database put in the place of the new one) a head does that was
noted elsewhere, or signed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from samrit.ledger.clock import reached_before
from samrit.ledger.entries import is_whole, stored_leaves
from samrit.ledger.merkle import HASH_BYTES, Frontier
from samrit.ledger.readable import readable
from samrit.ledger.row_seals import Fold, RowFault
from samrit.ledger.snapshot import snapshot
from samrit.ledger.trail import frontier, seal_key
from samrit.records.models import Event, LogHead

ROOT_BEFORE = "root_before"  # what an event that binds all before it calls the root over their leaves
_NO_LEAF = (bytes(HASH_BYTES),)  # of an event that was changed beyond reading
_MOST_BREAKS = 100  # breaks told one by one; all are counted


class BreakKind(StrEnum):
    """What happened to the trail."""

    CHANGED = "changed"  # the content no longer has its hash
    REWRITTEN = "rewritten"  # events and their hashes were changed together: the tree is not the head's
    REMOVED = "removed"  # places in the log are empty
    PUT_IN = "put_in"  # an event stands where the log has no place for it
    CUT_OFF = "cut_off"  # the head counts leaves that aren't there
    ADDED = "added"  # events stand behind the end that the head names
    NO_HEAD = "no_head"
    NOT_SEALED = "not_sealed"  # the head was not written by this installation, or its key is gone
    NOT_AS_NOTED = "not_as_noted"  # the log up to there is not the one that was noted or signed
    NOT_AS_BOUND = (
        "not_as_bound"  # the events that came with a package, or stood before a new log, are not those it found
    )


@dataclass(frozen=True, slots=True)
class Place:
    """An event in the trail: its row's number, its place in the log, when it was written, and what it tells."""

    number: int
    position: int
    at: datetime | None  # None of an event that can't be read
    action: str


@dataclass(frozen=True, slots=True)
class Break:
    """One break of the trail: the events from `first` to `last` (none where they are gone), between two whole ones."""

    kind: BreakKind
    first: Place | None = None
    last: Place | None = None
    count: int = 0
    after: Place | None = None
    before: Place | None = None


@dataclass(frozen=True, slots=True)
class NotedHead:
    """A head as it was noted elsewhere: so many leaves, and the root over them (hex)."""

    size: int
    root: str

    def __str__(self) -> str:
        return f"{self.size}:{self.root}"


@dataclass(frozen=True, slots=True)
class TrailState:
    """What the verification of the trail found. `key` is 0 for the present key, 1 and up for one in use before."""

    count: int
    head: NotedHead | None
    key: int | None
    breaks: tuple[Break, ...]
    breaks_count: int
    rows: int = 0
    row_faults: tuple[RowFault, ...] = ()
    row_faults_count: int = 0
    behind: tuple[Place, ...] = ()  # written while the clock stood behind the trail: told, and no break

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.breaks_count and not self.row_faults_count


def trail_head() -> NotedHead:
    """Where the trail ends now, to be noted elsewhere."""
    return _noted(_head() or LogHead())


def verify_trail(noted: Iterable[NotedHead] = ()) -> TrailState:
    """Read the whole trail, as of one moment; hold it against its head and against noted ones, and each row against it."""
    fold = Fold()
    with snapshot():
        head = _head()
        walk = _Walk(tuple(noted), head.log if head is not None else 0, _tree(head))
        for number, event in readable(Event.objects.all()):
            walk.step(event or walk.unread(number))
            if event is not None:
                fold.step(event)
        walk.end()
        fold.end()
        key = _compare_with_head(walk, head)
    return TrailState(
        walk.count,
        _noted(head) if head is not None else None,
        key,
        tuple(walk.breaks),
        walk.breaks_count,
        fold.rows,
        tuple(fold.faults),
        fold.faults_count,
        tuple(walk.behind),
    )


def row_fault(table: str, key: int) -> RowFault | None:
    """What happened to one row past the system; None where nothing did."""
    return next((fault for fault in verify_trail().row_faults if (fault.table, fault.key) == (table, key)), None)


def tree_over(events: QuerySet[Event]) -> Frontier:
    """The tree over the leaves of events by their numbers, whatever log they are of: what an event that binds them names."""
    tree = Frontier()
    for _number, event in readable(events):
        tree.extend(_leaves(event) if event is not None else _NO_LEAF)
    return tree


def _head() -> LogHead | None:
    """The head; one of nothing and without a seal where it can't be read."""
    return next((head or LogHead() for _key, head in readable(LogHead.objects.filter(pk=1))), None)


def _noted(head: LogHead) -> NotedHead:
    return NotedHead(head.size, _tree(head).root().hex())


def _tree(head: LogHead | None) -> Frontier:
    try:
        return frontier(head) if head is not None else Frontier()
    except (ValueError, TypeError):  # of no tree at all: its seal can't be ours
        return Frontier()


@dataclass
class _Walk:
    """Where a reader of the trail is: `whole` is the last whole event, `run` are the changed ones since."""

    noted: tuple[NotedHead, ...]
    head_log: int
    named: Frontier  # the tree that the head names
    count: int = 0
    log: int = 0  # that which is read,
    place: int = 0  # its next place,
    tree: Frontier = field(default_factory=Frontier)  # and the tree up to there
    every: Frontier = field(default_factory=Frontier)  # over all events read
    longest: int = 0
    last: Place | None = None
    whole: Place | None = None
    run: list[Place] = field(default_factory=list)  # the first and the last of them
    run_count: int = 0
    unbound: int = 0  # events that came with a package, which an event has to bind
    part: int = 0  # which of the named subtrees is read,
    part_first: Place | None = None  # and its first event
    roots: dict[int, list[tuple[str, Place]]] = field(default_factory=dict)  # at the sizes that were noted
    breaks: list[Break] = field(default_factory=list)
    behind: list[Place] = field(default_factory=list)
    breaks_count: int = 0

    def __post_init__(self) -> None:
        self.roots = {one.size: [] for one in self.noted}

    def step(self, event: Event) -> None:
        place = Place(event.pk, event.position, event.at, event.action)
        if is_whole(event):
            self._end_run(place)
        else:
            self.run = [self.run[0] if self.run else place, place]
            self.run_count += 1
        if event.log and reached_before(event.text) is not None:
            self.behind.append(place)
        self._bind(event, place)
        has_place = self._has_place(event, place)
        for leaf in _leaves(event):
            self.every.append(leaf)
            if has_place:
                self._append(leaf, place)
        self.count, self.last = self.count + 1, place
        if not self.run:
            self.whole = place

    def unread(self, number: int) -> Event:
        """What stands in the place of an event that can't be read: it follows the last one, and is not whole."""
        return Event(pk=number, log=self.log, position=self.place, action="", text="")

    def _bind(self, event: Event, place: Place) -> None:
        """An event that binds those before it names the root over all of them."""
        bound = event.after.get(ROOT_BEFORE) if event.log and isinstance(event.after, dict) else None
        if bound is None:
            return
        if bound != self.every.root().hex():
            self.note(Break(BreakKind.NOT_AS_BOUND, count=self.count, before=place))
        self.unbound = 0

    def _has_place(self, event: Event, place: Place) -> bool:
        """Whether the event has a place in the log that is read, behind what was read of it."""
        if event.log == 0 and self.log == 0:
            self.unbound += 1
            return False
        if event.log > self.log:
            self.log, self.place, self.tree, self.part = event.log, 0, Frontier(), 0
        if event.log < self.log or event.position < self.place:
            self.note(Break(BreakKind.PUT_IN, place, place, 1, after=self.last))
            return False
        if missing := event.position - self.place:
            self.note(Break(BreakKind.REMOVED, count=missing, after=self.last, before=place))
        self.place = event.position
        return True

    def _append(self, leaf: bytes, place: Place) -> None:
        is_complete = self.tree.size == self.place  # no place before it is empty
        self.place += 1
        self.longest = max(self.longest, self.place)
        if not is_complete:
            return
        self.tree.append(leaf)
        if self.tree.size in self.roots:
            self.roots[self.tree.size].append((self.tree.root().hex(), place))
        if self.log == self.head_log and self.part < len(self.named.hashes):
            self._compare_part(place)

    def _compare_part(self, place: Place) -> None:
        """Where a subtree that the head names ends, it is what the head names, or events in it were written anew."""
        leaves = self.named.ranges()[self.part]
        if self.tree.size == leaves.start + 1:
            self.part_first = place
        if self.tree.size == leaves.stop:
            if self.tree.hashes[self.part] != self.named.hashes[self.part]:
                self.note(Break(BreakKind.REWRITTEN, self.part_first, place, len(leaves)))
            self.part += 1

    def _end_run(self, before: Place | None) -> None:
        if self.run:
            self.note(Break(BreakKind.CHANGED, self.run[0], self.run[1], self.run_count, self.whole, before))
        self.run, self.run_count = [], 0

    def end(self) -> None:
        """What can be said only when all was read."""
        self._end_run(None)
        if self.unbound:
            self.note(Break(BreakKind.PUT_IN, count=self.unbound))
        for one in self.noted:
            found = self.roots[one.size]
            if one.size > self.longest:
                self.note(Break(BreakKind.CUT_OFF, count=one.size - self.longest, after=self.whole))
            elif one.root not in {root for root, _ in found}:
                at = found[-1][1] if found else self.last
                self.note(Break(BreakKind.NOT_AS_NOTED, at, at, 1, before=at))

    def note(self, found: Break) -> None:
        """Keep a break; of very many only the first are told one by one."""
        self.breaks_count += 1
        if len(self.breaks) < _MOST_BREAKS:
            self.breaks.append(found)


def _leaves(event: Event) -> list[bytes]:
    try:
        return list(stored_leaves(event))
    except (
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ):  # of an event that was changed: it is told as such, and holds its place
        return list(_NO_LEAF)


def _compare_with_head(walk: _Walk, head: LogHead | None) -> int | None:
    if head is None:
        if walk.count:
            walk.note(Break(BreakKind.NO_HEAD))
        return 0 if not walk.count else None
    key = seal_key(head)
    for found in _at_the_end(walk, head, is_sealed=key is not None):
        walk.note(found)
    return key


def _at_the_end(walk: _Walk, head: LogHead, *, is_sealed: bool) -> Iterator[Break]:
    if not is_sealed:
        yield Break(BreakKind.NOT_SEALED, after=walk.whole)
    there = walk.place if walk.log == head.log else 0
    if walk.log > head.log or there > head.size:
        yield Break(BreakKind.ADDED, last=walk.last, count=there - head.size if there else walk.place)
    elif there < head.size:
        yield Break(BreakKind.CUT_OFF, count=head.size - there, after=walk.whole)
