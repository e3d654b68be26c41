"""Two pictures of an answer, as Vega-Lite: the evening against what it would have been, and the event among ordinary days.

Colours are those of the pages; the typeface is the papers'. Vega-Lite is plain data, so that nothing but the drawing
itself needs a library (`drawing.py`).
"""

from datetime import UTC, datetime
from typing import Any

import numpy as np

from samrit.measure.answer import Answer
from samrit.measure.event import zone
from samrit.measure.sentences import number, scale_of
from samrit.thai.translation import Message, ShownDay

_INK, _QUIET, _ACCENT, _BRONZE, _LINE = "#1d2527", "#555f61", "#0d5b66", "#a8702f", "#ddd8cc"
_HOURS_AROUND = 3
_WIDTH, _HEIGHT = 640, 300

_STEPS = {"interpolate": "step-after"}
_ACTUAL = Message("metered")
_EXPECTED = Message("expected (with its 90 % interval)")
_DIFFERENCE = Message("difference")
_TIME = Message("time of day")
_SAVED = Message("measured saving (%)")
_DAYS = Message("ordinary days")
_EVENT = Message("the event")
_AMONG = Message("The event among ordinary days")


def evening(answer: Answer) -> dict[str, Any]:
    """The load of the event's evening, and in the window the counterfactual with its band."""
    one, span = answer.main, answer.span
    place = zone(answer.protocol.tz)

    def clock(slot: int) -> str:
        at = datetime.fromtimestamp(span.starts_s + slot * span.step_s, UTC).astimezone(place)
        return at.replace(tzinfo=None).isoformat()

    around = span.of_hours(_HOURS_AROUND)
    own = scale_of(one.expected_mwh / one.hours)

    def size(kw: float) -> float:
        return float(kw) / 1000 * own.by

    first, last = -min(around, span.before), span.window + min(around, span.after)
    # A mean stands over the whole of its interval: steps, with the last value once more at the end of its own.
    slots = [*range(first, last), last]
    means = [*answer.evening_kw[first + span.before : last + span.before]]
    load = [
        {"at": clock(slot), "mw": size(kw) if np.isfinite(kw) else None, "what": str(_ACTUAL)}
        for slot, kw in zip(slots, [*means, means[-1]], strict=True)
    ]
    least, most = (one.spread.low or 0.0) / 100, (one.spread.high or 0.0) / 100
    expected = [
        {
            "at": clock(slot),
            "mw": size(kw),
            "low": size(kw) * (1 - most),
            "high": size(kw) * (1 - least),
            "metered": size(metered),
            "what": str(_EXPECTED),
            "between": str(_DIFFERENCE),
        }
        for slot, (kw, metered) in enumerate(
            zip([*one.counterfactual_kw, one.counterfactual_kw[-1]], [*one.actual_kw, one.actual_kw[-1]], strict=True)
        )
    ]
    colour = {
        "field": "what",
        "type": "nominal",
        "scale": {"domain": [str(_ACTUAL), str(_EXPECTED), str(_DIFFERENCE)], "range": [_ACCENT, _BRONZE, _QUIET]},
        "legend": {"title": None, "orient": "top"},
    }
    x = {"field": "at", "type": "temporal", "title": str(_TIME), "axis": {"format": "%H:%M", "grid": False}}
    y = {
        "field": "mw",
        "type": "quantitative",
        "title": str(Message("load ({unit})", unit=own.power)),
        "scale": {"zero": False},
    }
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": [{"from": clock(0), "to": clock(span.window)}]},
            "mark": {"type": "rect", "color": _LINE, "opacity": 0.5},
            "encoding": {"x": {"field": "from", "type": "temporal"}, "x2": {"field": "to"}},
        },
        {
            "data": {"values": expected},
            "mark": {"type": "area", "color": _BRONZE, "opacity": 0.25, **_STEPS},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
        },
        {
            "data": {"values": expected},
            "mark": {"type": "area", "opacity": 0.45, **_STEPS},
            "encoding": {"x": x, "y": y, "y2": {"field": "metered"}, "color": {**colour, "field": "between"}},
        },
        {
            "data": {"values": load},
            "mark": {"type": "line", **_STEPS},
            "encoding": {"x": x, "y": y, "color": colour},
        },
        {
            "data": {"values": expected},
            "mark": {"type": "line", "strokeDash": [5, 3], **_STEPS},
            "encoding": {"x": x, "y": y, "color": colour},
        },
    ]
    if not one.spread.is_known:
        del layers[1]
    title = str(ShownDay(answer.calendar.event.day, weekday=True))
    return {**_frame(title), "layer": layers}


def placebos(answer: Answer) -> dict[str, Any]:
    """What the same method says of days on which nothing happened, with the event's own figure in it."""
    one = answer.main
    errors = [{"percent": round(error, 4)} for error in one.placebo_percent.values()]
    x = {"field": "percent", "type": "quantitative", "title": str(_SAVED)}
    event = [{"percent": round(one.percent, 4), "words": f"{_EVENT} {number(one.percent)} %"}]
    bars = {
        "data": {"values": errors},
        "mark": {"type": "bar", "color": _QUIET, "opacity": 0.6},
        "encoding": {
            "x": {**x, "bin": {"maxbins": 40}, "axis": {"labelOverlap": "greedy", "labelSeparation": 8}},
            "y": {"aggregate": "count", "type": "quantitative", "title": str(_DAYS)},
        },
    }
    rule = {"data": {"values": event}, "mark": {"type": "rule", "color": _ACCENT, "size": 3}, "encoding": {"x": x}}
    words = {
        "data": {"values": event},
        "mark": {"type": "text", "color": _ACCENT, "align": "left", "dx": 6, "y": 12, "fontWeight": "bold"},
        "encoding": {"x": x, "text": {"field": "words"}},
    }
    return {**_frame(str(_AMONG)), "layer": [bars, rule, words]}


def _frame(title: str) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": _WIDTH,
        "height": _HEIGHT,
        "background": "white",
        "title": {"text": title, "anchor": "start", "color": _INK},
        "config": {
            "font": "Sarabun",
            "axis": {
                "labelColor": _QUIET,
                "titleColor": _INK,
                "gridColor": _LINE,
                "labelFontSize": 12,
                "titleFontSize": 13,
                "titlePadding": 9,
            },
            "legend": {"labelFontSize": 13, "labelLimit": 0},
            "title": {"fontSize": 16},
            "view": {"stroke": None},
        },
    }
