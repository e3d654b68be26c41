"""Why the results of an indicator aren't sound, from all that the records know of them."""

from collections.abc import Iterable, Mapping, Sequence

from samrit.checks import Finding
from samrit.checks.doubts import contradicted
from samrit.counting import Measured, terms
from samrit.ledger.row_seals import differing
from samrit.queries.counting.counting import measured_now
from samrit.queries.counting.counting_rules import rule_of
from samrit.queries.measurements.measured_facts import DECLARED
from samrit.records.models import CountingRuleVersion, Indicator, QuarterReport
from samrit.records.sentences import quarter_words
from samrit.report import IndicatorReport
from samrit.report.unplaced import Unplaced
from samrit.vocabulary.choices import ResultSource
from samrit.vocabulary.codes import BoundTo, FigureSource
from samrit.vocabulary.doubts import DOUBT_LABEL, DOUBT_WORDS, Doubt, doubt_of, gravest

_LABEL = f"{DOUBT_LABEL}:"
_ALTERED = "is_altered"


def found_doubts(
    indicator: Indicator, findings: Iterable[Finding], undistinguished: frozenset[int] = frozenset()
) -> dict[str, str]:
    """By quarter, what is against its result besides where its report is in the workflow; of rows loaded `with_reports`.

    `undistinguished` are the indicators whose rule takes its result from a measurement that can't be told from an
    ordinary day.
    """
    doubts: dict[int, set[Doubt]] = {quarter: {doubt} for quarter, doubt in contradicted(findings).items()}
    gone = {item.pk for item in indicator.evidence.all() if item.removed_at is not None}
    for row in indicator.quarters.all():
        mine = doubts.setdefault(row.quarter, set())
        if is_altered(row):
            mine.add(Doubt.ALTERED)
        if indicator.pk in undistinguished:
            mine.add(Doubt.NOT_DISTINGUISHABLE)
        for figure in getattr(row, DECLARED, ()):
            if figure.bound_to != BoundTo.RESULT.value:
                continue
            if figure.measurement is not None and figure.measurement.is_distinguishable is False:
                mine.add(Doubt.NOT_DISTINGUISHABLE)
            if figure.source == FigureSource.READ.value and figure.evidence_id in gone:
                mine.add(Doubt.UNVERIFIED)
    worst = {quarter: gravest(those) for quarter, those in doubts.items()}
    return {str(quarter): doubt.value for quarter, doubt in worst.items() if doubt is not None}


def undistinguished(indicators: Sequence[Indicator]) -> frozenset[int]:
    """Those of the indicators whose rule takes the result from such a measurement; no query where none is measured."""
    measured = [one.pk for one in indicators if one.result_source == ResultSource.MEASURED.value]
    rules = CountingRuleVersion.objects.filter(indicator__in=measured).order_by("number") if measured else ()
    last = {row.indicator_id: row.rule for row in rules}
    return frozenset(pk for pk, stored in last.items() if stored is not None and _is_undistinguished(stored))


def _is_undistinguished(stored: object) -> bool:
    runs = [measured_now(term.measurement) for term in terms(rule_of(stored)) if isinstance(term, Measured)]
    return any(run is not None and run.is_distinguishable is False for run in runs)


def doubt_of_row(row: QuarterReport, found: Mapping[str, str] | None) -> Doubt | None:
    """What is against the result of a quarter's report, with what was found of its indicator; None where it has no result."""
    against = (found or {}).get(str(row.quarter), "")
    if is_altered(row) or against == Doubt.ALTERED.value:
        return Doubt.ALTERED
    return doubt_of(row.status, against) if row.result_value is not None else None


def is_altered(row: QuarterReport) -> bool:
    """Whether a report, or what its indicator asks, was changed past the system; of one that was marked."""
    return bool(row.__dict__.get(_ALTERED))


def mark_altered(indicator: Indicator) -> Indicator:
    """The indicator, each of whose reports knows whether it, or what the indicator asks, was changed past the system."""
    mark_all_altered([indicator])
    return indicator


def mark_all_altered(indicators: Iterable[Indicator]) -> None:
    """The same of many indicators, loaded `with_reports`; two queries."""
    rows = {one.pk: {row.pk: row for row in one.quarters.all()} for one in indicators}
    asked = differing(Indicator, rows)
    own = differing(QuarterReport, [key for reports in rows.values() for key in reports])
    for pk, reports in rows.items():
        for key, row in reports.items():
            if pk in asked or key in own:
                setattr(row, _ALTERED, True)


def doubts_on_paper(indicator: Indicator) -> dict[int, str]:
    """By quarter, what is against the results of an indicator that was loaded `with_reports`, in the papers' Thai."""
    found = {row.quarter: doubt_of_row(row, indicator.doubts) for row in indicator.quarters.all()}
    return {quarter: DOUBT_WORDS[doubt].th for quarter, doubt in sorted(found.items()) if doubt is not None}


def with_doubts(report: IndicatorReport, indicator: Indicator) -> IndicatorReport:
    """The report as a file that goes out: what is against its results stands in it, as text in no field of the form.

    Where such a file came in again, what it said then is of that day and goes.
    """
    texts = [
        Unplaced(text=f"{_LABEL} {quarter_words(quarter).th}: {words}")
        for quarter, words in doubts_on_paper(indicator).items()
    ]
    others = [one for one in report.unplaced if not one.text.startswith(_LABEL)]
    return report.replace(unplaced=(*others, *texts))
