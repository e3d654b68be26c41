"""What every reader gives: the report, where each field stood, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from samrit.report import Report
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood in the source: `source[start:end]`; line and page count from 1."""

    start: int
    end: int
    line: int = 1
    page: int = 1


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that a reader could not understand, or had to decide; nothing is dropped in silence.

    `code` is a short name ("level-unknown"); `field` the path of the field it is about ("" for the whole);
    `excerpt` quotes the source.
    """

    code: str
    message: Message
    field: str = ""
    place: Place | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as read. `source` is the text that was read, unchanged; `places` has a place for each field found."""

    report: Report
    format: str
    source: str
    issues: tuple[Issue, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


TRY_AGAIN = Message("Many files are being opened at this moment. Please upload this one again in a minute.")


class UnreadableError(Invalid):
    """The input can't be read at all; `message` says why in one clear sentence."""

    code: ClassVar[str] = "unreadable"


class PicturesError(UnreadableError):
    """The input is pictures of a paper, whose words take a minute to find, and whoever asked doesn't wait for that."""
