"""K203: the verdict contradicts result and target."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.binding import is_of_unit
from samrit.checks.complete.direction_unstated import asks_less
from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Comparison, IndicatorReport, Result, Verdict, YearEnd
from samrit.report.mentions import Figure, Mentions
from samrit.scoring import judge
from samrit.scoring.domain import unit_of_report
from samrit.scoring.words import without_blank
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

# Of these a higher value is simply better, so that “above target” can be held against them.
_UPWARD = (Comparison.AT_LEAST, Comparison.RATIO, Comparison.LEVEL, Comparison.EXACTLY, Comparison.UNSTATED)
_AT_MOST = re.compile(r"ไม่เกิน(?:ค่า)?(?:เป้าหมาย|กว่า)?|not (?:more|higher) than|below the target")
_LESS_IS_BETTER = (Comparison.AT_MOST, Comparison.LESS_THAN)
_BELOW_OR_ABOVE = re.compile(r"(?:ต่ำกว่า|น้อยกว่า|สูงกว่า|มากกว่า|เกิน(?:กว่า)?)(?:ค่า)?เป้าหมาย|below|above")
_SUCCESS = (Verdict.MEETS, Verdict.EXCEEDS)


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _claimed(subject)
    report = subject.indicator
    if report is None or report.year_end.verdict is None:
        return
    target, verdict = report.target, report.year_end.verdict
    judged = judge(target, report.result).verdict
    if judged is None or (target.value is None and target.comparison is not Comparison.MILESTONE):
        return
    not_above = verdict is Verdict.EXCEEDS and judged is Verdict.MEETS and target.comparison in _UPWARD
    # A target that states no comparison may mean "at most": only a success below it or a failure above it is odd.
    beyond_limit = verdict in _SUCCESS and _is_beyond_limit_of_name(report)
    if (verdict in _SUCCESS) == (judged in _SUCCESS) and not not_above and not beyond_limit:
        return
    severity = None
    if target.comparison in _LESS_IS_BETTER and _BELOW_OR_ABOVE.search(report.year_end.verdict_text):
        if verdict is not Verdict.EXCEEDS or judged in _SUCCESS:
            return  # "ต่ำกว่าเป้าหมาย" of a limit is what is asked for
        severity = Severity.NOTE  # "สูงกว่าเป้าหมาย" of a limit may be meant of the number, and counts as a success
    if beyond_limit:
        severity = Severity.WARNING
    elif target.comparison is Comparison.UNSTATED and (
        asks_less(report) or _AT_MOST.search(_said(report)) or (verdict is not Verdict.EXCEEDS and "ลด" in report.name)
    ):
        return
    yield Hit(
        "year_end.verdict_text",
        Message(
            "The verdict is “{verdict_text}”, but the result is {printed} and the target {target_printed}",
            verdict_text=report.year_end.verdict_text,
            printed=without_blank(report.result),
            target_printed=without_blank(target),
        ),
        0,
        len(report.year_end.verdict_text),
        severity=severity,
    )


def _is_beyond_limit_of_name(report: IndicatorReport) -> bool:
    """Whether the name itself sets the target as a limit, "ไม่เกิน 50", and the result is above it."""
    result, target = report.result.value, report.target.value
    limit = _LIMIT_OF_NAME.search(to_arabic(report.name)) if report.target.comparison is Comparison.UNSTATED else None
    if limit is None or result is None or target is None or Decimal(limit[1].replace(",", "")) != target:
        return False
    return result > target


_LIMIT_OF_NAME = re.compile(r"ไม่(?:เกิน(?:กว่า)?|มากกว่า)\s*(?:ร้อยละ\s*)?(\d[\d,]*(?:\.\d+)?)")


def _claimed(subject: Subject) -> Iterator[Hit]:
    """What the year's last words say of result and target: that it is reached or not, that the one is above the other or below."""
    report = subject.indicator
    if report is None or report.target.value is None or report.target.upper is not None:
        return
    if report.target.comparison not in (*_UPWARD, *_LESS_IS_BETTER):
        return
    last = report.quarter(_LAST)
    results = [one for one in (report.result, last.result if last is not None else None) if one is not None]
    for field in (f"quarters.{_LAST}.narrative", "year_end.narrative"):
        mentions = subject[field]
        if mentions is None or "เป้าหมาย" not in mentions.text:
            continue
        claims = [(found, _is_so(subject, mentions, found, results)) for found in _CLAIM.finditer(mentions.text)]
        wrong = [found for found, is_so in claims if is_so is False]
        if not wrong or any(is_so for _found, is_so in claims):
            continue  # one claim of two may be of something else
        found = wrong[0]
        figure = _own_figure(subject, mentions, found)
        is_limit, is_bare = report.target.comparison in _LESS_IS_BETTER, figure is None
        may_be_praise = is_limit and is_bare and found["reached"] is None
        severity = Severity.NOTE if may_be_praise else Severity.WARNING if is_limit or is_bare else None
        start = found.start() if figure is None else figure.start
        words = mentions.text[start : found.end()].strip()
        sentence = Message("The text says “{words}”, but the target is {target}")
        yield Hit(
            field, sentence.filled(words=words, target=report.target.printed), start, found.end(), severity=severity
        )


def _is_so(subject: Subject, mentions: Mentions, found: re.Match[str], results: list[Result]) -> bool | None:
    """Whether a claim is so, by the year's result and the last quarter's; None where they differ, or it may be of something else."""
    report = subject.indicator
    lead = mentions.text[max(0, found.start() - _REACH) : found.start()].rpartition("\n")[2]
    if report is None or _OTHERS.search(lead):
        return None
    target = report.target.value or Decimal(0)
    if found["reached"] is not None:
        if report.target.comparison is Comparison.UNSTATED and asks_less(report):
            return None
        verdicts = {judge(report.target, result).verdict for result in results}
        answers = {verdict in _SUCCESS for verdict in verdicts} if None not in verdicts else set()
    else:
        own = _own_figure(subject, mentions, found)
        if own is None and not _OF_YEAR.search(lead):
            return None
        values = [own.value] if own is not None else [r.value for r in results if r.value is not None]
        answers = {value < target if found["below"] else value > target for value in values}
    return None if len(answers) != 1 else answers.pop() is (found["no"] is None)


def _own_figure(subject: Subject, mentions: Mentions, found: re.Match[str]) -> Figure | None:
    """The year's result, where it stands right before a claim: "915 ตัน ต่ำกว่าเป้าหมาย"."""
    report = subject.indicator
    for figure in mentions.figures if report is not None else ():
        is_next = _JOINS.fullmatch(mentions.text, figure.end, found.start()) if figure.end <= found.start() else None
        is_own = report is not None and (is_of_unit(report, figure) or figure.unit == unit_of_report(report))
        if report is None or is_next is None or not is_own:
            continue
        of_all = mentions.field == "year_end.narrative" and _ALL.search(mentions.leads[figure.start])
        if figure.value == report.result.value or of_all:
            return figure
    return None


_JOINS = re.compile(r"\s*(?:ซึ่ง|และ|ถือว่า)?\s*")
_ALL = re.compile(r"(?:ทั้งปี|ตลอดปี|สะสม|รวม)\s*(?:ได้|จำนวน|ร้อยละ)?\s*$")
_OF_YEAR = re.compile(
    r"(?:ผลงาน|ผลการดำเนินงาน|ผลการดำเนินการ|ทำได้|ดำเนินการได้|สำเร็จ|ทั้งปี|โดยรวม|ภาพรวม)\s*(?:ถือว่า|อยู่ในระดับ|จึง)?\s*$"
)
_LAST, _REACH = 4, 60
_CLAIM = re.compile(
    r"(?:(?P<no>(?:ยัง)?ไม่(?:สามารถ)?(?:ได้)?)?(?<!มี)(?:(?P<reached>บรรลุ(?:ผล)?(?:ตาม)?|ครบตาม|เป็นไปตาม|ได้ตาม|(?<=ไม่)ถึง)|(?P<below>ต่ำกว่า|น้อยกว่า|เร็วกว่า)|สูงกว่า|มากกว่า|เกินกว่า|เกิน|ช้ากว่า))"
    r"(?:ค่า)?เป้าหมาย(?!กลุ่ม|ไตรมาส|ระยะ|โครงการ|ย่อย|การ|เดิม|ปี|สะสม|ของ(?:โครงการ|กิจกรรม|ไตรมาส|งาน))"
)
# Of parts of the work, of other things, or of what is still to come.
_OTHERS = re.compile(
    r"จะ|เพื่อ|คาด|หาก|ให้\s*$|ใกล้|เกือบ|โครงการ|กิจกรรม|งบ|เบิกจ่าย|เขต|ชุมชน|หน่วยงาน|โรงเรียน|รายการ|ตัวอื่น|บาง|ยัง\s*$|แม้|ปีก่อน|ปีที่แล้ว|เนื่องจาก|เพราะ|ส่วน"
)


def _said(report: IndicatorReport) -> str:
    """What is said of the result at the year's end, where people name the direction that the target leaves open."""
    texts = (report.year_end.narrative, report.year_end.verdict_text, *(q.narrative for q in report.quarters[-1:]))
    return "\n".join(texts)


RULE = Rule(
    code="K203",
    name="verdict-contradicts",
    severity=Severity.ERROR,
    title=Message("The verdict contradicts result and target"),
    why=Message("The verdict follows from result and target. Where they disagree one of them is wrong."),
    remedy=Message("Correct the verdict, the result or the target."),
    check=_check,
    good=form(),
    bad=form(year_end=YearEnd(verdict_text="ต่ำกว่าเป้าหมาย", narrative=form().year_end.narrative)),
)
