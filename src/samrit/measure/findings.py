"""What is to be known about the data before a figure made from them is believed."""

from dataclasses import dataclass
from enum import StrEnum

from samrit.thai.translation import Message


class Weight(StrEnum):
    """How much a finding matters to the result."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of trouble in the data, with how often it was met and the first places where."""

    code: str
    message: Message
    count: int = 0
    examples: tuple[str, ...] = ()
    weight: Weight = Weight.WARNING
