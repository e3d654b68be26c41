"""When there is no honest number: one clear sentence instead."""

from typing import ClassVar

from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


class UnmeasurableError(Invalid):
    """What was asked can't be measured from these data; `message` says why, and what would help."""

    code: ClassVar[str] = "unmeasurable"


def too_much(name: str) -> UnmeasurableError:
    """That a file holds more than is read at a time."""
    return UnmeasurableError(Message("{path} holds too much; give fewer files at a time", path=name))
