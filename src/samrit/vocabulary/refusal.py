"""Why something is not done: one class for every permission denied, file not readable, value not valid.

A refusal carries one sentence that a clerk understands, and a code of one word for programs: of its kind. Whoever ends
a piece of work for a person (web, API, command line, worker) handles `Refused`, and so all of them.
"""

from typing import Any, ClassVar

from samrit.thai.translation import Message


class Refused(Exception):  # noqa: N818 - reads as what happened: except Refused
    """Nothing is done, and nothing is half written; `message` says why, and `code` what kind of refusal it is."""

    code: ClassVar[str] = "refused"

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class Denied(Refused):
    """This person may not do this, or not now."""

    code: ClassVar[str] = "denied"


class Invalid(Refused):
    """What was given can't be taken: a value, a file, a state in which it doesn't fit."""

    code: ClassVar[str] = "invalid"


class Unavailable(Refused):
    """Nothing is wrong with what was given; the system can't take it now (a full disk, a store that doesn't answer).

    Not `Invalid`, so that whoever tells people what is wrong with something doesn't say it of an outage.
    """

    code: ClassVar[str] = "unavailable"

    def __init__(self, message: Message, *, retry_after: int = 60) -> None:
        super().__init__(message)
        self.retry_after = retry_after  # seconds


class Altered(Invalid):
    """What would be written over was changed past the system: it isn't what its last event left."""

    code: ClassVar[str] = "altered"


class RateLimited(Refused):
    """Done too often, or tried in vain: not now, but in `seconds`."""

    code: ClassVar[str] = "too_often"

    def __init__(self, seconds: int) -> None:
        super().__init__(_wait(seconds))
        self.seconds = seconds


def _wait(seconds: int) -> Message:
    if seconds > 90:
        return Message.counted(
            "There were too many attempts. Wait {count} minute, then try again.",
            "There were too many attempts. Wait {count} minutes, then try again.",
            count=-(-seconds // 60),
        )
    return Message.counted(
        "There were too many attempts. Wait {count} second, then try again.",
        "There were too many attempts. Wait {count} seconds, then try again.",
        count=seconds,
    )


class StaleVersion(Refused):
    """Somebody else saved in the meantime. Nothing is lost: `mine` is what was to be saved, `theirs` what is there now.

    To save all the same, save again over `version`; where it is no longer `is_open`, nothing can be saved over it.
    """

    code: ClassVar[str] = "stale_version"

    def __init__(
        self, *, mine: Any, theirs: Any, version: Any, message: Message | None = None, is_open: bool = True
    ) -> None:
        super().__init__(message or _SAVED_MEANWHILE)
        self.mine, self.theirs, self.version, self.is_open = mine, theirs, version, is_open


_SAVED_MEANWHILE = Message(
    "This was saved elsewhere while you were editing. Compare both and save again; nothing that you typed is lost."
)
