"""The typed report into rows: what a report says is written; what it doesn't say stays as it was."""

from samrit import report as typed
from samrit.records.enums import EvidenceKind
from samrit.records.models import Indicator, QuarterReport
from samrit.report import Absence
from samrit.report.mentions import find_links


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


def take_quarter(row: QuarterReport, quarter: typed.QuarterReport) -> None:
    """Write what the report says of one quarter into the (unsaved) row; marks are given by evaluators only."""
    if quarter.narrative:
        row.narrative = quarter.narrative
    if quarter.target != typed.Target():
        row.target = quarter.target
    if says(quarter.result):
        row.result = quarter.result
    if quarter.progress_percent is not None:
        row.progress_percent = quarter.progress_percent


def take_year_end(row: QuarterReport, report: typed.IndicatorReport) -> None:
    """Write what the report says of the whole year into the (unsaved) row."""
    verdict_text = report.year_end.verdict_text or row.verdict_text
    narrative = report.year_end.narrative or row.narrative
    row.year_end = typed.YearEnd(verdict_text=verdict_text, narrative=narrative)
    row.supporting_factors = report.supporting_factors or row.supporting_factors
    row.obstacles = report.obstacles or row.obstacles
    if says(report.result):
        row.result = report.result


def says(result: typed.Result) -> bool:
    """Whether a result says anything; a unit beside an empty place counts, since the paper prints it."""
    return result.absence is not Absence.NOT_STATED or bool(result.value_text or result.unit_text)


def evidence_kind(ref: str) -> EvidenceKind:
    """What a paper's evidence is: a link where there is one in its words, else a document that is only named."""
    return EvidenceKind.LINK if find_links(ref) else EvidenceKind.NAMED
