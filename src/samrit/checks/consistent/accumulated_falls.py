"""K236: what the text counts "so far" is less than what an earlier quarter told of it."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.ledger import words_before
from samrit.checks.likeness import letters
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

_GATHERS = re.compile(r"สะสม|รวม|ทั้งสิ้น|ทั้งหมด|แล้ว|จำนวน|ตั้งแต่ต้นปี|ไป|ได้|เป็นเงิน")
_ALIKE = 6  # letters before both figures that must be the same
_SHORTEST = 4


def _check(subject: Subject) -> Iterator[Hit]:
    if "สะสม" not in subject.all_text:
        return
    stated: list[tuple[int, str, Mentions, Figure]] = []
    for q, mentions in subject.narrated:
        here = [(q.quarter, _of_what(mentions, figure), mentions, figure) for figure in _countable(mentions)]
        for _quarter, what, _mentions, figure in here:
            if figure.reach is not Reach.CUMULATIVE or figure.value == q.result.value:
                continue  # of the value itself, the series of results tells
            earlier = next((one for one in stated if one[1] == what and one[3].unit == figure.unit), None)
            if earlier is not None and earlier[3].value > figure.value:
                yield _hit(mentions, figure, earlier)
        # One quarter's own figure is the sum so far in the year's first quarter alone.
        stated += [one for one in here if one[1] and (one[3].reach is Reach.CUMULATIVE or q.quarter == 1)]


def _countable(mentions: Mentions) -> Iterator[Figure]:
    for figure in mentions.figures:
        is_exact = not (figure.is_limit or figure.is_approximate or figure.per or figure.change or figure.upper)
        if figure.unit and is_exact and figure.quantity is not Quantity.SHARE:
            yield figure


def _of_what(mentions: Mentions, figure: Figure) -> str:
    what = letters(_GATHERS.sub("", words_before(mentions, figure)))[-_ALIKE:]
    return what if len(what) >= _SHORTEST else ""


def _hit(mentions: Mentions, figure: Figure, earlier: tuple[int, str, Mentions, Figure]) -> Hit:
    quarter, _what, other, first = earlier
    return Hit.at(
        mentions,
        figure,
        Message(
            "“{words}” so far is less than the “{other}” that quarter {quarter} tells",
            words=mentions.words(figure),
            other=other.words(first),
            quarter=quarter,
        ),
    )


_TEXT = "เปิดจุดรับรวมเป็น 5 ชุมชน ใช้งบประมาณสะสม {spent} บาท"
_FIRST = quarter_of_form(1, narrative="เปิดจุดรับแล้ว 2 ชุมชน ใช้งบประมาณ 150,000 บาท").quarters[0]


def _second(spent: str) -> IndicatorReport:
    report = quarter_of_form(2, narrative=_TEXT.format(spent=spent))
    return report.replace(quarters=(_FIRST, *report.quarters[1:]))


RULE = Rule(
    code="K236",
    name="accumulated-falls",
    severity=Severity.WARNING,
    title=Message("A sum so far is less than an earlier one"),
    why=Message("What is added up since the year began can't become less; one of the two figures is wrong."),
    remedy=Message("Look at both quarters' evidence, or say that an earlier figure is corrected."),
    check=_check,
    good=_second("420,000"),
    bad=_second("120,000"),
)
