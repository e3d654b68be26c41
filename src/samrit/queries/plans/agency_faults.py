"""What may not be in the tree of agencies on any day: what no single change sees, as others are recorded before and after it.

On every day there is one root, nothing stands below itself, nothing that goes on stands below what is over or to come, whoever goes
on with what another had is there to take it, and nothing happens to what isn't there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samrit.queries.plans.agency_tree import AgencyTree
from samrit.thai.translation import Message, ShownDay

_CIRCLE = Message("With what is recorded already, {name} would stand below itself from {day} on.")
_BELOW_OVER = Message("{other} is closed after {day}; {name} can't stand below it any longer than that.")
_BELOW_TO_COME = Message("{other} is there from {day} on; {name} can't stand below it before that.")
_HEIR_TO_COME = Message("{other}, which is to go on with what {name} had, is there only from {day} on.")
_OUT_OF_ITS_DAYS = Message("Something is recorded of {name} for a day on which it isn't there ({day}).")
_NO_DAY = Message("An agency is there for one day at least.")
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
    to_come = {pk for pk, (first, _) in existence.items() if first is not None and day < first}
    for pk, (first, _) in existence.items():
        above = tree.parent(pk, day)
        is_moved = any(one.parent_id is not None and one.from_on == day for one in tree.happened(pk))
        if above in to_come and pk not in over and (is_moved if first is None else first <= day):
            yield TreeFault(_BELOW_TO_COME, pk, above)
        if above in over and pk not in over and (first is None or first <= day):
            yield TreeFault(_BELOW_OVER, pk, above)
        end = tree.end(pk)
        if end is not None and end.from_on == day == first:
            yield TreeFault(_NO_DAY, pk)
        kinds = {one.kind for one in tree.happened(pk) if one.from_on == day}
        is_over = pk in over and (end is None or end.from_on != day or kinds != {end.kind})
        if kinds and (pk in to_come or is_over):
            yield TreeFault(_OUT_OF_ITS_DAYS, pk)
        if end is not None and end.from_on == day and end.other_id in to_come:
            yield TreeFault(_HEIR_TO_COME, pk, end.other_id)
        if end is not None and end.from_on == day and end.other_id in over:
            yield TreeFault(_NO_HEIR, pk, end.other_id)


def _worded(
    tree: AgencyTree, existence: dict[int, tuple[date | None, date | None]], fault: TreeFault, day: date
) -> Message:
    row = tree.agencies[fault.agency]
    name = row.names()
    if fault.other is None:
        return fault.said.filled(name=name, day=ShownDay(day))
    other, (first, last) = tree.agencies[fault.other], existence[fault.other]
    is_to_come = first is not None and day < first
    shown = first if is_to_come and first is not None else last or day - timedelta(days=1)
    return fault.said.filled(name=name, other=other.names(), day=ShownDay(shown))
