"""An address as somebody typed it, brought to the one that holds: Arabic digits, the Buddhist Era, codes with all their noughts."""

import re

from django.http import Http404

from samrit.thai.calendar import to_buddhist
from samrit.thai.digits import to_arabic

_FIRST_COMMON, _LAST_COMMON = 1957, 2157  # years that nobody means in the Buddhist Era
_SHORT = re.compile(r"(\d{4})-(\d{1,3})")


def plain_year(typed: str) -> int:
    """The fiscal year in the Buddhist Era; 404 where it can't be one."""
    year = int(to_arabic(typed))
    if _FIRST_COMMON <= year <= _LAST_COMMON:
        year = to_buddhist(year)
    if not 2500 <= year <= 2700:
        raise Http404
    return year


def plain_code(typed: str) -> str:
    """The code in Arabic digits, its serial with all four: 5004-888 is 5004-0888."""
    code = to_arabic(typed)
    short = _SHORT.fullmatch(code)
    return f"{short[1]}-{short[2]:0>4}" if short is not None else code
