"""K240: a quarter speaks in the name of another district office than the rest of the report."""

import re
from collections.abc import Iterator
from functools import cache

from samrit.checks.example import quarter_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, QuarterReport
from samrit.thai.districts import DISTRICTS
from samrit.thai.translation import Message

_OFFICE = "สำนักงานเขต"
_FEWEST = 2  # other quarters that speak in the name of the report's own office
# "ร่วมกับสำนักงานเขต…": an office that helped, looked on or got something acts beside the report's own.
_ACCOMPANIES = re.compile(r"(?:กับ|และ|จาก|ของ|ให้|แก่|ที่|ณ|ไปยัง|ถึง|โดย|ต่อ|แทน|เช่น|,|ร่วม)\s*$")

_OF_ITS = re.compile(r"(?:ของ|ใน|ที่|ณ)\s*$")
_SHARED = re.compile(r"ร่วม|กับ|และ|ดูงาน|จาก|เช่น|ให้|แก่|สนับสนุน|ประสาน|เครือข่าย|แลกเปลี่ยน|รอยต่อ|เชื่อม|เทียบ|ได้แก่|,")
_LEAD = 50
_SPEAKS = Message("In quarter {quarter} the text speaks of “{words}”, the report is that of “{other}”")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or "เขต" not in subject.all_text:
        return
    agency = _offices().search(report.agency)
    own = agency["name"] if agency is not None else _by_code(subject, report)
    if own:
        yield from _of_agency(report, own)
        return
    if _OFFICE not in subject.all_text:
        return
    acting: dict[int, tuple[str, re.Match[str]]] = {}
    named: dict[int, set[str]] = {}
    for q in report.quarters:
        found = [*_offices().finditer(q.narrative)]
        named[q.quarter] = {match["name"] for match in found}
        if found and not _ACCOMPANIES.search(q.narrative, 0, found[0].start()):
            acting[q.quarter] = (found[0]["name"], found[0])
    yield from _in_other_name(subject, acting)
    for quarter, (name, match) in acting.items():
        others = [other for at, (other, _match) in acting.items() if at != quarter]
        if len(others) >= _FEWEST and len({*others}) == 1 and others[0] not in named[quarter] and name != others[0]:
            yield Hit(
                f"quarters.{quarter}.narrative",
                Message(
                    "In quarter {quarter} the text is in the name of “{words}”, in the other quarters in that of “{other}”",
                    quarter=quarter,
                    words=match.group(),
                    other=_OFFICE + others[0],
                ),
                match.start(),
                match.end(),
            )


def _by_code(subject: Subject, report: IndicatorReport) -> str:
    """The district whose code the indicator's begins with (5034 is สวนหลวง's, 1034), where the report names it, too; "" for none."""
    code = _OF_OFFICE.match(report.code)
    name = next((one.name_th for one in DISTRICTS if code is not None and one.code == f"10{code[1]}"), "")
    return name if name and f"เขต{name}" in subject.all_text else ""


_OF_OFFICE = re.compile(r"50(\d\d)")  # of the plan's own year; its projects' codes begin alike


def _in_other_name(subject: Subject, acting: dict[int, tuple[str, re.Match[str]]]) -> Iterator[Hit]:
    """ในนามสำนักงานเขต…: a quarter in another office's name, where all else that the report tells is of the district that acts in it."""
    if len({name for name, _match in acting.values()}) != _FEWEST:
        return
    for quarter, (name, match) in acting.items():
        own = next(other for other, _match in acting.values() if other != name)
        if match.string.endswith("ในนาม", 0, match.start()) and subject.all_text.count(own) > subject.all_text.count(
            name
        ):
            sentence = _SPEAKS.filled(quarter=quarter, words=match.group(), other=_OFFICE + own)
            yield Hit(f"quarters.{quarter}.narrative", sentence, match.start(), match.end())


def _of_agency(report: IndicatorReport, own: str) -> Iterator[Hit]:
    """A quarter of a district office that another one acts in, or of which things are told as if they were its own."""
    for q in report.quarters:
        for match in _offices().finditer(q.narrative):
            if match["name"] == own:
                continue
            lead = q.narrative[max(0, match.start() - _LEAD) : match.start()].rpartition("\n")[2]
            is_acting = not _ACCOMPANIES.search(lead) and (not lead.strip() or lead[-1:] in " \n")
            if not is_acting and (_OF_ITS.search(lead) is None or _SHARED.search(lead) is not None):
                continue
            yield Hit(
                f"quarters.{q.quarter}.narrative",
                _SPEAKS.filled(quarter=q.quarter, words=match.group(), other=_OFFICE + own),
                match.start(),
                match.end(),
                severity=Severity.WARNING if is_acting and not _SHARED.search(lead) else Severity.NOTE,
            )
            break
        else:
            yield from _in_area(q, own)


def _in_area(q: QuarterReport, own: str) -> Iterator[Hit]:
    """Work that is told of "ในพื้นที่เขต…", where that is another district than the office's own."""
    for match in _areas().finditer(q.narrative):
        lead = q.narrative[max(0, match.start() - _LEAD) : match.start()].rpartition("\n")[2]
        if match["name"] != own and _SHARED.search(lead) is None:
            yield Hit(
                f"quarters.{q.quarter}.narrative",
                _SPEAKS.filled(quarter=q.quarter, words=match.group(), other=_OFFICE + own),
                match.start(),
                match.end(),
                severity=Severity.NOTE,
            )
            return


def _named() -> str:
    longest_first = sorted((one.name_th for one in DISTRICTS), key=len, reverse=True)
    return f"(?P<name>{'|'.join(map(re.escape, longest_first))})"


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(_OFFICE + _named())


@cache
def _areas() -> re.Pattern[str]:
    return re.compile(rf"(?:ใน)?พื้นที่(?:ของ)?เขต{_named()}")


def _of(office: str) -> IndicatorReport:
    """The page, whose quarters speak in the name of an office, the second in that of another."""
    own = quarter_of_page(2, narrative=f"สำนักงานเขต{office}ซ่อมแล้วเสร็จร้อยละ 31")
    named = tuple(q if q.quarter == 2 else q.replace(narrative=f"สำนักงานเขตบางพลัด{q.narrative}") for q in own.quarters)
    return own.replace(quarters=named)


RULE = Rule(
    code="K240",
    name="other-district",
    severity=Severity.WARNING,
    title=Message("A quarter in the name of another district"),
    why=Message("A text that was taken over from another district's report tells of work that was done elsewhere."),
    remedy=Message("Put the own district in, and look whether the rest of the text is its own, too."),
    check=_check,
    good=_of("บางพลัด"),
    bad=_of("ดินแดง"),
)
