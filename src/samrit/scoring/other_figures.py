"""Another figure of the report in the value's place: the progress of the work, the text's percentage, another scale."""

from collections.abc import Sequence
from decimal import Decimal

from samrit.report.mentions import Figure
from samrit.report.result import Result
from samrit.scoring.domain import Domain
from samrit.scoring.fault import Around, Fault, plain_figure
from samrit.scoring.words import amount, unit_words
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Severity
from samrit.vocabulary.units import Quantity

_HUNDRED = Decimal(100)
_SCALES = (Decimal(100), Decimal(1000), Decimal(1_000_000))


def progress_typed(domain: Domain, _result: Result, value: Decimal, around: Around) -> Fault | None:
    """The progress of the work in percent where something else is counted."""
    if domain.is_share or around.progress is None or value != around.progress or value in (0, domain.target):
        return None
    if any(figure.value == value and figure.quantity is not Quantity.SHARE for figure in around.figures):
        return None
    message = Message(
        "The value is the same as the progress of the work, {value} %; give the value in {unit}",
        value=plain_figure(value),
        unit=unit_words(domain.unit),
    )
    return Fault("K233", Severity.WARNING, message)


def other_figure(domain: Domain, _result: Result, value: Decimal, around: Around) -> Fault | None:
    """The text's percentage typed for its count, or its count for its percentage."""
    same = [figure for figure in around.figures if figure.value == value]
    wrong = [f for f in same if (f.quantity is Quantity.SHARE) != domain.is_share and f.unit]
    right = [f for f in around.figures if _fits(domain, f)]
    if domain.unit == "" or not wrong or len(wrong) < len(same) or value == domain.target:
        return None
    if not right and not domain.is_share and wrong[0].quantity is Quantity.SHARE:
        message = Message(
            "In the text {value} is a percentage; the value is asked for in {unit}",
            value=plain_figure(value),
            unit=unit_words(domain.unit),
        )
        return Fault("K234", Severity.WARNING, message)
    if len(right) != 1 or right[0].value == value or (domain.is_share and _is_of_hundred(wrong, around)):
        return None
    message = Message(
        "In the text {value} is in {given}; the value is asked for in {unit}, which the text gives as {right}",
        value=plain_figure(value),
        given=unit_words(wrong[0].unit),
        unit=unit_words(domain.unit),
        right=plain_figure(right[0].value),
    )
    return Fault("K234", Severity.WARNING, message)


def _is_of_hundred(counts: Sequence[Figure], around: Around) -> bool:
    """Whether counts are percentages, too, being of a hundred: 30 of 100 places."""
    units = {figure.unit for figure in counts}
    return any(f.base == _HUNDRED or (f.value == _HUNDRED and f.unit in units) for f in around.figures)


def other_scale(domain: Domain, _result: Result, value: Decimal, around: Around) -> Fault | None:
    """1,500 where the text has 1,500,000 baht, 0.85 where it has 85 percent: the same figure at another scale."""
    right = [figure for figure in around.figures if _fits(domain, figure)]
    if value == 0 or len(right) != 1 or any(figure.value == value for figure in around.figures):
        return None
    if not any(right[0].value == value * scale or value == right[0].value * scale for scale in _SCALES):
        return None
    message = Message(
        "The text has {right}, the value is {value}: the same figure at another scale",
        right=amount(right[0].value, domain.unit),
        value=plain_figure(value),
    )
    return Fault("K206", Severity.WARNING, message)


def _fits(domain: Domain, figure: Figure) -> bool:
    return figure.quantity is Quantity.SHARE if domain.is_share else figure.unit == domain.unit
