"""Why a package can't be made or used, in one sentence for a person."""

from samrit.thai.message import Message


class UnusablePackageError(Exception):
    """The file is no package that can be used; `message` says why."""

    def __init__(self, *, th: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(th=th, en=en)
