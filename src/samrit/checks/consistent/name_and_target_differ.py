"""K221: the indicator's name states another target than the target."""

import re
from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

_ASKS = re.compile(r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ไม่เกิน|เป้าหมาย|ให้ได้)\s?(?:จำนวน)?\s?$")


def _check(subject: Subject) -> Iterator[Hit]:
    report, name = subject.indicator, subject["name"]
    if report is None or name is None or report.target.value is None:
        return
    asked = [
        f
        for f in name.figures
        if f.unit and (_ASKS.search(name.text, max(0, f.start - 24), f.start) or _closes(name, f))
    ]
    own = [
        f for f in asked if f.value == report.target.value and _ASKS.search(name.text, max(0, f.start - 24), f.start)
    ]
    if own and own[0].unit == report.target.unit:
        words = name.words(own[0])
        sentence = Message("The name holds the target, “{words}”, which stands in its own field", words=words)
        yield Hit("name", sentence, own[0].start, own[0].end, severity=Severity.NOTE)
    if len(asked) != 1 or any(f.value == report.target.value for f in name.figures):
        return  # a name with several targets holds several indicators; one may still be a threshold of what is counted
    figure = asked[0]
    same_unit = figure.unit == report.target.unit or (figure.quantity is Quantity.SHARE and is_share(report))
    if same_unit and figure.value not in (report.target.value, report.target.upper):
        words = name.words(figure)
        yield Hit(
            "name",
            Message(
                "The name asks for “{words}”, the target is {printed}",
                words=words,
                printed=without_blank(report.target),
            ),
            figure.start,
            figure.end,
        )


def _closes(name: Mentions, figure: Figure) -> bool:
    """Whether a name ends with how many are asked for, "… (180 คน)", or begins with the share, "ร้อยละ 80 ของ …"."""
    lead, behind = name.text[: figure.start].rstrip(" ("), name.text[figure.end :]
    if not lead.strip():
        return figure.quantity is Quantity.SHARE and behind.lstrip().startswith("ของ")
    return not behind.strip(" ).") and figure.quantity is Quantity.COUNT and _OF_THING.search(lead) is None


# A figure behind one of them says which things are counted.
_OF_THING = re.compile(
    r"(?:เกิน|เกินกว่า|ขนาด|ตั้งแต่|อายุ|มากกว่า|น้อยกว่า|สูงกว่า|ต่ำกว่า|ภายใน|ระยะ|ระยะเวลา|เกณฑ์|ทุก|ละ|ของ|ใน|จาก|ระดับ|ครบ|ถึง|ที่|[-–])\s?(?:จำนวน)?$"
)


RULE = Rule(
    code="K221",
    name="name-and-target-differ",
    severity=Severity.WARNING,
    title=Message("The name asks for another target"),
    why=Message("With two targets in one report success can't be judged."),
    remedy=Message("Correct it by the plan, and keep the target out of the name."),
    check=_check,
    good=page(),
    bad=page(name="ร้อยละของทางเท้าที่ซ่อมแล้วเสร็จ ไม่น้อยกว่าร้อยละ 90"),
)
