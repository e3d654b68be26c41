"""K218: a calculation written out in the text is wrong."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from samrit.checks.example import quarter_of_page
from samrit.checks.ledger import products
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SUM = re.compile(
    rf"(?<![\d.,)/=+*x×÷\-])(?P<left>{_NUMBER}(?:\s*[xX×*/÷+]\s*{_NUMBER})+)\s*=\s*(?:ร้อยละ\s*)?(?P<right>{_NUMBER})(?!\s*[xX×*/÷+(\d])"
)
_GOES_ON_BEFORE = frozenset("xX×*/÷+-–=()")
_SCALE = re.compile(r"\s*(?:ล้าน|แสน|หมื่น|พัน)")
_PART = re.compile(rf"[xX×*/÷+]|{_NUMBER}")


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        if len(mentions.figures) > 2:
            yield from _in_words(mentions)
        if "=" not in mentions.text:
            continue
        for match in _SUM.finditer(to_arabic(mentions.text)):
            if match.end() == len(mentions.text) and mentions.field == subject.report.broken_off:
                continue  # the last digits may be cut off
            if not _is_alone(mentions.text, match):
                continue
            stated, worked_out = _value(match["right"]), _work_out(match["left"])
            if stated is None or worked_out is None or _agrees(stated, worked_out):
                continue
            words = mentions.text[match.start() : match.end()]
            exact = shown(worked_out, max(2, _places(stated)))
            yield Hit(
                mentions.field,
                Message("“{words}” comes to {exact}", words=words, exact=exact),
                match.start(),
                match.end(),
            )


def _in_words(mentions: Mentions) -> Iterator[Hit]:
    """Number times price, told in words."""
    for one in products(mentions):
        if abs(one.total.value - one.worked_out) > one.allowed:
            yield Hit(
                mentions.field,
                Message(
                    "“{words}” comes to {exact}",
                    words=mentions.text[one.number.start : one.total.end],
                    exact=shown(one.worked_out),
                ),
                one.total.start,
                one.total.end,
                severity=Severity.WARNING,  # the words may leave something out
            )


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the whole calculation was caught: nothing of it stands before, and no “ล้าน” behind.

    "ป. 1/2 = 35 คน" is a class of a school: a lone stroke divides only where the outcome has decimals.
    """
    if text[: match.start()].rstrip()[-1:] in _GOES_ON_BEFORE or _SCALE.match(text, match.end()):
        return False
    return any(sign in match["left"] for sign in "xX×*÷+") or "." in match["right"]


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _work_out(left: str) -> Decimal | None:
    """The left side, with × and ÷ before +; None where it can't be worked out."""
    total, term, operator = Decimal(0), None, "x"
    for part in _PART.findall(left):
        number = _value(part) if part[0].isdigit() else None
        if number is None:
            operator = part
            if part == "+":
                total, term = total + (term or 0), None
            continue
        try:
            if term is not None:
                number = term / number if operator in "/÷" else term * number
            term = number
        except ArithmeticError:  # a division by zero, or a number beyond all bounds
            return None
    return total + (term or 0)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _agrees(stated: Decimal, worked_out: Decimal) -> bool:
    """Within one unit of the last place: rounded and cut off are both right. A ratio may be meant in percent."""
    unit = Decimal(1).scaleb(-_places(stated))
    return any(abs(stated - value) < unit * Decimal("1.01") for value in (worked_out, worked_out * 100))


RULE = Rule(
    code="K218",
    name="wrong-arithmetic",
    family=Family.CONSISTENT,
    severity=Severity.ERROR,
    title=Message("A calculation in the text is wrong"),
    why=Message("A result that comes from a wrong calculation is wrong."),
    remedy=Message("Work it out again, and correct the results that use it."),
    check=_check,
    good=quarter_of_page(3, narrative="ซ่อมแล้ว 21 สายจาก 40 สาย คือ 21 x 100 / 40 = 52.50 งานรื้อแผ่นพื้นล่าช้า"),
    bad=quarter_of_page(3, narrative="ซ่อมแล้ว 21 สายจาก 40 สาย คือ 21 x 100 / 40 = 55.20 งานรื้อแผ่นพื้นล่าช้า"),
)
