"""How a result is worked out from records: a rule that a person can read, and the arithmetic that follows it.

In: a rule (`Rule`), and facts or figures. Out: a number with what it was counted from, or why there is none.
May import `samrit.report` and `samrit.thai`; knows no database, no clock, and runs no code that anybody typed.
"""

from samrit.counting.dates import Days, days_of, has_begun, reported_days
from samrit.counting.members import Counted, PlainFact, fingerprint, members
from samrit.counting.rule import (
    Constant,
    Count,
    CountingRule,
    CountUnit,
    Measured,
    Operator,
    Period,
    Quantity,
    ResultOf,
    Term,
)
from samrit.counting.words import Lookup, rule_words
from samrit.counting.work_out import Outcome, Value, terms, work_out
from samrit.vocabulary.counted import RecordKind, RecordStatus, Sector

__all__ = [
    "Constant",
    "Count",
    "CountUnit",
    "Counted",
    "CountingRule",
    "Days",
    "Lookup",
    "Measured",
    "Operator",
    "Outcome",
    "Period",
    "PlainFact",
    "Quantity",
    "RecordKind",
    "RecordStatus",
    "ResultOf",
    "Sector",
    "Term",
    "Value",
    "days_of",
    "fingerprint",
    "has_begun",
    "members",
    "reported_days",
    "rule_words",
    "terms",
    "work_out",
]
