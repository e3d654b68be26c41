"""One method's answer: what was saved, how sure, and by what."""

from dataclasses import dataclass

import numpy as np

from samrit.measure.inputs import Inputs, Method
from samrit.measure.panel import Floats
from samrit.measure.uncertainty import Spread, of_season, p_value, rolling_coverage, spread_of


@dataclass(frozen=True, slots=True)
class Estimate:
    """Savings are positive where less was used than expected.

    Three figures that are not the same: `saved_mwh` (energy over the window), `mean_mw` (energy by the hours measured)
    and `largest_mw` (of the single interval that saved most). `low_mwh` to `high_mwh` is the 90 % interval, None where
    there are too few like days. `placebo_percent` are the errors on like days, by day.
    """

    method: str
    actual_kw: Floats
    counterfactual_kw: Floats
    hours: float
    step_hours: float
    spread: Spread
    p_value: float | None
    placebo_percent: dict[int, float]
    reference_days: tuple[int, ...] = ()
    is_rejected: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the method could say anything about the event."""
        return bool(np.isfinite(self.counterfactual_kw).all() and np.isfinite(self.actual_kw).all())

    @property
    def expected_mwh(self) -> float:
        """The energy of the window as it would have been."""
        return float(self.counterfactual_kw.sum()) * self.step_hours / 1000

    @property
    def saved_mwh(self) -> float:
        """The energy that was saved."""
        return float((self.counterfactual_kw - self.actual_kw).sum()) * self.step_hours / 1000

    @property
    def mean_mw(self) -> float:
        """The mean power saved over the hours measured; times these hours it is the energy."""
        return self.saved_mwh / self.hours

    @property
    def largest_mw(self) -> float:
        """The power saved in the interval that saved most."""
        return float(np.max(self.counterfactual_kw - self.actual_kw)) / 1000

    @property
    def percent(self) -> float:
        """The saving in percent of what would have been used."""
        return 100 * self.saved_mwh / self.expected_mwh if self.expected_mwh else float("nan")

    @property
    def half_width_mwh(self) -> float | None:
        """Half the width of the 90 % interval."""
        half = self.spread.half_width
        return None if half is None else half / 100 * abs(self.expected_mwh)

    @property
    def low_mwh(self) -> float | None:
        """The lower end of the 90 % interval."""
        high = self.spread.high
        return None if high is None else self.saved_mwh - high / 100 * abs(self.expected_mwh)

    @property
    def high_mwh(self) -> float | None:
        """The upper end of the 90 % interval."""
        low = self.spread.low
        return None if low is None else self.saved_mwh - low / 100 * abs(self.expected_mwh)

    @property
    def is_distinguishable(self) -> bool:
        """Whether the 90 % interval leaves out zero."""
        return self.low_mwh is not None and self.high_mwh is not None and (self.low_mwh > 0 or self.high_mwh < 0)


def estimate(method: Method, inputs: Inputs) -> Estimate:
    """Run a method on the event and, as if each had been the event, on all like days."""
    errors = placebos(method, inputs)
    counterfactual = method.estimate(inputs, (0,))[0]
    actual = inputs.actual((0,))[0]
    values = of_season(errors)
    with np.errstate(invalid="ignore", divide="ignore"):
        percent = 100 * (counterfactual - actual).sum() / counterfactual.sum()
    return Estimate(
        method.name,
        actual,
        counterfactual,
        inputs.panel.span.hours,
        inputs.panel.span.step_s / 3600,
        spread_of(errors),
        p_value(float(percent), values) if np.isfinite(percent) else None,
        errors,
        method.references(inputs, 0) if method.references else (),
        method.is_rejected,
    )


def placebos(method: Method, inputs: Inputs) -> dict[int, float]:
    """The method's error on every like day that it can say something about, in percent; the event is not among them."""
    targets = tuple(day for day in inputs.calendar.like if not inputs.is_past_only or day < 0)
    if not targets:
        return {}
    counterfactual, actual = method.estimate(inputs, targets).sum(axis=1), inputs.actual(targets).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        errors = 100 * (counterfactual - actual) / counterfactual
    return {day: float(error) for day, error in zip(targets, errors, strict=True) if np.isfinite(error)}


def rolling(one: Estimate) -> float | None:
    """The share of placebos that the interval made from the days before them holds."""
    return rolling_coverage(np.asarray([one.placebo_percent[day] for day in sorted(one.placebo_percent)]))
