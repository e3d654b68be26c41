"""What may be a value on a paper that is no official form, told by its look alone."""

import re
from collections.abc import Callable
from itertools import pairwise

from samrit.readers.form_values import read_year, states_none
from samrit.readers.lines import Line
from samrit.readers.other_labels import NUMBER, PERSON, match_other
from samrit.report import Result, Target
from samrit.report.struct import split_brackets

VALUES = frozenset({"target", "result", "score", "progress_percent"})
DIGIT = re.compile(r"[0-9๐-๙]")
_LONGEST_VALUE = 80  # characters
_FEWEST_IN_A_ROW = 2  # quarters
_IN_A_ROW = re.compile(
    r"(?:^|(?<=[\s,;/|(]))(?P<quarter>(?:ไตรมาส(?:ที่)?|Q)\s?[1-4๑-๔](?![0-9๐-๙/]))\s*[:：=]", re.IGNORECASE
)
_REVISED = re.compile(
    r"[^()]*[0-9๐-๙][^()]*?[(\[]?\s*(?:ขอ)?(?:แก้ไขเป็น|แก้เป็น|แก้ไข\s*[:：]|ปรับเป็น|เปลี่ยนเป็น|ที่ถูกต้อง(?:คือ)?|revised to|corrected to|should be)\s*[:：]?\s*(?P<value>[^()]+?)\s*[)\]]?"
    r"|(?:ขอ)?(?:แก้ไข|แก้|ปรับ|เปลี่ยน)?\s*จาก\s*[0-9๐-๙][^()]{0,30}?\s*เป็น\s*(?P<after>[^()]+)",
    re.IGNORECASE,
)
_CALCULATED = re.compile(
    r"[(\[]?\s*[0-9๐-๙][0-9๐-๙.,\s()\[\]]*[x×*/÷+\-][0-9๐-๙.,\s()\[\]x×*/÷+%-]*=\s*(?P<value>[^=]+)", re.IGNORECASE
)
_OF_ALL = re.compile(
    r"(?P<value>[0-9๐-๙][0-9๐-๙,.]*)\s*(?:จาก(?:ทั้งหมด)?|out of)\s*[0-9๐-๙][0-9๐-๙,.]*\s*[ก-๙A-Za-z]{1,20}",
    re.IGNORECASE,
)
_AND_SHARE = re.compile(
    r"(?P<count>[0-9๐-๙][0-9๐-๙,.]*)\s*(?:จาก(?:ทั้งหมด)?|out of)\s*[0-9๐-๙][^()]{0,30}"
    r"[(]\s*(?:คิดเป็น|หรือ)?\s*(?P<share>(?:ร้อยละ\s*)?[0-9๐-๙.]+\s*%?)\s*[)]",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s*[(\[][^()\[\]]*[=:][^()\[\]]*[)\]]$|\s*[(\[][^()\[\]]*(?:25|๒๕)[0-9๐-๙]{2}[^()\[\]]*[)\]]$")
_CODE = re.compile(r"[0-9A-Za-z๐-๙.]{1,12}(?:[-/][0-9A-Za-z๐-๙.]{1,12})*$")
_NUMBER_ALONE = re.compile(r"[(\[]?[0-9๐-๙][0-9๐-๙.]{0,9}[)\]]?")


def quarters_apart(line: Line) -> list[Line]:
    """A line that says each quarter's value behind another, quarter by quarter; any other line as it is."""
    starts = [match.start("quarter") for match in _IN_A_ROW.finditer(line.text)]
    if len(starts) < _FEWEST_IN_A_ROW:
        return [line]
    cuts = [*([0] if line.text[: starts[0]].strip(" -•*") else []), *starts, len(line.text)]
    pieces = [line.piece(start, len(line.text[:end].rstrip(" ,;/|"))) for start, end in pairwise(cuts)]
    return (
        pieces
        if all(is_value(piece.text[one.end :]) for piece in pieces if (one := match_other(piece.text)) and one.quarter)
        else [line]
    )


def value_in(line: Line) -> Line | None:
    """The one value that a line says: all of it, what a calculation comes to, what a revision changed it to, so many of all.

    What stands in brackets behind it and is of another year or a day is not its unit.
    """
    text = line.text
    if len(text) > 2 * _LONGEST_VALUE:
        return None
    for pattern in (_REVISED, _CALCULATED, _OF_ALL):
        match = pattern.fullmatch(text)
        name = "value" if match is None or match["value"] is not None else "after"
        if match is not None and is_value(match[name]):
            return line.piece(*match.span(name))
    dated = _DATED.search(text)
    if dated is not None and is_value(text[: dated.start()]):
        return line.piece(0, dated.start())
    return line if is_value(text) else None


def count_or_share(line: Line, *, is_share: bool) -> Line | None:
    """Of "12 จาก 15 แห่ง (ร้อยละ 80)" the count, or the share where the target is one; None for any other line."""
    match = _AND_SHARE.fullmatch(line.text)
    return line.piece(*match.span("share" if is_share else "count")) if match is not None else None


def is_value(text: str) -> bool:
    """Whether a text is one value with its unit, a target's bound, or the word for none."""
    if len(text) > _LONGEST_VALUE:
        return False
    if states_none(text):
        return True
    value_text, unit_text = split_brackets(text)
    if not DIGIT.search(value_text):
        return False
    return (
        Result(value_text=value_text, unit_text=unit_text).value is not None
        or Target(value_text=value_text, unit_text=unit_text).value is not None
    )


def is_number(text: str) -> bool:
    """Whether a text is an indicator's number and nothing else."""
    return _NUMBER_ALONE.fullmatch(text) is not None


# What a value has to be, to stand behind its label with nothing between them but a blank.
FITS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(VALUES, is_value),
    "fiscal_year_be": lambda value: read_year(value) is not None,
    "code": lambda value: _CODE.match(value) is not None and DIGIT.search(value) is not None,
    NUMBER: is_number,
    PERSON: lambda value: DIGIT.search(value) is not None,
}
SURE_BY_VALUE = frozenset({"code", NUMBER, PERSON})
