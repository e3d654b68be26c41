"""K206: the result lies far above the target's own scale."""

from samrit.checks.example import page
from samrit.checks.rule import Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result, Target
from samrit.thai.translation import Message

RULE = Rule(
    code="K206",
    name="beyond-scale",
    severity=Severity.WARNING,
    title=Message("The result lies beyond the target's scale"),
    why=Message(
        "Progress of the work in percent and the value of the indicator are two things; typed in "
        "each other's box the result beats its target without meaning."
    ),
    remedy=Message("Give the value in the unit of the target."),
    check=faults_with("K206"),
    good=page(
        target=Target(value_text="5", unit_text="ขั้นตอน"), result=Result(value_text="5", unit_text="ขั้นตอน"), quarters=()
    ),
    bad=page(
        target=Target(value_text="5", unit_text="ขั้นตอน"),
        result=Result(value_text="100", unit_text="ขั้นตอน"),
        quarters=(),
    ),
)
