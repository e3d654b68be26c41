"""The one table of methods; to add one, copy a neighbour's module, add a line, and say in `samrit/measure/names.py` what it is called."""

from samrit.measure.inputs import Method
from samrit.measure.methods import (
    annual_peak,
    bridge,
    control_group,
    high_x_of_y,
    matching_day,
    mean_of_n,
    previous_week,
    regression,
)

METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        previous_week.METHOD,
        mean_of_n.METHOD,
        high_x_of_y.METHOD,
        matching_day.METHOD,
        bridge.METHOD,
        regression.METHOD,
        control_group.METHOD,
        annual_peak.METHOD,
    )
}
