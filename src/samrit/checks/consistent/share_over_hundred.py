"""K207: a share over 100 percent, without a reason."""

from samrit.checks.example import page
from samrit.checks.rule import Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

RULE = Rule(
    code="K207",
    name="share-over-hundred",
    severity=Severity.ERROR,
    title=Message("A share over 100 percent"),
    why=Message("A part can't exceed the whole, unless it is a share of a plan or an estimate, which has to be said."),
    remedy=Message("Give numerator and denominator, or correct the value."),
    check=faults_with("K207"),
    good=page(),
    bad=page(result=Result(value_text="845.00", unit_text="ร้อยละ"), quarters=()),
)
