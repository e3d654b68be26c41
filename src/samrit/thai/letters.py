"""Thai letters among others: where there are some, and how much of a line they take."""

import re
import unicodedata

THAI = re.compile("[\u0e00-\u0e7f]")  # a letter, a mark, a digit or a sign of Thai
IN_WORDS = "\u0e01-\u0e3a\u0e40-\u0e4e"  # of which Thai words consist, as a range for patterns
# Above and below a letter, without which they don't stand.
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"


def letters(text: str) -> int:
    """How many letters stand beside each other: marks above and below them take no room of their own."""
    return sum(unicodedata.category(one) != "Mn" for one in text)


def first_line(text: str, longest: int) -> str:
    """The beginning of a text, up to the end of its first line, cut at a space where that is long."""
    line = text.strip().partition("\n")[0].strip()
    if len(line) <= longest:
        return line
    cut = line[:longest].rpartition(" ")[0] or line[:longest]
    return f"{cut}…"
