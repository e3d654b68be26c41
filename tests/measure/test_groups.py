"""Groups, places and those who did not take part."""

from dataclasses import replace

import numpy as np
import pytest
from cities import Floats, load_mw, many, monday

from samrit.measure.controls import CONTROL, TREATED, matched
from samrit.measure.event import parse_event
from samrit.measure.groups import measure_groups
from samrit.measure.measuring import measure
from samrit.measure.protocol import Protocol
from samrit.measure.refusal import UnmeasurableError

FORM = Protocol(event="2021-03-27T20:30/21:30", tz="Asia/Bangkok", holidays="none")
EVENT = parse_event(FORM.event, FORM.tz)
WEEKS = 45
EVENT_DAY = 7 * WEEKS + 5
WINDOW = slice(41, 43)


def districts() -> dict[str, Floats]:
    """Three districts on one weather; the second saves 5 % in the window, the others nothing."""
    city = load_mw(7 * WEEKS + 14)
    rng = np.random.default_rng(4)
    loads = {
        name: city * share * (1 + rng.normal(0, 0.002, city.shape))
        for name, share in (("a", 0.5), ("b", 0.3), ("c", 0.2))
    }
    loads["b"][EVENT_DAY, WINDOW] *= 0.95
    return loads


def test_groups_add_up_to_the_total_and_the_saving_is_where_it_was() -> None:
    loads = districts()
    saved = 0.05 / 0.95 * loads["b"][EVENT_DAY, WINDOW].sum() / 2

    found = measure_groups(many(loads, monday(WEEKS)), FORM, {"a": "north", "b": "south", "c": "north"})

    assert [one.name for one in found.groups] == ["north", "south"]
    assert sum(one.saved_mwh for one in found.groups) == pytest.approx(found.total.saved_mwh)
    assert sum(one.share or 0 for one in found.groups) == pytest.approx(1)
    north, south = found.groups
    assert south.saved_mwh == pytest.approx(saved, rel=0.2)
    assert south.estimate.is_distinguishable
    assert not north.estimate.is_distinguishable


def test_series_that_nobody_named_are_a_group_of_their_own() -> None:
    found = measure_groups(many(districts(), monday(WEEKS)), FORM, {"b": "south"})

    assert [one.name for one in found.groups] == ["(other)", "south"]


def test_the_total_of_the_one_pass_is_what_a_run_of_its_own_says_also_where_readings_are_missing() -> None:
    loads = districts()
    loads["a"][20, 41] = np.nan
    readings = many(loads, monday(WEEKS))

    found, alone = measure_groups(readings, FORM, {"a": "north", "b": "south"}), measure(readings, FORM)

    assert (found.total.method, found.total.spread.count) == (alone.main.method, alone.main.spread.count)
    assert found.total.saved_mwh == pytest.approx(alone.main.saved_mwh)
    assert found.total.half_width_mwh == pytest.approx(alone.main.half_width_mwh)


def sites() -> dict[str, Floats]:
    """Forty sites of many sizes, twenty pairs of equals; the first of each of eight pairs takes part and saves 10 %."""
    rng = np.random.default_rng(9)
    city = load_mw(7 * WEEKS + 14) / 5000
    loads = {}
    for pair in range(20):
        size = 1.35**pair
        for half in "xy":
            loads[f"{half}{pair:02}"] = city * size * (1 + rng.normal(0, 0.01, city.shape))
    for pair in range(0, 16, 2):
        loads[f"x{pair:02}"][EVENT_DAY, WINDOW] *= 0.9
    return loads


def test_controls_are_the_sites_most_like_those_that_took_part() -> None:
    participants = [f"x{pair:02}" for pair in range(0, 16, 2)]

    groups = matched(many(sites(), monday(WEEKS)), EVENT, participants, tuple(-7 * week for week in range(1, 9)))

    assert {name for name, group in groups.items() if group == TREATED} == set(participants)
    assert {name for name, group in groups.items() if group == CONTROL} == {f"y{pair:02}" for pair in range(0, 16, 2)}


def test_difference_in_differences_finds_what_the_participants_saved() -> None:
    readings = many(sites(), monday(WEEKS))
    participants = [f"x{pair:02}" for pair in range(0, 16, 2)]
    groups = matched(readings, EVENT, participants, tuple(-7 * week for week in range(1, 9)))

    answer = measure(replace(readings, groups=groups), replace(FORM, method="control-group"))

    assert answer.main.percent == pytest.approx(10, abs=1)
    assert answer.main.is_distinguishable
    previous = next(one for one in answer.estimates if one.method == "previous-week")
    assert answer.main.spread.sd < previous.spread.sd / 5


def test_without_anybody_to_compare_with_there_is_no_control() -> None:
    readings = many(sites(), monday(WEEKS))

    with pytest.raises(UnmeasurableError, match="nobody who did not take part"):
        matched(readings, EVENT, list(sites()), (-7,))
