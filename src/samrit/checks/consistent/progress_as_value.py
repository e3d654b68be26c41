"""K233: the progress of the work stands in the value's place."""

from decimal import Decimal

from samrit.checks.example import form, quarter_of_form
from samrit.checks.rule import Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

RULE = Rule(
    code="K233",
    name="progress-as-value",
    severity=Severity.WARNING,
    title=Message("The progress of the work as the value"),
    why=Message("Progress in percent tells how far the work is; the value tells how many there are."),
    remedy=Message("Give the value in the unit of the target."),
    check=faults_with("K233"),
    good=form(),
    bad=quarter_of_form(2, result=Result(value_text="40", unit_text="ชุมชน"), progress_percent=Decimal(40)),
)
