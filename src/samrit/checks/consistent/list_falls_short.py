"""K241: the text says how many there are, and lists another number of them."""

import re
from collections.abc import Iterator

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
        if mentions.field == subject.report.broken_off or not _FIRST_MARK.search(mentions.text):
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
