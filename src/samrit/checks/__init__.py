"""Is it right? Pure rules over the typed report; one folder per family, one file per rule, one table of all.

In: a report. Out: findings with place, excerpt and sentence.
May import `samrit.scoring`, `samrit.measure` (its factors), `samrit.report` and `samrit.thai`.
"""

from samrit.checks.counted import Counted, CountedFigure, Explained
from samrit.checks.judge import check
from samrit.checks.links import LinkFacts
from samrit.checks.measured import Measured, MeasuredFigure
from samrit.checks.rule import Family, Finding, Hit, Rule, Severity, Waiver
from samrit.checks.subject import Subject
from samrit.checks.table import RULES, rule

__all__ = [
    "RULES",
    "Counted",
    "CountedFigure",
    "Explained",
    "Family",
    "Finding",
    "Hit",
    "LinkFacts",
    "Measured",
    "MeasuredFigure",
    "Rule",
    "Severity",
    "Subject",
    "Waiver",
    "check",
    "rule",
]
