"""How a file writes its numbers: decimal sign, thousands, units and marks behind them. All cells tell it, never one.

`7100,5` is seven thousand one hundred and a half; `7,100` may be seven thousand one hundred or seven and a tenth, and is
asked about where no other cell tells.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samrit.measure.refusal import UnmeasurableError
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

NOTHING = frozenset(
    ("", "-", "--", "---", "–", "—", ".", "..", "?", "*", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "nd",
     "no data", "nodata", "bad", "bad input", "missing", "invalid", "inf", "-inf", "#value!", "#ref!", "#div/0!", "i/o timeout", "err",
     "error", "void", "ไม่มีข้อมูล", "ไม่มี", "ขาด")
)  # fmt: skip
_CELL = re.compile(
    r"(?P<open>\()?(?P<sign>[+-])?\s*(?P<body>\d[\d.,' ]*|[.,]\d+)(?P<exponent>[eE][+-]?\d+)?(?P<behind>-)?(?P<close>\))?"
    r"\s*(?P<tail>\*+|~|[A-Za-zก-๙]+)?"
)
_SPACES = "[\u00a0\u2007\u2009\u202f'’` ]"
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"


@dataclass(frozen=True, slots=True)
class Writing:
    """The decimal sign, the sign between thousands ("" where there is none), and whether there is more than digits."""

    decimal: str = "."
    group: str = ""
    is_plain: bool = True


def body_of(text: str) -> str | None:
    """The digits and signs of a cell that holds a number; None for another."""
    match = _CELL.fullmatch(clean(text))
    return None if match is None else match["body"].strip()


def tail_of(text: str) -> str:
    """What stands behind a number: a unit or a mark."""
    match = _CELL.fullmatch(clean(text))
    return (match["tail"] or "") if match else ""


def is_number(text: str) -> bool:
    """Whether a cell holds a number in any writing."""
    return body_of(text) is not None


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return text.strip().lower() in NOTHING


def clean(text: str) -> str:
    """A cell with Arabic digits, one minus and one kind of blank."""
    return re.sub(_SPACES, " ", to_arabic(text)).replace("\u2212", "-").replace(" ", " ").strip()


def writing_of(texts: Collection[str], stated: str | None = None, *, is_continental: bool = False) -> Writing:
    """How these cells write their numbers; `is_continental` where something else of the file is as in Europe.

    UnmeasurableError where cells contradict each other, or could be read in two ways and none tells which.
    """
    bodies = [(text, body) for text in texts if (body := body_of(text)) is not None]
    is_plain = all(re.fullmatch(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?", text.strip()) and text.isascii() for text, _ in bodies)
    decimals, groups, open_ones = _evidence(bodies)
    spaces = next((sign for sign in (" ", "'") if sign in groups), "")
    if stated:
        group = spaces or ("," if stated == "." else ".")
        return Writing(stated, group, is_plain and stated == "." and "." not in groups)
    if len(decimals) == 2:
        raise _contradiction(decimals["."], decimals[","])
    clash = next((sign for sign in decimals if sign in groups), None)
    if clash:
        raise _contradiction(groups[clash], decimals[clash])
    decimal = next(iter(decimals), None)
    if decimal is None and "," in groups:
        decimal = "."
    if decimal is None and "." in groups:
        decimal = ","
    if decimal is None:
        decimal = _by_size(open_ones, [body for _, body in bodies], is_continental=is_continental)
    other = "," if decimal == "." else "."
    group = spaces or (other if other in groups or other in open_ones else "")
    return Writing(decimal, group, is_plain and decimal == "." and not group)


def _evidence(bodies: list[tuple[str, str]]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """By sign an example: those that are surely decimal, those that surely part thousands, those that may be either."""
    decimals: dict[str, str] = {}
    groups: dict[str, str] = {}
    open_ones: dict[str, str] = {}
    for text, body in bodies:
        signs = [sign for sign in body if not sign.isdigit()]
        for sign in (" ", "'"):
            if sign in signs:
                groups.setdefault(sign, text)
        points = [sign for sign in signs if sign in ".,"]
        if not points:
            continue
        last = points[-1]
        if len(set(points)) == 2:
            decimals.setdefault(last, text)
            groups.setdefault(points[0], text)
        elif len(points) > 1:
            groups.setdefault(last, text)
        else:
            left, _, right = body.partition(last)
            left = re.sub("[ ']", "", left)
            is_open = len(right) == 3 and 1 <= len(left) <= 3 and not left.startswith("0") and " " not in signs
            (open_ones if is_open else decimals).setdefault(last, text)
    return decimals, groups, open_ones


def _by_size(open_ones: dict[str, str], bodies: list[str], *, is_continental: bool) -> str:
    """The decimal sign where only `7,100` or `7.100` stand in the file: told by whole numbers of hundreds beside them."""
    if not open_ones:
        return "," if is_continental else "."
    whole = [int(body) for body in bodies if body.isdigit() and int(body)]
    has_hundreds = any(100 <= one <= 999 for one in whole) and not any(one >= 1000 for one in whole)
    if len(open_ones) == 1:
        sign = next(iter(open_ones))
        if has_hundreds and (sign == "," or is_continental):
            return "." if sign == "," else ","
        if sign == "." and not is_continental and not has_hundreds:
            return "."
    example = next(iter(open_ones.values()))
    raise UnmeasurableError(
        Message(
            "“{example}” can be read in two ways: is the sign in it a decimal sign, or between thousands? Say "
            "--decimal . or --decimal ,",
            example=example.strip(),
        )
    )


def _contradiction(one: str, other: str) -> UnmeasurableError:
    return UnmeasurableError(
        Message(
            "numbers are written in two ways, “{one}” and “{other}”; say which is the decimal sign: --decimal . or "
            "--decimal ,",
            one=one.strip(),
            other=other.strip(),
        )
    )


def as_numbers(cells: "ir.StringValue", writing: Writing) -> "ir.FloatingValue":
    """Cells as numbers by the whole table; NULL for what is none in this writing."""
    import ibis

    if writing.is_plain:
        plain: ir.FloatingValue = cells.strip().try_cast("float64")
        return plain
    decimal, group = re.escape(writing.decimal), re.escape(writing.group)
    text = (
        cells.translate(_THAI_DIGITS + "\u2212", "0123456789-")
        .re_replace(_SPACES, "" if writing.group in " '" else " ")
        .strip()
    )
    text = text.re_replace(r"^\((.*)\)$", r"-\1").re_replace(r"^([^-].*)-$", r"-\1")
    text = text.re_replace(r"([\d.,])\s*(?:[A-Za-zก-๙]+|\*+|~)$", r"\1")
    whole = rf"(?:\d+|\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}})" if writing.group not in ("", " ", "'") else r"\d+"
    is_one = text.re_search(rf"^[+-]?(?:{whole}(?:{decimal}\d*)?|{decimal}\d+)(?:[eE][+-]?\d+)?$")
    if writing.group not in ("", " ", "'"):
        text = text.replace(writing.group, "")
    number = text.replace(writing.decimal, ".").try_cast("float64")
    found: ir.FloatingValue = ibis.ifelse(is_one, number, ibis.null("float64"))
    return found


def number_of(text: str, writing: Writing) -> float | None:
    """One cell as a number; None for what is none in this writing."""
    match = _CELL.fullmatch(clean(text))
    if match is None:
        return None
    body = re.sub(r"[ ']", "", match["body"])
    if writing.group in (".", ","):
        body = body.replace(writing.group, "")
    try:
        size = float(body.replace(writing.decimal, ".") + (match["exponent"] or ""))
    except ValueError:
        return None
    return -size if match["sign"] == "-" or match["behind"] or match["open"] else size
