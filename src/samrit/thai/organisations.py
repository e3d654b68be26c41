"""Names of organisations compared as a person would: `key` is the form in which two spellings of one name are equal.

What is left out or written out: spaces and punctuation, marks that copying broke, Thai digits, capital letters, abbreviations
of the table `organisation_words`, how a legal form is written (บจก., บริษัท … จำกัด, Co., Ltd.). What is kept: all that tells two
organisations apart, the legal form itself, the kind (โรงเรียน, มูลนิธิ) and numbers foremost.
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
    FORM_OF_KIND,
    KINDS,
    KINDS_SHORT,
    LEGAL_AFTER,
    LEGAL_AFTER_SHORT,
    LEGAL_BEFORE,
    LEGAL_BEFORE_SHORT,
    LEGAL_ENGLISH,
    LEGAL_IN_FULL,
    SURROUNDINGS,
    WHOLE_SHORT,
    LegalForm,
)
from samrit.thai.text import clean_line, repair


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart for comparing.

    `key` is the whole in its compared form; `bare` the key without `form`, the legal form, and without whose it is and where
    (กรุงเทพมหานคร, กระทรวง…). `kind` is what it begins with, `core` the bare name without the kind. `numbers`, `branch` and
    `entry` (words such as เหนือ) have to agree. `spelled` are its letters with the words of a legal form as far as they were
    understood, `abbreviated` those behind an abbreviation that is none. `ordered` holds its words in the order of letters, "" for a
    name of one word. `short` are abbreviations written in brackets, `initials` those that an English name has by itself.
    """

    text: str
    key: str
    form: LegalForm
    bare: str
    kind: str
    core: str
    numbers: tuple[str, ...]
    branch: str
    entry: frozenset[str]
    spelled: str
    abbreviated: str
    ordered: str
    short: frozenset[str]
    initials: str

    @property
    def placeless(self) -> str:
        """The bare name without the district, and without a royal temple's rank, with which it may end."""
        return _LAST_WORDS.sub("", self.bare) if self.kind != _OF_A_DISTRICT else self.bare


def key(name: str) -> str:
    """The form in which two spellings of one organisation's name are equal; a key is its own key, "" one of no letters."""
    return parse(name).key


@lru_cache(maxsize=65536)
def parse(name: str) -> Name:
    """A name taken apart; pure, and remembered, for a register is compared again and again."""
    plain, short = _without_brackets(_plain(name))
    said = _said(plain)
    whole = _resolved(said)
    bare_text = _without_surroundings(said.text)
    bare = _resolved(_Said(bare_text, said.marks)).text if bare_text != said.text else whole.text
    kind = kind_of(bare)
    form = _form(whole, kind_of(whole.text))
    before, after = LEGAL_IN_FULL[form]
    branch = _BRANCH.search(whole.text)
    words = sorted(filter(None, (_joined(word) for word in bare_text.split())))
    latin = _LATIN_WORD.findall(said.text)
    abbreviated = _ABBREVIATION.match(said.text)
    return Name(
        text=name,
        key=f"{before}{whole.text}{after}",
        form=form,
        bare=bare,
        kind=kind,
        core=bare[len(kind) :],
        numbers=tuple(number.lstrip("0") or "0" for number in _NUMBER.findall(whole.text)),
        branch=branch[1] if branch else "",
        entry=frozenset(_ENTRY.findall(bare[len(kind) :])),
        spelled=_spelled(whole),
        abbreviated=_joined(abbreviated[1]) if abbreviated else "",
        ordered=" ".join(words) if len(words) > 1 else "",
        short=short,
        initials="".join(word[0] for word in latin if word not in _SMALL) if len(latin) >= 3 else "",
    )


def kind_of(letters: str) -> str:
    """What kind of organisation a name begins with, "" where it tells none."""
    return next((one for one in KINDS if letters.startswith(one) and len(letters) > len(one)), "")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_SMALL = frozenset({"of", "the", "and", "for", "in", "co", "ltd", "plc", "company", "limited", "public"})
_LATIN_WORD = re.compile("[a-z][a-z'’&]*")
_NUMBER = re.compile("[0-9]+")
_NO_LETTER = re.compile(r"[^0-9a-zก-ฮ\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4eฤฦๆ\u00df-\u024f\u0370-\uffff]+")
_DOTTED = re.compile(r"(?<![ก-๎a-z])((?:[ก-ฮa-z]\.){2,})")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_SHORT = re.compile(r"[a-z0-9&.-]{2,8}|(?:[ก-ฮ]+\.){1,6}|[ก-ฮ]{2,6}")
_LEGAL_BRACKET = re.compile(r"(มหาชน|public)|(นิติบุคคล)|(จำกัด|limited|ltd\.?)")
_THAI = "ก-ฮ\u0e30-\u0e3a\u0e40-\u0e4e"
_BEFORE = re.compile(rf"^(?:({_any(tuple(LEGAL_BEFORE))})|({_any(tuple(LEGAL_BEFORE_SHORT))})(?:\.\s*|\s+)|the\s+)\s*")
_AFTER = re.compile(
    rf"(?<!ไม่)(?<!\.)\s*({_any(tuple(LEGAL_AFTER))})\s*$|[\s.]({_any((*LEGAL_AFTER, *LEGAL_AFTER_SHORT))})\.?\s*$"
)
_ENGLISH_WORDS = "|".join(
    r"[\s.,]+".join(map(re.escape, words.split())) for words in sorted(LEGAL_ENGLISH, key=len, reverse=True)
)
_ENGLISH = re.compile(rf"(?:^|(?<=[\s,.{_THAI}]))[\s,.]*\b({_ENGLISH_WORDS})[\s.,]*$")
_KIND_SHORT = re.compile(rf"(?<![{_THAI}])({_any(tuple(KINDS_SHORT))})(?:\.|ฯ\.?|(?=\s))\s*(?=[{_THAI}a-z0-9])")
_WHOLE_SHORT = re.compile(rf"(?<![{_THAI}a-z0-9])({_any(tuple(WHOLE_SHORT))})(?:\.|ฯ\.?)?(?![{_THAI}a-z0-9])")
_SURROUNDINGS = re.compile(rf"(?:\s*(?:{_any(SURROUNDINGS)})\s*|\s+(?:{_any(ABOVE)})\S+(?:\s+\S+)*)$")
_BRANCH = re.compile(rf"(?:{_any(BRANCH)})(.+)$")
_LAST_WORDS = re.compile(
    f"(?:เขต(?:{_any(tuple(name for name in DISTRICT_NAMES if not name.isascii()))})|ราชวรมหาวิหาร|ราชวรวิหาร|วรมหาวิหาร|วรวิหาร)$"
)
_OF_A_DISTRICT = "สำนักงานเขต"
_ENTRY = re.compile(_any((*DISTINGUISHING, *DISTRICT_NAMES)))
_DISTRICT = re.compile(r"^(?:ที่ทำการ)?เขต(?=[ก-ฮเ-ไ])(?!พื้นที่)")
_ABBREVIATION = re.compile(
    rf"^(?:[ก-ฮ]{{1,6}}\.|{_any(tuple(one for one in LEGAL_BEFORE_SHORT if len(one) > 2))})\s*(?=[{_THAI}a-z0-9]{{3}})(.+)$"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A text without the words of its legal form, and which of these words stood there: before it, behind it."""

    text: str
    marks: tuple[tuple[LegalForm, bool], ...] = ()


def _plain(name: str) -> str:
    """Mended, in one spelling of digits, letters and dots."""
    text = to_arabic(repair(clean_line(name))[0]).casefold()
    text = text.replace("ํา", "ำ").replace("“", " ").replace("”", " ").replace('"', " ").replace("&", " & ")
    return _DOTTED.sub(lambda found: found[1].replace(".", "") + ".", clean_line(text))


def _without_brackets(text: str) -> tuple[_Said, frozenset[str]]:
    """The text, with what in brackets belongs to the name standing in it, and the abbreviations that stood in brackets."""
    short: set[str] = set()
    marks: list[tuple[LegalForm, bool]] = []

    def taken(found: re.Match[str]) -> str:
        inside = found[1].strip()
        legal = _LEGAL_BRACKET.fullmatch(inside)
        if legal:
            form = LegalForm.PUBLIC if legal[1] else LegalForm.REGISTERED if legal[2] else LegalForm.LIMITED
            marks.append((form, True))
            return " "
        letters = _joined(inside)
        if _SHORT.fullmatch(inside) and not letters.isdecimal():
            short.add(letters)
            return " "
        return f" {inside} "

    plain = _BRACKETS.sub(taken, text)
    if not _joined(plain):  # nothing but brackets: then they are the name
        return _Said(text), frozenset()
    return _Said(clean_line(plain), tuple(marks)), frozenset(short)


def _said(given: _Said) -> _Said:
    """Without the words of its legal form, abbreviations written out; spaces are still there."""
    text, marks, before = given.text, list(given.marks), ""
    is_english = (
        True  # of English forms one is taken: "Clear River Corporation Co., Ltd." is a name that ends with a word
    )
    while before != text:
        before = text
        shorter, found = _taken(_BEFORE, text, (LEGAL_BEFORE, LEGAL_BEFORE_SHORT), is_after=False)
        shorter, behind = _taken(_AFTER, shorter, (LEGAL_AFTER, _ANY_AFTER), is_after=True)
        english: list[tuple[LegalForm, bool]] = []
        if is_english:
            shorter, english = _taken(_ENGLISH, shorter, (_ENGLISH_FORMS,), is_after=True)
            is_english = not english
        shorter = shorter.strip(" .,-")
        if _joined(shorter):
            text = shorter
            marks += [*found, *behind, *english]
        text = _WHOLE_SHORT.sub(lambda found: WHOLE_SHORT[found[1]], text)
        text = _KIND_SHORT.sub(lambda found: KINDS_SHORT[found[1]], text)
        text = _DISTRICT.sub("สำนักงานเขต", text)
    return _Said(text, tuple(dict.fromkeys(marks)))


_ANY_AFTER = LEGAL_AFTER | LEGAL_AFTER_SHORT
_ENGLISH_FORMS = {re.sub(r"[\s.,]+", "", words): form for words, form in LEGAL_ENGLISH.items()}


def _taken(
    pattern: re.Pattern[str], text: str, tables: tuple[dict[str, LegalForm], ...], *, is_after: bool
) -> tuple[str, list[tuple[LegalForm, bool]]]:
    """The text without what the pattern finds in it, and the form that this means, by the table of its group."""
    found = pattern.search(text)
    if found is None:
        return text, []
    words = [(table, one) for table, one in zip(tables, found.groups(), strict=True) if one]
    marks = [(table[re.sub(r"[\s.,]+", "", one)], is_after) for table, one in words]
    return text[: found.start()] + text[found.end() :], marks


def _form(said: _Said, kind: str) -> LegalForm:
    """The legal form that the words come to; none where the kind has no other."""
    forms = {form for form, _ in said.marks}
    found = next((form for form in _STRONGEST_FIRST if form in forms), LegalForm.NONE)
    if found is LegalForm.PARTNERSHIP and LegalForm.LIMITED in forms:
        return LegalForm.LIMITED_PARTNERSHIP
    return LegalForm.NONE if FORM_OF_KIND.get(kind) is found else found


# Of several words for a form, the one that says most.
_STRONGEST_FIRST = (
    LegalForm.REGISTERED, LegalForm.LIMITED_PARTNERSHIP, LegalForm.ORDINARY, LegalForm.PARTNERSHIP,
    LegalForm.PUBLIC, LegalForm.LIMITED, LegalForm.COMPANY,
)  # fmt: skip


def _spelled(said: _Said) -> str:
    """The letters with the words of a form where they stood: before the name, behind it, or, abbreviated, both."""
    before = next((LEGAL_IN_FULL[form][0] for form, is_after in said.marks if not is_after), "")
    after = max((LEGAL_IN_FULL[form][1] for form, _ in said.marks), key=len, default="")
    return f"{before}{said.text}{after}"


def _resolved(said: _Said) -> _Said:
    """The letters alone, until leaving something out leaves nothing more to leave out."""
    now = _Said(_joined(said.text), said.marks)
    while True:
        again = _said(_Said(_plain(now.text), now.marks))
        again = _Said(_joined(again.text), again.marks)
        if again.text == now.text:
            return again
        now = again


def _joined(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _without_surroundings(text: str) -> str:
    before = ""
    while before != text:
        before = text
        shorter = _SURROUNDINGS.sub("", text).strip()
        text = shorter if len(_joined(shorter)) > 3 and _joined(shorter) not in KINDS else text
    return text
