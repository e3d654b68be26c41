"""The lines of a paper that is no official form as its labels stand in them: without quoting, dots and marks, and cut
where one line says several things; and what names an indicator or its quarter where no label does.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from samrit.readers.lines import Line, has_words
from samrit.readers.other_labels import ORDINAL, OtherLabel, labels_within, match_other
from samrit.readers.other_values import quarters_apart
from samrit.readers.paper_heads import is_office, year_in
from samrit.report.lines import QUARTER_DIGIT, QUARTER_WORDS, SIGNATURE_LINE, quarter_digit
from samrit.report.numbering import NAME_WORDS

_ON_DOTS = re.compile(r"(?:\.{3,}|…+|_{3,})\s*[^\s.…_(][^.…_]*(?:\.[^.…_]+)*\s*(?P<dots>\.{3,}|…+|_{3,})$")
_POSITION_ON_DOTS = re.compile(r"(?:\.{3,}|…+|_{3,})\s*(?=ตำแหน่ง)")  # "ลงชื่อ....นาย ก....ตำแหน่ง....ครู"
_SIGNED_HEADING = re.compile(r"#{1,6}\s+(?=ลง\s?(?:ชื่อ|นาม)|ตำแหน่ง)")
_QUOTED = re.compile(r"(?:>\s?)+")
_ASKED = re.compile(r"\s*\*$")  # a question of a web form that has to be answered
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){1,4}(?=\s*[:=])")  # of a program: "indicator_name:"
_STROKE = re.compile(r"\s*[|│]\s*")
_QUARTER = re.compile(
    rf"(?:{QUARTER_WORDS}\s*|(?<![A-Za-z])(?:quarter|q)\.?\s?)(?P<quarter>{QUARTER_DIGIT})", re.IGNORECASE
)
_ORDINAL_QUARTER = re.compile(r"(1st|2nd|3rd|4th|first|second|third|fourth) quarter", re.IGNORECASE)
_TITLES = 12  # lines in which a paper has said of which quarter it is
_NEAR = 4  # lines below a name, of which one has a label
_LONGEST_NAME = 220
_NUMBER = r"(?:[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}[.)\]]{0,2}\s+|[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)\]]{1,2}\s*)?"
_NAME = re.compile(
    rf"(?:[^\w\s\"'“”(\[<]|\s){{0,8}}(?:รายงาน(?:ผล)?(?:การดำเนินงาน)?(?:ตาม)?)?(?:(?:ตัวชี้วัด|ตชว\.?|KPI)(?:ที่)?\s*)?(?P<name>{_NUMBER}(?:\"|“)?{NAME_WORDS}(?!\s*[0-9๐-๙]))",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"(?:ตัวชี้วัด|indicator|KPI)[^\"“”]{0,30}[\"“](?P<name>[^\"“”]{10,220})[\"”]", re.IGNORECASE)
_THIS_QUARTER = re.compile(r"(?:ใน)?ไตรมาสนี้|(?:in )?this quarter", re.IGNORECASE)
_BELOW_NAMES = frozenset({"target", "unit", "result", "agency", "fiscal_year_be", "quarters", "quarter", "definition"})


def said(line: Line) -> list[Line]:
    """What a line says, in its parts, without what is drawn around its words."""
    quoted = _QUOTED.match(line.text)
    plain = line.behind(quoted.end()) if quoted else line
    heading = _SIGNED_HEADING.match(plain.text)
    plain = plain.behind(heading.end()) if heading else plain
    if not has_words(plain.text):
        return [plain]
    position = _POSITION_ON_DOTS.search(plain.text) if SIGNATURE_LINE.match(plain.text) else None
    if position is not None:
        return [plain.piece(0, position.start()), plain.piece(position.end(), len(plain.text))]
    plain = _unkeyed(_unasked(_undotted(plain)))
    return [piece for part in _strokes_apart(plain) for piece in quarters_apart(part)]


def _undotted(line: Line) -> Line:
    """A line without the dots behind what was written on them: "ผลงาน ....6....", "หน่วย ....คัน...."."""
    end = _ON_DOTS.search(line.text)
    return line.piece(0, end.start("dots")) if end is not None and not SIGNATURE_LINE.match(line.text) else line


def _unkeyed(line: Line) -> Line:
    """A line whose label is a key as programs write them, with the blanks of a label in words."""
    key = _KEY.match(line.text)
    text = key[0].replace("_", " ") + line.text[key.end() :] if key is not None else ""
    return replace(line, text=text) if text and match_other(text) is not None else line


def _unasked(line: Line) -> Line:
    """A question of a web form without the asterisk behind it, where the answer stands on the next line."""
    mark = _ASKED.search(line.text)
    if mark is None or line.text[:1] == "*":
        return line
    question = line.piece(0, mark.start())
    label = match_other(question.text)
    return question if label is not None and label.end == len(question.text) else line


def _strokes_apart(line: Line) -> list[Line]:
    """A line cut at its strokes, where a label, an office or a year stands in each part; any other line as it is."""
    strokes = list(_STROKE.finditer(line.text))
    if not strokes or _STROKE.match(line.text):
        return [line]
    cuts = [(0, 0), *(one.span() for one in strokes), (len(line.text), len(line.text))]
    parts = [line.piece(before[1], after[0]) for before, after in pairwise(cuts)]
    return parts if all(map(_says_one_thing, parts)) else [line]


def _says_one_thing(part: Line) -> bool:
    return bool(part.text) and (match_other(part.text) is not None or is_office(part.text) or year_in(part) is not None)


def paper_quarter(lines: list[Line], is_title: Callable[[Line], bool]) -> int | None:
    """The one quarter that a paper's first lines name beside its labels: "ส่งผล KPI ไตรมาส 3 ค่ะ"."""
    titles = [line for line in [one for one in lines if one.text][:_TITLES] if is_title(line)]
    named = {quarter_digit(match["quarter"]) for line in titles for match in _QUARTER.finditer(line.text)}
    named |= {f"{ORDINAL[match[1].casefold()]}" for line in titles for match in _ORDINAL_QUARTER.finditer(line.text)}
    return int(named.pop()) if len(named) == 1 else None


def is_of_this_quarter(text: str) -> bool:
    """Whether a line says of itself that it tells of the quarter: "ไตรมาสนี้ออกหน่วย 7 ครั้ง"."""
    return _THIS_QUARTER.match(text) is not None


def names(lines: list[Line], found: dict[int, OtherLabel]) -> Iterator[tuple[Line, OtherLabel]]:
    """The lines that name an indicator without a label, by their look and by the labels below: "ร้อยละของ…", "2.3 จำนวน…"."""
    filled = [line for line in lines if line.text]
    has_values = True
    for at, line in enumerate(filled):
        label = found.get(line.start)
        has_values = has_values or (label is not None and label.field in ("target", "result", "quarter"))
        name = _NAME.match(line.text) if label is None and has_values and len(line.text) <= _LONGEST_NAME else None
        if name is None or any(mark in line.text for mark in ":：=\t|"):
            continue
        inside = [field for _at, field in labels_within(line.text, name.end())]
        below = [found.get(one.start) for one in filled[at + 1 : at + 1 + _NEAR]]
        if (
            "target" in inside
            or any(one is not None and (one.field in _BELOW_NAMES or one.quarter) for one in below)
            or any(is_office(one.text) for one in filled[at + 1 : at + 2])
        ):
            yield line, OtherLabel("name", "", name.start("name"), is_parted=True)
            has_values = "target" in inside


def begins_name(text: str) -> bool:
    """Whether a text begins as an indicator's name does."""
    return _NAME.match(text) is not None


def name_in_quotes(lines: list[Line]) -> Line | None:
    """The name of the one indicator of which a sentence speaks: "…ตามตัวชี้วัด “จำนวน…” ดังนี้"."""
    found = [(line, match) for line in lines if line.text and (match := _IN_QUOTES.search(line.text))]
    if len({match["name"] for _line, match in found}) != 1:
        return None
    line, match = found[0]
    return line.piece(match.start("name"), match.end("name"))
