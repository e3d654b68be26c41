"""Which method for these data: the one with the least placebo error. The event is not looked at."""

from samrit.measure.estimate import Estimate
from samrit.measure.uncertainty import FEWEST

DEFAULT = "previous-week"


def choose(estimates: tuple[Estimate, ...]) -> str:
    """The name of the method with the least spread on its like days, among those that can speak and give an interval.

    Where none has days enough, the form's own method. `is_known` says only that there are readings, not what they are.
    """
    able = [one for one in estimates if one.is_known and not one.is_rejected and one.spread.count >= FEWEST]
    if not able:
        known = [one.method for one in estimates if one.is_known and not one.is_rejected]
        return DEFAULT if DEFAULT in known or not known else known[0]
    return min(able, key=lambda one: one.spread.sd).method
