"""One measurement, as its page shows it: out of its own record, made at the time of the run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from samrit.measure.command_line import arguments, command
from samrit.measure.costs import Tariff
from samrit.measure.emissions import Factor, kind_words
from samrit.measure.incoming.stated import stated_from
from samrit.measure.names import NAMES
from samrit.measure.protocol import Protocol
from samrit.measure.sentences import Scale, mass, scale_of
from samrit.records.models import Measurement
from samrit.thai.translation import Message, language

_DASH = "–"
_PLAIN = scale_of()


@dataclass(frozen=True, slots=True)
class MethodRow:
    """One method's figures in words; `verdict` says what they come to."""

    name: str
    title: str
    is_chosen: bool
    saved_mwh: str
    mean_mw: str
    largest_mw: str
    percent: str
    interval: str
    placebo_sd: str
    p_value: str
    detectable: str
    coverage: str
    like_days: int
    verdict: str


@dataclass(frozen=True, slots=True)
class UnableRow:
    """A method that can't be run, with why."""

    name: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Carbon dioxide or baht by one factor or price, with what that is and where it stands."""

    value: str
    interval: str
    unit: str
    by: str
    source: str


@dataclass(frozen=True, slots=True)
class FoundInData:
    """One finding about the data."""

    code: str
    is_warning: bool
    sentence: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """One interval of the window: what was metered and what would have been."""

    starts_at: datetime
    actual: str
    expected: str
    saved: str


@dataclass(frozen=True, slots=True)
class MeasurementPage:
    """Everything that the page of a measurement says."""

    statement: str
    other: str
    is_distinguishable: bool | None
    verdict: str
    is_increase: bool
    scale: Scale
    load_scale: Scale
    saved_mwh: str
    mean_mw: str
    largest_mw: str
    percent: str
    mwh_interval: str
    mw_interval: str
    percent_interval: str
    detectable: str
    starts_at: datetime
    ends_at: datetime
    hours: str
    method: str
    is_by_backtest: bool
    methods: tuple[MethodRow, ...]
    unable: tuple[UnableRow, ...]
    emissions: tuple[Amount, ...]
    costs: tuple[Amount, ...]
    intervals: tuple[Interval, ...]
    findings: tuple[FoundInData, ...]
    placebos: int
    protocol: Mapping[str, Any]
    data_sha256: str
    versions: tuple[tuple[str, str], ...]
    command: str


def measurement_page(row: Measurement) -> MeasurementPage | None:
    """The page's content; None for a row that has no record (a measurement brought from elsewhere)."""
    answer: Mapping[str, Any] = row.answer
    if not answer.get("result"):
        return None
    result, hours, run = (
        answer["result"],
        float(answer["event"].get("measured_hours", answer["event"]["hours"])),
        answer["run"],
    )
    place = ZoneInfo(answer["event"]["tz"])
    low, high, expected = result["low_mwh"], result["high_mwh"], result["expected_mwh"]
    method = NAMES.get(answer["method"])
    own = scale_of(*(_share(value, hours) for value in (result["saved_mwh"], low, high)))
    load = scale_of(_share(expected, hours))
    saved_mwh, mwh_interval = _with_interval(result["saved_mwh"], low, high, own)
    mean_mw, mw_interval = _with_interval(result["mean_mw"], _share(low, hours), _share(high, hours), own)
    return MeasurementPage(
        statement=answer["statement"][language()],
        other=answer["statement"]["en" if language() == "th" else "th"],
        is_distinguishable=row.is_distinguishable,
        verdict=result["verdict"][language()],
        is_increase=result["saved_mwh"] < 0,
        scale=own,
        load_scale=load,
        saved_mwh=saved_mwh,
        mean_mw=mean_mw,
        largest_mw=_number(result["largest_mw"], own),
        percent=_percent(result["saved_percent"]),
        mwh_interval=mwh_interval,
        mw_interval=mw_interval,
        percent_interval=_percents(_share(low, expected / 100), _share(high, expected / 100)),
        detectable=_percent(result["detectable_percent"]),
        starts_at=row.starts_at.astimezone(place),
        ends_at=row.ends_at.astimezone(place),
        hours=f"{hours:g}",
        method=str(method.title) if method else answer["method"],
        is_by_backtest=answer["chosen_by"].startswith("least"),
        methods=tuple(_method(one, answer["method"], own) for one in answer["methods"]),
        unable=tuple(_unable(one) for one in answer.get("unable", ())),
        emissions=tuple(_emission(one) for one in answer["emissions"]),
        costs=tuple(_cost(one) for one in answer["costs"]),
        intervals=tuple(_interval(one, place, load) for one in answer["intervals"]),
        findings=tuple(_finding(one) for one in answer["findings"]),
        placebos=len(answer["placebos"]),
        protocol=run["protocol"],
        data_sha256=run["data_sha256"],
        versions=tuple(sorted(run["versions"].items())),
        command=command(run_arguments(row)),
    )


def run_arguments(row: Measurement) -> tuple[str, ...]:
    """What `samrit measure` is to be told to make the run again from the kept file."""
    answer, run = row.answer, row.answer["run"]
    chosen = {name: value for name, value in run["protocol"].items() if name != "sha256"}
    protocol = Protocol(**{**chosen, "other_events": tuple(chosen["other_events"])})
    factors = [
        Factor(one["year"], one["t_per_mwh"], one["kind"], one["boundary"], one["source"], one["vintage"])
        for one in answer["emissions"]
    ]
    prices = [Tariff(date.min, date.max, one["baht_per_kwh"], one["kind"], one["source"]) for one in answer["costs"]]
    return arguments(row.load_series.file_name, protocol, stated_from(run["data_stated"]), factors, prices)


def _unable(one: Mapping[str, Any]) -> UnableRow:
    method = NAMES.get(one["method"])
    return UnableRow(one["method"], str(method.title) if method else one["method"], one["why"][language()])


def _method(one: Mapping[str, Any], chosen: str, own: Scale) -> MethodRow:
    method = NAMES.get(one["method"])
    coverage = one["coverage"]
    saved, interval = _with_interval(one["saved_mwh"], one["low_mwh"], one["high_mwh"], own)
    return MethodRow(
        name=one["method"],
        title=str(method.title) if method else one["method"],
        is_chosen=one["method"] == chosen,
        saved_mwh=saved,
        mean_mw=_number(one["mean_mw"], own),
        largest_mw=_number(one["largest_mw"], own),
        percent=_percent(one["saved_percent"]),
        interval=interval,
        placebo_sd=_percent(one["placebo_sd_percent"]) if one["like_days"] else _DASH,
        p_value=_DASH if one["p_value"] is None else f"{one['p_value']:.3f}",
        detectable=_percent(one["detectable_percent"]),
        coverage=_DASH if coverage is None else f"{100 * coverage:.0f} %",
        like_days=one["like_days"],
        verdict=one["verdict"][language()],
    )


def _emission(one: Mapping[str, Any]) -> Amount:
    kind = str(kind_words(one["kind"]))
    year = one["year"] + 543 if language() == "th" else one["year"]
    by = f"{one['t_per_mwh']:g} t/MWh · {kind} {year}"
    notes = ", ".join(filter(None, (one["boundary"], one["vintage"])))
    value, interval, unit = mass(one["t_co2"], one["low_t_co2"], one["high_t_co2"])
    return Amount(
        value,
        interval,
        f"{unit} CO2",
        by + (f" · {notes}" if notes else ""),
        one["source"],
    )


def _cost(one: Mapping[str, Any]) -> Amount:
    unit = str(Message("baht/kWh"))
    kind = f" · {one['kind']}" if one["kind"] else ""
    by = f"{one['baht_per_kwh']:g} {unit}{kind}"
    value, interval = _with_interval(one["baht"], one["low_baht"], one["high_baht"])
    return Amount(value, interval, str(Message("baht")), by, one["source"])


def _interval(one: Mapping[str, Any], place: ZoneInfo, own: Scale) -> Interval:
    actual, expected = one["actual_mw"], one["expected_mw"]
    at = datetime.fromisoformat(one["start_at"]).astimezone(place)
    return Interval(at, _number(actual, own), _number(expected, own), _number(expected - actual, own))


def _finding(one: Mapping[str, Any]) -> FoundInData:
    return FoundInData(one["code"], one["weight"] == "warning", one["message"][language()], tuple(one["examples"]))


def _number(value: float | None, own: Scale = _PLAIN) -> str:
    return _DASH if value is None or not isfinite(value) else own.of(value)


def _percent(value: float | None) -> str:
    return _DASH if value is None else f"{value:.2f} %"


def _percents(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{low:.2f} … {high:.2f}"


def _share(value: float | None, of: float) -> float | None:
    return None if value is None or not of else value / of


def _with_interval(value: float | None, low: float | None, high: float | None, own: Scale = _PLAIN) -> tuple[str, str]:
    return (_DASH, "") if value is None or not isfinite(value) else own.with_interval(value, low, high)
