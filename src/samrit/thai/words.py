"""Thai text cut into words: Thai writes none apart, so what a reader sees as one word has to be found."""

import re
from functools import cache, lru_cache

# Words of other scripts, numbers, runs of space, single signs: what stands where the dictionary is not asked.
_PLAIN = re.compile(r"\n|[^\S\n]+|[\u0e00-\u0e7f]+|\d+(?:[.,]\d+)*|\w+|.", re.DOTALL)
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_REMEMBERED = 8192  # runs of letters; the same ones come again and again


def words(text: str) -> list[str]:
    """The words of a text in order, spaces and signs among them; joined they give the text back.

    Thai is cut by the dictionary of PyThaiNLP (newmm); what it would change is left in one piece.
    """
    return [word for run in _PLAIN.findall(text) for word in (_cut(run) if _THAI.match(run) else [run])]


@lru_cache(_REMEMBERED)
def words_of_run(run: str) -> tuple[str, ...]:
    """The words of a run of Thai letters; the same run is cut once."""
    return tuple(_cut(run))


def _cut(run: str) -> list[str]:
    from pythainlp.tokenize import word_tokenize  # reads a dictionary: only where somebody compares

    found: list[str] = word_tokenize(run, engine="newmm-safe", keep_whitespace=True, join_broken_num=False)
    return found if "".join(found) == run else [run]


@lru_cache(_REMEMBERED)
def is_noun(word: str) -> bool:
    """Whether a word is known as a noun by PyThaiNLP's lists of tagged words, and as no verb by the better of them."""
    from pythainlp.tag import pos_tag  # reads its lists: only for words that nothing else tells

    tagged = {corpus: pos_tag([word], engine="unigram", corpus=corpus)[0][1] for corpus in ("tdtb", "pud", "orchid")}
    plain = [tag for tag in (tagged["tdtb"], tagged["pud"]) if tag]
    return plain[0] == "NOUN" if plain else tagged["orchid"] in ("NCMN", "CNIT", "CLTV", "CMTR")


@cache
def is_known(word: str) -> bool:
    """Whether the dictionary has a word."""
    from pythainlp.corpus import thai_words

    return word in thai_words()
