"""K219: the parts do not add up to the total that the text gives."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import quarter_of_page
from samrit.checks.ledger import lines, words_before
from samrit.checks.likeness import letters
from samrit.checks.parts import halves
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.domain import unit_of_report
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _of_people(subject)
    of_others = {(hit.field, hit.start): hit for hit in _by_other_quarters(subject)}
    for mentions in subject.mentions:
        if len(mentions.figures) < 3:
            continue
        for found in subject.parts(mentions.field):
            if found.agrees:
                continue
            total, values = found.total, [part.value for part in found.parts]
            of_others.pop((mentions.field, total.start), None)
            yield Hit(
                mentions.field,
                Message(
                    "The total is given as “{words}”, but {listed} = {decimal}",
                    words=mentions.text[total.start : total.end],
                    listed=" + ".join(map(shown, values)),
                    decimal=shown(sum(values, Decimal(0))),
                ),
                total.start,
                total.end,
                # Sure only where the text says that these are the parts.
                severity=None if found.is_sure else Severity.NOTE,
            )
    yield from of_others.values()


def _by_other_quarters(subject: Subject) -> Iterator[Hit]:
    """ตรวจ 960 ใช้งานได้ 915 ชำรุด 35: what other quarters say in the same words adds up, and this quarter's doesn't."""
    stated: dict[tuple[str, ...], list[tuple[Mentions, tuple[Figure, Figure, Figure]]]] = {}
    for m in subject.narratives:
        for line in lines(m) if len(m.figures) > 2 else ():
            for three in zip(line, line[1:], line[2:], strict=False):
                units = {f.unit for f in three}
                if len(units) == 1 and "" not in units and three[0].quantity is Quantity.COUNT and three[0].value:
                    words = (words_before(m, three[1]), words_before(m, three[2]))
                    stated.setdefault((*map(letters, words), *units), []).append((m, three))
    for (first, second, _unit), found in stated.items():
        if not first or not second or len(found) < 2:
            continue
        others = [one for one in found if not _adds_up(one[1])]
        if len(others) == 1 and len(found) > 1 and _comes_near(others[0][1]):
            yield _of_three(*others[0], is_sure=len(found) > _FEW)


def _adds_up(three: tuple[Figure, Figure, Figure]) -> bool:
    return three[1].value + three[2].value == three[0].value


def _comes_near(three: tuple[Figure, Figure, Figure]) -> bool:
    whole, one, other = (f.value for f in three)
    return one < whole and abs(one + other - whole) * _NEAR <= whole


def _of_three(mentions: Mentions, three: tuple[Figure, Figure, Figure], *, is_sure: bool) -> Hit:
    total, *parts = three
    return Hit(
        mentions.field,
        Message(
            "The total is given as “{words}”, but {listed} = {decimal}",
            words=mentions.text[total.start : total.end],
            listed=" + ".join(shown(part.value) for part in parts),
            decimal=shown(parts[0].value + parts[1].value),
        ),
        total.start,
        total.end,
        severity=None if is_sure else Severity.NOTE,
    )


def _of_people(subject: Subject) -> Iterator[Hit]:
    """ชาย 90 คน หญิง 130 คน: where the text has no total, the result is theirs, or what it added to the quarter before."""
    report = subject.indicator
    if report is None or unit_of_report(report) not in _PEOPLE:
        return
    before = Decimal(0)
    for quarter in report.quarters:
        value = quarter.result.value
        mentions = subject[f"quarters.{quarter.quarter}.narrative"]
        pairs = tuple(halves(mentions)) if mentions is not None and "หญิง" in mentions.text else ()
        if mentions is not None and value and len(pairs) == 1:
            total = pairs[0][0].value + pairs[0][1].value
            counts = [f for f in mentions.figures if f.unit in _PEOPLE]
            is_all = counts == [*pairs[0]] and mentions.text[pairs[0][0].start :].count("คน") <= len(counts)
            is_near = abs(total - value) * _NEAR <= value
            if is_all and is_near and total not in (value, value - before, value + before):
                one, other = pairs[0]
                yield Hit(
                    mentions.field,
                    Message(
                        "The result is {result}, but {listed} = {decimal}",
                        result=shown(value),
                        listed=" + ".join(map(shown, (one.value, other.value))),
                        decimal=shown(total),
                    ),
                    one.start,
                    other.end,
                )
        before = value or before


_PEOPLE = ("คน", "ราย")
_FEW = 2  # quarters
_NEAR = 7  # the sum is within a seventh of the result

RULE = Rule(
    code="K219",
    name="parts-do-not-add-up",
    family=Family.CONSISTENT,
    severity=Severity.WARNING,
    title=Message("The parts don't add up to the total"),
    why=Message("Where parts and total disagree at least one figure is wrong."),
    remedy=Message("Look at the parts and at the total."),
    check=_check,
    good=quarter_of_page(1, narrative="สำรวจทางเท้า แบ่งเป็น ถนนสายหลัก 15 จุด และถนนสายรอง 9 จุด รวมทั้งสิ้น 24 จุด"),
    bad=quarter_of_page(1, narrative="สำรวจทางเท้า แบ่งเป็น ถนนสายหลัก 15 จุด และถนนสายรอง 9 จุด รวมทั้งสิ้น 26 จุด"),
)
