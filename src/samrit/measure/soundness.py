"""Without these there is no number at all: the event's own window, whole, in one unit, on one clock."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from samrit.measure.findings import Finding
from samrit.measure.incoming.night import CLOCK_AT_NIGHT
from samrit.measure.incoming.quality import all_below_zero
from samrit.measure.inputs import Inputs
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.shifted import clock_shift
from samrit.thai.translation import Message, ShownDay

_SLIP = 20.0  # times: no city's evening is twenty times another; a thousand is kW for MW
_MOST_KW = 3e9  # no country has so much load
_STILL_MOST = 0.2  # of like days: where more stand still, standing still is the load's nature
_TAKEN_OUT = ("Q25", "Q27", "Q26", "Q37", "Q17", "Q36", "Q03", "Q05", "Q06")  # findings that took readings out


def require_window(
    inputs: Inputs, findings: Sequence[Finding] = (), *, is_clock_right: bool = False
) -> tuple[Finding, ...]:
    """UnmeasurableError where a part of the event's window is missing, of another unit, or on two clocks.

    What would be refused and was answered by a person (`is_clock_right`) comes back as a finding.
    """
    _require_whole(inputs, findings)
    _require_one_unit(inputs)
    _require_plausible(inputs)
    night = next((one for one in findings if one.code == CLOCK_AT_NIGHT), None)
    if night is not None and not is_clock_right:
        raise UnmeasurableError(night.message)
    shift = clock_shift(inputs)
    if shift is not None and not is_clock_right:
        raise _clock_changed(*shift)
    _require_changing(inputs)
    event = inputs.calendar.event
    if event.starts_at.utcoffset() != event.ends_at.utcoffset():
        raise UnmeasurableError(
            Message("the clocks change during the event, so that no other day can be compared with it")
        )
    return (_moved_by_itself(*shift),) if shift is not None else ()


def _require_whole(inputs: Inputs, findings: Sequence[Finding]) -> None:
    actual = inputs.actual((0,))[0]
    missing = int(np.isnan(actual).sum())
    if not missing:
        return
    missed = (
        Message("the one reading of the event's window is missing, so it can't be measured")
        if len(actual) == 1
        else Message.counted(
            "{count} of the {total} readings of the event's window is missing, so it can't be measured",
            "{count} of the {total} readings of the event's window are missing, so it can't be measured",
            count=missing,
            total=len(actual),
        )
    )
    raise UnmeasurableError(with_reason(missed, findings))


def with_reason(missed: Message, findings: Sequence[Finding]) -> Message:
    """What is missing, with what was taken out of the data."""
    why = next((one.message for one in findings if one.code in _TAKEN_OUT), None)
    return Message("{what} ({reason})", what=missed, reason=why, context="why it can't be measured") if why else missed


def _require_changing(inputs: Inputs) -> None:
    """Readings that stand still around the event, and on other days don't, are of a meter that stopped."""
    span = inputs.panel.span
    around = span.of_hours(1)
    if span.before < around or span.after < around:
        return
    kw = inputs.panel.slots(-around, span.window + around)[0]
    now = kw[inputs.panel.rows((0,))[0]]
    if now.size < 4 or not (now == now[0]).all() or now[0] == 0:
        return
    days = kw[inputs.panel.rows(inputs.panel.whole(inputs.calendar.like, -around, span.window + around))]
    if len(days) and float((days == days[:, :1]).all(axis=1).mean()) > _STILL_MOST:
        return
    raise UnmeasurableError(
        Message("all readings around the event are the same, as if the meter had stopped, so it can't be measured")
    )


def _require_plausible(inputs: Inputs) -> None:
    """Values that are all below zero count what is sent out, and values beyond any country's are of another unit."""
    kw = inputs.panel.kw[0][np.isfinite(inputs.panel.kw[0])]
    if kw.size and kw.max() < 0:
        raise all_below_zero()
    if kw.size and (load := float(np.median(kw))) > _MOST_KW:
        raise UnmeasurableError(
            Message(
                "the load is {mw:,.0f} MW, more than that of any country; the unit may be another: say it with --unit",
                mw=load / 1000,
            )
        )


def _clock_changed(day: date, hours: float) -> UnmeasurableError:
    return UnmeasurableError(
        Message(
            "from {day} on, the course of the day stands {hours:g} h off from that of the week before, as if the "
            "logger's clock had been changed, so it can't be measured; put the times right in the file, or say that they are right: "
            "--clock-is-right",
            day=ShownDay(day),
            hours=abs(hours),
        )
    )


def _moved_by_itself(day: date, hours: float) -> Finding:
    return Finding(
        "Q34",
        Message(
            "from {day} on, the course of the day stands {hours:g} h off from that of the week before; it was said that the clock is right",
            day=ShownDay(day),
            hours=abs(hours),
        ),
        1,
    )


def _require_one_unit(inputs: Inputs) -> None:
    days = inputs.panel.whole(inputs.calendar.like, 0, inputs.panel.span.window)
    now = float(inputs.actual((0,)).mean())
    usual = float(np.median(inputs.actual(days).mean(axis=1))) if days else now
    if usual <= 0 or now <= 0 or 1 / _SLIP < now / usual < _SLIP:
        return
    raise UnmeasurableError(
        Message(
            "the event's readings are {now:.3g} times those of ordinary days, as by two units in one "
            "file (kW, MW), so it can't be measured",
            now=now / usual,
        )
    )
