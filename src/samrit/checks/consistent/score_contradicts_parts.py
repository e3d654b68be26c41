"""K212: a quarter's score contradicts its two sub-scores."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import page, quarter_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import Score
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    for q in subject.quarters:
        score, quality, timeliness = q.score.value, q.score.quality, q.score.timeliness
        if score is None or quality is None or timeliness is None or not q.score.is_reviewed:
            continue
        if min(quality, timeliness) <= score <= max(quality, timeliness):
            continue
        parts = f"{shown(quality)} / {shown(timeliness)}"
        yield Hit(
            f"quarters.{q.quarter}.score",
            Message(
                "The score of quarter {quarter} is {score}, its sub-scores are {parts}",
                quarter=q.quarter,
                score=shown(score),
                parts=parts,
            ),
        )


RULE = Rule(
    code="K212",
    name="score-contradicts-parts",
    severity=Severity.NOTE,
    title=Message("The score contradicts its sub-scores"),
    why=Message("The score comes from the sub-scores (2.1 / 2.2) and has to lie between them."),
    remedy=Message("Have the evaluator look at the scores of that quarter."),
    check=_check,
    good=page(),
    bad=quarter_of_page(2, score=Score(value=Decimal(100), quality=Decimal(60), timeliness=Decimal(80))),
)
