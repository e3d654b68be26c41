"""The choices that a definition is made of, in forms and in the drop-downs of a sheet: by their words and by their codes."""

from collections.abc import Mapping

from samrit.thai.translation import Message
from samrit.vocabulary.choices import WORDS

_SHORTEST_PART = 4  # letters
CHOICE_FIELDS = frozenset({"level", "kind", "comparison", "accumulation", "source"})


def words_of(field: str) -> Mapping[str, Message]:
    """The words of a field's choices by their codes; a quarter's comparison has those of the year's."""
    return WORDS["comparison" if field.endswith("_comparison") else field]


def code_of(field: str, words: str) -> str | None:
    """The code of the choice that somebody wrote in words, Thai, English or the code itself; None where there is none.

    A part of the words will do where one choice alone has it: "เชิงยุทธศาสตร์" is "ตัวชี้วัดเชิงยุทธศาสตร์".
    """
    plain = " ".join(words.split()).casefold()
    choices = {code: (code, message.th.casefold(), message.en.casefold()) for code, message in words_of(field).items()}
    whole = next((code for code, spelt in choices.items() if plain in spelt), None)
    having = [code for code, spelt in choices.items() if any(plain in one for one in spelt)]
    return whole or (having[0] if len(having) == 1 and len(plain) >= _SHORTEST_PART else None)
