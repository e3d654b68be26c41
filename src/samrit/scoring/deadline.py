"""By when one report is awaited, and how late it came. Values in, values out: no clock, no records.

A report has a first due day. Whoever hands it in by then is in time, however often it goes back since: lateness is that
of the first handing-in, and once known it never changes. What goes back gets a day for the correction, by which it is
awaited again; that day is no earlier than the first.
"""

from dataclasses import dataclass
from datetime import date

from samrit.thai.translation import Message, ShownDay


@dataclass(frozen=True, slots=True)
class Deadline:
    """The days of one report; `is_open` is whether something is awaited of its officer now."""

    due_on: date
    correction_due_on: date | None = None
    handed_in_on: date | None = None
    is_open: bool = True

    @property
    def awaited_on(self) -> date:
        """The day that counts now: that of the correction after a return, else the first."""
        return self.correction_due_on or self.due_on

    @property
    def is_correction(self) -> bool:
        """Whether a correction is awaited: the report was handed in before, and has gone back."""
        return self.is_open and self.correction_due_on is not None

    @property
    def days_late(self) -> int | None:
        """Days between the due day and the first handing-in, 0 in time; None where nothing was handed in yet."""
        return None if self.handed_in_on is None else max((self.handed_in_on - self.due_on).days, 0)

    def is_late(self, today: date) -> bool:
        """Whether it came late, or its day has passed and it has never come."""
        return bool(self.days_late) if self.handed_in_on is not None else self.is_open and today > self.due_on

    def days_over(self, today: date) -> int:
        """How many days what is awaited is over its day; negative while there is time, 0 where nothing is awaited."""
        return (today - self.awaited_on).days if self.is_open else 0

    def words(self, today: date) -> Message:
        """By when it is awaited, behind its name."""
        if not self.is_correction:
            return Message("due {day}", day=ShownDay(self.due_on, short=True))
        day = ShownDay(self.awaited_on, short=True)
        if self.is_overdue(today):
            return Message("correction overdue since {day}", day=day)
        return Message("correction due {day}", day=day)

    def is_overdue(self, today: date) -> bool:
        """Whether something is awaited whose day has passed: the report, or its correction."""
        return self.days_over(today) > 0
