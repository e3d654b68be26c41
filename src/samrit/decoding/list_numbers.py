"""How word processors write the numbers of their lists."""

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST_ROMAN = 4000


def written(count: int, kind: str) -> str:
    """A number of a list as its kind writes it: "3", "๓", "ค", "c", "iii"."""
    if kind in ("thaiNumbers", "thaiCounting"):
        return str(count).translate({ord("0") + n: chr(ord("๐") + n) for n in range(10)})
    if kind == "thaiLetters":
        return _lettered(count, _THAI_LETTERS)
    if kind in ("lowerLetter", "upperLetter"):
        letter = _lettered(count, "abcdefghijklmnopqrstuvwxyz")
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < _MOST_ROMAN:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "decimalZero":
        return f"{count:02}"
    return "" if kind == "none" else str(count)


def _lettered(count: int, letters: str) -> str:
    """As Word does: after the last letter all are doubled."""
    return letters[(count - 1) % len(letters)] * min((count - 1) // len(letters) + 1, 9) if count > 0 else ""


def _roman(count: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (count // value)
        count %= value
    return out
