"""The command that makes a run again: what `samrit measure` is to be told, from what the run was told."""

import shlex
from collections.abc import Iterable, Sequence

from samrit.measure.costs import Tariff
from samrit.measure.costs import published as published_tariffs
from samrit.measure.emissions import Factor
from samrit.measure.emissions import published as published_factors
from samrit.measure.incoming.asked import words_of
from samrit.measure.incoming.stated import Stated
from samrit.measure.names import LEAST_ERROR
from samrit.measure.protocol import Protocol


def arguments(
    file_name: str, protocol: Protocol, stated: Stated, factors: Sequence[Factor] = (), tariffs: Sequence[Tariff] = ()
) -> tuple[str, ...]:
    """What follows `samrit measure`. `factors` and `tariffs` are those that the run used; the shipped ones need no word."""
    said = [
        file_name,
        "--event",
        protocol.event,
        "--tz",
        protocol.tz,
        *_clock(protocol, stated),
        *words_of(stated),
        *_protocol(protocol),
    ]
    shipped = {(one.t_per_mwh, one.kind, one.source) for one in published_factors()}
    if any((one.t_per_mwh, one.kind, one.source) not in shipped for one in factors):
        said += _each("factor", (f"{one.t_per_mwh:.9g}:{one.kind}:{one.source}" for one in factors))
    prices = {(one.baht_per_kwh, one.source) for one in published_tariffs()}
    if any((one.baht_per_kwh, one.source) not in prices for one in tariffs):
        said += _each("tariff", (f"{one.baht_per_kwh:.9g}:{one.source}" for one in tariffs))
    return tuple(said)


def _clock(protocol: Protocol, stated: Stated) -> list[str]:
    return ["--data-tz", stated.tz] if stated.tz != protocol.tz else []


def _protocol(protocol: Protocol) -> list[str]:
    options = [] if protocol.method == LEAST_ERROR else ["--method", protocol.method]
    options += ["--holidays", protocol.holidays, "--buffer", f"{protocol.buffer_hours:g}"]
    options += _each("other-event", protocol.other_events)
    return [*options, *(["--past-only"] if protocol.is_past_only else [])]


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [word for value in values for word in (f"--{option}", value)]


def command(words: Sequence[str]) -> str:
    """The same as one line for a terminal."""
    return shlex.join(["samrit", "measure", *words])
