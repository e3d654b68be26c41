"""PDF: the printed form as a tagged paper (PDF/UA-1) that embeds its typeface and carries its own data.

`templates/paper.typ` says how it looks; `samrit.writers.paper` says what stands on it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from samrit.report import IndicatorReport, Report, canonical_json
from samrit.thai.translation import Message
from samrit.writers.paper import paper
from samrit.writers.qr import qr_svg
from samrit.writers.sources import NO_SOURCES, Sources
from samrit.writers.typeset import lost_letters, printed_at, typeset


def write_pdf(report: Report, *, at: datetime | None = None, sources: Sources = NO_SOURCES) -> bytes:
    """The report as a paper, with `report.json` (its canonical JSON) attached, and `provenance.json` where there are sources.

    Printed at a time, or signed, it is PDF/A-3a besides. `at` is the time of printing that the paper states, with its time
    zone (ValueError without one). With None the paper states none, and the bytes depend on the report alone.
    """
    at = printed_at(at) if at is not None else None
    page = paper(report, at=at, sources=sources)
    made_at = at or _signed_at(report)
    page["is_dated"] = made_at is not None
    data = canonical_json(report).decode()
    return typeset(
        "paper.typ",
        page,
        at=made_at,
        report=data,
        provenance=sources.data.decode(),
        code=sources.code,
        verify_at=sources.verify_at,
        signers=_in_order(sources.signers),
        qr=qr_svg(sources.verify_at) if sources.verify_at else "",
    )


def _in_order(signers: Sequence[str]) -> str:
    return "  ".join(f"{place}. {one}" for place, one in enumerate(signers, 1))


def _signed_at(report: Report) -> datetime | None:
    """A signed paper is dated by the day on which it was signed, so that archives take it."""
    signed_on = report.signature.signed_on if isinstance(report, IndicatorReport) else None
    return printed_at(datetime.combine(signed_on, time(), UTC)) if signed_on else None


def lost_from(report: Report) -> Message | None:
    """Which of the report's letters the typeface lacks: the paper says so too, at its end."""
    return lost_letters(paper(report, at=None))
