"""T304: a day that no calendar has."""

import re
from calendar import monthrange
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_MONTHS = {name: number for names in (MONTHS_TH, MONTHS_SHORT_TH) for number, name in enumerate(names, 1)}
# "วันที่" tells a day from a house number that happens to stand before a month.
_DATE = re.compile(
    # Only the last days of a month, and numbers beyond them, can be missing from a calendar.
    r"ที่\s?(?P<day>29|[3-9]\d|00?)\s*(?P<month>"
    + "|".join(map(re.escape, _MONTHS))
    + r")\s*(?P<year>\d{4}|\d\d)?(?![\d,])"
)
_WEEKDAY = re.compile(r"วัน[ก-๎]{0,12}$")
_LEAP = 2024  # where no year is stated 29 February may be


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        if "ที่" not in mentions.text:
            continue
        for match in _DATE.finditer(to_arabic(mentions.text)):
            if not _WEEKDAY.search(mentions.text, max(0, match.start() - 12), match.start()):
                continue
            year = int(match["year"] or _LEAP)
            year += 2500 if year < 100 else 0
            month = _MONTHS[match["month"]]
            last = monthrange(year - 543 if year > 2400 else year, month)[1]
            if 1 <= int(match["day"]) <= last:
                continue
            words = mentions.text[match.start("day") : match.end()].strip()
            yield Hit(
                mentions.field,
                Message("There is no day “{words}” in the calendar", words=words),
                match.start("day"),
                match.start("day") + len(words),
            )


RULE = Rule(
    code="T304",
    name="impossible-date",
    family=Family.TIME,
    severity=Severity.ERROR,
    title=Message("A day that no calendar has"),
    why=Message("With a wrong day nobody knows the quarter, or finds the papers."),
    remedy=Message("Look the day up in the papers of the activity."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 29 กุมภาพันธ์ 2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 31 กุมภาพันธ์ 2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
)
