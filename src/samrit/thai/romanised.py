"""Thai names in Roman letters: one sound is written in many ways (Chatuchak, Jatujak; Khlong Toei, Klong Toey)."""

import re

# In this order: what stands for one sound in the usual systems and in those that people make for themselves.
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"[^a-z]+", ""),
    (r"ng", "ŋ"),
    (r"tch|ch|sh|j", "j"),
    (r"[bp]h", "p"),
    (r"[td]h?", "t"),
    (r"[kgq]h?", "k"),
    (r"v", "w"),
    (r"r(?=n|m|t|k|$)", ""),
    (r"y", "i"),
    (r"ee|ii", "i"),
    (r"oo|ou|ue|eu|uea", "u"),
    (r"ae", "e"),
    (r"ie", "ia"),
    (r"(.)\1+", r"\1"),
)
_TABLE = tuple((re.compile(pattern), written) for pattern, written in _SOUNDS)


def sounds(name: str) -> str:
    """The form in which two Roman spellings of one Thai name are equal; for comparing, never for showing."""
    text = name.casefold()
    for pattern, written in _TABLE:
        text = pattern.sub(written, text)
    return text


# Which Thai letters may stand for a Roman consonant where a vowel follows, and those besides where it ends a syllable.
_K, _T, _CH, _P, _S = "กขคฆ", "ดตถทธฎฏฐฑฒ", "จฉชฌ", "ผพภป", "ซศษส"
_INITIAL = {
    "ng": "ง", "kh": _K, "k": _K, "g": _K, "q": _K, "c": _K + _CH, "ch": _CH, "tch": _CH, "j": _CH, "sh": _S + "ฉช",
    "ph": _P, "p": _P, "bh": "ภพบ", "b": "บ", "th": _T, "t": _T, "dh": _T, "d": "ดตฎฑทธ", "s": _S + "ท", "z": _S,
    "f": "ฟฝ", "v": "วพ", "w": "ว", "m": "ม", "n": "นณ", "r": "รลฤ", "l": "ลรฬ", "h": "หฮ", "y": "ยญ", "x": "กขซส",
}  # fmt: skip
_FINAL = {"t": _CH + _S, "d": _CH + _S, "n": "ญรลฬ", "p": "บ", "b": _P, "j": _T + _S}
_VOWELS = {"a": "ะัาว", "e": "เแ", "i": "ิีเยไใ", "o": "โอวเ", "u": "ุูึืวเอ", "y": "ย"}
_PARTS = re.compile(
    r"(?P<vowel>[aeiou]+y?(?![aeiou])|[aeiou]+)|(?P<consonant>tch|ng|kh|ch|sh|ph|bh|th|dh|[b-df-hj-np-tv-z])"
)
_UNSAID_R = re.compile(r"(?<=[aeiou])r(?=[nmtk]|$)")  # it lengthens the vowel: Nakorn, Charn
_SILENT = r"(?:(?:[ก-ฮ][ิุ]?){1,2}์)?"  # letters that are written and not said
_UNSAID = r"(?:รร|ร(?=[ก-ฮ])|ห(?=[งญนมยรลว]))?"
_NO_INITIAL = r"(?![ะาิีึืุู์])"


def thai_pattern(words: str) -> re.Pattern[str] | None:
    """What finds in Thai, with each vowel behind its consonant and no tones, how Roman words may be written; None for too few.

    Vowels that are said may be left unwritten (จตุจักร), and letters that are written may be silent (ราชเทวี).
    """
    letters = re.sub(r"[^a-z]", "", words.casefold()).replace("ee", "i").replace("oo", "u")
    letters = _UNSAID_R.sub("", letters)
    parts = [(one.lastgroup, one[0]) for one in _PARTS.finditer(letters)]
    if sum(kind == "consonant" for kind, _ in parts) < 2:  # one sound says too little
        return None
    found = [
        _vowel(said) if kind == "vowel" else _consonant(said, parts[at + 1] if at + 1 < len(parts) else ("", ""))
        for at, (kind, said) in enumerate(parts)
    ]
    carrier = "อ?" if parts[0][0] == "vowel" else ""  # a Thai word begins with a consonant's letter
    return re.compile(carrier + "".join(found))


def _consonant(said: str, following: tuple[str | None, str]) -> str:
    kind, then = following
    if kind == "consonant" and then.startswith(said[0]):  # "tth": one letter or two
        return f"(?:{_SILENT}[{_INITIAL[said]}{_FINAL.get(said, '')}])?"
    if kind == "vowel":
        return f"{_SILENT}{_UNSAID}[{_INITIAL[said]}]"
    return f"{_SILENT}{_UNSAID}[{_INITIAL[said]}{_FINAL.get(said, '')}]{_NO_INITIAL if said in _FINAL and kind != 'consonant' else ''}[เแโใไ]?"


def _vowel(said: str) -> str:
    """The letters of a vowel; "a" and "o" alone may be unwritten, of the others something is always written."""
    letters = "".join(dict.fromkeys("".join(_VOWELS[one] for one in said))) + ("ิ" if "oe" in said else "")
    if len(said) > 1 and said[-1] in "iy":
        needed = "ยไใ"
    elif "u" in said:
        needed = "ุูึืวเ"
    elif "i" in said or "e" in said:
        needed = "เแิีย"
    else:
        return f"[{letters}อ]{{0,3}}" if "o" in said else f"[เแโใไ]?[{letters}]{{0,3}}"  # เจริญ, โขนง: of two consonants
    return f"(?:(?=[{letters}]*[{needed}])[{letters}อ]{{1,3}}|(?<=ฤ))"
