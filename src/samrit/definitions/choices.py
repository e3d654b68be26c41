"""The choices that a definition is made of, in forms and in the drop-downs of a sheet: by their words and by their codes."""

from collections.abc import Mapping

from samrit.thai.translation import Message
from samrit.vocabulary.choices import WORDS

CHOICE_FIELDS = frozenset({"level", "kind", "comparison", "accumulation", "source"})


def words_of(field: str) -> Mapping[str, Message]:
    """The words of a field's choices by their codes; a quarter's comparison has those of the year's."""
    return WORDS["comparison" if field.endswith("_comparison") else field]


def code_of(field: str, words: str) -> str | None:
    """The code of the choice that somebody wrote in words, Thai, English or the code itself; None where there is none."""
    plain = " ".join(words.split()).casefold()
    for code, message in words_of(field).items():
        if plain in (code, message.th.casefold(), message.en.casefold()):
            return code
    return None
