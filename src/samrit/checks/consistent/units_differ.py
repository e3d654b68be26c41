"""K222: target and result are in different units."""

from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share
from samrit.checks.subject import Subject
from samrit.checks.values import faults_with
from samrit.report import QuarterReport, Result
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Quantity
from samrit.scoring.domain import unit_of_report
from samrit.thai.translation import Message
from samrit.vocabulary.units import UNITS


def _check(subject: Subject) -> Iterator[Hit]:
    yield from faults_with("K222")(subject)
    report = subject.indicator
    asked = next((u for u in UNITS if u.word == unit_of_report(report)), None) if report is not None else None
    if report is None or asked is None or is_share(report):
        return
    for q, mentions in subject.narrated:
        value = q.result.value
        if not value or any(f.unit == asked.word for f in mentions.figures):
            continue
        stated = [f for f in mentions.figures if f.value == value and f.reach in (Reach.CUMULATIVE, Reach.TOTAL)]
        if len(stated) != 1 or not stated[0].unit or stated[0].per:
            continue
        is_sure = _are_apart(asked.quantity, stated[0])
        if is_sure or (stated[0].unit not in _OF_ANYTHING and _others_have(subject, q, asked.word)):
            words = mentions.words(stated[0])
            sentence = Message("The text says “{words}”, and the value is in {unit}", words=words, unit=asked.word)
            yield Hit.at(mentions, stated[0], sentence, severity=Severity.WARNING if is_sure else Severity.NOTE)


def _others_have(subject: Subject, quarter: QuarterReport, unit: str) -> bool:
    """Whether another quarter's text gives its own value in the unit."""
    others = [(q, mentions) for q, mentions in subject.narrated if q is not quarter]
    return any(f.value == q.result.value and f.unit == unit for q, mentions in others for f in mentions.figures)


_OF_ANYTHING = frozenset({"แห่ง", "จุด", "หน่วย", "รายการ", "ราย", "คน"})


def _are_apart(asked: Quantity, figure: Figure) -> bool:
    """Whether a figure measures something else, or the same in a unit of another size: of counts two words may be one thing."""
    return figure.quantity is not None and (figure.quantity is not asked or asked is not Quantity.COUNT)


RULE = Rule(
    code="K222",
    name="units-differ",
    severity=Severity.ERROR,
    title=Message("Target and result are in different units"),
    why=Message("Values in different units can't be compared."),
    remedy=Message("Report the result in the unit of the target."),
    check=_check,
    good=page(),
    bad=page(result=Result(value_text="84.5", unit_text="แห่ง")),
)
