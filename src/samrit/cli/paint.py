"""Colour is for terminals, and for those who want it."""

import os
from typing import TextIO


def colour(stream: TextIO) -> bool:
    """Whether to colour what goes to the stream: on a terminal that can, unless NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
