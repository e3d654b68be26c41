"""The whole answer: the method that counts, all methods beside it, tonnes and baht, and what was found about the data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samrit.measure.calendar import Calendar
from samrit.measure.costs import Cost
from samrit.measure.emissions import Emission
from samrit.measure.estimate import Estimate
from samrit.measure.findings import Finding
from samrit.measure.panel import Floats
from samrit.measure.protocol import Protocol
from samrit.measure.windows import Span
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from samrit.measure.read_as import ReadAs


@dataclass(frozen=True)
class Answer:
    """What an event saved.

    `chosen` is the name of the method that counts; `by_backtest` whether it was chosen by its error on like days.
    `evening_kw` is the load of the event's day, slot by slot of the span.
    `versions`, `data_stated` and `data_sha256` are, with the protocol, what it takes to run it again. `read_as`
    is how the file was understood; `unable` are the methods that can't be run, with why.
    """

    protocol: Protocol
    calendar: Calendar
    span: Span
    evening_kw: Floats
    estimates: tuple[Estimate, ...]
    chosen: str
    by_backtest: bool
    emissions: tuple[Emission, ...]
    costs: tuple[Cost, ...]
    findings: tuple[Finding, ...]
    series: int
    data_sha256: str
    data_stated: dict[str, object]
    versions: dict[str, str]
    read_as: "ReadAs | None" = None
    unable: tuple[tuple[str, Message], ...] = ()

    @property
    def main(self) -> Estimate:
        """The estimate of the method that counts."""
        return next(one for one in self.estimates if one.method == self.chosen)
