"""Thai text cut into words: Thai writes none apart, so what a reader sees as one word has to be found."""

import re

# Words of other scripts, numbers, runs of space, single signs: what stands where the dictionary is not asked.
_PLAIN = re.compile(r"\n|[^\S\n]+|[\u0e00-\u0e7f]+|\d+(?:[.,]\d+)*|\w+|.", re.DOTALL)
_THAI = re.compile(r"[\u0e00-\u0e7f]")


def words(text: str) -> list[str]:
    """The words of a text in order, spaces and signs among them; joined they give the text back.

    Thai is cut by the dictionary of PyThaiNLP (newmm); what it would change is left in one piece.
    """
    return [word for run in _PLAIN.findall(text) for word in (_cut(run) if _THAI.match(run) else [run])]


def _cut(run: str) -> list[str]:
    from pythainlp.tokenize import word_tokenize  # reads a dictionary: only where somebody compares

    found: list[str] = word_tokenize(run, engine="newmm-safe", keep_whitespace=True, join_broken_num=False)
    return found if "".join(found) == run else [run]
