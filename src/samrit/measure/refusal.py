"""When there is no honest number: one clear sentence instead."""

from samrit.thai.message import Message


class UnmeasurableError(Exception):
    """What was asked can't be measured from these data; `message` says why, and what would help."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message
