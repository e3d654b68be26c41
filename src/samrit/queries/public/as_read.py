"""What was published, as it is read now: with its unit alone, where it was kept with the words of the form around it.

That no value was given is said without blame, whatever was kept.
"""

import re
from decimal import Decimal

from msgspec.structs import replace

from samrit.report import Comparison
from samrit.report.comparison import has_blank, read_unit
from samrit.report.published import PublishedReport, Words, read
from samrit.scoring.words import amount, unit_alone
from samrit.thai.translation import Message

_FIGURE = r"(?P<figure>-?\d[\d,]*(?:\.\d+)?)"
_LEFT_EMPTY = Message("The result is left empty without a reason")
_NO_VALUE = Message("No value was given for this period.")
_BEFORE, _BEHIND = re.compile(rf"{_FIGURE} (?P<unit>.+)"), re.compile(rf"(?P<unit>.+) {_FIGURE}")


def report_of(content: str) -> PublishedReport:
    """A report as it was published, its unit and its short figure without comparison and blank."""
    stored = read(content, PublishedReport)
    if stored.value is None and stored.sentence.en.startswith(_LEFT_EMPTY.text("en")):
        stored = replace(stored, sentence=Words(_NO_VALUE.text("th"), _NO_VALUE.text("en")))
    if not _is_form(stored.unit):
        return stored
    return replace(stored, unit=unit_alone(stored.unit), short=short_of(stored.short))


def short_of(stored: Words) -> Words:
    """A figure with its unit alone: "251 ชุมชน" of "251 ไม่น้อยกว่า ... ชุมชน"."""
    found = _BEFORE.fullmatch(stored.th) or _BEHIND.fullmatch(stored.th)
    if found is None or not _is_form(found["unit"]):
        return stored
    said = amount(Decimal(found["figure"].replace(",", "")), unit_alone(found["unit"]))
    return Words(th=said.text("th"), en=said.text("en"))


def _is_form(unit: str) -> bool:
    return has_blank(unit) or read_unit(unit)[0] not in (Comparison.UNSTATED, Comparison.LEVEL)
