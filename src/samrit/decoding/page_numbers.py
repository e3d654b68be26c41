"""The number of a page in a head or a foot: a field, whose value whoever saved the document last has filled in. It is no text."""

import re

_WORDS = re.compile(r"(?:หน้า|ที่|จาก|page|of|[\d๐-๙\s/|()-])*", re.IGNORECASE)


def is_page_number(words: str) -> bool:
    """Whether the words of a line that has such a field are the number and no more."""
    return _WORDS.fullmatch(words) is not None
