"""Why something can't be kept as evidence."""

from samrit.thai.message import Message


class UnacceptableError(ValueError):
    """A file or a link that isn't kept; `message` is one sentence for the person who brought it."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(th=th, en=en)
