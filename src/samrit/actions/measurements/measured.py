"""An answer of `samrit.measure` as rows: the measurement with its columns, and the papers that were drawn of it."""

import json
from datetime import datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from django.conf import settings
from django.utils import timezone

from samrit.ledger.blobs import store_blob
from samrit.ledger.reading import storable
from samrit.measure.answer import Answer
from samrit.measure.charts import evening, placebos
from samrit.measure.drawing import svg
from samrit.measure.record import record
from samrit.measure.refusal import UnmeasurableError
from samrit.records.models import Measurement, MeasurementPaper, MeasurementRun
from samrit.thai.calendar import Language
from samrit.thai.translation import Message, in_language
from samrit.vocabulary.codes import PaperKind
from samrit.writers.measurement import Measured, write_measurement

_LANGUAGES: tuple[Language, ...] = ("th", "en")
_SVG, _PDF = "image/svg+xml", "application/pdf"
Papers = dict[tuple[PaperKind, Language], tuple[bytes, str]]


def require_finite(answer: Answer) -> Answer:
    """The answer; UnmeasurableError where there would have been no load, of which nothing can be a share."""
    if isfinite(answer.main.percent):
        return answer
    raise UnmeasurableError(Message("there would have been no load in the window, so nothing can be saved of it"))


def draw(answer: Answer, run: MeasurementRun, *, at: datetime) -> Papers:
    """The paper and the charts in both languages, by kind and language: their bytes and media type."""
    found: Papers = {}
    series, agency = run.load_series, run.protocol.agency
    measured = Measured(
        name=run.protocol.name,
        agency=agency.names(),
        area=series.area,
        data=series.name,
        source=series.source,
        is_synthetic=series.is_synthetic,
        author=run.asked_by.names(),
        on=timezone.localdate(at),
        address=f"{settings.SITE_URL}/office/measurements/runs/{run.pk}/" if settings.SITE_URL else "",
    )
    for spoken in _LANGUAGES:
        with in_language(spoken):
            found[PaperKind.PDF, spoken] = write_measurement(answer, measured), _PDF
            found[PaperKind.EVENING, spoken] = svg(evening(answer)).encode(), _SVG
            if answer.main.placebo_percent:
                found[PaperKind.PLACEBOS, spoken] = svg(placebos(answer)).encode(), _SVG
    return found


def measurement_of(answer: Answer, run: MeasurementRun, *, at: datetime) -> Measurement:
    """The row of an answer, not yet saved."""
    main, protocol = answer.main, run.protocol
    stored: dict[str, Any] = json.loads(storable(json.dumps(record(answer), ensure_ascii=False)))
    return Measurement(
        agency=protocol.agency,
        campaign=protocol.campaign,
        load_series=run.load_series,
        supersedes=run.supersedes,
        name=protocol.name,
        starts_at=answer.calendar.event.starts_at,
        ends_at=answer.calendar.event.ends_at,
        method=answer.chosen,
        saved_mwh=_decimal(main.saved_mwh),
        low_mwh=_or_none(main.low_mwh),
        high_mwh=_or_none(main.high_mwh),
        mean_mw=_decimal(main.mean_mw),
        largest_mw=_decimal(main.largest_mw),
        saved_percent=_decimal(main.percent),
        t_co2=_decimal(answer.emissions[0].tonnes) if answer.emissions else None,
        baht=_decimal(answer.costs[0].baht, places=2) if answer.costs else None,
        is_distinguishable=None if main.low_mwh is None else main.is_distinguishable,
        protocol_sha256=protocol.sha256,
        protocol_fixed_at=protocol.fixed_at if protocol.is_before_event else None,
        answer=stored,
        made_by=run.asked_by,
        made_at=at,
    )


def store_papers(measurement: Measurement, papers: Papers, *, at: datetime) -> None:
    """Keep what was drawn, by its hash."""
    MeasurementPaper.objects.bulk_create(
        MeasurementPaper(
            measurement=measurement,
            kind=kind.value,
            language=language,
            blob=store_blob(data, media_type=media_type, at=at),
        )
        for (kind, language), (data, media_type) in papers.items()
    )


def _decimal(value: float, *, places: int = 6) -> Decimal:
    return round(Decimal(repr(value)), places)


def _or_none(value: float | None) -> Decimal | None:
    return None if value is None else _decimal(value)
