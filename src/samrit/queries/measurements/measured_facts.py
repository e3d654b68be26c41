"""What the records know of figures that stand on a measurement, as the checks ask for it."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from samrit.checks import MeasuredFigure
from samrit.ledger.figures import FIELD, DeclaredFigure, DeclaredFigures
from samrit.queries.measurements.city_factors import above, paths_above
from samrit.records.models import Agency, Figure, Indicator, Measurement
from samrit.records.ready import ReadyQuery
from samrit.vocabulary.fields import path_of

_MOST = 100
DECLARED = "figures_on_records"  # where a quarter that was loaded so keeps them


def measurements_for(agency: Agency, *, only: Collection[int] = ()) -> list[Measurement]:
    """The measurements on which figures of an agency's reports can stand: its own, and those of agencies above it.

    The latest first, superseded ones left out; `only` asks for some by their keys, superseded or not.
    """
    if not only:
        return _CURRENT(paths_above(agency))
    return list(_short(Measurement.objects.filter(above(agency), pk__in=only))[:_MOST])


def _short(rows: QuerySet[Measurement]) -> QuerySet[Measurement]:
    return rows.only("name", "starts_at", "agency_id", "saved_mwh", "mean_mw").order_by("-starts_at", "-pk")


_CURRENT = ReadyQuery(
    lambda paths: _short(Measurement.objects.filter(agency__path__in=paths, superseded_by=None))[:_MOST]
)


def with_source() -> QuerySet[Figure]:
    """The figures of narratives that stand on a measurement, a count or evidence, or are explained, with their measurement."""
    has_source = Q(measurement__isnull=False) | Q(rule__isnull=False) | Q(evidence__isnull=False)
    return Figure.objects.filter(has_source | ~Q(meaning=""), field=FIELD).select_related("measurement")


def with_measured() -> Prefetch[str]:
    """Such figures of the quarters, in one query however many quarters there are."""
    return Prefetch("quarters__figures", with_source(), to_attr=DECLARED)


def measured_facts(indicator: Indicator) -> Mapping[str, tuple[MeasuredFigure, ...]]:
    """Of an indicator that was loaded `with_reports`: by the field of the typed report, its figures that were measured."""
    facts = {}
    for row in indicator.quarters.all():
        figures = tuple(_fact(figure) for figure in getattr(row, DECLARED, ()) if figure.measurement_id is not None)
        if figures:
            facts[path_of(FIELD, row.quarter)] = figures
    return facts


def explained_figures(indicator: Indicator) -> Mapping[str, frozenset[str]]:
    """Of an indicator that was loaded `with_reports`: by the field of the typed report, the words of its explained figures."""
    return {
        path_of(FIELD, row.quarter): declared.explained
        for row in indicator.quarters.all()
        if (
            declared := DeclaredFigures(row.narrative, tuple(map(DeclaredFigure.of, getattr(row, DECLARED, ()))))
        ).explained
    }


def _fact(figure: Figure) -> MeasuredFigure:
    row = figure.measurement
    assert row is not None, "only such figures are asked for"
    stated = [one.get("t_co2") for one in row.answer.get("emissions", ())]
    tonnes = [Decimal(repr(one)) for one in stated if one is not None]
    return MeasuredFigure(
        words=figure.words,
        saved_mwh=row.saved_mwh,
        mean_mw=row.mean_mw,
        largest_mw=row.largest_mw,
        tonnes=tuple(tonnes) or ((row.t_co2,) if row.t_co2 is not None else ()),
        is_distinguishable=row.is_distinguishable,
        measurement=row.name,
    )
