"""The typed report into rows: what a report says is written; what it doesn't say stays as it was."""

from samrit import report as typed
from samrit.ledger.content import content_of, write_content
from samrit.records.models import Indicator, QuarterReport
from samrit.report.mentions import find_links
from samrit.vocabulary.codes import EvidenceKind
from samrit.vocabulary.fields import filed


def take_indicator(indicator: Indicator, report: typed.IndicatorReport) -> None:
    """Write what the report says of the indicator itself into the (unsaved) row."""
    words = {
        "number": report.number,
        "code": report.code,
        "name_th": report.name,
        "definition": report.definition,
        "method": report.method,
    }
    for field, text in words.items():
        if text:
            setattr(indicator, field, text)
    if report.level is not typed.Level.UNKNOWN:
        indicator.level = report.level.value
    if report.kind is not typed.Kind.UNKNOWN:
        indicator.kind = report.kind.value
    if report.target != typed.Target():
        indicator.target = report.target


def take_quarter(row: QuarterReport, payload: typed.QuarterReport) -> None:
    """Write what the report says of a quarter, or of the year, into the (unsaved) row; marks are given by evaluators only."""
    if payload.target != typed.Target():
        row.target = payload.target
    nothing, before = typed.QuarterReport(quarter=row.quarter), content_of(row)
    said = {
        one.id: getattr(payload, one.id)
        for one in filed(row.quarter)
        if getattr(payload, one.id) != getattr(nothing, one.id)
    }
    write_content(row, before.replace(verdict=None, **said))


def evidence_kind(ref: str) -> EvidenceKind:
    """What a paper's evidence is: a link where there is one in its words, else a document that is only named."""
    return EvidenceKind.LINK if find_links(ref) else EvidenceKind.NAMED
