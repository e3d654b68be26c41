"""A code as it stands in an address, whatever letters a city gives it; and the form in which two writings of a code are equal.

In comes a code or a part of an address, out the other. Every code has an address of its own: nothing is lost on the way.
"""

import re
from collections.abc import Iterable

from samrit.thai.digits import to_arabic

# What a part of an address can't be or hold: a slash, a step up, and the names of the pages that stand beside those of codes.
_NO_PART = frozenset({"", ".", "..", "agencies", "plan"})
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015/~]+")
_NOUGHTS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def in_address(code: str) -> str:
    """The code as a part of an address; a sign stands before what can't stand there."""
    said = code.replace("~", "~0").replace("/", "~1")
    return f"~2{said}" if said in _NO_PART else said


def of_address(part: str) -> str:
    """The code that stands in an address."""
    return part.removeprefix("~2").replace("~1", "/").replace("~0", "~")


def code_key(code: str) -> str:
    """One form for all writings of a code: "๕๐๐๔-๘๘๘", "5004 - 888" and "5004-0888" are one."""
    return _NOUGHTS.sub("", _BETWEEN.sub("-", to_arabic(code).casefold()).strip("-"))


def same_codes(code: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of some codes that are written otherwise and the same."""
    wanted = code_key(code)
    return tuple(dict.fromkeys(one for one in codes if code_key(one) == wanted))
