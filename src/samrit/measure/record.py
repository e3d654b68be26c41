"""The answer as JSON: everything that a page, a paper or another program asks, and all that it takes to run it again."""

from datetime import UTC, datetime
from math import isfinite
from typing import Any

from samrit.measure.answer import Answer
from samrit.measure.estimate import Estimate, rolling
from samrit.measure.sentences import statement, verdict

VERSION = 1


def record(answer: Answer) -> dict[str, Any]:
    """The answer, in plain values. Energies are MWh, powers MW; savings are positive."""
    said, event = statement(answer), answer.calendar.event
    return {
        "version": VERSION,
        "statement": said.both(),
        "event": {
            "starts_at": event.starts_at.isoformat(),
            "ends_at": event.ends_at.isoformat(),
            "tz": event.tz,
            "hours": event.hours,
            "measured_hours": answer.span.hours,
        },
        "method": answer.chosen,
        "chosen_by": "least placebo error, without looking at the event" if answer.by_backtest else "named beforehand",
        "result": _estimate(answer, answer.main),
        "methods": [_estimate(answer, one) for one in answer.estimates],
        "unable": [{"method": name, "why": reason.both()} for name, reason in answer.unable],
        "intervals": _intervals(answer),
        "placebos": {
            answer.calendar.date(day).isoformat(): _round(error) for day, error in answer.main.placebo_percent.items()
        },
        "emissions": [
            {
                "t_co2": _round(one.tonnes),
                "low_t_co2": _round(one.low_tonnes),
                "high_t_co2": _round(one.high_tonnes),
                "t_per_mwh": one.factor.t_per_mwh,
                "kind": one.factor.kind,
                "year": one.factor.year_ce,
                "boundary": one.factor.boundary,
                "vintage": one.factor.vintage,
                "source": one.factor.source,
            }
            for one in answer.emissions
        ],
        "costs": [
            {
                "baht": _round(one.baht),
                "low_baht": _round(one.low_baht),
                "high_baht": _round(one.high_baht),
                "baht_per_kwh": one.tariff.baht_per_kwh,
                "kind": one.tariff.kind,
                "source": one.tariff.source,
            }
            for one in answer.costs
        ],
        "findings": [
            {
                "code": one.code,
                "weight": one.weight.value,
                "message": one.message.both(),
                "count": one.count,
                "examples": list(one.examples),
            }
            for one in answer.findings
        ],
        "series": answer.series,
        "read_as": answer.read_as.plain() if answer.read_as is not None else None,
        "run": {
            "protocol": {**_protocol(answer), "sha256": answer.protocol.sha256},
            "data_sha256": answer.data_sha256,
            "data_stated": answer.data_stated,
            "versions": answer.versions,
        },
    }


def _protocol(answer: Answer) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(answer.protocol)


def _estimate(answer: Answer, one: Estimate) -> dict[str, Any]:
    words = verdict(one)
    return {
        "method": one.method,
        "saved_mwh": _round(one.saved_mwh),
        "mean_mw": _round(one.mean_mw),
        "largest_mw": _round(one.largest_mw),
        "saved_percent": _round(one.percent),
        "low_mwh": _round(one.low_mwh),
        "high_mwh": _round(one.high_mwh),
        "expected_mwh": _round(one.expected_mwh),
        "placebo_sd_percent": _round(one.spread.sd),
        "placebo_bias_percent": _round(one.spread.bias),
        "p_value": _round(one.p_value),
        "detectable_percent": _round(one.spread.detectable),
        "detectable_mw": _round(
            None if one.spread.detectable is None else one.spread.detectable / 100 * one.expected_mwh / one.hours
        ),
        "coverage": _round(one.spread.coverage),
        "rolling_coverage": _round(rolling(one)),
        "like_days": one.spread.count,
        "reference_days": [answer.calendar.date(day).isoformat() for day in one.reference_days],
        "is_distinguishable": one.is_distinguishable,
        "is_rejected": one.is_rejected,
        "verdict": words.both(),
    }


def _intervals(answer: Answer) -> list[dict[str, Any]]:
    one, span = answer.main, answer.span
    return [
        {
            "start_at": datetime.fromtimestamp(span.starts_s + slot * span.step_s, UTC).isoformat(),
            "actual_mw": _round(float(one.actual_kw[slot]) / 1000),
            "expected_mw": _round(float(one.counterfactual_kw[slot]) / 1000),
        }
        for slot in range(span.window)
    ]


def _round(value: float | None) -> float | None:
    """To nine significant digits, so that the last bits of a sum's order don't show; None for what is no number."""
    if value is None or not isfinite(value):
        return None
    return float(f"{value:.9g}")
