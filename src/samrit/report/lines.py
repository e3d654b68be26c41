"""Which lines of a printed form are the form's own, and how a line of running text that looks like one is told apart.

A line of text that would be read as a label, a heading or a signature is printed with a backslash before it, and read
without. A line gets one more backslash exactly when it is the form's own after its leading backslashes are taken
away, so that every text comes back as it was.
"""

import re
from collections.abc import Callable, Iterator

from samrit.report.labels import (
    HEAD_LINES,
    INDICATOR_ITEMS,
    NUMBER,
    OPENS_NUMBER,
    PLAN_LINE,
    PROJECT_ITEMS,
    TEXT_LINES,
    VALUE_LINES,
    label_of,
    match_bare,
    match_item,
    squeeze,
    torn_pattern,
    words_pattern,
)
from samrit.report.plan_node import starts_node
from samrit.report.unplaced import BROKEN_OFF, LETTERS_LOST, UNPLACED
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH
from samrit.thai.digits import to_arabic

# A quarter's name with its slips ("ใตรมาส", "ไตรมาสที"), and its number, which may be a Roman one or a 1 that was read as a letter.
QUARTER_WORDS = f"[ไใ]{torn_pattern('ตรมาส')}(?:\\s?{torn_pattern('ที่')})?"
QUARTER_DIGIT = r"(?:[1-4๑-๔]|IV|I{1,3}|l)(?![0-9๐-๙A-Za-z])"
_ROMAN = {"i": "1", "l": "1", "ii": "2", "iii": "3", "iv": "4"}
# (6.1) ไตรมาสที่ 1 : …, ไตรมาสที่ ๑ ::, ไตรมาส 1 (ต.ค. - ธ.ค. 63) …, ไตรมาส 1/2567 …, Quarter 1:
_MONTHS = "|".join(re.escape(squeeze(month)) for month in (*MONTHS_SHORT_TH, *MONTHS_TH))
QUARTER_LINE = re.compile(
    rf"(?=\s*[{OPENS_NUMBER}ไใq])\s*(?:{NUMBER})?(?:{QUARTER_WORDS}|quarter|qtr\.?|q\.?)\s*(?P<quarter>{QUARTER_DIGIT})"
    r"(?P<extra>\s*/\s*[0-9๐-๙]{2,4}(?![0-9๐-๙])|\s*\([^()]{1,60}\))?\s*(?(bold)\**\s*)(?:(?P<colon>::|[:：])\s*(?(bold)\**\s*)|$|(?<=\s))",
    re.IGNORECASE,
)
_VALUE = rf"(?P<words>{words_pattern(VALUE_LINES)})\s*"
# ": ผลงานที่ทำได้ = 5.00 (…)": the form's own way to print a value on a line of its own
VALUE_LINE = re.compile(rf"\s*[:：]\s*{_VALUE}[=:：]\s*", re.IGNORECASE)
# "ผลงานที่ทำได้ 5.00": a blank alone before a number that is all of the line
VALUE_BY_BLANK = re.compile(
    rf"\s*[:：]\s*{_VALUE}(?<=\s)(?=(?:ร้อยละ\s?)?[0-9๐-๙][0-9๐-๙,.]*\s*(?:%|\([^()]*\))?\s*$)", re.IGNORECASE
)
# ": เหตุที่… = …": a running text below a quarter or the summary of the year; why a result fell short needs no colon before it
_SHORTFALL = words_pattern(tuple(label for label in TEXT_LINES if label.field == "shortfall")) or "(?!)"
TEXT_LINE = re.compile(
    rf"\s*(?:[:：]\s*|(?={_SHORTFALL}))(?P<words>{words_pattern(TEXT_LINES) or '(?!)'})\s*(?:[=:：]\s*|$)",
    re.IGNORECASE,
)
# "เป้าหมาย : 25 ผลงาน : 24.50": other papers print values so below a quarter
_UNIT = rf"(?:\s?(?!{words_pattern(VALUE_LINES)})(?:%|[ก-๙]{{1,20}}))?"
_NUMERIC = rf"(?:ร้อยละ\s?)?[0-9๐-๙][0-9๐-๙,.]*{_UNIT}(?:\s?\([^()]{{0,80}}\))?"
BARE_VALUE = re.compile(rf"\s*{_VALUE}[=:：]\s*(?P<value>{_NUMERIC})\s*[,;/|]?(?=\s|$)", re.IGNORECASE)
_OF_PERIOD = re.compile(rf"\s*(?:/|\(\s*(?:เดือน\s*|[0-9๐-๙]{{1,2}}\s*)?(?:{_MONTHS}))", re.IGNORECASE)
# A title, and no office that begins with the same letters: "ลงนามนายกสมาคม".
TITLED = (
    r"(?:นาย(?!ก(?:รัฐ|เทศ|สมาคม|องค์|สภา|เมือง|ฯ|\s)|ทะเบียน|จ้าง|หน้า|ทหาร|ตรวจ|สถานี|อำเภอ|ช่าง)|นาง(?!พยาบาล|แบบ|งาม)|น\.\s?ส\.|ดร\.|ว่าที่"
    r"|(?:ส|จ|ร|พ|พล)\.\s?(?:ต|ท|อ|ส)\.|ม\.\s?(?:ล|ร\.\s?ว)\.|(?:นพ|พญ|ทพ|ภก|ผศ|รศ|ศ|mr|mrs|ms|miss|dr)\.?(?=\s|[ก-ฮเ-ไ]))"
)
_SIGNER = rf"(?:{TITLED}|[^\s()][^()]{{2,60}}\((?:ผู้|ตำแหน่ง|หัวหน้า|เจ้าหน้าที่|responsible|report|head|officer)[^()]{{2,60}}\)\s*$|ผู้(?:รายงาน|รับผิดชอบ|จัดทำ|บันทึก)[^\s]*\s*[.…_:：(])"
SIGNATURE_LINE = re.compile(
    r"\s*(?:\(\s*(?:ลงชื่อ|ลงนาม)\s*\)\s*(?:[:：]\s*)?"
    r"|(?:ลง\s?ชื่อ|ลง\s?นาม|signed(?:\s+by)?|signature)\s*"
    rf"(?:[:：]\s*|(?=[.…_(])|$|(?<=\s)|(?={_SIGNER})))",
    re.IGNORECASE,
)
# Who reported, and how to reach them: "ผู้รายงาน : …", "โทร. 0 2999 0000"
PERSON_LINE = re.compile(
    rf"\s*(?:ชื่อ)?ผู้(?:รายงาน|รับผิดชอบ|ประสานงาน|จัดทำ|บันทึก|กรอก|ให้)(?:ข้อมูล|รายงาน)?\s*(?:[:：]|(?<=\s)(?={TITLED}))|\s*(?:reported by|prepared by|contact(?: person)?)\s*(?:[:：]|(?<=\s)(?={TITLED}))",
    re.IGNORECASE,
)
PHONE_LINE = re.compile(
    r"\s*(?:(?:เบอร์|หมายเลข)?โทร(?:ศัพท์|สาร)?|มือถือ|tel|phone)\.?\s*[:：]?\s*[0-9๐-๙+(]|\s*(?:อีเมล์?|e-?mail)\s*[:：]|\s*ตำแหน่ง\s*[:：]",
    re.IGNORECASE,
)
_PART_HEADING = re.compile(r"\s*ผลการดำเนินงานส่วนที่\s*[0-9๐-๙]")
# Only a line that begins so can be the form's own; nearly all lines of narrative don't.
FIRST = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙([*:：-ไลผปยเมกดพคขตหรส•▪–#QqSsIiNnARTtPpCcFf")


def is_values(line: str) -> bool:
    """Whether the line holds nothing but values with their labels, as other papers print them below a quarter."""
    at, line = 0, line.rstrip()
    while at < len(line):
        match = BARE_VALUE.match(line, at)
        if match is None:
            return False
        at = match.end()
    return at > 0


def quarter_digit(number: str) -> str:
    """The digit of a quarter's number as `QUARTER_DIGIT` finds it."""
    return _ROMAN.get(number.lower()) or to_arabic(number)


def is_quarter(line: str) -> re.Match[str] | None:
    """The match of a quarter's label: numbered as on the form, with a colon, with its months or year, or alone on its line."""
    match = QUARTER_LINE.match(line) or _slipped_quarter(line)
    if match is None or match["colon"] or match.end() == len(line):
        return match
    is_numbered = squeeze(to_arabic(match["item"] or "")) == f"6.{quarter_digit(match['quarter'])}"
    return match if is_numbered or _OF_PERIOD.match(match["extra"] or "") else None


# (6.3) ไตรมาศที่ 3 : …
_SLIPPED_QUARTER = re.compile(
    rf"\s*{NUMBER}(?P<words>[ก-๎]{{4,14}})\s?(?P<quarter>{QUARTER_DIGIT})(?P<extra>\s*\([^()]{{1,60}}\))?\s*(?(bold)\**\s*)(?P<colon>::|[:：])\s*"
)
_MOST_SLIPS = 2


def _slipped_quarter(line: str) -> re.Match[str] | None:
    """A quarter's label with the form's number and a slip of the keys or two in its words."""
    match = _SLIPPED_QUARTER.match(line) if ":" in line or "：" in line else None
    if match is None or squeeze(to_arabic(match["item"])) != f"6.{quarter_digit(match['quarter'])}":
        return None
    from rapidfuzz.distance import Levenshtein  # only now, as for other labels

    words = squeeze(match["words"])
    return (
        match
        if min(Levenshtein.distance(words, squeeze(one)) for one in ("ไตรมาสที่", "ไตรมาส")) <= _MOST_SLIPS
        else None
    )


# ": ผลงานที่ทำได้ = 5.00 (…)" behind the target, on its line
_RESULT_BEHIND = re.compile(
    rf"(?<=[^\s(\[])\s*[:：]\s*(?P<words>{words_pattern(VALUE_LINES)})\s*[=:：]\s*", re.IGNORECASE
)


def result_behind(line: str, begin: int = 0) -> re.Match[str] | None:
    """The label of a result that stands behind a target, on its line; a target that holds such words is kept apart (`escape`)."""
    match = _RESULT_BEHIND.search(line, begin)
    label = label_of(match["words"], VALUE_LINES) if match is not None else None
    return match if label is not None and label.field == "result" else None


def contains_result(target: str) -> bool:
    """Whether a printed target would be read as a target and a result."""
    return result_behind(target) is not None


_POSITION_INSIDE = re.compile(r"(?:^|\s)ตำแหน่ง")


def contains_position(signer: str) -> bool:
    """Whether a printed signer would be read as a signer and a position on one line."""
    return _POSITION_INSIDE.search(signer) is not None


def names_result(line: str) -> bool:
    """Whether a line is the form's own label of a result and nothing more, so that the value stands on the next one."""
    words = line.strip(" :：=")
    label = label_of(words, VALUE_LINES)
    return label is not None and label.field == "result" and squeeze(words) == squeeze(label.words)


# Where another label may begin in a line: behind a tab or several blanks any, behind one blank what has the form's number.
_GAP = re.compile(
    r"[ \u00a0\t](?:(?P<wide>(?<=\t)\s*|[ \u00a0]*\t\s*|[ \u00a0]+)(?=\S)"
    r"|(?<=\S[ \u00a0])(?<!ข้อ.)(?<!ข้อที่.)(?=(?:(?:หัว)?ข้อ(?:ที่)?\s?)?[(\[]?[0-9๐-๙]|ตำแหน่ง))"
)
_ESCAPED = re.compile(rf"(?:^|[\s:：=]|{PLAN_LINE})\\")
_HALF_BRACKET = re.compile(r"[(\[][0-9๐-๙.\s]+(?![0-9๐-๙.\s)\]])")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_LABEL = 160  # characters


def labels_inside(line: str) -> list[int]:
    """Where further labels of the form begin in a line that holds more than one field; a backslash keeps a text together."""
    blanks = len(line) - len(line.lstrip())
    line = line[blanks:]  # patterns try each of a thousand blanks
    if _GAP.search(line.rstrip()) is None:
        return []
    if line.startswith("****") and line.rstrip().endswith("****"):
        return []  # a page heading with its plan, whatever that is called
    is_signed = SIGNATURE_LINE.match(line) is not None
    is_field = line[:1] in (":", "：") or is_signed or _opens_field(line, is_wide=True, is_field=True)
    places = [at for at in _inside(line, is_field=is_field) if _LETTER.search(line, 0, at)]
    if is_signed:  # what stands in brackets is the signer's role
        places = [at for at in places if line.count("(", 0, at) <= line.count(")", 0, at)]
    return [] if places and _ESCAPED.search(line, 0, places[0]) else [blanks + at for at in places]


def _inside(line: str, *, is_field: bool) -> Iterator[int]:
    for gap in _GAP.finditer(line.rstrip(), _end_of_label(line)):
        words, is_wide = line[gap.end() : gap.end() + _LONGEST_LABEL], gap["wide"] is not None
        if words.startswith("ตำแหน่ง"):
            if SIGNATURE_LINE.match(line):
                yield gap.end()
        elif (
            not _HALF_BRACKET.match(words)
            and _opens_field(words, is_wide=is_wide, is_field=is_field)
            and (is_wide or not starts_node(line))  # a place in the plan has no mark that keeps its name together
        ):
            yield gap.end()


def _end_of_label(line: str) -> int:
    """Where the label ends with which a line begins."""
    found = match_item(line, INDICATOR_ITEMS) or match_item(line, PROJECT_ITEMS)
    return len(line[: found.end].rstrip()) if found is not None else 0


def _opens_field(words: str, *, is_wide: bool, is_field: bool) -> bool:
    """Whether words inside a line open a field: a label with the form's own number, or any before a colon where a gap parts it from a field."""
    if not is_wide and ":" not in words and "：" not in words:
        return False
    for labels in (INDICATOR_ITEMS, PROJECT_ITEMS):
        item = match_item(words, labels)
        if item is not None and item.item == item.label.item and (item.has_colon or is_wide):
            return True
    quarter = QUARTER_LINE.match(words)
    if quarter is not None and quarter["colon"]:
        return (is_wide and is_field) or squeeze(
            to_arabic(quarter["item"] or "")
        ) == f"6.{quarter_digit(quarter['quarter'])}"
    if not (is_wide and is_field):
        return False
    if VALUE_LINE.match(words) or TEXT_LINE.match(words) or SIGNATURE_LINE.match(words):
        return True
    return any((bare := match_bare(words, labels)) is not None and bare.has_colon for labels in _BARE)


_BARE = (INDICATOR_ITEMS, HEAD_LINES)


_UNFILLED = re.compile(r"(?:[._]{5,}|…{2,})[._…\s]*")


def is_unfilled(line: str) -> bool:
    """Whether a line is but the dots on which somebody was to write."""
    return _UNFILLED.fullmatch(line) is not None


def is_own(line: str) -> bool:
    """Whether a line may be read as the form's own rather than as text."""
    line = line.lstrip()
    if is_unfilled(line) or (_GAP.search(line) and any(_inside(line, is_field=True))):
        return True
    if not line or line[0] not in FIRST:
        return False
    return (
        line[0] in ":："
        or line.startswith(("**", UNPLACED, BROKEN_OFF, LETTERS_LOST))
        or starts_node(line)
        or is_quarter(line) is not None
        or match_item(line, INDICATOR_ITEMS) is not None
        or match_item(line, PROJECT_ITEMS) is not None
        or SIGNATURE_LINE.match(line) is not None
        or _PART_HEADING.match(line) is not None
        or is_values(line)
        or names_result(line)
        or PERSON_LINE.match(line) is not None
    )


def _never(_line: str) -> bool:
    return False


def escape(line: str, also: Callable[[str], bool] = _never) -> str:
    """The line of text as it is printed. `also` says what else would be misread in its place."""
    core = line.lstrip("\\")
    return f"\\{line}" if is_own(core) or also(core) else line


def unescape(line: str, also: Callable[[str], bool] = _never) -> str:
    """The way back from `escape`."""
    if not line.startswith("\\"):
        return line
    core = line.lstrip("\\")
    return line[1:] if is_own(core) or also(core) else line
