"""Load data and measurements in lists: what somebody may see of them, in leaves, in a fixed number of SQL queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from samrit.measure.sentences import energy, power, scale_of
from samrit.queries.people.access import visible_agencies
from samrit.records.models import Agency, Campaign, Figure, LoadSeries, Measurement, MeasurementProtocol, User
from samrit.thai.translation import language

_MOST_SERIES = 500


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """One measurement as a list shows it. `is_distinguishable` is None where the uncertainty can't be told."""

    pk: int
    name: str
    agency: Agency
    campaign: str
    starts_at: datetime
    tz: str
    saved_mwh: Decimal
    mean_mw: Decimal
    is_distinguishable: bool | None
    is_synthetic: bool
    is_superseded: bool
    was_fixed_before: bool


@dataclass(frozen=True, slots=True)
class MeasuredList:
    """Measurements, the protocols that wait for their event or their run, and what can be chosen."""

    rows: QuerySet[Measurement]
    waiting: tuple[MeasurementProtocol, ...]


def measured_list(agencies: Sequence[Agency], *, agency: str = "", campaign: str = "") -> MeasuredList:
    """The measurements of these agencies, latest event first; of one agency or one campaign (by code) where chosen."""
    ids = [one.pk for one in agencies if not agency or one.code == agency]
    found = Measurement.objects.filter(agency_id__in=ids)
    if campaign:
        found = found.filter(campaign__code=campaign)
    found = found.select_related("agency", "campaign", "load_series", "superseded_by").defer(
        "answer", "load_series__findings", "superseded_by__answer"
    )
    return MeasuredList(rows=found.order_by("-starts_at", "-pk"), waiting=_waiting(ids, campaign))


def measured_campaigns(agencies: Sequence[Agency]) -> list[Campaign]:
    """The campaigns for which these agencies have measured something, for choosing."""
    return list(Campaign.objects.filter(measurements__agency__in=agencies).distinct().order_by("code"))


def measured_rows(rows: Iterable[Measurement]) -> list[MeasuredRow]:
    """What the list says of these measurements."""
    return [_row(one) for one in rows]


def load_list(user: User, *, today: date) -> QuerySet[LoadSeries]:
    """The load data that somebody may read, newest first."""
    ids = list(visible_agencies(user, today=today).values_list("pk", flat=True))
    rows = LoadSeries.objects.filter(agency_id__in=ids)
    return rows.select_related("agency", "added_by").defer("findings").order_by("-added_at", "-pk")


def usable_series(user: User, *, today: date) -> list[LoadSeries]:
    """What somebody can measure from, newest first."""
    ids = list(visible_agencies(user, today=today).values_list("pk", flat=True))
    rows = LoadSeries.objects.filter(agency_id__in=ids, retired_at=None)
    return list(rows.select_related("agency").defer("findings").order_by("-added_at", "-pk")[:_MOST_SERIES])


def _waiting(agency_ids: list[int], campaign: str) -> tuple[MeasurementProtocol, ...]:
    rows = MeasurementProtocol.objects.filter(agency_id__in=agency_ids, runs__measurement=None)
    if campaign:
        rows = rows.filter(campaign__code=campaign)
    measured = MeasurementProtocol.objects.filter(runs__measurement__isnull=False)
    return tuple(
        rows.exclude(pk__in=measured.values("pk")).select_related("agency").distinct().order_by("-fixed_at")[:20]
    )


def _row(one: Measurement) -> MeasuredRow:
    return MeasuredRow(
        pk=one.pk,
        name=one.name,
        agency=one.agency,
        campaign=one.campaign.name_th if one.campaign is not None else "",
        starts_at=one.starts_at,
        tz=one.load_series.tz,
        saved_mwh=one.saved_mwh,
        mean_mw=one.mean_mw,
        is_distinguishable=one.is_distinguishable,
        is_synthetic=one.load_series.is_synthetic,
        is_superseded=hasattr(one, "superseded_by"),
        was_fixed_before=one.protocol_fixed_at is not None,
    )


def measurable_campaigns(agencies: Iterable[Agency]) -> list[Campaign]:
    """The campaigns for which something can be measured by these agencies, latest first: their own, and those above."""
    codes = {code for one in agencies for code in one.path.split("/") if code}
    return list(Campaign.objects.filter(agency__code__in=codes).order_by("-starts_on", "code")[:200])


def measured_from(series: LoadSeries) -> list[Measurement]:
    """What was measured from a series, latest first."""
    return list(series.measurements.defer("answer").order_by("-made_at")[:50])


def used_in(row: Measurement) -> list[Figure]:
    """The figures of reports that stand on a measurement."""
    return list(
        row.figures.select_related("report__indicator").order_by("report__indicator", "report__quarter", "start")[:50]
    )


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read in a file, in numbers as people read them. `coverage` is of the readings that there should be."""

    readings: str
    expected: str
    missing: str
    coverage: str
    range: str
    names: str
    unit: str
    label: str
    is_register: bool
    said: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    sum_mwh: str
    negative: int


def understood(series: LoadSeries) -> Understood:
    """What was understood of a series when it came."""
    span = (series.ends_at - series.starts_at).total_seconds() / 60
    expected = round(span / series.interval_minutes) * series.series
    load, stated = series.understood, series.stated
    names = list(load.get("names", []))
    read = load.get("read_as") or {}
    return Understood(
        readings=f"{series.readings:,}",
        expected=f"{expected:,}",
        missing=f"{max(0, expected - series.readings):,}",
        coverage=f"{100 * series.readings / expected:.1f} %" if expected else "–",
        range=_range([load.get(name) for name in ("lowest_kw", "mean_kw", "highest_kw")]),
        names=", ".join(names) + (" …" if series.series > len(names) else ""),
        unit=stated.get("unit", ""),
        label=stated.get("label", ""),
        is_register=stated.get("kind") == "register",
        said=tuple(one[language()] for one in read.get("said", ())),
        rows=tuple((row[0], row[1], row[2][11:], power(row[3] / 1000)) for row in read.get("rows", ())),
        sum_mwh=energy(read["sum_mwh"]) if read else "",
        negative=read.get("negative", 0),
    )


def _range(kw: list[float | None]) -> str:
    """Loads that stand beside each other, with the one unit in which they are read easily."""
    mw = [None if one is None else one / 1000 for one in kw]
    own = scale_of(*mw)
    return " – ".join("–" if one is None else own.of(one) for one in mw) + f" {own.power}"
