"""What an event saved, from a file of load data in one call: what `samrit.measure` is to other programs."""

from pathlib import Path

from samrit.measure.answer import Answer
from samrit.measure.calendar import place_of
from samrit.measure.costs import published as prices
from samrit.measure.emissions import published as factors
from samrit.measure.event import parse_event
from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.measuring import measure
from samrit.measure.names import LEAST_ERROR
from samrit.measure.protocol import Protocol

_THAILAND = "Asia/Bangkok"


def measure_file(  # noqa: PLR0913 - the event, how it is measured, and what is stated of the file
    data: str | Path,
    *,
    event: str,
    tz: str,
    method: str = LEAST_ERROR,
    unit: str | None = None,
    label: str | None = None,
    data_tz: str | None = None,
) -> Answer:
    """What an event saved, as `samrit measure` tells it: the estimate that counts, its interval, tonnes and baht.

    `event` is its window ("2021-03-27T20:30/21:30") in the zone `tz`, which is not guessed. Where the file doesn't tell, say the `unit` of its
    values (kW, MW, kWh, MWh), which end of an interval a time marks (`label`: "start" or "end"), and the zone of its own
    clock. UnmeasurableError with one clear sentence where there is no honest number.
    """
    stated = Stated(tz=data_tz or tz, unit=unit, label=Label(label) if label else None)
    protocol = Protocol(event=parse_event(event, tz).window, tz=tz, method=method, holidays=place_of(tz))
    readings = read(Path(data), stated)
    if tz != _THAILAND:
        return measure(readings, protocol)
    return measure(readings, protocol, factors=factors(), tariffs=prices())
