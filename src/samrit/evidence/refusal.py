"""Why something can't be kept as evidence."""

from typing import ClassVar

from samrit.vocabulary.refusal import Invalid


class UnacceptableError(Invalid):
    """A file or a link that isn't kept; `message` is one sentence for the person who brought it."""

    code: ClassVar[str] = "unacceptable"
