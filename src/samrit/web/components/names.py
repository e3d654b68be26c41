"""The letters that stand for a person where there is no room for the name."""

from samrit.thai.person_names import without_title

_BEFORE_A_CONSONANT = "เแโใไ"


def initials(name: str) -> str:
    """The first consonant or letter of the given and of the family name, without a title."""
    parts = without_title(name).split()
    return "".join(part.lstrip(_BEFORE_A_CONSONANT)[:1] for part in parts[:2]).upper()
