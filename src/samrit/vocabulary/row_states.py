"""What saving would do with a row of a file that comes in, of whatever kind the file is."""

from enum import StrEnum

from samrit.thai.translation import Message


class RowState(StrEnum):
    """What saving would do with a row; first what waits for a person."""

    PLACE = "place"  # a person is to say which district is meant
    ALIKE = "alike"  # a person is to say whether it is one that is there
    UNCLEAR = "unclear"
    NEW = "new"
    ROLE = "role"  # somebody who is there gets a role
    CHANGED = "changed"
    UNCHANGED = "unchanged"  # there already, or decided to be
    TWICE = "twice"  # an earlier row of the file says it
    GONE = "gone"  # there, and not in the file


ROW_STATE_WORDS = {
    RowState.PLACE: Message("Which district?", context="row of a list"),
    RowState.ALIKE: Message("Looks like another", context="row of a list"),
    RowState.UNCLEAR: Message("Not understood", context="row of a list"),
    RowState.NEW: Message("New", context="row of a list"),
    RowState.ROLE: Message("Gets a role", context="row of a list"),
    RowState.CHANGED: Message("Changed", context="row of a list"),
    RowState.UNCHANGED: Message("Unchanged", context="row of a list"),
    RowState.TWICE: Message("Twice in the list", context="row of a list"),
    RowState.GONE: Message("No longer in the list", context="row of a list"),
}


def not_understood(count: int) -> Message:
    """What is said where so many rows stand in the way of saving, until they are left out."""
    return Message.counted(
        "{count:,} row is not understood: correct the file and upload it again, or leave it out.",
        "{count:,} rows are not understood: correct the file and upload it again, or leave them out.",
        count=count,
    )
