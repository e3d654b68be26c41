"""Readings in their one canonical form: which series, when, how much.

`series` (text), `start_s` (whole seconds since 1970 UTC of the start of the interval, so that no session's time zone
can move it), `kw` (mean power of the interval, 64-bit). Energy is `kw` times the length of the interval, which is one
for all series. A table that is partitioned has `local_day` beside them (see `samrit.measure.layout`).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from samrit.measure.read_as import ReadAs

from samrit.measure.findings import Finding

COLUMNS = ("series", "start_s", "kw")
PARTITION = "local_day"
END_UNSTATED = "Q00"  # the finding


@dataclass(frozen=True, slots=True)
class Readings:
    """A table of readings, the length of its intervals, and what was found about them.

    `temperature` has `start_s` and `temp_c` where the data came with it. `groups` tells the group of each series where
    they are measured apart. `stored_days` are the first and last day of readings that are kept by day.
    `stated` is what a person said about the file: without it the run can't be made again; `read_as` is what was made of it.
    """

    table: "ir.Table"
    step_s: int
    phase_s: int  # intervals start at whole steps since 1970, and this many seconds
    findings: tuple[Finding, ...] = ()
    temperature: "ir.Table | None" = None
    sha256: str = ""
    groups: dict[str, str] = field(default_factory=dict)
    stored_days: tuple[date, date] | None = None
    stated: dict[str, object] = field(default_factory=dict)
    read_as: "ReadAs | None" = None

    @property
    def step_hours(self) -> float:
        """The length of an interval in hours: MW times this is MWh."""
        return self.step_s / 3600

    @property
    def is_end_unstated(self) -> bool:
        """Whether neither the file nor a person says which end of its interval a time marks: it is read as the start."""
        return END_UNSTATED in {one.code for one in self.findings}
