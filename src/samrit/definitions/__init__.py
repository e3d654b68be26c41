"""What an annual plan asks of an indicator: its definition as a typed value, as people enter it, and compared.

In: words as entered in a form or a sheet. Out: definitions with problems, differences of two years, sums of weights.
May import `samrit.scoring`, `samrit.report` and `samrit.thai`.
"""

from samrit.definitions.definition import Definition, QuarterPlan, Yardstick
from samrit.definitions.entry import Problem, entry_of, read_entry
from samrit.vocabulary.choices import ResultSource

__all__ = ["Definition", "Problem", "QuarterPlan", "ResultSource", "Yardstick", "entry_of", "read_entry"]
