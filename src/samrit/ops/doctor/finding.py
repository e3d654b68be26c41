"""What an examination finds: a sentence, and how bad it is."""

from dataclasses import dataclass
from enum import StrEnum

from samrit.thai.translation import Message


class Grade(StrEnum):
    """How bad it is; what is wrong or unsafe makes the exit code 1."""

    WELL = "well"
    NOTE = "note"  # works, but somebody should know
    UNSAFE = "unsafe"  # works, and others may read or do what they shouldn't
    WRONG = "wrong"  # doesn't work


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found."""

    grade: Grade
    message: Message


def well(message: Message) -> Finding:
    """It is as it should be."""
    return Finding(Grade.WELL, message)


def note(message: Message) -> Finding:
    """It works, but somebody should know."""
    return Finding(Grade.NOTE, message)


def unsafe(message: Message) -> Finding:
    """It works, and somebody may read or do what they shouldn't."""
    return Finding(Grade.UNSAFE, message)


def wrong(message: Message) -> Finding:
    """It doesn't work."""
    return Finding(Grade.WRONG, message)
