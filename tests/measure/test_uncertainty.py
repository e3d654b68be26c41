"""Intervals, p-values and what could be detected, on errors that are known."""

import numpy as np
import pytest

from samrit.measure.uncertainty import p_value, quantile, rolling_coverage, spread, spread_of


def test_the_interval_takes_the_conformal_rank() -> None:
    sizes = np.arange(1.0, 20.0)  # 19 days: the 18th of them

    assert quantile(sizes) == 18.0
    assert quantile(np.arange(1.0, 10.0)) == 9.0  # nine days: the largest
    assert quantile(np.arange(1.0, 9.0)) is None  # eight are too few for nine in ten


def test_the_p_value_counts_the_event_among_the_days() -> None:
    errors = np.array([-3.0, -1.0, 0.5, 2.0])

    assert p_value(2.5, errors) == pytest.approx(2 / 5)
    assert p_value(9.0, errors) == pytest.approx(1 / 5)
    assert p_value(1.0, np.array([])) is None


def test_a_bias_widens_the_spread_and_moves_the_interval() -> None:
    errors = np.random.default_rng(1).normal(0, 1, 200)

    straight, leaning = spread(errors), spread(errors + 5)

    assert leaning.bias == pytest.approx(straight.bias + 5)
    assert leaning.sd > 4.5
    assert (leaning.low, leaning.high) == pytest.approx((straight.low + 5, straight.high + 5))  # type: ignore[operator] # of 200 days


def test_intervals_hold_nine_of_ten_days_of_any_shape_and_what_is_detectable_is_detected() -> None:
    rng = np.random.default_rng(2)
    for errors in (rng.normal(0, 1, 400), rng.standard_t(3, 400), rng.uniform(-1, 1, 400)):
        one = spread(errors)
        covered = spread_of({7 * week: error for week, error in enumerate(errors, -200)}).coverage
        assert covered is not None
        assert one.high is not None
        assert one.detectable is not None
        assert 0.84 <= covered <= 0.96
        assert 0.85 <= (rolling_coverage(errors) or 0) <= 0.95
        assert np.mean(errors + one.detectable > one.high) == pytest.approx(0.8, abs=0.01)


def test_without_days_nothing_is_claimed() -> None:
    none = spread(np.array([]))

    assert (none.count, none.half_width, none.detectable, none.coverage, none.is_known) == (0, None, None, None, False)


def test_the_coverage_is_of_the_days_and_not_of_their_number() -> None:
    found = {
        spread_of({7 * week: float(rng.standard_t(3)) for week in range(-40, 40)}).coverage
        for rng in map(np.random.default_rng, range(8))
    }

    assert None not in found
    assert len(found) > 2
