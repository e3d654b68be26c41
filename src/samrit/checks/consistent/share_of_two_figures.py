"""K226: a percentage in the text is not that of the two figures before it."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_page
from samrit.checks.ledger import Share, is_of_money, shares
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    of_money = is_of_money(subject.report.name)
    for mentions in subject.mentions:
        if len(mentions.figures) < 2:
            continue
        for one in (found for found in shares(mentions, is_of_money=of_money) if not found.agrees):
            if one.end == len(mentions.text) and mentions.field == subject.report.broken_off:
                continue  # its last digits may be cut off
            if _is_of_another_whole(mentions, one):
                continue
            yield Hit(
                mentions.field,
                Message(
                    "The text says “{words}”, but {part} of {whole} is {exact} %",
                    words=mentions.text[one.start : one.end],
                    part=shown(one.part.value),
                    whole=shown(one.whole),
                    exact=shown(one.worked_out, max(2, one.places)),
                ),
                one.start,
                one.end,
            )


def _is_of_another_whole(mentions: Mentions, share: Share) -> bool:
    """Whether the text tells a third figure of which the part is the percentage that it gives, and none right behind the part."""
    if share.part.base == share.whole or _FROM.match(mentions.text, share.part.end):
        return False  # "225 แห่ง จาก 320 แห่ง": the text itself says of what
    others = (f.value for f in mentions.figures if f.unit == share.part.unit and f.value not in (0, share.whole))
    return any(share._replace(whole=value).agrees for value in others)


_FROM = re.compile(r"\s*(?:จาก|of\b)")
_TEXT = "ซ่อมทางเท้าแล้ว 21 สาย จากทั้งหมด 40 สาย คิดเป็นร้อยละ {share} งานรื้อแผ่นพื้นล่าช้า"

RULE = Rule(
    code="K226",
    name="share-of-two-figures",
    family=Family.CONSISTENT,
    severity=Severity.WARNING,
    title=Message("The percentage is not that of the two figures before it"),
    why=Message("A part, its whole and its percentage have to say one thing."),
    remedy=Message("Work the percentage out again, or name the whole that it is of."),
    check=_check,
    good=quarter_of_page(3, narrative=_TEXT.format(share="52.50")),
    bad=quarter_of_page(3, narrative=_TEXT.format(share="55.20")),
)
