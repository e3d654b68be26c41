"""When there is no honest number: one clear sentence instead."""

from typing import ClassVar

from samrit.vocabulary.refusal import Invalid


class UnmeasurableError(Invalid):
    """What was asked can't be measured from these data; `message` says why, and what would help."""

    code: ClassVar[str] = "unmeasurable"
