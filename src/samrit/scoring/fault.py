"""What a fault of a value is, and what stands around a value while it is judged."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from samrit.report.mentions import Figure
from samrit.scoring.words import number
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Severity


class Fault(NamedTuple):
    """What is wrong with a value: the code of its rule, how bad it is, and the sentence."""

    code: str
    severity: Severity
    message: Message


class Around(NamedTuple):
    """What is around a value: the other quarters' values, the earlier ones of them, the work's progress, the text's figures."""

    others: tuple[Decimal, ...] = ()
    earlier: tuple[Decimal, ...] = ()
    progress: Decimal | None = None
    figures: Sequence[Figure] = ()


def plain_figure(value: Decimal) -> str:
    """The number as a person writes it: 1,407.52, 100, 0.29."""
    text = number(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
