"""A point and the ends of its interval are read together, so they have the same decimals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.measure.sentences import numbers, scale_of, with_interval


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((19.16, -3.0, 41.04), ("19.2", "-3.0", "41.0")),
        ((812.4, -30.25, 1654.9), ("812", "-30", "1,655")),
        ((0.3, 0.125, 0.5), ("0.300", "0.125", "0.500")),
        ((2.5, 1.0, 4.0), ("2.5", "1.0", "4.0")),
        ((2.0, 1.0, 3.0), ("2", "1", "3")),
        ((30.0, -0.01, 60.0), ("30.0", "0.0", "60.0")),
        ((0.0, 0.0, 0.0), ("0", "0", "0")),
        ((0.00042, -0.00001, 0.0009), ("0.00042", "-0.00001", "0.00090")),
    ],
)
def test_all_have_the_decimals_of_the_largest(values: tuple[float, ...], said: tuple[str, ...]) -> None:
    assert numbers(*values) == said


@given(st.lists(st.floats(-1e9, 1e9, allow_subnormal=False), min_size=1, max_size=4))
def test_whatever_the_values_are_their_decimals_are_as_many(values: list[float]) -> None:
    assert len({len(one.partition(".")[2]) for one in numbers(*values)}) == 1


def test_what_has_no_interval_and_what_is_no_number_are_said_as_they_are() -> None:
    assert with_interval(8.4, None, None) == ("8.4", "")
    assert numbers(math.inf, 1.25) == ("inf", "1.25")
    assert scale_of(0.02, -0.001).with_interval(0.02, -0.001, 0.041) == ("20.0", "-1.0 … 41.0")
