"""K218: a calculation written out in the text is wrong."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from samrit.checks.example import quarter_of_page
from samrit.checks.ledger import averages, fractions, products
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
# Behind a number of a sum its unit may stand: "100 คน + 130 คน = 220 คน".
_TERM = rf"(?:[(\[]\s*)*{_NUMBER}\s*(?:%|[ก-๎]{{1,12}})?(?:\s*[)\]])*"
_SIGN = r"\s*[xX×*/÷+\-–−]\s*"
_SUM = re.compile(
    rf"(?P<left>{_TERM}(?:{_SIGN}{_TERM})+)\s*=\s*(?:ร้อยละ\s*)?(?P<right>{_NUMBER})(?!\s*(?:[ก-๎]{{1,12}}\s*)?[xX×*/÷+(])(?!\d)"
)
_GOES_ON_BEFORE = frozenset("xX×*/÷+-–−=.,")
_SCALE = re.compile(r"\s*(?:ล้าน|แสน|หมื่น|พัน)")
_HAS_SCALE = re.compile(r"ล้าน|แสน|หมื่น|พัน")
_UNIT = re.compile(r"[ก-๎%]+")
_PART = re.compile(rf"[xX×*/÷+\-–−()]|{_NUMBER}")
_NAMED = re.compile(r"(?:ป\.|ม\.|ชั้น|ข้อ|ซอย|อายุ|เลขที่|รุ่น|ครั้ง|ไตรมาส|ที่)\s*$")
_TIMES, _BY, _MINUS = frozenset("xX×*"), frozenset("/÷"), frozenset("-–−")
_OPEN, _SHUT = str.maketrans("[", "("), str.maketrans("]", ")")


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
            yield Hit.at(
                mentions,
                one.total,
                Message(
                    "“{words}” comes to {exact}",
                    words=mentions.text[one.number.start : one.total.end],
                    exact=shown(one.worked_out),
                ),
                severity=Severity.WARNING,  # the words may leave something out
            )
    for part in fractions(mentions):
        words = mentions.text[part.share.start : part.total.end]
        sentence = Message("“{words}” comes to {exact}", words=words, exact=shown(part.worked_out, 2))
        yield Hit.at(mentions, part.total, sentence, severity=Severity.WARNING)
    for one in averages(mentions):
        words = mentions.words(one.each)
        exact = shown(one.total.value / one.number.value, 2) if one.number.value else "0"
        yield Hit.at(
            mentions,
            one.each,
            Message("“{words}” comes to {exact}", words=words, exact=exact),
            severity=Severity.WARNING,
        )


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the whole calculation was caught: nothing of it stands before, and no “ล้าน” behind.

    "ป. 1/2 = 35 คน" is a class of a school: a lone stroke divides only where the outcome has decimals. "ชั้น 1 - 3 = 20 คน"
    is a range: a dash takes away only from what is more, and between numbers of one unit.
    """
    left = match["left"]
    if text[: match.start()].rstrip()[-1:] in _GOES_ON_BEFORE or _SCALE.match(text, match.end()):
        return False
    if _HAS_SCALE.search(left) or _NAMED.search(text, max(0, match.start() - 12), match.start()):
        return False
    signs = {sign for sign in _PART.findall(left) if not sign[0].isdigit()}
    if signs & {"+", *_MINUS} and len(set(_UNIT.findall(left))) > 1:
        return False
    if signs & _MINUS and not signs & (_TIMES | _BY | {"+"}):
        numbers = [_value(number) for number in re.findall(_NUMBER, left)]
        return len(numbers) == 2 and (numbers[0] or 0) > (numbers[1] or 0) and _places(_value(match["right"])) == 0
    return bool(signs & _TIMES or "+" in signs or "÷" in signs or "(" in signs) or "." in match["right"]


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _work_out(left: str) -> Decimal | None:
    """The left side, brackets first, then × and ÷, then + and -; None where it can't be worked out."""
    parts = _PART.findall(left.translate(_OPEN).translate(_SHUT))
    # A bracket that opens before the calculation, or closes behind it, isn't of it.
    while parts.count("(") > parts.count(")") and parts[0] == "(":
        parts = parts[1:]
    try:
        value, rest = _sum(parts)
    except (ArithmeticError, IndexError, ValueError):  # a division by zero, a bracket that is never closed
        return None
    return value if not rest else None


def _sum(parts: list[str]) -> tuple[Decimal, list[str]]:
    value, parts = _product(parts)
    while parts and (parts[0] == "+" or parts[0] in _MINUS):
        sign = parts[0]
        term, parts = _product(parts[1:])
        value = value + term if sign == "+" else value - term
    return value, parts


def _product(parts: list[str]) -> tuple[Decimal, list[str]]:
    value, parts = _factor(parts)
    while parts and (parts[0] in _TIMES or parts[0] in _BY):
        sign = parts[0]
        factor, parts = _factor(parts[1:])
        value = value * factor if sign in _TIMES else value / factor
    return value, parts


def _factor(parts: list[str]) -> tuple[Decimal, list[str]]:
    if parts[0] != "(":
        return Decimal(parts[0].replace(",", "")), parts[1:]
    value, rest = _sum(parts[1:])
    if not rest or rest[0] != ")":
        raise ValueError(parts)
    return value, rest[1:]


def _places(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _agrees(stated: Decimal, worked_out: Decimal) -> bool:
    """Within one unit of the last place: rounded and cut off are both right. A ratio may be meant in percent."""
    unit = Decimal(1).scaleb(-_places(stated))
    return any(abs(stated - value) < unit for value in (worked_out, worked_out * 100))


RULE = Rule(
    code="K218",
    name="wrong-arithmetic",
    severity=Severity.ERROR,
    title=Message("A calculation in the text is wrong"),
    why=Message("A result that comes from a wrong calculation is wrong."),
    remedy=Message("Work it out again, and correct the results that use it."),
    check=_check,
    good=quarter_of_page(3, narrative="ซ่อมแล้ว 21 สายจาก 40 สาย คือ 21 x 100 / 40 = 52.50 งานรื้อแผ่นพื้นล่าช้า"),
    bad=quarter_of_page(3, narrative="ซ่อมแล้ว 21 สายจาก 40 สาย คือ 21 x 100 / 40 = 55.20 งานรื้อแผ่นพื้นล่าช้า"),
)
