"""What makes a result doubtful, found in the load around the event itself."""

import numpy as np

from samrit.measure.estimate import Estimate
from samrit.measure.findings import Finding, Weight
from samrit.measure.inputs import Inputs
from samrit.measure.panel import Panel
from samrit.measure.uncertainty import FEWEST
from samrit.thai.translation import Message

_BIG_PERCENT = 30.0
_FAR = 8.0  # robust standard deviations


def suspicions(inputs: Inputs, panel: Panel, main: Estimate) -> tuple[Finding, ...]:
    """Findings about the event's window, its like days and the chosen estimate."""
    found = [*_widened(inputs), *_like_days(inputs), *_others(inputs), *_left_out(panel)]
    found += _strange(inputs, main)
    found += _leaning(main)
    if abs(main.percent) > _BIG_PERCENT:
        found.append(
            Finding(
                "Q21",
                Message(
                    "a difference of {percent:.0f} % of the load is more than lights can be; look at the data",
                    percent=abs(main.percent),
                ),
                1,
            )
        )
    return tuple(found)


def _widened(inputs: Inputs) -> list[Finding]:
    event, span = inputs.calendar.event, inputs.panel.span
    if span.window * span.step_s == event.ends_s - event.starts_s:
        return []
    minutes = span.window * span.step_s // 60
    return [
        Finding(
            "Q11",
            Message.counted(
                "the window doesn't fit the intervals of the data; the whole {count} minute around it is measured",
                "the window doesn't fit the intervals of the data; the whole {count} minutes around it are measured",
                count=minutes,
            ),
            1,
        )
    ]


def _like_days(inputs: Inputs) -> list[Finding]:
    calendar = inputs.calendar
    found = []
    missing = len(calendar.like) - len(inputs.panel.whole(calendar.like, 0, inputs.panel.span.window))
    if missing:
        found.append(
            Finding("Q12", Message.counted("{count} like day lacks readings and is out", "{count} like days lack readings and are out", count=missing), missing)
        )  # fmt: skip
    if calendar.other_clock:
        found.append(
            Finding(
                "Q13",
                Message.counted(
                    "{count} day on the other side of a clock change is not compared with",
                    "{count} days on the other side of a clock change are not compared with",
                    count=calendar.other_clock,
                ),
                calendar.other_clock,
                weight=Weight.NOTE,
            )
        )
    if calendar.event.day in calendar.holidays:
        found.append(
            Finding("Q14", Message("the event fell on a public holiday: ordinary days are not like it"), 1)
        )  # fmt: skip
    usable = len(calendar.like) - missing
    if usable < FEWEST:
        found.append(
            Finding(
                "Q15",
                Message(
                    "like days in the data: {usable}; the uncertainty can be told from {fewest} on",
                    usable=usable,
                    fewest=FEWEST,
                ),
                1,
            )
        )
    return found


def _others(inputs: Inputs) -> list[Finding]:
    calendar = inputs.calendar
    days = [
        calendar.date(day).isoformat()
        for day in range(calendar.first, calendar.last + 1)
        if day % 7 == 0 and day and calendar.date(day) in calendar.others
    ]
    if not days:
        return []
    return [
        Finding(
            "Q18",
            Message.counted(
                "{count} day of the same weekday had an event of its own and is out",
                "{count} days of the same weekday had an event of their own and are out",
                count=len(days),
            ),
            len(days),
            tuple(days[-3:]),
            Weight.NOTE,
        )
    ]


def _strange(inputs: Inputs, main: Estimate) -> list[Finding]:
    """Like days that moved as if something had happened on them: an event that nobody named, or broken data."""
    errors = np.asarray(list(main.placebo_percent.values()))
    if len(errors) < FEWEST:
        return []
    spread = 1.4826 * float(np.median(np.abs(errors)))
    days = [day for day, error in main.placebo_percent.items() if abs(error) > _FAR * spread]
    if not days or spread == 0:
        return []
    return [
        Finding(
            "Q23",
            Message.counted(
                "{count} day taken for ordinary moved far more than the others; if it had an event: --other-event",
                "{count} days taken for ordinary moved far more than the others; if they had an event: --other-event",
                count=len(days),
            ),
            len(days),
            tuple(inputs.calendar.date(day).isoformat() for day in days[:3]),
        )
    ]


def _leaning(main: Estimate) -> list[Finding]:
    """A method that errs to one side on days of this season."""
    spread = main.spread
    if spread.count < FEWEST or abs(spread.bias) * spread.count**0.5 < 2 * spread.sd:
        return []
    return [
        Finding(
            "Q32",
            Message(
                "on ordinary days of this time of year the method leans by {bias:.2f} % of the load; the interval takes that into account",
                bias=spread.bias,
            ),
            1,
            weight=Weight.NOTE,
        )
    ]


def _left_out(panel: Panel) -> list[Finding]:
    out = panel.series_left_out
    if not out:
        return []
    return [
        Finding(
            "Q16",
            Message.counted(
                "{count} meter with missing readings is left out of the total on all days ({series} remain)",
                "{count} meters with missing readings are left out of the total on all days ({series} remain)",
                count=out,
                series=panel.series,
            ),
            out,
        )
    ]
