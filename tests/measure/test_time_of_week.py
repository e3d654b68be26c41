"""Time of week and temperature for all meters at once is what a plain regression says of each."""

import numpy as np
import pytest
from cities import Floats

from samrit.measure.batched.time_of_week import ENDS_F, WEEK, _groups, bins, fit


def meters(count: int, weeks: int) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(3)
    hour = np.arange(weeks * WEEK + WEEK)
    temp_f = 82 + 8 * np.sin((hour % 24 - 9) / 24 * 2 * np.pi) + np.cumsum(rng.normal(0, 0.1, len(hour)))
    busy = (hour % WEEK // 24 < 5) & (hour % 24 >= 8) & (hour % 24 < 18)
    use = rng.uniform(0.2, 2, (count, 1)) + rng.uniform(0, 3, (count, 1)) * busy
    cooling = rng.uniform(0, 0.05, (count, 1)) * np.maximum(temp_f - 72, 0)
    return use + cooling + rng.normal(0, 0.15, (count, len(hour))), temp_f


def plain(kw: Floats, temp_f: Floats, next_f: Floats, occupied: np.ndarray) -> Floats:
    """The same of one meter, on the hours that it has, with every column written out: 168 hours, and bins for each state."""

    def design(temp: Floats) -> Floats:
        hour = np.arange(len(temp)) % WEEK
        state = occupied[hour][:, None]
        return np.concatenate([np.eye(WEEK)[hour], bins(temp) * ~state, bins(temp) * state], axis=1)

    known = np.isfinite(kw)
    weights = np.linalg.lstsq(design(temp_f)[known], kw[known], rcond=1e-11)[0]
    return np.asarray(design(next_f) @ weights, dtype=np.float64)


def test_every_meter_is_predicted_as_by_a_regression_of_its_own() -> None:
    kw, temp_f = meters(30, 12)
    hours = 12 * WEEK

    fitted = fit(kw[:, :hours], temp_f[:hours], 0)
    predicted = fitted.predict(temp_f[hours:], 0)

    used = [end for end in ENDS_F if 20 < (temp_f[:hours] <= end).sum() < hours - 20]
    assert len(used) >= 2
    for at in range(30):
        own = plain(kw[at, :hours], temp_f[:hours], temp_f[hours:], fitted.occupied[at])
        assert np.median(np.abs(predicted[at] - own)) < 1e-2
    assert fitted.occupied.any()
    assert not fitted.occupied.all()


def test_bins_add_up_to_the_temperature() -> None:
    temp_f = np.array([10.0, 30.0, 50.0, 77.5, 100.0])

    assert bins(temp_f).sum(axis=1).tolist() == temp_f.tolist()
    assert bins(temp_f)[3].tolist() == [30, 15, 10, 10, 10, 2.5, 0]


@pytest.mark.parametrize(
    ("counts", "groups"),
    [
        ([50, 50, 50, 50, 50, 50, 50], [0, 1, 2, 3, 4, 5, 6]),
        ([0, 0, 0, 10, 50, 50, 5], [0, 0, 0, 0, 0, 1, 1]),
        ([50, 50, 5, 50, 50, 50, 50], [0, 1, 2, 2, 3, 4, 5]),
        ([0, 0, 0, 0, 0, 0, 10], [0, 0, 0, 0, 0, 0, 0]),
    ],
    ids=["all thick", "outside in", "in the middle", "too few"],
)
def test_ends_are_dropped_until_every_bin_holds_twenty_hours(counts: list[int], groups: list[int]) -> None:
    assert _groups(np.array([counts], dtype=np.float64))[0].tolist() == groups


def test_weeks_may_start_anywhere_and_the_temperature_has_no_gap() -> None:
    kw, temp_f = meters(3, 8)
    shifted = fit(kw[:, 5:1200], temp_f[5:1200], 5).predict(temp_f[1200:1210], 1200)

    assert np.isfinite(shifted).all()
    temp_f[3] = np.nan
    with pytest.raises(ValueError, match="no gap in the temperature"):
        fit(kw, temp_f, 0)


def test_a_meter_with_a_gap_is_fitted_on_what_it_has_and_its_neighbours_as_before() -> None:
    kw, temp_f = meters(6, 12)
    kw, hours, next_f = kw[:, : 12 * WEEK], 12 * WEEK, temp_f[12 * WEEK :]
    whole = fit(kw, temp_f[:hours], 0).predict(next_f, 0)
    shorter = fit(kw[:, 2 * WEEK :], temp_f[2 * WEEK : hours], 0).predict(next_f, 0)
    holes = np.random.default_rng(5).random(hours) < 0.2
    broken = kw.copy()
    broken[1, : 2 * WEEK] = np.nan  # the meter began two weeks later
    broken[2, holes] = np.nan  # one hour in five is missing
    broken[3, 30::WEEK] = np.nan  # never read at 6 o'clock on Tuesdays

    fitted = fit(broken, temp_f[:hours], 0)
    predicted = fitted.predict(next_f, 0)

    assert np.allclose(predicted[[0, 4, 5]], whole[[0, 4, 5]], rtol=0, atol=1e-9)
    assert np.allclose(predicted[1], shorter[1], rtol=0, atol=1e-9)
    own = plain(broken[2], temp_f[:hours], next_f, fitted.occupied[2])
    assert np.median(np.abs(predicted[2] - own)) < 1e-2
    assert np.isnan(predicted[3]).nonzero()[0].tolist() == [30]


def test_weeks_with_gaps_may_start_anywhere() -> None:
    kw, temp_f = meters(2, 8)
    kw[0, 7:9] = np.nan

    fitted = fit(kw[:, 5:1200], temp_f[5:1200], 5)
    without = fit(np.where(np.arange(1344) < 9, np.nan, kw[:, :1344])[:, 5:1200], temp_f[5:1200], 5)

    assert np.allclose(fitted.level_kw[0], without.level_kw[0], atol=0.05)
    assert np.isfinite(fitted.predict(temp_f[1200:1210], 1200)).all()
