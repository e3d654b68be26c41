"""The signatures on an indicator's year: the one that holds, and those that a reopening has superseded."""

from dataclasses import dataclass
from datetime import datetime

from samrit.records.models import Indicator, SignOff
from samrit.records.ready import ReadyQuery


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature as the page tells it; `superseded_*` are empty for the one that holds."""

    pk: int
    name: str
    position: str
    at: datetime
    sha256: str
    superseded_because: str
    superseded_by: str
    superseded_at: datetime | None


def signatures_of(indicator: Indicator) -> tuple[Signature, ...]:
    """All of them, newest first; one query."""
    return tuple(_signature(one) for one in _STORED(indicator.pk))


_STORED = ReadyQuery(
    lambda indicator: (
        SignOff.objects.filter(indicator=indicator).select_related("reopening__by").defer("content").order_by("-pk")
    )
)


def _signature(stored: SignOff) -> Signature:
    reopening = getattr(stored, "reopening", None)
    return Signature(
        pk=stored.pk,
        name=stored.name,
        position=stored.position,
        at=stored.at,
        sha256=stored.sha256,
        superseded_because=reopening.reason if reopening else "",
        superseded_by=reopening.by.name() if reopening else "",
        superseded_at=reopening.at if reopening else None,
    )
