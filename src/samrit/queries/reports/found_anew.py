"""What the rules find in an indicator's reports, counted, and what is against its results: no row is written."""

from collections import Counter
from datetime import date
from typing import Any

from samrit.checks import Severity
from samrit.queries.city.rules import CityRules
from samrit.queries.reports.doubts import found_doubts
from samrit.queries.reports.findings import findings_of
from samrit.queries.reports.to_report import indicator_report
from samrit.records.models import Indicator

FOUND = ("findings_errors", "findings_warnings", "findings_notes", "doubts")


def found_anew(indicator: Indicator, rules: CityRules, *, on: date, undistinguished: frozenset[int]) -> dict[str, Any]:
    """By the names of the row's columns; a finding whose rule was waived counts nowhere."""
    found = findings_of(indicator, indicator_report(indicator), rules, on=on)
    counts = Counter(finding.severity for finding in found if not finding.waived)
    return {
        "findings_errors": counts[Severity.ERROR],
        "findings_warnings": counts[Severity.WARNING],
        "findings_notes": counts[Severity.NOTE],
        "doubts": found_doubts(indicator, found, undistinguished),
    }
