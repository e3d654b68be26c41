"""C110: words stand where a number, or a known reason for none, is asked for."""

from samrit.checks.example import form
from samrit.checks.rule import Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

RULE = Rule(
    code="C110",
    name="not-a-number",
    severity=Severity.ERROR,
    title=Message("The result is words, not a number"),
    why=Message("“High” or “very good” can't be compared, added or drawn."),
    remedy=Message("Give a number, or say not reported, not yet due, not applicable or not measurable yet, and why."),
    check=faults_with("C110"),
    good=form(),
    bad=form(result=Result(value_text="ดีมาก", unit_text="ชุมชน")),
)
