"""Why a package can't be made or used, in one sentence for a person."""

from typing import ClassVar

from samrit.thai.message import Message
from samrit.vocabulary.refusal import Invalid


class UnusablePackageError(Invalid):
    """The file is no package that can be used; `message` says why."""

    code: ClassVar[str] = "unusable_package"

    def __init__(self, *, th: str, en: str) -> None:
        super().__init__(Message(th=th, en=en))
