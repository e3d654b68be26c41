"""K225: what is left is not what was given less what was spent."""

from collections.abc import Iterator

from samrit.checks.accounts import overspent
from samrit.checks.example import quarter_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        if len(mentions.figures) < 2:
            continue
        for given, spent in overspent(mentions):
            sentence = Message("“{words}” is more than what was given, “{given}”").filled(
                words=mentions.words(spent), given=mentions.words(given)
            )
            yield Hit.at(mentions, spent, sentence)
        for one in (found for found in subject.balances(mentions.field) if not found.agrees):
            taken = [one.spent, *([one.bound] if one.bound else [])]
            yield Hit.at(
                mentions,
                one.left,
                Message(
                    "What is left is given as “{words}”, but {listed} = {decimal}",
                    words=mentions.words(one.left),
                    listed=" - ".join(shown(figure.value) for figure in (one.given, *taken)),
                    decimal=shown(one.worked_out),
                ),
            )


_TEXT = "ซ่อมแล้วเสร็จร้อยละ 31 งบประมาณ 2,400,000 บาท เบิกจ่ายแล้ว 900,000 บาท งบประมาณคงเหลือ {left} บาท"

RULE = Rule(
    code="K225",
    name="wrong-balance",
    severity=Severity.WARNING,
    title=Message("What is left is not what was given less what was spent"),
    why=Message("Where budget, spending and balance disagree at least one figure is wrong."),
    remedy=Message("Look at the three figures."),
    check=_check,
    good=quarter_of_page(2, narrative=_TEXT.format(left="1,500,000")),
    bad=quarter_of_page(2, narrative=_TEXT.format(left="1,300,000")),
)
