"""Results that quarters state in their own words: a value before the first sentence, or below or behind the last one.

A result leaves the words only where it is sure: no quarter has one elsewhere, the value names the target's unit or its
own label, and at least two quarters say theirs in the same manner. Anything else stays in the words.
"""

import re

from samrit.readers.form_marks import value_field
from samrit.readers.form_sections import BREAK, Scan, Section
from samrit.readers.lines import Line
from samrit.readers.remarks import remark
from samrit.readers.words_of_values import values_in_words
from samrit.report import Result
from samrit.report.lines import BARE_VALUE
from samrit.report.value import read_value
from samrit.thai.digits import to_arabic
from samrit.vocabulary.choices import ABSENCE_ON_PAPER

_FEWEST_QUARTERS = 2
_LONGEST_STATE = 60  # characters
_RESULT = r"(?:ผลงาน(?:ที่ทำได้)?|ผลที่ทำได้|ผลสำเร็จ|results?|actual)"
_SUM = re.compile(
    rf"(?:(?:รวม|ผลรวม|ยอดรวม|สรุป|ผลงาน|ผล)(?:ทั้ง|ใน|ของ|ราย)?ไตรมาส(?:\s?ที่)?(?:\s?[1-4๑-๔](?![0-9๐-๙])|นี้)?|{_RESULT}|(?:quarter(?:ly)? )?total(?: (?:for|of) the quarter)?)"
    r"\s*[:：=]?\s*(?P<value>\S.{0,40})",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"{_RESULT}\s*(?:สะสม|so far)?\s*[:：=]?\s*(?P<value>\S.{{0,40}})", re.IGNORECASE)
_LEADING = re.compile(r"(?P<value>[^.;:：–]{0,30}[0-9๐-๙][^;:：–]{0,30}?)(?:\.|;|\s?[:：]|,?\s[-–—])\s+(?=\S)")
_TRAILING = re.compile(rf"(?<=\s){_RESULT}\s*[:：=]?\s*(?P<value>\S.{{0,40}})", re.IGNORECASE)
_BRACKETED = re.compile(rf"\s*[(\[]\s*{_RESULT}\s*[:：=]\s*(?P<value>[^()\[\]]{{1,40}})[)\]]$", re.IGNORECASE)
_STATES = re.compile(
    r"(?:ยังไม่|ยังมิได้|ไม่มีการ|อยู่ระหว่าง|ระหว่าง|กำลัง|รอ|ไม่มีผล|ไม่ได้|not yet|not started|not reported|pending|in progress|under way|being|awaiting|no data)",
    re.IGNORECASE,
)
_ABSENCES = frozenset(words for wordings in ABSENCE_ON_PAPER.values() for words in wordings)

Piece = tuple[Line, Line, Line, list[Line]]  # a line, the value in it, that with its label, and what of it stays text


def place_results(scan: Scan, unit: str, year: Result) -> list[Line]:
    """Give quarters the results that their words state; the lines of states that are no known absence.

    `unit` is the target's, `year` the year's result. In the official form, of which a print comes back as it was, only lines that are a result's
    label and its value are one.
    """
    sections = [one for one in scan.sections if one.key.startswith("quarter.")]
    unclear = [] if scan.is_form else [line for one in sections for line in _state(one, scan)]
    without = [one for one in sections if _words(one) and not any(name == "result" for name, _ in one.values)]
    if len(without) < len([one for one in sections if _words(one)]):
        return unclear
    without = [one for one in without if not _STATES.match(_words(one)[0].text)]  # these say that they have none
    is_print = any(line.text.startswith("*") for line in scan.headings)  # it says its values itself
    finders = (
        _bare,
        *(() if is_print else (_opening,)),
        *(() if scan.is_form else (_sum, _leading, _bracketed, _trailing)),
    )
    for find in finders:
        pieces = [piece for one in without if (piece := find(one, unit)) is not None]
        if len(pieces) == len(without) >= _FEWEST_QUARTERS:
            for section, piece in zip(without, pieces, strict=True):
                _place(section, scan, piece)
            return unclear
    if not is_print:
        _place_of_words(without, scan, unit, year)
    return unclear


def _place_of_words(sections: list[Section], scan: Scan, unit: str, year: Result) -> None:
    """Give quarters the value that their words say once; the words stay, and it is told."""
    for section, piece in values_in_words([(one, _words(one)) for one in sections], unit, year.value):
        section.values.append(("result", piece))
        path = f"quarters.{section.key[-1]}.result"
        scan.found.issues.append(remark("value-in-words", path, piece.place, piece.text, text=piece.text))


def _words(section: Section) -> list[Line]:
    return [line for line in section.lines if line.text and line.text != BREAK]


def _place(section: Section, scan: Scan, piece: Piece) -> None:
    """A quarter's value, out of a line of its words."""
    line, value, taken, rest = piece
    scan.found.take(taken)
    at = next(i for i, one in enumerate(section.lines) if one is line)
    section.lines[at : at + 1] = rest
    section.values.append(("result", value))


def _state(section: Section, scan: Scan) -> list[Line]:
    """What stands behind a result's label in the place of a value: why there is none, beside words of what was done."""
    words = section.result_words
    if words is None or any(name == "result" for name, _ in section.values) or words not in section.lines:
        return []
    text = words.text.strip(" .")
    is_known = text in _ABSENCES
    is_state = _STATES.match(text) is not None and len(text) <= _LONGEST_STATE and len(_words(section)) > 1
    if not is_known and not (is_state and not re.search(r"[0-9๐-๙]", text)):
        return []
    _place(section, scan, (words, words, words, []))
    return [] if is_known else [words]


def _bare(section: Section, _unit: str) -> Piece | None:
    """The last line, a result's label and its value, and nothing else."""
    *others, last = _words(section)
    match = BARE_VALUE.match(last.text) if others else None
    if match is None or match.end() != len(last.text) or value_field(match) != "result":
        return None
    return last, last.piece(match.start("value"), match.end("value")), last, []


def _opening(section: Section, unit: str) -> Piece | None:
    """The first line, where it is a result's label and a value, and what was done stands below it."""
    first, *others = _words(section)
    match = _OPENING.fullmatch(first.text) if others else None
    value = match["value"].strip() if match else ""
    if match is None or not (_is_in(value, unit) or re.fullmatch(r"[0-9.,]+", to_arabic(value))):
        return None
    return first, first.piece(*match.span("value")), first, []


def _sum(section: Section, unit: str) -> Piece | None:
    """The last line, which sums up the quarter in the target's unit."""
    *others, last = _words(section)
    match = _SUM.fullmatch(last.text) if others else None
    if match is None or not _is_in(match["value"], unit):
        return None
    return last, last.piece(match.start("value"), match.end("value")), last, []


def _leading(section: Section, unit: str) -> Piece | None:
    """A value in the target's unit that stands before the first sentence."""
    first = _words(section)[0]
    match = _LEADING.match(first.text)
    if match is None or not _is_in(match["value"], unit):
        return None
    value = first.piece(match.start("value"), match.end("value"))
    return first, value, first.piece(0, match.end()), [first.behind(match.end())]


def _bracketed(section: Section, _unit: str) -> Piece | None:
    """A value behind its label, in brackets behind the last sentence: "… (ผลงาน: 2)"."""
    last = _words(section)[-1]
    match = _BRACKETED.search(last.text)
    if match is None or Result(value_text=match["value"]).value is None:
        return None
    value = last.piece(*match.span("value"))
    return last, value, last.behind(match.start()), [last.piece(0, match.start())]


def _trailing(section: Section, unit: str) -> Piece | None:
    """A value in the target's unit, behind its label, at the end of the last sentence."""
    last = _words(section)[-1]
    match = _TRAILING.search(last.text)
    if match is None or match.end() != len(last.text) or not _is_in(match["value"], unit):
        return None
    value = last.piece(match.start("value"), match.end())
    return last, value, last.behind(match.start()), [last.piece(0, match.start())]


def _is_in(text: str, unit: str) -> bool:
    """Whether a text is one value that names the unit."""
    value = text.strip(" .")
    if not unit or not value or re.fullmatch(r"[0-9.,\s+-]+", to_arabic(value)):
        return False
    typed = read_value(value, unit)
    return typed is not None and not typed.unit and Result(value_text=value).value is not None
