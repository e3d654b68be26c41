"""K241: the text says how many there are, and lists another number of them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from samrit.checks.example import quarter_of_form
from samrit.checks.ledger import words_before
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_OPENS = re.compile(r"\s*(?:\([^()\n]{0,40}\)\s*)?(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ|ดังต่อไปนี้)\s*:?\s*(?=\(?[1๑][.)]\s)")
_FIRST_MARK = re.compile(r"[1๑][.)]\s")
_MARK = re.compile(r"(?<![\d.,])\(?(\d{1,2})[.)]\s+(?=\D)")
_OPEN_END = re.compile(r"เช่น|อื่น|อาทิ|เป็นต้น|ฯลฯ|บางส่วน|such as|for example")
_MOST = 30


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        if mentions.field == subject.report.broken_off:
            continue
        may_go_on = mentions is subject.narratives[-1] and not subject.reaches_end
        has_points = _FIRST_MARK.search(mentions.text) is not None
        for figure in mentions.figures:
            end = _end_of_count(mentions, figure)
            if end is None:
                continue
            points = _listed(mentions, figure, end) if has_points else None
            listed = _of_names(mentions, figure, end) if points is None else points
            if listed is not None and listed != figure.value:
                yield Hit(
                    mentions.field,
                    Message(
                        "The text says “{words}”, and lists {number}",
                        words=mentions.text[figure.start : end].strip(),
                        number=listed,
                    ),
                    figure.start,
                    end,
                    # Of the last text of an excerpt, the rest may be in the part that is not there.
                    severity=Severity.NOTE if points is not None and may_go_on and listed < figure.value else None,
                )


def _end_of_count(mentions: Mentions, figure: Figure) -> int | None:
    """Where a count of a few things ends, with the word for them; None for any other figure."""
    if not 1 < figure.value <= _MOST or figure.per or figure.value % 1 or figure.quantity not in (Quantity.COUNT, None):
        return None
    if figure.unit:
        return figure.end
    noun = _NOUN.match(mentions.text, figure.end)  # "6 บริการ ได้แก่"
    return noun.end() if noun is not None else None


_NOUN = re.compile(r"\s?[ก-๎]{2,24}?(?=\s*(?:ได้แก่|ดังนี้|ประกอบด้วย|คือ(?!ง)|ดังต่อไปนี้))")


def _of_names(mentions: Mentions, figure: Figure, end: int) -> int | None:
    """How many names or days a text lists right behind a count, None where it lists none."""
    if figure.value > _MOST_NAMES or figure.reach is not None or figure.is_limit:
        return None
    if (numbered := _of_numbered(mentions, figure, end)) is not None:
        return numbered
    if figure.unit in _TIMES and (days := _of_days(mentions, figure)) is not None:
        return days
    opens = _ARE.match(mentions.text, end)
    if opens is None:
        return None
    named = _of_one_sort(mentions, opens.end(), is_bracketed="(" in opens[0])
    return named or (None if figure.change or "(" in opens[0] else _of_few(mentions, opens.end(), figure))


def _of_numbered(mentions: Mentions, figure: Figure, end: int) -> int | None:
    """4 รุ่น (รุ่นที่ 1 …, รุ่นที่ 2 … และรุ่นที่ 3 …): each by its number in the line, from the first to the one that "และ" or a bracket ends."""
    if not figure.unit or _PLANNED.search(words_before(mentions, figure)):
        return None
    first = re.compile(rf"\s*(?:\(|ได้แก่|คือ|ดังนี้)?\s*{re.escape(figure.unit)}ที่\s?[1๑]\D")
    if (opens := first.match(mentions.text, end)) is None:
        return None
    line = to_arabic(mentions.text[end:].partition("\n")[0])
    if "(" in opens[0]:
        line = line[: line.find(")", len(opens[0])) + 1] or line
    numbers = [(int(m[2]), m[1]) for m in re.finditer(rf"(และ\s?)?{re.escape(figure.unit)}ที่\s?(\d{{1,2}})(?!\d)", line)]
    is_closed = bool(numbers) and (bool(numbers[-1][1]) or line.endswith(")"))
    in_order = [number for number, _and in numbers] == [*range(1, len(numbers) + 1)]
    return len(numbers) if is_closed and in_order and len(numbers) > 1 else None


def _of_one_sort(mentions: Mentions, start: int, *, is_bracketed: bool) -> int | None:
    """โรงเรียนก โรงเรียนข และโรงเรียนค: names that begin with one word, the last behind "และ"."""
    sort = _SORTS.match(mentions.text, start)
    if sort is None:
        return None
    line = mentions.text[start:].partition("\n")[0]
    line = line.partition(")")[0] if is_bracketed else line
    names = re.compile(rf"{sort[0]}(?:(?!(?:และ|กับ){sort[0]})[ก-๎A-Za-z.]){{2,40}}(?:\s?\d{{1,3}}(?![\d,.]|\s?[ก-๎]))?")
    listed, at, is_closed = 0, 0, False
    while (name := names.match(line, at)) is not None and not is_closed:
        joined = _NEXT_NAME.match(line, name.end())
        at = joined.end() if joined is not None else name.end()
        is_closed = joined is not None and joined["last"] is not None and names.match(line, at) is not None
        listed += 1
    last = names.match(line, at)
    if not is_closed or last is None or _OPEN_END.search(line) or (is_bracketed and last.end() < len(line.rstrip())):
        return None
    return listed + 1


def _of_few(mentions: Mentions, start: int, figure: Figure) -> int | None:
    """ตลาดเช้า และลานวัดใต้: words up to "และ", of which each is at most one name; None where they may be enough."""
    found = _FEW_WORDS.match(mentions.text, start)
    if (
        found is None
        or _OPEN_END.search(mentions.text, start, found.end() + _LEAD)
        or _GOES_ON.match(mentions.text, found.end())
    ):
        return None
    listed = len(found["words"].split()) + 1
    return listed if listed < figure.value else None


def _of_days(mentions: Mentions, figure: Figure) -> int | None:
    """เมื่อวันที่ 10 มกราคม และวันที่ 14 กุมภาพันธ์ 2567: the days of so many times."""
    days = [d for d in mentions.dates if d.start >= figure.end]
    if not days or not _ON.fullmatch(mentions.text, figure.end, days[0].start) or days[0].starts_on != days[0].ends_on:
        return None
    listed, is_closed = 1, False
    for one, after in pairwise(days):
        joined = _NEXT_DAY.fullmatch(mentions.text, one.end, after.start)
        if joined is None or after.starts_on != after.ends_on:
            break
        listed, is_closed = listed + 1, joined["last"] is not None
    return listed if is_closed else None


_LEAD = 20
_PLANNED = re.compile(r"แผน|จาก|เป้าหมาย|กำหนด|จะ|ทั้งหมด|ทั้งสิ้น")
_TIMES = ("ครั้ง", "รุ่น", "รอบ")
_MOST_NAMES = 12
_ON = re.compile(r"\s*(?:คือ|ได้แก่|เมื่อ|ใน)?\s*(?:เมื่อ|ใน)?(?:วัน[ก-๎]{0,10}ที่)?\s*")
_NEXT_DAY = re.compile(r"\s*,?\s*(?P<last>และ|กับ)?\s*(?:เมื่อ|ใน)?(?:วัน[ก-๎]{0,10}ที่)?\s*")
_ARE = re.compile(r"\s*(?:(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้)\s*:?|\()\s*(?=[ก-ไ])")
_SORTS = re.compile(
    r"(?:โรงเรียน|ชุมชน|ถนน|ซอย|คลอง|วัด|สวน|ตลาด|สำนักงานเขต|เขต|แขวง|ลาน|ศูนย์|สถานี|หมู่บ้าน|มัสยิด|อาคาร|โรงพยาบาล)(?=[ก-๎])"
)
_NEXT_NAME = re.compile(r"\s*,?\s*(?P<last>และ|กับ)?\s*")
_FEW_WORDS = re.compile(r"(?P<words>[ก-๎]{3,30}(?: [ก-๎]{3,30})*?)\s+และ(?!การ)[ก-๎]{3,30}(?![ก-๎\d])(?!\s?\d)")
_GOES_ON = re.compile(r" *(?:และ|กับ|,)")


def _listed(mentions: Mentions, figure: Figure, end: int) -> int | None:
    """How many points the list behind a count has, None where there is none or its points count for themselves."""
    opens = _OPENS.match(mentions.text, end)
    if opens is None or _OPEN_END.search(mentions.text, end):
        return None
    marks = [int(match[1]) for match in _MARK.finditer(mentions.text, opens.end())]
    # One list from 1 on, to the end of the text: of two, or of points with points of their own, nobody knows which it is.
    if len(marks) < 2 or marks != [*range(1, len(marks) + 1)]:
        return None
    behind = [f for f in mentions.figures if f.start > opens.end()]
    return None if figure.unit and any(f.unit == figure.unit for f in behind) else len(marks)


_TEXT = "เปิดจุดรับรวมเป็น 5 ชุมชน และตั้งถังหมักใหม่ {count} แห่ง ได้แก่ 1. ลานวัดใต้ 2. ตลาดเช้า 3. ศาลาริมคลอง"

RULE = Rule(
    code="K241",
    name="list-falls-short",
    severity=Severity.WARNING,
    title=Message("The list has another number of points than the text says"),
    why=Message("Whoever counts the list comes to another figure, and can't know which of the two was reported."),
    remedy=Message("Complete the list, or correct the figure before it."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(count=3)),
    bad=quarter_of_form(2, narrative=_TEXT.format(count=4)),
)
