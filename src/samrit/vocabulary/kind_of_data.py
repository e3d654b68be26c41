"""Whether data were metered or made up; whatever shows a figure made of them says so."""

import re

from samrit.thai.translation import Message

_SAYS_SO = re.compile(r"สังเคราะห์|จำลอง|สมมุติ|สมมติ|synthetic|simulated|made[- ]up|fictitious", re.IGNORECASE)

KIND_OF_DATA = Message("Kind of data")
SYNTHETIC = Message("synthetic data")  # behind a name, in brackets
SYNTHETIC_WHOLE = Message("Synthetic data: made up, not metered.")


def says_synthetic(*stated: str) -> bool:
    """Whether the name, area, source or file of some data says that they are made up; asked once, when they come in."""
    return any(_SAYS_SO.search(words) for words in stated)
