"""The bridge of many series at once is the bridge of each."""

from datetime import timedelta

import numpy as np
import pytest
from cities import load_mw, monday

from samrit.measure.batched.bridges import bridges
from samrit.measure.calendar import Calendar
from samrit.measure.event import parse_event
from samrit.measure.inputs import Inputs
from samrit.measure.methods.table import METHODS
from samrit.measure.panel import Panel
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.windows import Span

EVENT = parse_event("2021-03-27T20:30/21:30", "Asia/Bangkok")
WEEKS = 45
DAY = 7 * WEEKS + 5


def inputs(series: int) -> Inputs:
    """A panel of series of many sizes on one weather, half-hourly, each day from 0:00 to 24:00."""
    city = load_mw(7 * WEEKS + 14)
    rng = np.random.default_rng(2)
    kw = city[None] * rng.uniform(0.01, 2, (series, 1, 1)) * (1 + rng.normal(0, 0.02, (series, *city.shape)))
    span = Span(EVENT.starts_s, 2, 41, 5, 1800)
    assert EVENT.anchor(-DAY).date() == monday(WEEKS) == EVENT.day - timedelta(days=DAY)
    names = tuple(f"m{at}" for at in range(series))
    return Inputs(Panel(names, -DAY, span, kw, series), Calendar(EVENT, -DAY, len(city) - DAY - 1))


def test_every_series_gets_what_the_method_says_of_it_alone() -> None:
    many = inputs(25)
    calls: list[tuple[int, int]] = []

    found = bridges(many, progress=lambda done, of: calls.append((done, of)))

    for at, name in enumerate(many.panel.names):
        alone = METHODS["bridge"].estimate(Inputs(many.panel.group(name), many.calendar), (0,))[0]
        assert found[at] == pytest.approx(alone, rel=1e-12)
    assert calls[-1] == (25, 25)


def test_a_series_with_a_gap_in_the_evening_is_refused() -> None:
    broken = inputs(3)
    broken.panel.kw[1, DAY, 40] = np.nan

    with pytest.raises(UnmeasurableError, match="the event's evening whole"):
        bridges(broken)
