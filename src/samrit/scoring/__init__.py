"""How good is it? Pure: results against targets, accumulation over quarters, scores by method, roll-up by weight.

In: targets and results. Out: judgements that explain themselves in a sentence.
May import `samrit.report` and `samrit.thai`.
"""

from samrit.scoring.accumulation import Accumulated, accumulate
from samrit.scoring.coverage import Coverage
from samrit.scoring.judgement import Ground, Judgement, Note
from samrit.scoring.method import METHOD_FROM_YEAR_BE, METHODS, Method, MethodName, method_for
from samrit.scoring.rolling_up import RollUp, Weighted, roll_up
from samrit.scoring.score import ScoreResult, score
from samrit.scoring.verdicts import NEARLY_FROM_PERCENT, judge
from samrit.scoring.year import judge_year
from samrit.vocabulary.choices import Accumulation

__all__ = [
    "METHODS",
    "METHOD_FROM_YEAR_BE",
    "NEARLY_FROM_PERCENT",
    "Accumulated",
    "Accumulation",
    "Coverage",
    "Ground",
    "Judgement",
    "Method",
    "MethodName",
    "Note",
    "RollUp",
    "ScoreResult",
    "Weighted",
    "accumulate",
    "judge",
    "judge_year",
    "method_for",
    "roll_up",
    "score",
]
