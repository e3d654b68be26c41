"""K234: the text's percentage is typed for its count, or the reverse."""

from samrit.checks.example import form, quarter_of_form
from samrit.checks.rule import Rule, Severity
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

RULE = Rule(
    code="K234",
    name="other-figure-as-value",
    severity=Severity.WARNING,
    title=Message("Another figure of the text as the value"),
    why=Message("A percentage and a count of the same thing are two figures; the target asks for one of them."),
    remedy=Message("Give the figure that is in the unit of the target."),
    check=faults_with("K234"),
    good=form(),
    bad=quarter_of_form(
        2,
        narrative="เปิดจุดรับแล้ว 5 ชุมชน คิดเป็นร้อยละ 42 ของที่ตั้งไว้",
        result=Result(value_text="42", unit_text="ชุมชน"),
    ),
)
