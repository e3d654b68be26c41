"""How a result is worked out from records: a rule that a person can read, and the arithmetic that follows it.

In: a rule (`Rule`), and facts or figures. Out: a number with what it was counted from, or why there is none.
May import `samrit.report` and `samrit.thai`; knows no database, no clock, and runs no code that anybody typed.
"""

from samrit.counting.rule import Count, Given, Measured, Quantity, ResultOf, Rule, Shape, Span, Term, What
from samrit.counting.standing import RecordKind, Sector, Standing

__all__ = [
    "Count",
    "Given",
    "Measured",
    "Quantity",
    "RecordKind",
    "ResultOf",
    "Rule",
    "Sector",
    "Shape",
    "Span",
    "Standing",
    "Term",
    "What",
]
