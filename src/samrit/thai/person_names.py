"""Names of people as they stand in lists and accounts: with a title or without, and whether two are one."""

import re

from samrit.thai.searching import folded

_TITLE = re.compile(r"^(?:นางสาว|นาง|นาย|น\.\s?ส\.|ดร\.|ว่าที่\s*ร\.ต\.|(?:Mr|Mrs|Ms|Miss|Dr)\b\.?)\s*", re.IGNORECASE)


def without_title(name: str) -> str:
    """The given and the family name."""
    return _TITLE.sub("", name.strip())


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ by no more than title, spaces, tone marks and capitals."""
    return folded(without_title(one)) == folded(without_title(other))
