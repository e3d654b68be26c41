"""What the rules find in an indicator's reports, counted, and what is against its results: no row is written."""

from collections import Counter
from datetime import date
from typing import Any

from samrit.checks import Severity
from samrit.queries.city.rules import CityRules
from samrit.queries.counting.counted_figures import counted_facts
from samrit.queries.evidence.link_facts import link_facts
from samrit.queries.measurements.measured_facts import explained_figures, measured_facts
from samrit.queries.reports.doubts import found_doubts
from samrit.queries.reports.to_report import indicator_report
from samrit.records.models import Indicator

FOUND = ("findings_errors", "findings_warnings", "findings_notes", "doubts")


def found_anew(indicator: Indicator, rules: CityRules, *, on: date, undistinguished: frozenset[int]) -> dict[str, Any]:
    """By the names of the row's columns; a finding whose rule was waived counts nowhere."""
    found = rules.check(
        indicator_report(indicator),
        on=on,
        links=link_facts(indicator),
        measured=measured_facts(indicator),
        counted=counted_facts(indicator),
        explained=explained_figures(indicator),
    )
    counts = Counter(finding.severity for finding in found if not finding.waived)
    return {
        "findings_errors": counts[Severity.ERROR],
        "findings_warnings": counts[Severity.WARNING],
        "findings_notes": counts[Severity.NOTE],
        "doubts": found_doubts(indicator, found, undistinguished),
    }
