"""From readings and a protocol to an answer."""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np

from samrit.measure.answer import Answer
from samrit.measure.calendar import Calendar, holidays_of
from samrit.measure.choosing import choose
from samrit.measure.costs import Tariff, costs
from samrit.measure.emissions import Factor, emissions, factors_of
from samrit.measure.estimate import estimate, placebos
from samrit.measure.event import Event, parse_event
from samrit.measure.inputs import Inputs, Method
from samrit.measure.known_events import earth_hours
from samrit.measure.methods.table import METHODS
from samrit.measure.names import LEAST_ERROR
from samrit.measure.panel import Floats, Panel, totals
from samrit.measure.protocol import Protocol
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.soundness import require_window, with_reason
from samrit.measure.suspicions import suspicions
from samrit.measure.unable import why
from samrit.measure.uncertainty import Spread, spread_of
from samrit.measure.windows import DAY_S, Span, span_of, whole_day
from samrit.thai.translation import Message

_MOST_YEARS = 4  # on either side of the event: what lies further away is another city


def measure(
    readings: Readings,
    protocol: Protocol,
    *,
    factors: tuple[Factor, ...] = (),
    tariffs: tuple[Tariff, ...] = (),
) -> Answer:
    """What the event saved, by every method that the data allow.

    UnmeasurableError where the event's own window is not wholly in the data, or the method asked for can't be used.
    """
    event = parse_event(protocol.event, protocol.tz)
    methods, span, days = scope(readings, protocol, event)
    panel = totals(readings, event, span, days, readings.groups or None)
    return answer_from(panel, readings, protocol, methods, factors=factors, tariffs=tariffs)


def answer_from(  # noqa: PLR0913 - a table of load, where it is from, what was fixed, and what is priced by
    panel: Panel,
    readings: Readings,
    protocol: Protocol,
    methods: Sequence[Method],
    *,
    factors: tuple[Factor, ...] = (),
    tariffs: tuple[Tariff, ...] = (),
) -> Answer:
    """The answer of load that was read already: the total, or the treated group and its control."""
    event, span = parse_event(protocol.event, protocol.tz), panel.span
    inputs = prepare(readings, protocol, event, panel)
    answered = require_window(inputs, readings.findings, is_clock_right=bool(readings.stated.get("is_clock_right")))
    names = [protocol.method] if protocol.method in METHODS else []
    if not names and protocol.method != LEAST_ERROR:
        raise UnmeasurableError(
            Message(
                "there is no method “{method}”; there are {methods}", method=protocol.method, methods=", ".join(METHODS)
            )
        )
    every = {method.name: estimate(method, inputs) for method in methods}
    estimates = tuple(one for one in every.values() if one.is_known)
    unable = tuple((name, why(METHODS[name], inputs)) for name, one in every.items() if not one.is_known)
    chosen = names[0] if names else choose(estimates)
    main = next((one for one in estimates if one.method == chosen), None)
    if main is None:
        raise UnmeasurableError(
            Message("{name} can't be run: {reason}", name=chosen, reason=why(METHODS[chosen], inputs))
        )
    year = event.day.year
    return Answer(
        protocol=protocol,
        calendar=inputs.calendar,
        span=span,
        evening_kw=inputs.panel.kw[0, inputs.panel.rows((0,))[0]],
        estimates=estimates,
        chosen=chosen,
        by_backtest=not names,
        emissions=emissions(main.saved_mwh, main.low_mwh, main.high_mwh, factors_of(year, factors)),
        costs=costs(main.saved_mwh, main.low_mwh, main.high_mwh, event.day, tariffs),
        findings=(*readings.findings, *answered, *suspicions(inputs, panel, main)),
        series=panel.series,
        data_sha256=readings.sha256,
        data_stated=readings.stated,
        read_as=readings.read_as,
        unable=unable,
        versions={name: version(name) for name in ("samrit", "numpy", "ibis-framework", "duckdb")},
    )


def scope(readings: Readings, protocol: Protocol, event: Event) -> tuple[tuple[Method, ...], Span, Sequence[int]]:
    """Which methods are run, and which hours of which days are read for them.

    Readings that are kept by day are many: where a method is named that needs no more, only the hours around the window
    are read, on days of the event's weekday. Else every method is run, on whole days.
    """
    named = METHODS.get(protocol.method)
    if readings.stored_days and named is not None and named.rows is not None:
        span = span_of(event, readings, before_hours=named.before_hours, after_hours=0)
        return (named,), span, [day for day in days_of(readings, event, span) if day % 7 == 0]
    span = whole_day(event, readings)
    return tuple(METHODS.values()), span, days_of(readings, event, span)


def days_of(readings: Readings, event: Event, span: Span) -> range:
    """The days, counted from the event's, on which there are readings; at most four years on either side."""
    first, last = _ends(readings, event, span)
    most = round(_MOST_YEARS * 365.25)
    if not first <= 0 <= last:
        missed = Message("the data have nothing of {day}, the day of the event", day=event.day.isoformat())
        raise UnmeasurableError(with_reason(missed, readings.findings))
    return range(max(first, -most), min(last, most) + 1)


def _ends(readings: Readings, event: Event, span: Span) -> tuple[int, int]:
    """The first and the last day of the data. Where they are kept by day, the days' names tell."""
    if readings.stored_days is not None:
        return (readings.stored_days[0] - event.day).days, (readings.stored_days[1] - event.day).days
    starts = readings.table.start_s
    ends = readings.table.agg(first=starts.min(), last=starts.max()).to_pyarrow().to_pylist()[0]
    if ends["first"] is None:
        raise UnmeasurableError(Message("there is not one reading in the data"))
    lead = span.starts_s - span.before * span.step_s
    return (ends["first"] - lead) // DAY_S, (ends["last"] - lead) // DAY_S


def prepare(readings: Readings, protocol: Protocol, event: Event, panel: Panel) -> Inputs:
    """All that the methods are given: load, calendar, temperature, peaks, control group."""
    years = range(event.anchor(panel.first_day).year, event.anchor(panel.last_day).year + 1)
    others = {event.day.fromisoformat(day) for day in protocol.other_events} | earth_hours() - {event.day}
    calendar = Calendar(
        event, panel.first_day, panel.last_day, holidays_of(protocol.holidays, years), frozenset(others)
    )
    treated = panel.group("treated") if "treated" in panel.names else panel
    with np.errstate(all="ignore"):
        peaks = np.where(np.isnan(treated.kw[0]).any(axis=1), np.nan, treated.kw[0].max(axis=1))
    return Inputs(
        treated,
        calendar,
        buffer_hours=protocol.buffer_hours,
        temp_c=_temperature(readings, treated),
        daily_peak_kw=peaks,
        control=panel.group("control") if "control" in panel.names else None,
        is_past_only=protocol.is_past_only,
    )


def _temperature(readings: Readings, panel: Panel) -> Floats | None:
    if readings.temperature is None:
        return None
    span = panel.span
    rows = readings.temperature.to_pyarrow()
    elapsed = rows["start_s"].to_numpy() - (span.starts_s - span.before * span.step_s) - panel.first_day * DAY_S
    day, slot = elapsed // DAY_S, (elapsed % DAY_S) // span.step_s
    temp_c = np.full(panel.kw.shape[1:], np.nan)
    inside = (day >= 0) & (day < len(temp_c))
    temp_c[day[inside], slot[inside]] = rows["temp_c"].to_numpy()[inside]
    return temp_c


def backtest(readings: Readings, protocol: Protocol) -> dict[str, Spread]:
    """The error of every method on the days like the event's. The event's own readings are blanked out first."""
    event = parse_event(protocol.event, protocol.tz)
    span = whole_day(event, readings)
    panel = totals(readings, event, span, days_of(readings, event, span), readings.groups or None)
    panel.kw[:, panel.rows((0,))] = np.nan
    inputs = prepare(readings, protocol, event, panel)
    values = {name: placebos(method, inputs) for name, method in METHODS.items()}
    return {name: spread_of(errors) for name, errors in values.items()}
