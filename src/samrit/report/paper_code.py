"""The short code of a signed paper: ten letters that follow from the hash of what was sealed, to be typed from paper.

Nine letters of Crockford's base32 carry 45 bits of the hash, the tenth is a check of the nine: a letter that was misread, or two
that changed places, make another one, almost always. O is read as 0, I and L as 1, small letters as large ones; spaces and hyphens don't count.
"""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})
LENGTH = 10


def paper_code(sha256: str) -> str:
    """The code of what has this SHA-256 (hexadecimal)."""
    number = int(sha256, 16) >> (256 - 45)
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(40, -1, -5))
    return letters + _check(letters)


def plain_paper_code(typed: str) -> str | None:
    """The code as it is kept; None where it was misread or is none."""
    code = typed.strip().upper().translate(_READ_AS)
    if len(code) != LENGTH or not set(code) <= set(_LETTERS):
        return None
    return code if _check(code[:-1]) == code[-1] else None


def shown_paper_code(code: str) -> str:
    """The code in two halves, as people read it out."""
    return f"{code[:5]}-{code[5:]}"


def _check(letters: str) -> str:
    """Odd weights: one letter misread is always found, and two neighbours changed unless they are sixteen places apart."""
    return _LETTERS[sum((2 * at + 1) * _LETTERS.index(letter) for at, letter in enumerate(letters)) % len(_LETTERS)]
