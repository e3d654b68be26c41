"""The typed report: what the printed form says, and no more. Readers make it, writers print it, checks read it.

In: values and text. Out: frozen structs, canonical JSON, JSON Schema, and the figures, dates, times and links
that stand in a report's text.
May import `samrit.vocabulary` and `samrit.thai`.
"""

from samrit.report.canonical import canonical_json, digest, from_json, json_schema
from samrit.report.model import (
    Evaluation,
    Evidence,
    IndicatorReport,
    Kind,
    Level,
    PlanNode,
    ProjectReport,
    QuarterReport,
    Report,
    Score,
    Signature,
    Unplaced,
    Verdict,
    YearEnd,
)
from samrit.report.result import Result
from samrit.report.target import Target
from samrit.vocabulary.choices import Absence, Comparison

__all__ = [
    "Absence",
    "Comparison",
    "Evaluation",
    "Evidence",
    "IndicatorReport",
    "Kind",
    "Level",
    "PlanNode",
    "ProjectReport",
    "QuarterReport",
    "Report",
    "Result",
    "Score",
    "Signature",
    "Target",
    "Unplaced",
    "Verdict",
    "YearEnd",
    "canonical_json",
    "digest",
    "from_json",
    "json_schema",
]
