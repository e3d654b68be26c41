"""How the places of a long-term plan are numbered, and what their levels are called: read as people write it."""

import re
from collections.abc import Container

from samrit.report.plan_node import read_node
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line

_CODE = re.compile(r"[A-Za-zก-ฮ]{0,6}[-. ]?[0-9]{1,4}(?:[.\-][0-9]{1,4})*")
_BEFORE_NAME = re.compile(r"(?P<code>[0-9]{1,4}(?:\.[0-9]{1,4})*)(?:\.(?!\d)|\s*[-–—:])?\s+(?P<name>\S.*)$")  # fmt: skip
_BETWEEN = re.compile(r"[;,\n]+|\s+และ\s+|\s+and\s+")
_PARTS = re.compile(r"\d+|[^\d.\-\s]+")


def code_of(words: str) -> str:
    """A code in Arabic digits: "๒.๔.๑", "2.4.1." and "เป้าประสงค์ที่ 2.4.1" are 2.4.1."""
    plain = re.sub(r"\s*\.\s*", ".", to_arabic(clean_line(words))).rstrip(".")
    if _CODE.fullmatch(plain):
        return plain
    printed = read_node(f"{plain} -", bare=True)
    return printed["code"] if printed.get("code") else plain


def codes_of(words: str) -> tuple[str, ...]:
    """The codes in words, each once, with semicolons, commas or lines between."""
    return tuple(dict.fromkeys(code for one in _BETWEEN.split(words) if (code := code_of(one))))


def code_and_name(words: str) -> tuple[str, str]:
    """The code with which a name begins, and the name: "2.4.1 เมืองประหยัดพลังงาน"; no code where there is none."""
    line = clean_line(words)
    printed = read_node(line, bare=True)
    if printed.get("code") and printed.get("name_th"):
        return printed["code"], printed["name_th"] + (f" : {printed['name_en']}" if printed["name_en"] else "")
    found = _BEFORE_NAME.match(to_arabic(line))
    return (found["code"], line[found.start("name") :].strip()) if found else ("", line)


def code_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """By what codes are ordered: 2.9 comes before 2.10."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PARTS.findall(code))


def parent_in(code: str, codes: Container[str]) -> str:
    """The code above one, by its dots, where there is such a place: 2.4 above 2.4.1; "" where there is none."""
    above = code
    while "." in above:
        above = above.rpartition(".")[0]
        if above in codes:
            return above
    return ""


def level_stem(words: str) -> str:
    """A level's name as it stands where no number follows: "เป้าประสงค์" of "เป้าประสงค์ที่"."""
    return clean_line(words).removesuffix("ที่")


def level_key(words: str) -> str:
    """A level's name in the form in which two spellings of it are equal: "ด้านที่" is "ด้าน"."""
    return re.sub(r"[\s:：()\-–]+", "", level_stem(words)).casefold()
