"""Readings that somebody filled in along a line or held are found; real ones that are coarsely written are kept."""

import numpy as np
import pytest
from cities import Floats, load_mw, monday, readings

from samrit.measure.incoming.engine import engine, store
from samrit.measure.incoming.quality import screen

DAYS = 365
FIRST = monday(52)
AT = 48 * 100 + 30  # the first of those that are filled in


def out(mw: Floats) -> list[int]:
    """Places of the readings that are taken for filled in."""
    made = readings(mw, FIRST)
    con = engine()
    good, _ = screen(con, store(con, made.table.to_pyarrow()), made.step_s)
    given = sorted(made.table.to_pyarrow()["start_s"].to_pylist())
    remaining = set(good.to_pyarrow()["start_s"].to_pylist())
    return [at for at, second in enumerate(given) if second not in remaining]


def year(minutes: int, rounded_mw: float) -> Floats:
    mw = load_mw(DAYS, step_minutes=minutes)
    return np.round(mw / rounded_mw) * rounded_mw


@pytest.mark.parametrize("minutes", [30, 60])
@pytest.mark.parametrize("rounded_mw", [0.01, 1, 5, 10, 20, 50, 100])
def test_real_readings_are_kept_however_coarsely_they_are_written(minutes: int, rounded_mw: float) -> None:
    assert out(year(minutes, rounded_mw)) == []


def test_the_load_of_one_house_is_kept() -> None:
    rng = np.random.default_rng(3)
    kw = 0.2 + 0.1 * rng.integers(0, 3, (DAYS, 48)) + np.where(np.arange(48) > 36, 1.5, 0) * rng.random((DAYS, 48))

    assert out(np.round(kw, 1) / 1000) == []


@pytest.mark.parametrize("length", [4, 6, 12, 48])
def test_a_line_between_two_readings_is_out_and_both_of_them_stay(length: int) -> None:
    mw = year(30, 0.01).reshape(-1)
    mw[AT - 1 : AT + length] = np.linspace(mw[AT - 1], mw[AT + length - 1], length + 1)

    assert out(mw.reshape(-1, 48)) == list(range(AT, AT + length - 1))


@pytest.mark.parametrize("length", [4, 8])
def test_a_reading_that_is_held_is_out_but_for_itself(length: int) -> None:
    mw = year(30, 0.01).reshape(-1)
    mw[AT : AT + length] = mw[AT - 1]

    assert out(mw.reshape(-1, 48)) == list(range(AT, AT + length))


@pytest.mark.parametrize("length", [2, 3])
def test_a_reading_that_is_held_for_an_hour_or_two_is_out_where_it_is_finely_written(length: int) -> None:
    mw = year(30, 0.01).reshape(-1)
    mw[AT : AT + length] = mw[AT - 1]

    assert out(mw.reshape(-1, 48)) == list(range(AT, AT + length))


@pytest.mark.parametrize("days", [1, 7])
def test_hours_that_are_copied_from_the_day_or_the_week_before_are_out(days: int) -> None:
    mw = year(30, 0.01).reshape(-1)
    mw[AT : AT + 10] = mw[AT - 48 * days : AT - 48 * days + 10]

    assert out(mw.reshape(-1, 48)) == list(range(AT, AT + 10))


def test_a_load_that_is_the_same_every_week_is_kept() -> None:
    mw = year(30, 0.01)
    mw[7:] = np.resize(mw[:7], mw[7:].shape)

    assert out(mw) == []
