"""What happens to agencies: the words of their dated tree."""

from enum import StrEnum

from samrit.thai.translation import Message


class AgencyChangeKind(StrEnum):
    """What happened to an agency from a day on."""

    ADDED = "added"
    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"  # into another, which goes on with all that it had
    SPLIT = "split"  # into others, one of which goes on with all that it had
    CLOSED = "closed"


AGENCY_CHANGE_WORDS: dict[AgencyChangeKind, Message] = {
    AgencyChangeKind.ADDED: Message("Added", context="change of an agency"),
    AgencyChangeKind.RENAMED: Message("Renamed", context="change of an agency"),
    AgencyChangeKind.MOVED: Message("Moved", context="change of an agency"),
    AgencyChangeKind.MERGED: Message("Merged", context="change of an agency"),
    AgencyChangeKind.SPLIT: Message("Split", context="change of an agency"),
    AgencyChangeKind.CLOSED: Message("Closed", context="change of an agency"),
}


class AgencyIs(StrEnum):
    """Whether an agency exists today."""

    THERE = "there"
    TO_COME = "to_come"
    CLOSED = "closed"


AGENCY_IS_WORDS: dict[AgencyIs, Message] = {
    AgencyIs.THERE: Message("there", context="an agency"),
    AgencyIs.TO_COME: Message("to come", context="an agency"),
    AgencyIs.CLOSED: Message("closed", context="an agency"),
}

ENDS = frozenset({AgencyChangeKind.MERGED, AgencyChangeKind.SPLIT, AgencyChangeKind.CLOSED})
"""After these an agency is no more; but after a split that it goes on itself."""
