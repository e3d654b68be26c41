"""Counts of which a text speaks again: "ครูที่เข้าร่วมทั้ง 45 คน", of the teachers that it counted before."""

import re
from collections.abc import Iterator
from itertools import combinations

from samrit.checks.likeness import have_run, without_fillers
from samrit.report.mentions import Figure, Mentions, Quantity

_ALL = re.compile(
    r"(?P<what>[^\s\d]*(?:\s[^\s\d]+)?)\s?ทั้ง\s?(?:จำนวน\s?)?$"
)  # not ทั้งหมด, which may be a whole told for the first time
_THESE_BEFORE = re.compile(r"(?P<what>[^\s\d]{2,})(?:ดังกล่าว|ข้างต้น|เหล่านี้)\s?(?:ทั้ง|จำนวน|รวม)?\s?$")
_THESE_BEHIND = re.compile(r"\s?(?:ดังกล่าว|ข้างต้น)")
_ALIKE = 5  # letters that the words before both must share
_MOST = 8  # figures of which sums are tried
_WHICH = re.compile(r"ซึ่ง|ที่|ได้|มี|จัด|โดย|ทำให้|เมื่อ|เสร็จสิ้น")


def named_again(mentions: Mentions) -> Iterator[tuple[Figure, Figure]]:
    """A count that is spoken of as one told before, and the one before it of the same things that has another value."""
    for at, figure in enumerate(mentions.figures):
        if at == 0 or figure.quantity is not Quantity.COUNT or not _is_plain(figure):
            continue
        lead = mentions.leads[figure.start]
        again = (_ALL.search(lead) if "ทั้ง" in lead else None) or _THESE_BEFORE.search(lead)
        if again is None and _THESE_BEHIND.match(mentions.text, figure.end) is None:
            continue
        before = [f for f in mentions.figures[:at] if f.unit == figure.unit and f.quantity is Quantity.COUNT]
        if not before or _is_known(mentions, figure, before):
            continue
        what = without_fillers(_WHICH.sub("", again["what"] if again is not None else lead))[-_LONGEST:]
        same = [f for f in before if _is_plain(f) and _is_of(mentions, f, what)]
        if same and (what or len(before) == 1):
            yield figure, same[-1]


_LONGEST = 24


def _is_known(mentions: Mentions, figure: Figure, before: list[Figure]) -> bool:
    """Whether the value stands anywhere in the text already, as one or as a sum, a difference or a part of what it tells."""
    values = [f.value for f in before][-_MOST:]
    bases = {f.base for f in mentions.figures}
    sums = {sum(some) for size in range(1, len(values) + 1) for some in combinations(values, size)}
    apart = {abs(one - other) for one, other in combinations(values, 2)}
    elsewhere = [f for f in mentions.figures if f is not figure and f.value == figure.value]
    return figure.value in sums | apart | bases or bool(elsewhere) or any(f.upper == figure.value for f in before)


def _is_of(mentions: Mentions, figure: Figure, what: str) -> bool:
    """Whether the words around an earlier figure name the same things."""
    if not what:
        return True
    behind = mentions.text[figure.end : figure.end + _LONGEST].partition("\n")[0].partition(" ")[0]
    around = without_fillers(_WHICH.sub("", mentions.leads[figure.start])), without_fillers(behind)
    size = min(_ALIKE, len(what))
    return any(have_run(words, what, size=size) for words in around)


def _is_plain(figure: Figure) -> bool:
    return not (figure.per or figure.is_limit or figure.is_approximate or figure.upper is not None) and figure.value > 1
