"""K222: target and result are in different units."""

from samrit.checks.example import page
from samrit.checks.rule import Family, Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

RULE = Rule(
    code="K222",
    name="units-differ",
    family=Family.CONSISTENT,
    severity=Severity.ERROR,
    title=Message("Target and result are in different units"),
    why=Message("Values in different units can't be compared."),
    remedy=Message("Report the result in the unit of the target."),
    check=faults_with("K222"),
    good=page(),
    bad=page(result=Result(value_text="84.5", unit_text="แห่ง")),
)
