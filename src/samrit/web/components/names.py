"""The letters that stand for a person where there is no room for the name."""

import re

_TITLES = re.compile(r"^(?:นางสาว|นาง|นาย|น\.ส\.|ดร\.|ว่าที่\s*ร\.ต\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s*")
_BEFORE_A_CONSONANT = "เแโใไ"


def initials(name: str) -> str:
    """The first consonant or letter of the given and of the family name, without a title."""
    parts = _TITLES.sub("", name.strip()).split()
    return "".join(part.lstrip(_BEFORE_A_CONSONANT)[:1] for part in parts[:2]).upper()
