"""What an annual plan's indicators need together: their findings counted, without asking anybody's permission.

The counts are derived from the records, so they are kept by the actions and the loader that change records, and carry
no event of their own.
"""

import hashlib
from collections import Counter
from datetime import datetime
from functools import cache

from django.db.models import QuerySet
from django.utils import timezone

from samrit import __version__
from samrit.checks import RULES, Severity, check
from samrit.records.models import Indicator
from samrit.records.to_report import indicator_report, with_reports

_COUNTS = ("findings_errors", "findings_warnings", "findings_notes", "rules_version", "checked_at")


def recheck(indicators: QuerySet[Indicator], *, at: datetime) -> None:
    """Check the reports of these indicators anew and keep the counts of their findings; five queries, however many."""
    checked = list(with_reports(indicators))
    for indicator in checked:
        count_findings(indicator, at=at)
    Indicator.objects.bulk_update(checked, _COUNTS, batch_size=200)


def count_findings(indicator: Indicator, *, at: datetime) -> None:
    """Set the counts on the (unsaved) row; a finding whose rule was waived counts nowhere."""
    found = check(indicator_report(indicator), on=timezone.localdate(at))
    counts = Counter(finding.severity for finding in found if not finding.waived)
    indicator.findings_errors = counts[Severity.ERROR]
    indicator.findings_warnings = counts[Severity.WARNING]
    indicator.findings_notes = counts[Severity.NOTE]
    indicator.rules_version = rules_version()
    indicator.checked_at = at


@cache
def rules_version() -> str:
    """Which rules judged: the version of the software, and a digest of the table of rules."""
    table = "\n".join(f"{rule.code} {rule.severity} {rule.binds_from}" for rule in RULES)
    return f"{__version__}+{hashlib.sha256(table.encode()).hexdigest()[:8]}"
