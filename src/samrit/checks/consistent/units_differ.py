"""K222: target and result are in different units."""

from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Result
from samrit.report.target import read_unit
from samrit.thai.message import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    asked, given = _unit(report.target.unit_text), _unit(report.result.unit_text)
    # One may be the other with a word more: "ครั้ง", "จำนวนครั้ง".
    if asked and given and asked not in given and given not in asked:
        yield Hit(
            "result",
            Message(
                f"เป้าหมายเป็น “{report.target.unit_text}” แต่ผลงานเป็น “{report.result.unit_text}”",
                f"The target is in “{report.target.unit_text}”, the result in “{report.result.unit_text}”",
            ),
        )


def _unit(text: str) -> str:
    return read_unit(text)[1].replace(" ", "").replace("%", "ร้อยละ") if text else ""


RULE = Rule(
    code="K222",
    name="units-differ",
    family=Family.CONSISTENT,
    severity=Severity.ERROR,
    title=Message("เป้าหมายกับผลงานคนละหน่วย", "Target and result are in different units"),
    why=Message("ค่าคนละหน่วยเทียบกันไม่ได้", "Values in different units can't be compared."),
    mend=Message("รายงานผลในหน่วยของเป้าหมาย", "Report the result in the unit of the target."),
    check=_check,
    good=page(),
    bad=page(result=Result(value_text="84.5", unit_text="แห่ง")),
)
