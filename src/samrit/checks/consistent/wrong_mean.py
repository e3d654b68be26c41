"""K246: a mean is not that of the figures that it is of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from samrit.checks.example import quarter_of_form
from samrit.checks.ledger import places, words_before
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

_NUMBERS = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "two": 2, "three": 3, "four": 4}
# "เฉลี่ยสามวิชา 83.50", "เฉลี่ยทั้งสองรุ่น", "คะแนนเฉลี่ย 3 ด้าน": a mean of so many; "เฉลี่ย 83.50" alone is of what stands before.
_OF_SO_MANY = re.compile(
    rf"เฉลี่ย(?:รวม)?(?:ของ)?(?:ทั้ง)?\s?(?P<number>{'|'.join(_NUMBERS)}|[2-9])\s?[ก-๎]{{1,20}}\s*(?:=|:|เท่ากับ|คือ|เป็น|อยู่ที่|ได้|ร้อยละ)*\s*$"
)
_OF_ALL = re.compile(r"(?:เฉลี่ย(?:รวม|ทั้งหมด|ทุก[ก-๎]{1,12})|(?:รวม|ทั้งหมด)เฉลี่ย)\s*(?:=|:|เท่ากับ|คือ|เป็น|อยู่ที่|ได้|ร้อยละ)*\s*$")
_BARE = re.compile(r"(?<!ค่า)(?<!คะแนน)เฉลี่ย\s*(?:=|:|เท่ากับ|คือ|เป็น|อยู่ที่|ได้|ร้อยละ)*\s*\+?$")
_SCORE = 5
_WEIGHED = re.compile(r"ถ่วงน้ำหนัก|weighted")
_MEAN = re.compile(r"เฉลี่ย|average|mean")
_FEWEST = 2
_LEAD = 44  # characters
_NEAR = Decimal("0.5")  # a figure that is half as large again, or as small, is of something else


def _check(subject: Subject) -> Iterator[Hit]:
    if "เฉลี่ย" not in subject.all_text and "average" not in subject.all_text:
        return
    for mentions in subject.narratives:
        if not _MEAN.search(mentions.text) or _WEIGHED.search(mentions.text):
            continue
        yield from _of_equations(mentions)
        for line in mentions.lines:
            for at, figure in enumerate(line):
                lead = mentions.text[max(0, figure.start - _LEAD) : figure.start].rpartition("\n")[2]
                if _MEAN.search(lead) and not figure.is_approximate:
                    yield from _of_list(mentions, line[:at], figure, lead)
                    yield from _of_each(mentions, line[:at], figure)


def _of_equations(mentions: Mentions) -> Iterator[Hit]:
    """รุ่นที่ 3 = 12.40 รุ่นที่ 4 = 13.10 … เฉลี่ยทั้ง 2 รุ่น เท่ากับ 12.75: as many numbers behind equals signs as the mean is said to be of."""
    for mean in _MEAN_OF_EQUATIONS.finditer(mentions.text) if "=" in mentions.text else ():
        number = _NUMBERS.get(mean["number"]) or int(mean["number"])
        line = mentions.text[mentions.text.rfind("\n", 0, mean.start()) + 1 : mean.start()]
        values = [Decimal(one.replace(",", "")) for one in _EQUATION.findall(line)][-number:]
        stated, exact = Decimal(mean["mean"].replace(",", "")), sum(values, Decimal(0)) / number
        last_place = Decimal(1).scaleb(int(stated.as_tuple().exponent))
        if len(values) == number and abs(exact - stated) > last_place:
            yield Hit(mentions.field, _MEAN_IS.filled(words=mean["mean"], exact=shown(exact, 2)), *mean.span("mean"))


_EQUATION = re.compile(r"=\s*(\d[\d,]*(?:\.\d+)?)(?!\d)")
_MEAN_OF_EQUATIONS = re.compile(
    rf"เฉลี่ย[ก-๎\s]{{0,30}}?(?P<number>{'|'.join(_NUMBERS)}|[2-9])\s?[ก-๎]{{1,20}}\s*(?:=|:|เท่ากับ|คือ|เป็น|อยู่ที่|ได้)\s*(?P<mean>\d[\d,]*(?:\.\d+)?)(?!\d)"
)


_MEAN_IS = Message("The mean is given as “{words}”, but the figures before it come to {exact}")


def _of_list(mentions: Mentions, before: tuple[Figure, ...], mean: Figure, lead: str) -> Iterator[Hit]:
    """วิชาหนึ่ง 82.4 วิชาสอง 79.0 และวิชาสาม 85.6 เฉลี่ยสามวิชา 83.50: the mean of as many as the text says."""
    said, of_all = _OF_SO_MANY.search(lead), _OF_ALL.search(lead)
    if said is None and of_all is None and not _BARE.search(lead):
        return
    alike = _alike(mentions, before, mean)
    number = len(alike) if said is None else _NUMBERS.get(said["number"]) or int(said["number"])
    values = [figure.value for figure in alike[len(alike) - number :]]
    if len(values) != number or number < _FEWEST or (said is None and len(values) <= _FEWEST):
        return
    exact = sum(values, Decimal(0)) / number
    if abs(exact - mean.value) > _allowed(mentions, mean):
        # One that lies among the figures may be weighed by how many stand behind each.
        may_be_weighed = said is None and of_all is None and min(values) <= mean.value <= max(values)
        is_score = mean.value <= _SCORE and places(mentions, mean) > 0
        yield replace(_hit(mentions, mean, exact), severity=Severity.NOTE if may_be_weighed and not is_score else None)


def _alike(mentions: Mentions, before: tuple[Figure, ...], mean: Figure) -> list[Figure]:
    """The figures right before a mean that are of its size, in its unit or in none; behind them may stand how many they are."""
    found: list[Figure] = []
    units = {"", mean.unit}
    if before and _MEAN.search(words_before(mentions, before[-1])):
        units.add(before[-1].unit)
        before = before[:-1]
    for figure in reversed(before):
        is_of_size = abs(figure.value - mean.value) <= mean.value * _NEAR
        if figure.unit not in units or figure.per or figure.is_limit or not is_of_size:
            break
        found.append(figure)
    return found[::-1]


def _of_each(mentions: Mentions, before: tuple[Figure, ...], mean: Figure) -> Iterator[Hit]:
    """อบรม 8 รุ่น มีผู้เข้าร่วม 1,200 คน เฉลี่ยรุ่นละ 120 คน: so many in all, shared out to so many, and no two others of the text fit."""
    if not mean.per:
        return
    wholes, numbers = (
        [f for f in mentions.figures if f.unit == unit and f is not mean and not f.per]
        for unit in (mean.unit, mean.per)
    )
    each = [whole.value / number.value for whole in wholes for number in numbers if number.value]
    run = _alike(mentions, before, mean)
    if len(run) >= _FEWEST and "ครั้งที่" not in mentions.text[run[-1].end : mean.start]:
        yield from _of_run(mentions, run, mean, each)
        return
    two = [f for f in before[-2:] if f in wholes or f in numbers]
    if len(two) < _FEWEST or two[0].unit == two[1].unit or any(f.is_limit or f.is_approximate or f.base for f in two):
        return
    if mean.quantity is Quantity.MONEY and two[-1].unit == mean.unit:
        return  # K218 speaks of it
    if not any(abs(exact - mean.value) <= _allowed(mentions, mean) for exact in each):
        whole, number = two if two[0].unit == mean.unit else reversed(two)
        yield _hit(mentions, mean, whole.value / number.value)


def _of_run(mentions: Mentions, run: list[Figure], mean: Figure, each: list[Decimal]) -> Iterator[Hit]:
    """ครั้งแรก 80 คน ครั้งที่สอง 120 คน เฉลี่ยครั้งละ 90 คน: each as the text tells it, and their mean."""
    exact = sum((f.value for f in run), Decimal(0)) / len(run)
    if not any(abs(one - mean.value) <= _allowed(mentions, mean) for one in (exact, *each)):
        yield _hit(mentions, mean, exact)


def _allowed(mentions: Mentions, mean: Figure) -> Decimal:
    """Rounded or cut off at its last place."""
    return Decimal("1.01").scaleb(-places(mentions, mean))


def _hit(mentions: Mentions, mean: Figure, exact: Decimal) -> Hit:
    sentence = _MEAN_IS.filled(words=mentions.words(mean), exact=shown(exact, max(2, places(mentions, mean))))
    return Hit.at(mentions, mean, sentence)


_TEXT = "เปิดจุดรับรวมเป็น 5 ชุมชน อบรมแกนนำ 4 รุ่น มีผู้เข้าร่วม 260 คน เฉลี่ยรุ่นละ {mean} คน"

RULE = Rule(
    code="K246",
    name="wrong-mean",
    severity=Severity.WARNING,
    title=Message("A mean is not that of its figures"),
    why=Message("Where the mean and the figures that it is of disagree, at least one of them is wrong."),
    remedy=Message("Work the mean out again, or name what it is of."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(mean="65")),
    bad=quarter_of_form(2, narrative=_TEXT.format(mean="52")),
)
