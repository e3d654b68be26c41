"""Recovery: a saving of known size, taken off real ordinary evenings, is found again without bias and inside the interval."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import ibis
import numpy as np
import pytest

from samrit.measure.estimate import estimate
from samrit.measure.event import parse_event
from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.inputs import Inputs
from samrit.measure.measuring import days_of, measure, prepare
from samrit.measure.methods.table import METHODS
from samrit.measure.panel import Floats, Panel, totals
from samrit.measure.protocol import Protocol
from samrit.measure.readings import Readings
from samrit.measure.uncertainty import quantile
from samrit.measure.windows import whole_day

pytestmark = pytest.mark.shared

SAVINGS = (0.0, 0.005, 0.01, 0.02, 0.05)
CLAIMING = [name for name in METHODS if name != "annual-peak"]
PRETENDED = ("2006-06-17", "2011-06-18", "2016-06-18")  # ordinary Saturdays; each speaks for the years around it


@cache
def singapore(folder: Path) -> Readings:
    return read(folder / "singapore_demand_30min_2004_2019.parquet", Stated(tz="Asia/Singapore", label=Label.START))


@cache
def inputs_at(folder: Path, day: str) -> Inputs:
    protocol = Protocol(event=f"{day}T20:30/21:30", tz="Asia/Singapore", holidays="SG")
    data, event = singapore(folder), parse_event(protocol.event, protocol.tz)
    span = whole_day(event, data)
    return prepare(data, protocol, event, totals(data, event, span, days_of(data, event, span)))


@cache
def two_groups_at(folder: Path, day: str) -> Inputs:
    """The same city as two groups of sites, of which one takes part: real evenings, and what sites differ by of their own."""
    inputs = inputs_at(folder, day)
    panel, rng = inputs.panel, np.random.default_rng(7)

    def group() -> Panel:
        days = np.exp(rng.normal(0, 0.01, (1, panel.kw.shape[1], 1)))
        return replace(panel, kw=panel.kw / 2 * days * np.exp(rng.normal(0, 0.005, panel.kw.shape)))

    return replace(inputs, panel=group(), control=group())


def recovered(inputs: Inputs, name: str, saving: float) -> tuple[Floats, Floats, Floats]:
    """For every ordinary Saturday with a saving taken off: what is found, what is true (both percent), half the interval.

    The saving is taken off one Saturday at a time; the interval comes from the others, as they were.
    """
    method, panel = METHODS[name], inputs.panel
    one = estimate(method, inputs)
    days = tuple(one.placebo_percent)
    counterfactual = method.estimate(inputs, days).sum(axis=1)
    actual = panel.window[0, panel.rows(days)].sum(axis=1)
    errors = np.asarray(list(one.placebo_percent.values()))
    halves = [quantile(np.abs(np.delete(errors, at))) for at in range(len(errors))]
    assert None not in halves
    found = 100 * (counterfactual - (1 - saving) * actual) / counterfactual
    return found, 100 * saving * actual / counterfactual, np.asarray(halves, dtype=np.float64)


@pytest.mark.parametrize("name", CLAIMING)
def test_intervals_hold_the_truth_in_nine_of_ten_cases_and_there_is_no_bias(shared_data: Path, name: str) -> None:
    announced: list[bool] = []
    for at, saving in enumerate(SAVINGS):
        inputs = (two_groups_at if name == "control-group" else inputs_at)(shared_data, PRETENDED[at % len(PRETENDED)])
        found, true, half = recovered(inputs, name, saving)
        announced += (np.abs(found - true) <= half).tolist()
        assert abs(np.mean(found - true)) < 0.12 * half.mean()

    assert len(announced) >= 500
    assert 0.86 <= np.mean(announced) <= 0.94


def test_the_bridge_finds_one_percent_where_the_forms_method_does_not(shared_data: Path) -> None:
    shares = {}
    for name in ("bridge", "previous-week"):
        found, _, half = recovered(inputs_at(shared_data, PRETENDED[1]), name, 0.01)
        shares[name] = float(np.mean(found - half > 0))

    assert shares["bridge"] > 0.9
    assert shares["previous-week"] < 0.2


@pytest.mark.parametrize("day", PRETENDED)
def test_the_bridge_varies_by_less_than_three_in_a_thousand(shared_data: Path, day: str) -> None:
    assert estimate(METHODS["bridge"], inputs_at(shared_data, day)).spread.sd <= 0.30


def test_what_can_be_published_the_next_morning_holds_as_well(shared_data: Path) -> None:
    one = estimate(METHODS["bridge"], replace(inputs_at(shared_data, "2019-03-02"), is_past_only=True))

    assert one.spread.sd <= 0.30
    assert one.spread.coverage is not None
    off = 2 * (0.9 * 0.1 / one.spread.count) ** 0.5  # of the season's nineteen days one is five in a hundred
    assert abs(one.spread.coverage - 0.9) <= off


@pytest.mark.parametrize("saving", SAVINGS)
def test_the_whole_run_says_the_same_of_readings_that_were_lowered(shared_data: Path, saving: float) -> None:
    data, day = singapore(shared_data), PRETENDED[1]
    event = parse_event(f"{day}T20:30/21:30", "Asia/Singapore")
    inside = data.table.start_s.between(event.starts_s, event.ends_s - 1)
    lowered = data.table.mutate(kw=ibis.ifelse(inside, data.table.kw * (1 - saving), data.table.kw))
    readings = Readings(lowered, data.step_s, data.phase_s)

    plain, less = (
        measure(one, Protocol(event=f"{day}T20:30/21:30", tz="Asia/Singapore", holidays="SG"))
        for one in (data, readings)
    )

    assert (plain.chosen, less.chosen) == ("bridge", "bridge")
    assert less.main.saved_mwh - plain.main.saved_mwh == pytest.approx(saving * plain.main.actual_kw.sum() / 2000)
    assert less.main.half_width_mwh == pytest.approx(plain.main.half_width_mwh)
    if saving >= 0.02:
        assert less.main.is_distinguishable
