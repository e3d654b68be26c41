"""C118: a result misses its target, and nothing says why and what is done about it."""

import re
from collections.abc import Iterator

from samrit.checks.all_done import all_done
from samrit.checks.complete.direction_unstated import asks_less
from samrit.checks.example import page, quarter_of_form
from samrit.checks.nothing import says_nothing
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share
from samrit.checks.subject import Subject
from samrit.report import Absence, Comparison, IndicatorReport, Result, Target, Verdict
from samrit.scoring import Accumulation, judge, judge_year
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message
from samrit.vocabulary.fields import YEAR_END, path_of

_EMPTY = " -–—.\n"
# What a reason or a way forward is told by, wherever in the text it stands: a word too many leaves a finding out, one
# too few blames somebody who has told.
_REASON = re.compile(
    r"เนื่องจาก|เพราะ|สาเหตุ|เป็นเหตุ|ส่งผลให้|ผลกระทบ|ปัญหา|อุปสรรค|ข้อจำกัด|ล่าช้า|ไม่สามารถ|ไม่ทัน|ไม่เพียงพอ|ไม่ได้รับ|ไม่เป็นไปตาม(?!(?:ค่า)?เป้าหมาย)"
    r"|ขาดแคลน|ขาดบุคลากร|ขาดงบ|ถูกตัด|ปรับลด|ชะลอ|เลื่อน|ยกเลิก|ระงับ|หยุดชะงัก|โควิด|แพร่ระบาด|อุทกภัย|(?<!ป้องกัน)(?<!แก้ไข)(?<!แก้ปัญหา)น้ำท่วม"
    r"|ด้วยเหตุ|ไม่ยินยอม|ไม่ให้ความร่วมมือ|ไม่ร่วมมือ|ไม่พอ|ไม่มา(?!ก)|คัดค้าน|ทิ้งงาน|ติดขัด|ติดภารกิจ|ขัดข้อง|ลาออก|เครื่อง[ก-๎]{0,12}เสีย(?!ง)|เสียหาย|ต้อง(?:ย้าย|รอ|หยุด|ชะลอ|รื้อ)|รอ(?:รับ|อนุมัติ|ย้าย|ส่งมอบ|ตรวจรับ)|วิกฤต"
    r"|อยู่ระหว่าง|อยู่ในระหว่าง|ที่เหลือรอ|รอการ|รอผล|แนวทางแก้ไข|ปรับแผน|เร่งรัด|เร่งดำเนินการ|ขยายเวลา|ขยายระยะเวลา|กันเงิน|ผูกพันงบ|จะดำเนินการ|ดำเนินการต่อ"
    r"|ในปีงบประมาณถัดไป|ในปีถัดไป|\b(?:because|due to|owing to|delay\w*|shortage|unable|could not|pending|postponed|cancelled)\b",
    re.IGNORECASE,
)
_OF_SUCCESS = re.compile(
    r"(?:ดีขึ้น|เพิ่มขึ้น|สูงขึ้น|สูงกว่า|มากกว่า|บรรลุ|ประสบความสำเร็จ)[^\n]{0,30}$"
)  # of which it is the reason
_LEAD = 50
_LEFT = re.compile(r"(?:คงเหลือ|ที่เหลือ|เหลืออีก|ที่ยังไม่|ส่วนที่ยัง|คงค้าง)[^\n]{0,90}")
_AT_MOST = re.compile(r"ไม่เกิน(?:กว่า)?(?:ค่า)?(?:เป้าหมาย|เกณฑ์)|(?<!ไม่)ดีกว่า(?:ค่า)?เป้าหมาย|within the (?:limit|target)")
# Of these fewer, or less, may well be what is asked for.
_MAY_HARM = re.compile(
    r"เกิน(?:ค่า)?มาตรฐาน|ระยะเวลา|เวลาเฉลี่ย|สูญเสีย|เหตุเพลิงไหม้|อาชญากรรม|คดี|ฝังกลบ|ขยะที่(?:ต้อง)?กำจัด|ค่าใช้จ่าย|ต้นทุน|น้ำท่วมขัง|ผู้ป่วยราย|อุบัติการณ์|จมน้ำ|ผู้บาดเจ็บ"
)

_OF_DONE = re.compile(r"ร้อยละ.*(?:แล้วเสร็จ|สำเร็จ|ได้รับการ|ผ่านเกณฑ์)")  # of these a share is better the higher it is

_QUARTER = Message("The result {result} misses the target {target}, and nothing says why and what is done about it")
_BY_QUARTERS = Message("The quarters miss the year's target {target}, and nothing says why and what is done about it")
_YEAR = Message("The year ends with {result} against the target {target}, and no word says why or what will be done")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    for quarter in report.quarters:
        if judge(quarter.target, quarter.result).verdict is not Verdict.MISSES:
            continue
        if says_nothing(quarter.shortfall) and not _REASON.search(quarter.narrative):
            words = {"result": without_blank(quarter.result), "target": without_blank(quarter.target)}
            yield Hit(path_of("shortfall", quarter.quarter), _QUARTER.filled(**words), severity=Severity.NOTE)
    if not _is_at_year_end(subject, report) or not misses(report) or _may_ask_less(report) or _explains(report):
        return
    last = report.quarters[-1].narrative if report.quarters else ""
    if all_done(report, last) is not None:
        return  # then it is the value that is wrong, or the words
    # An obstacle may be the reason, and doesn't say so; so may be what an early quarter waited for.
    is_explained_early = any(
        _has_reason(left[0], report.name) for q in report.quarters for left in _LEFT.finditer(q.narrative)
    )
    severity = None if says_nothing(report.obstacles) and not is_explained_early else Severity.NOTE
    target = without_blank(report.target)
    if report.result.value is not None:
        sentence = _YEAR.filled(result=without_blank(report.result), target=target)
    else:
        sentence = _BY_QUARTERS.filled(target=target)
    yield Hit(path_of("shortfall", YEAR_END), sentence, severity=severity)


def _may_ask_less(report: IndicatorReport) -> bool:
    """Whether fewer may be better and the target doesn't say so: then nobody knows that it is missed."""
    if report.target.comparison is not Comparison.UNSTATED:
        return False
    texts = (report.year_end.narrative, *(q.narrative for q in report.quarters))
    says_so = any(_AT_MOST.search(text) for text in texts)
    may_harm = _MAY_HARM.search(report.name) is not None and not (is_share(report) and _OF_DONE.search(report.name))
    return says_so or may_harm or asks_less(report)


def misses(report: IndicatorReport) -> bool:
    """Whether the year ends below its target."""
    last = report.quarters[-1].result if report.quarters else None
    if report.result.value is not None:
        reached = last is not None and judge(report.target, last).is_met
        # A year that falls behind its own last quarter contradicts it, which is another rule's.
        return not reached and judge(report.target, report.result).verdict in (Verdict.MISSES, Verdict.NEARLY)
    return report.result.absence is Absence.NOT_STATED and _misses_by_its_quarters(report)


def _is_at_year_end(subject: Subject, report: IndicatorReport) -> bool:
    """Whether the report tells the year to its end: its last quarter has words, or what stands behind the quarters."""
    last = report.quarter(4)
    has_words = last is not None and bool(last.narrative.strip(_EMPTY)) and last.result.value is not None
    return not report.broken_off and (has_words or subject.reaches_end)


def _explains(report: IndicatorReport) -> bool:
    """Whether the field for it, or a word of the year's second half, says why or what will be done."""
    quarters = [q for q in report.quarters if q.quarter >= 3]
    texts = [report.year_end.narrative, report.year_end.verdict_text]
    texts += [q.narrative for q in quarters]
    fields = (report.year_end.shortfall, *(q.shortfall for q in quarters))
    return any(not says_nothing(text) for text in fields) or any(_has_reason(text, report.name) for text in texts)


def _has_reason(text: str, name: str) -> bool:
    """Whether a text has a word for why; what the indicator counts is no reason: "จุดน้ำท่วมขัง 14 จุด"."""
    return any(
        reason[0] not in name and not _OF_SUCCESS.search(text, max(0, reason.start() - _LEAD), reason.start())
        for reason in _REASON.finditer(text)
    )


def _misses_by_its_quarters(report: IndicatorReport) -> bool:
    """Whether the year misses its target as the paper says, or else by whatever rule the quarters make the year."""
    if report.year_end.verdict is not None:
        return report.year_end.verdict is Verdict.MISSES
    quarters = [quarter.result for quarter in report.quarters]
    return all(judge_year(report.target, quarters, rule).verdict is Verdict.MISSES for rule in _RULES)


_RULES = tuple(rule for rule in Accumulation if rule is not Accumulation.OWN_ENTRY)

_MISSED = {
    "target": Target(value_text="ไม่น้อยกว่า 8", unit_text="ชุมชน"),
    "result": Result(value_text="5", unit_text="ชุมชน"),
}

_SILENT = tuple(q.replace(narrative="ซ่อมทางเท้าตามแผนต่อจากไตรมาสก่อน") if q.quarter >= 3 else q for q in page().quarters)

RULE = Rule(
    code="C118",
    name="shortfall-unexplained",
    severity=Severity.WARNING,
    title=Message("A shortfall without its reason"),
    why=Message("Whoever reads a result below its target asks why, and what is done about it."),
    remedy=Message("Say what the shortfall comes from, what is done about it, and by when."),
    check=_check,
    good=quarter_of_form(2, shortfall="จุดรับสามแห่งรอต่อน้ำประปา ซึ่งเขตจะต่อให้ภายในเดือนเมษายน 2567", **_MISSED),
    bad=page(target=Target(value_text="95", unit_text="ร้อยละ"), quarters=_SILENT),
)
