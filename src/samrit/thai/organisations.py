"""Names of organisations compared as a person would: `key` is the form in which two spellings of one name are equal.

What is left out or written out: legal forms (บริษัท … จำกัด, Co., Ltd.), spaces and punctuation, marks that copying broke,
Thai digits, capital letters, abbreviations of the table `organisation_words`. What is kept: all that tells two
organisations apart, the kind (โรงเรียน, มูลนิธิ) and numbers foremost.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from samrit.thai.digits import to_arabic
from samrit.thai.organisation_words import (
    ABOVE,
    BRANCH,
    DISTINGUISHING,
    DISTRICT_NAMES,
    KINDS,
    KINDS_SHORT,
    LEGAL_AFTER,
    LEGAL_BEFORE,
    LEGAL_BEFORE_SHORT,
    LEGAL_ENGLISH,
    SURROUNDINGS,
    WHOLE_SHORT,
)
from samrit.thai.text import clean_line, repair


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart for comparing.

    `key` is the whole in its compared form; `bare` the key without whose it is and where (กรุงเทพมหานคร, กระทรวง…).
    `kind` is what it begins with, `core` the bare name without the kind. `numbers`, `branch` and `entry` (words such
    as เหนือ) have to agree. `ordered` holds its words in the order of letters, "" for a name of one word. `short` are
    abbreviations written in brackets, `initials` those that an English name has by itself.
    """

    text: str
    key: str
    bare: str
    kind: str
    core: str
    numbers: tuple[str, ...]
    branch: str
    entry: frozenset[str]
    ordered: str
    short: frozenset[str]
    initials: str


def key(name: str) -> str:
    """The form in which two spellings of one organisation's name are equal; a key is its own key, "" one of no letters."""
    return parse(name).key


@lru_cache(maxsize=65536)
def parse(name: str) -> Name:
    """A name taken apart; pure, and remembered, for a register is compared again and again."""
    text = _plain(name)
    text, short = _without_brackets(text)
    said = _said(text)
    whole = _resolved(said)
    bare_text = _without_surroundings(said)
    bare = _resolved(bare_text) if bare_text != said else whole
    kind = next((one for one in KINDS if bare.startswith(one) and len(bare) > len(one)), "")
    branch = _BRANCH.search(whole)
    words = sorted(filter(None, (_joined(word) for word in bare_text.split())))
    latin = _LATIN_WORD.findall(text)
    return Name(
        text=name,
        key=whole,
        bare=bare,
        kind=kind,
        core=bare[len(kind) :],
        numbers=tuple(number.lstrip("0") or "0" for number in _NUMBER.findall(whole)),
        branch=branch[1] if branch else "",
        entry=frozenset(_ENTRY.findall(bare[len(kind) :])),
        ordered=" ".join(words) if len(words) > 1 else "",
        short=short,
        initials="".join(word[0] for word in latin if word not in _SMALL) if len(latin) >= 3 else "",
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_SMALL = frozenset({"of", "the", "and", "for", "in", "co", "ltd", "plc", "company", "limited", "public"})
_LATIN_WORD = re.compile("[a-z][a-z'’&]*")
_NUMBER = re.compile("[0-9]+")
_NO_LETTER = re.compile(r"[^0-9a-zก-ฮ\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4eฤฦๆ\u00df-\u024f\u0370-\uffff]+")
_DOTTED = re.compile(r"(?<![ก-๎a-z])((?:[ก-ฮa-z]\.){2,})")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_SHORT = re.compile(r"[a-z0-9&.-]{2,8}|(?:[ก-ฮ]+\.){1,6}|[ก-ฮ]{2,6}")
_LEGAL_BRACKET = re.compile(r"มหาชน|public|นิติบุคคล")
_THAI = "ก-ฮ\u0e30-\u0e3a\u0e40-\u0e4e"
_STARTS_LEGAL = re.compile(rf"^(?:(?:{_any(LEGAL_BEFORE)})|(?:{_any(LEGAL_BEFORE_SHORT)})(?:\.\s*|\s+)|the\s+)\s*")
_ENDS_LEGAL = re.compile(rf"(?<!ไม่)(?<!\.)\s*(?:{_any(LEGAL_AFTER[:3])})\s*$|[\s.](?:{_any(LEGAL_AFTER)})\.?\s*$")
_ENDS_ENGLISH = re.compile(rf"(?:^|(?<=[\s,.{_THAI}]))[\s,.]*\b(?:{_any(LEGAL_ENGLISH)})[\s.,]*$")
_KIND_SHORT = re.compile(rf"(?<![{_THAI}])({_any(tuple(KINDS_SHORT))})(?:\.|ฯ\.?|(?=\s))\s*(?=[{_THAI}a-z0-9])")
_WHOLE_SHORT = re.compile(rf"(?<![{_THAI}a-z0-9])({_any(tuple(WHOLE_SHORT))})(?:\.|ฯ\.?)?(?![{_THAI}a-z0-9])")
_SURROUNDINGS = re.compile(rf"(?:\s*(?:{_any(SURROUNDINGS)})\s*|\s+(?:{_any(ABOVE)})\S+(?:\s+\S+)*)$")
_BRANCH = re.compile(rf"(?:{_any(BRANCH)})(.+)$")
_ENTRY = re.compile(_any((*DISTINGUISHING, *DISTRICT_NAMES)))
_DISTRICT = re.compile(r"^(?:ที่ทำการ)?เขต(?=[ก-ฮเ-ไ])(?!พื้นที่)")


def _plain(name: str) -> str:
    """Mended, in one spelling of digits, letters and dots."""
    text = to_arabic(repair(clean_line(name))[0]).casefold()
    text = text.replace("ํา", "ำ").replace("“", " ").replace("”", " ").replace('"', " ").replace("&", " & ")
    return _DOTTED.sub(lambda found: found[1].replace(".", "") + ".", clean_line(text))


def _without_brackets(text: str) -> tuple[str, frozenset[str]]:
    """The text, with what in brackets belongs to the name standing in it, and the abbreviations that stood in brackets."""
    short: set[str] = set()

    def taken(found: re.Match[str]) -> str:
        inside = found[1].strip()
        if _LEGAL_BRACKET.fullmatch(inside):
            return " "
        letters = _joined(inside)
        if _SHORT.fullmatch(inside) and not letters.isdecimal():
            short.add(letters)
            return " "
        return f" {inside} "

    plain = _BRACKETS.sub(taken, text)
    if not _joined(plain):  # nothing but brackets: then they are the name
        return text, frozenset()
    return clean_line(plain), frozenset(short)


def _said(text: str) -> str:
    """Without its legal form, abbreviations written out; spaces are still there."""
    before = ""
    while before != text:
        before = text
        shorter = _ENDS_ENGLISH.sub("", _ENDS_LEGAL.sub("", _STARTS_LEGAL.sub("", text))).strip(" .,-")
        text = shorter if _joined(shorter) else text
        text = _WHOLE_SHORT.sub(lambda found: WHOLE_SHORT[found[1]], text)
        text = _KIND_SHORT.sub(lambda found: KINDS_SHORT[found[1]], text)
        text = _DISTRICT.sub("สำนักงานเขต", text)
    return text


def _resolved(text: str) -> str:
    """The letters alone, until leaving something out leaves nothing more to leave out."""
    letters = _joined(text)
    while (again := _joined(_said(_plain(letters)))) != letters:
        letters = again
    return letters


def _joined(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _without_surroundings(text: str) -> str:
    before = ""
    while before != text:
        before = text
        shorter = _SURROUNDINGS.sub("", text).strip()
        text = shorter if len(_joined(shorter)) > 3 and _joined(shorter) not in KINDS else text
    return text
