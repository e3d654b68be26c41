"""K232: a part of something that is counted whole."""

from samrit.checks.example import form, quarter_of_form
from samrit.checks.rule import Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

RULE = Rule(
    code="K232",
    name="not-whole",
    severity=Severity.ERROR,
    title=Message("Not a whole number"),
    why=Message("People, places and times are counted whole; a decimal point here is a slip, or another figure."),
    remedy=Message("Correct the value; where a mean is reported, the name has to say so."),
    check=faults_with("K232"),
    good=form(),
    bad=quarter_of_form(2, result=Result(value_text="2.5", unit_text="ชุมชน")),
)
