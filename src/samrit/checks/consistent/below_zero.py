"""K231: a value below 0 of something that can't be less than none."""

from samrit.checks.example import form, quarter_of_form
from samrit.checks.rule import Family, Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

RULE = Rule(
    code="K231",
    name="below-zero",
    family=Family.CONSISTENT,
    severity=Severity.ERROR,
    title=Message("A value below 0"),
    why=Message("Less than none can't be counted. Only what rises and falls has values below 0."),
    remedy=Message("Correct the value; where it may fall below 0, the definition has to say so."),
    check=faults_with("K231"),
    good=form(),
    bad=quarter_of_form(2, result=Result(value_text="-5", unit_text="ชุมชน")),
)
