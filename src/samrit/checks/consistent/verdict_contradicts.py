"""K203: the verdict contradicts result and target."""

import re
from collections.abc import Iterator

from samrit.checks.binding import is_of_unit
from samrit.checks.complete.direction_unstated import asks_less
from samrit.checks.example import form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Comparison, IndicatorReport, Verdict, YearEnd
from samrit.scoring import judge
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

# Of these a higher value is simply better, so that “above target” can be held against them.
_UPWARD = (Comparison.AT_LEAST, Comparison.RATIO, Comparison.LEVEL, Comparison.EXACTLY, Comparison.UNSTATED)
_AT_MOST = re.compile(r"ไม่เกิน(?:ค่า)?(?:เป้าหมาย|กว่า)?|not (?:more|higher) than|below the target")
_LESS_IS_BETTER = (Comparison.AT_MOST, Comparison.LESS_THAN)
_BELOW_OR_ABOVE = re.compile(r"(?:ต่ำกว่า|น้อยกว่า|สูงกว่า|มากกว่า|เกิน(?:กว่า)?)(?:ค่า)?เป้าหมาย|below|above")
_SUCCESS = (Verdict.MEETS, Verdict.EXCEEDS)


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _in_words(subject)
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
    if (verdict in _SUCCESS) == (judged in _SUCCESS) and not not_above:
        return
    severity = None
    if target.comparison in _LESS_IS_BETTER and _BELOW_OR_ABOVE.search(report.year_end.verdict_text):
        if verdict is not Verdict.EXCEEDS or judged in _SUCCESS:
            return  # "ต่ำกว่าเป้าหมาย" of a limit is what is asked for
        severity = Severity.NOTE  # "สูงกว่าเป้าหมาย" of a limit may be meant of the number, and counts as a success
    if target.comparison is Comparison.UNSTATED and (
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


def _claimed(subject: Subject) -> Iterator[Hit]:
    """ครบตามเป้าหมาย, where the year ends below it; ไม่บรรลุเป้าหมาย, where it doesn't."""
    report = subject.indicator
    if report is None or report.target.value is None or report.target.comparison not in _UPWARD or asks_less(report):
        return
    last = report.quarter(_LAST)
    results = (report.result, last.result if last is not None else report.result)
    verdicts = {judge(report.target, result).verdict for result in results}
    if None in verdicts or len({verdict in _SUCCESS for verdict in verdicts}) != 1:
        return
    missed = not verdicts & {*_SUCCESS}
    for field in (f"quarters.{_LAST}.narrative", "year_end.narrative"):
        mentions = subject[field]
        found = _CLAIM.search(mentions.text) if mentions is not None and "เป้าหมาย" in mentions.text else None
        says_no = found is not None and found["no"] is not None
        if mentions is not None and found is None and (found := _FALLS_SHORT.search(mentions.text)) is not None:
            says_no = True
        if mentions is None or found is None or says_no is missed:
            continue
        lead = mentions.text[max(0, found.start() - _REACH) : found.start()].rpartition("\n")[2]
        if not _OTHERS.search(lead):
            sentence = Message("The text says “{words}”, but the target is {target}")
            words = sentence.filled(words=found[0].strip(), target=report.target.printed)
            yield Hit(field, words, found.start(), found.end(), severity=Severity.WARNING)


_FALLS_SHORT = re.compile(
    r"ผล(?:งาน|การดำเนินงาน|การดำเนินการ)\s*(?:ต่ำกว่า|น้อยกว่า)(?:ค่า)?เป้าหมาย(?!ไตรมาส|ระยะ|เดิม|ปี|โครงการ)"
)
_ALL = re.compile(r"(?:ทั้งปี|ตลอดปี|สะสม|รวม)\s*(?:ได้|จำนวน|ร้อยละ)?\s*$")
_REACH = 60
_CLAIM = re.compile(
    r"(?P<no>ไม่(?:สามารถ)?(?:ได้)?)?(?<!มี)(?:บรรลุ(?:ผล)?(?:ตาม)?|ครบตาม|เป็นไปตาม|ได้ตาม)(?:ค่า)?เป้าหมาย(?!กลุ่ม|ไตรมาส|ระยะ|โครงการ|ย่อย|การ|ของ(?:โครงการ|กิจกรรม|ไตรมาส|งาน))"
)
# Of parts of the work, of other things, or of what is still to come.
_OTHERS = re.compile(
    r"จะ|เพื่อ|คาด|หาก|ให้\s*$|ใกล้|เกือบ|โครงการ|กิจกรรม|งบ|เบิกจ่าย|เขต|ชุมชน|หน่วยงาน|โรงเรียน|รายการ|ตัวอื่น|บาง|ยัง\s*$|แม้|ปีก่อน|ปีที่แล้ว|เนื่องจาก|เพราะ|ส่วน"
)


def _in_words(subject: Subject) -> Iterator[Hit]:
    """915 ตัน ต่ำกว่าเป้าหมาย, of a target of 900: the words behind the year's result against the two numbers."""
    report = subject.indicator
    if report is None or report.target.value is None or report.target.upper is not None or not report.result.value:
        return
    result, target = report.result.value, report.target.value
    for field in (f"quarters.{_LAST}.narrative", "year_end.narrative"):
        mentions = subject[field]
        for figure in mentions.figures if mentions is not None and "เป้าหมาย" in mentions.text else ():
            compared = _COMPARED.match(mentions.text, figure.end) if mentions is not None else None
            if mentions is None or compared is None or not is_of_unit(report, figure):
                continue
            if figure.value != result and not (
                field == "year_end.narrative" and _ALL.search(mentions.leads[figure.start])
            ):
                continue
            if (figure.value >= target) if compared["below"] else (figure.value <= target):
                words = mentions.text[figure.start : compared.end()]
                sentence = Message(
                    "The text says “{words}”, but the target is {target}", words=words, target=report.target.printed
                )
                yield Hit(field, sentence, figure.start, compared.end())


_LAST = 4
_COMPARED = re.compile(
    r"\s*(?:ซึ่ง|และ)?(?:(?P<below>ต่ำกว่า|น้อยกว่า)|สูงกว่า|มากกว่า|เกินกว่า|เกิน)(?:ค่า)?เป้าหมาย(?!ไตรมาส|ระยะ|เดิม|ปี|โครงการ)"
)


def _said(report: IndicatorReport) -> str:
    """What is said of the result at the year's end, where people name the direction that the target leaves open."""
    texts = (report.year_end.narrative, report.year_end.verdict_text, *(q.narrative for q in report.quarters[-1:]))
    return "\n".join(texts)


RULE = Rule(
    code="K203",
    name="verdict-contradicts",
    family=Family.CONSISTENT,
    severity=Severity.ERROR,
    title=Message("The verdict contradicts result and target"),
    why=Message("The verdict follows from result and target. Where they disagree one of them is wrong."),
    remedy=Message("Correct the verdict, the result or the target."),
    check=_check,
    good=form(),
    bad=form(year_end=YearEnd(verdict_text="ต่ำกว่าเป้าหมาย", narrative=form().year_end.narrative)),
)
