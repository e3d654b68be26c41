"""What may not be in the tree of agencies on any day: what no single change sees, as others are recorded before and after it.

On every day there is one root, nothing stands below itself, nothing that goes on stands below what is over, and whoever goes
on with what another had is there to take it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samrit.queries.plans.agency_tree import AgencyTree
from samrit.thai.translation import Message, ShownDay

_CIRCLE = Message("With what is recorded already, {name} would stand below itself from {day} on.")
_BELOW_OVER = Message("{other} is closed after {day}; {name} can't stand below it any longer than that.")
_NO_HEIR = Message("{other}, which is to go on with what {name} had, is closed after {day} already.")


@dataclass(frozen=True, slots=True)
class TreeFault:
    """Something that can't be, of an agency and perhaps another."""

    said: Message
    agency: int
    other: int | None = None


def tree_faults(tree: AgencyTree, since: date) -> dict[TreeFault, Message]:
    """What can't be on a day or one after it, each in a sentence with the day on which it begins."""
    found: dict[TreeFault, Message] = {}
    existence = {pk: tree.existence(pk) for pk in tree.agencies}
    for day in tree.days(since):
        for fault in _on(tree, existence, day):
            if fault not in found:
                found[fault] = _worded(tree, existence, fault, day)
    return found


def _on(tree: AgencyTree, existence: dict[int, tuple[date | None, date | None]], day: date) -> Iterator[TreeFault]:
    yield from (TreeFault(_CIRCLE, pk) for pk in sorted(tree.astray(day)))
    over = {pk for pk, (_, last) in existence.items() if last is not None and last < day}
    for pk, (first, _) in existence.items():
        above = tree.parent(pk, day)
        if above in over and pk not in over and (first is None or first <= day):
            yield TreeFault(_BELOW_OVER, pk, above)
        end = tree.end(pk)
        if end is not None and end.from_on == day and end.other_id in over:
            yield TreeFault(_NO_HEIR, pk, end.other_id)


def _worded(
    tree: AgencyTree, existence: dict[int, tuple[date | None, date | None]], fault: TreeFault, day: date
) -> Message:
    row = tree.agencies[fault.agency]
    name = row.names()
    if fault.other is None:
        return fault.said.filled(name=name, day=ShownDay(day))
    other, last = tree.agencies[fault.other], existence[fault.other][1] or day - timedelta(days=1)
    return fault.said.filled(name=name, other=other.names(), day=ShownDay(last))
