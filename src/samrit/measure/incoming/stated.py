"""What a file doesn't say of itself, and a person has to."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Label(StrEnum):
    """Which end of its interval a time stamp marks."""

    START = "start"
    END = "end"


class Kind(StrEnum):
    """What a value is: of its interval (mean power or energy), or a register that counts up."""

    INTERVAL = "interval"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated about a file; None where nobody has stated it.

    `tz` is of time stamps that carry no offset. `unit` is one of `units.UNITS`. Columns are named where their names
    don't tell; `values` may be several, `minus` are taken off them (export from import), `date` stands beside a `time`
    of the day alone. `only` keeps rows ("direction=import"). `header` is the line of the headings. `is_day_first` decides
    03/04/2021, `decimal` 7,100. `step_minutes` where it can't be seen. `is_negated` where a load is written below zero,
    `is_clock_right` where a day's course that moved is the load's own.
    """

    tz: str
    label: Label | None = None
    unit: str | None = None
    kind: Kind = Kind.INTERVAL
    time: str | None = None
    values: tuple[str, ...] = ()
    series: str | None = None
    is_day_first: bool | None = None
    step_minutes: float | None = None
    sheet: str | None = None
    date: str | None = None
    minus: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    quality: str | None = None
    decimal: str | None = None
    header: int | None = None
    is_negated: bool | None = None
    is_clock_right: bool | None = None


def stated_from(stored: Mapping[str, Any]) -> Stated:
    """What was stated, from the plain values in which it is kept (`plain`)."""
    return Stated(
        **{
            **stored,
            "label": Label(stored["label"]) if stored.get("label") else None,
            "kind": Kind(stored.get("kind", Kind.INTERVAL)),
            **{name: tuple(stored.get(name, ())) for name in ("values", "minus", "only")},
        }
    )


def plain(stated: Stated) -> dict[str, Any]:
    """What was stated, in plain values; what was not is left out."""
    stored = {name: value for name, value in asdict(stated).items() if value not in (None, ())}
    return json.loads(json.dumps(stored))  # type: ignore[no-any-return]  # what a dictionary is dumped as, is loaded as one
