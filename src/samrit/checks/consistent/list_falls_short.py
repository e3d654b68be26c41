"""K241: the text says how many there are, and lists another number of them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

_OPENS = re.compile(r"\s*(?:\([^()\n]{0,40}\)\s*)?(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ|ดังต่อไปนี้)\s*:?\s*(?=\(?[1๑][.)]\s)")
_FIRST_MARK = re.compile(r"[1๑][.)]\s")
_MARK = re.compile(r"(?<![\d.,])\(?(\d{1,2})[.)]\s+(?=\D)")
_OPEN_END = re.compile(r"เช่น|อาทิ|เป็นต้น|ฯลฯ|บางส่วน|such as|for example")
_MOST = 30


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        if mentions.field == subject.report.broken_off:
            continue
        named = [*_of_names(mentions), *_of_days(mentions)]
        yield from named
        yield from (hit for hit in _of_few(mentions) if hit.start not in {one.start for one in named})
        if not _FIRST_MARK.search(mentions.text):
            continue
        may_go_on = mentions is subject.narratives[-1] and not subject.reaches_end
        for figure in mentions.figures:
            listed = _listed(mentions, figure)
            if listed is not None and listed != figure.value:
                yield Hit(
                    mentions.field,
                    Message(
                        "The text says “{words}”, and lists {number}",
                        words=mentions.text[figure.start : figure.end],
                        number=listed,
                    ),
                    figure.start,
                    figure.end,
                    # Of the last text of an excerpt, the rest may be in the part that is not there.
                    severity=Severity.NOTE if may_go_on and listed < figure.value else None,
                )


def _of_names(mentions: Mentions) -> Iterator[Hit]:
    """โรงเรียน 4 แห่ง ได้แก่ โรงเรียนก โรงเรียนข และโรงเรียนค: names that begin with one word, the last behind "และ"."""
    if not _NAMES_OPEN.search(mentions.text):
        return
    for figure in mentions.figures:
        is_count = (
            figure.quantity is Quantity.COUNT
            and 1 < figure.value <= _MOST_NAMES
            and not figure.per
            and figure.reach is None
        )
        opens = _NAMES_OPEN.match(mentions.text, figure.end) if is_count and not figure.is_limit else None
        if opens is None:
            continue
        line = mentions.text[opens.end() :].partition("\n")[0]
        names = re.compile(
            rf"{opens['sort']}(?:(?!(?:และ|กับ){opens['sort']})[ก-๎A-Za-z.]){{2,40}}(?:\s?\d{{1,3}}(?![\d,.]|\s?[ก-๎]))?"
        )
        listed, at, is_closed = 0, 0, False
        while (name := names.match(line, at)) is not None and not is_closed:
            listed += 1
            joined = _NEXT_NAME.match(line, name.end())
            is_closed = (
                joined is not None and joined["last"] is not None and names.match(line, joined.end()) is not None
            )
            at = joined.end() if joined is not None else name.end()
        listed += is_closed
        if is_closed and listed != figure.value and not _OPEN_END.search(line):
            words = mentions.text[figure.start : figure.end]
            sentence = Message("The text says “{words}”, and lists {number}", words=words, number=listed)
            yield Hit(mentions.field, sentence, figure.start, figure.end)


def _of_few(mentions: Mentions) -> Iterator[Hit]:
    """จุดใหม่ 3 แห่ง ได้แก่ ตลาดเช้า และลานวัดใต้: words up to "และ", of which each is at most one of them."""
    for figure in mentions.figures:
        is_count = figure.quantity is Quantity.COUNT and 1 < figure.value <= _MOST_NAMES and not figure.per
        opens = (
            _ARE.match(mentions.text, figure.end) if is_count and not figure.is_limit and not figure.change else None
        )
        found = _FEW_WORDS.match(mentions.text, opens.end()) if opens is not None else None
        if found is None or _OPEN_END.search(found[0]) or not _ends_there(mentions, found.end()):
            continue
        listed = len(found["words"].split()) + 1
        if listed < figure.value:
            words = mentions.text[figure.start : figure.end]
            sentence = Message("The text says “{words}”, and lists {number}", words=words, number=listed)
            yield Hit(mentions.field, sentence, figure.start, figure.end)


def _ends_there(mentions: Mentions, at: int) -> bool:
    """Whether behind the last word of a list nothing goes on that could be of it."""
    return not mentions.text[at : at + 20].lstrip(" ").startswith(("และ", "กับ", ","))


def _of_days(mentions: Mentions) -> Iterator[Hit]:
    """จัดประชุม 3 ครั้ง เมื่อวันที่ 10 มกราคม และวันที่ 14 กุมภาพันธ์ 2567: so many times, and the days of them."""
    for figure in mentions.figures if len(mentions.dates) > 1 else ():
        if (
            figure.unit not in _TIMES
            or figure.reach is not None
            or figure.per
            or figure.is_limit
            or not 1 < figure.value <= _MOST_NAMES
        ):
            continue
        days = [d for d in mentions.dates if d.start >= figure.end]
        if not days or not _ON.fullmatch(mentions.text, figure.end, days[0].start):
            continue
        listed, is_closed = 1, False
        for one, after in pairwise(days):
            joined = _NEXT_DAY.fullmatch(mentions.text, one.end, after.start)
            if joined is None or after.starts_on != after.ends_on:
                break
            listed, is_closed = listed + 1, joined["last"] is not None
        if is_closed and listed != figure.value and days[0].starts_on == days[0].ends_on:
            words = mentions.text[figure.start : figure.end]
            sentence = Message("The text says “{words}”, and lists {number}", words=words, number=listed)
            yield Hit(mentions.field, sentence, figure.start, figure.end)


_TIMES = ("ครั้ง", "รุ่น", "รอบ")
_ON = re.compile(r"\s*(?:คือ|ได้แก่|เมื่อ|ใน)?\s*(?:เมื่อ|ใน)?(?:วัน[ก-๎]{0,10}ที่)?\s*")
_NEXT_DAY = re.compile(r"\s*,?\s*(?P<last>และ|กับ)?\s*(?:เมื่อ|ใน)?(?:วัน[ก-๎]{0,10}ที่)?\s*")
_ARE = re.compile(r"\s*(?:ได้แก่|คือ|ประกอบด้วย)\s*:?\s*(?=[ก-ไ])")
_FEW_WORDS = re.compile(r"(?P<words>[ก-๎]{3,30}(?: [ก-๎]{3,30})*?)\s+และ(?!การ)[ก-๎]{3,30}(?![ก-๎\d])(?!\s?\d)")
_MOST_NAMES = 12
_NAMES_OPEN = re.compile(
    r"\s*(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้)\s*:?\s*(?=(?P<sort>โรงเรียน|ชุมชน|ถนน|ซอย|คลอง|วัด|สวน|ตลาด|สำนักงานเขต|เขต|แขวง|ลาน|ศูนย์|สถานี|หมู่บ้าน|มัสยิด|อาคาร|โรงพยาบาล)[ก-๎])"
)
_NEXT_NAME = re.compile(r"\s*,?\s*(?P<last>และ|กับ)?\s*")


def _listed(mentions: Mentions, figure: Figure) -> int | None:
    """How many points the list behind a count has, None where there is none or its points count for themselves."""
    if figure.quantity is not Quantity.COUNT or not figure.unit or not 1 < figure.value <= _MOST or figure.per:
        return None
    opens = _OPENS.match(mentions.text, figure.end)
    if opens is None or _OPEN_END.search(mentions.text, figure.end):
        return None
    marks = [int(match[1]) for match in _MARK.finditer(mentions.text, opens.end())]
    # One list from 1 on, to the end of the text: of two, or of points with points of their own, nobody knows which it is.
    if len(marks) < 2 or marks != [*range(1, len(marks) + 1)]:
        return None
    behind = [f for f in mentions.figures if f.start > opens.end()]
    return None if any(f.unit == figure.unit for f in behind) else len(marks)


_TEXT = "เปิดจุดรับรวมเป็น 5 ชุมชน และตั้งถังหมักใหม่ {count} แห่ง ได้แก่ 1. ลานวัดใต้ 2. ตลาดเช้า 3. ศาลาริมคลอง"

RULE = Rule(
    code="K241",
    name="list-falls-short",
    family=Family.CONSISTENT,
    severity=Severity.WARNING,
    title=Message("The list has another number of points than the text says"),
    why=Message("Whoever counts the list comes to another figure, and can't know which of the two was reported."),
    remedy=Message("Complete the list, or correct the figure before it."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(count=3)),
    bad=quarter_of_form(2, narrative=_TEXT.format(count=4)),
)
