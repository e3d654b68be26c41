"""A campaign beside those that it follows and that follow it: the same numbers, and what keeps them from being compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from samrit.measure.names import NAMES
from samrit.queries.campaigns.campaign_counts import NONE, Counts, counts_by
from samrit.records.models import Campaign, Measurement
from samrit.report.published import PublishedSaving
from samrit.thai.translation import either, language
from samrit.vocabulary.kind_of_data import says_synthetic


@dataclass(frozen=True, slots=True)
class Saved:
    """What a measurement says of electricity: MWh and MW, savings positive; tonnes of CO2; a 90 % interval where there is one.

    `is_distinguishable` says whether it can be told from an ordinary day: None where the method can't say. `verdict` is that
    in words. `scale` is what has to be the same for two to be compared: method and area.
    """

    pk: int
    name: str
    method: str
    method_name: str
    area: str
    mwh: float
    low_mwh: float | None
    high_mwh: float | None
    mean_mw: float
    percent: float
    t_co2: float | None
    is_distinguishable: bool | None
    verdict: str
    statement: str
    made_at: datetime
    is_synthetic: bool = False

    @property
    def scale(self) -> tuple[str, str]:
        """Method and area."""
        return self.method, self.area

    @property
    def is_saving(self) -> bool:
        """Whether it may be said that electricity was saved."""
        return self.is_distinguishable is True and self.mwh > 0


@dataclass(frozen=True, slots=True)
class Year:
    """One campaign of the row of years. `breaks` says that it was measured otherwise than the year before it."""

    code: str
    name: str
    fiscal_year_be: int
    counts: Counts
    saved: tuple[Saved, ...]
    is_this: bool
    breaks: bool


def years_of(campaign: Campaign, *, only_opened: bool) -> tuple[Year, ...]:
    """The years from the first campaign of the row to the last, in three queries; without the row, this one alone.

    `only_opened` leaves out what the public may not see yet.
    """
    row = [
        one
        for one in campaigns_in_row(campaign)
        if not only_opened or one.opened_at is not None or one.pk == campaign.pk
    ]
    counted = counts_by("campaign_id", [one.pk for one in row])
    measured = _measured([one.pk for one in row])
    years: list[Year] = []
    before: set[tuple[str, str]] = set()
    for one in row:
        saved = measured.get(one.pk, ())
        scales = {each.scale for each in saved}
        years.append(
            Year(
                code=one.code,
                name=one.name(),
                fiscal_year_be=one.fiscal_year_be,
                counts=counted.get(one.pk, NONE),
                saved=saved,
                is_this=one.pk == campaign.pk,
                breaks=bool(before and scales and not before & scales),
            )
        )
        before = scales or before
    return tuple(years)


def current_measurements(campaigns: Iterable[int]) -> QuerySet[Measurement]:
    """The measurements of campaigns that no later one has taken the place of, with their load data."""
    return _current().filter(campaign__in=list(campaigns)).select_related("load_series").order_by("pk")


def opened_measurements() -> QuerySet[Measurement]:
    """Those of all campaigns that are open to everybody."""
    return _current().filter(campaign__opened_at__isnull=False)


def _current() -> QuerySet[Measurement]:
    return Measurement.objects.filter(superseded_by__isnull=True)


def saved_as_published(one: PublishedSaving) -> Saved:
    """A measurement as it was copied with a report that it stands behind; the record itself is not asked."""
    return Saved(
        pk=0,
        name=one.name,
        method=one.method,
        method_name=str(NAMES[one.method].title) if one.method in NAMES else one.method,
        area=one.area,
        mwh=float(one.mwh),
        low_mwh=None if one.low_mwh is None else float(one.low_mwh),
        high_mwh=None if one.high_mwh is None else float(one.high_mwh),
        mean_mw=float(one.mean_mw),
        percent=float(one.percent),
        t_co2=None if one.t_co2 is None else float(one.t_co2),
        is_distinguishable=one.is_distinguishable,
        verdict=either(one.verdict.th, one.verdict.en),
        statement=either(one.statement.th, one.statement.en),
        made_at=datetime.fromisoformat(one.made_at),
        is_synthetic=of_synthetic_data(one),
    )


def of_synthetic_data(one: PublishedSaving) -> bool:
    """Whether its data are made up; what was published before that was a field of them says it in its area."""
    return one.is_synthetic or says_synthetic(one.area)


def campaigns_in_row(campaign: Campaign) -> list[Campaign]:
    """All that hang together by `follows`, from the first on; one query."""
    known = {one.pk: one for one in Campaign.objects.filter(agency=campaign.agency_id).order_by("pk")}
    next_of = {one.follows_id: one for one in reversed(known.values()) if one.follows_id is not None}
    row, visited = [campaign], {campaign.pk}
    while (before := known.get(row[0].follows_id or 0)) is not None and before.pk not in visited:
        row.insert(0, before)
        visited.add(before.pk)
    while (after := next_of.get(row[-1].pk)) is not None and after.pk not in visited:
        row.append(after)
        visited.add(after.pk)
    return row


def _measured(campaigns: Iterable[int]) -> dict[int, tuple[Saved, ...]]:
    found: dict[int, tuple[Saved, ...]] = {}
    for row in current_measurements(campaigns):
        assert row.campaign_id is not None
        found[row.campaign_id] = (*found.get(row.campaign_id, ()), _saved(row))
    return found


def _saved(row: Measurement) -> Saved:
    answer = row.answer
    verdict = answer.get("result", {}).get("verdict", {})
    return Saved(
        pk=row.pk,
        name=row.name,
        method=row.method,
        method_name=str(NAMES[row.method].title) if row.method in NAMES else row.method,
        area=row.load_series.area or row.load_series.name,
        mwh=float(row.saved_mwh),
        low_mwh=None if row.low_mwh is None else float(row.low_mwh),
        high_mwh=None if row.high_mwh is None else float(row.high_mwh),
        mean_mw=float(row.mean_mw),
        percent=float(row.saved_percent),
        t_co2=None if row.t_co2 is None else float(row.t_co2),
        is_distinguishable=row.is_distinguishable,
        verdict=str(verdict.get(language(), "")),
        statement=str(answer.get("statement", {}).get(language(), "")),
        made_at=row.made_at,
        is_synthetic=row.load_series.is_synthetic,
    )
