"""C112: the year is summed up without a verdict."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import YearEnd
from samrit.thai.translation import Message

# The verdict in the officer's own words: "ต่ำกว่าเกณฑ์ 60", "บรรลุผลตามแผน", "ยังไม่ถึงเป้า".
_SAYS_SO = re.compile(
    r"(?:สูง|ต่ำ|มาก|น้อย|ดี|แย่|เกิน)กว่า(?:ที่)?(?:ค่า)?(?:เป้า|เกณฑ์|แผน|กำหนด)|เกิน(?:ค่า)?(?:เป้า|เกณฑ์|แผน)|บรรลุ"
    r"|(?:ได้|ครบ|เป็นไป|สำเร็จ)ตาม(?:ค่า)?(?:ที่|เป้า|เกณฑ์|แผน)|(?:ไม่|ยัง)ถึง(?:ค่า)?(?:เป้า|เกณฑ์|แผน)|ใกล้เคียง(?:กับ)?(?:ค่า)?เป้า"
    r"|(?i:\b(?:above|below|over|under|met|meets?|missed|misses|reached|exceed(?:s|ed)?|short of|on)\b[^.]{0,20}\b(?:target|limit|plan)\b)"
)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.year_end.verdict is not None:
        return
    if report.year_end.verdict_text:
        words = report.year_end.verdict_text
        yield Hit(
            "year_end.verdict_text",
            Message("“{words}” doesn't say whether the target was met", words=words),
        )
    elif (
        report.year_end.narrative
        and report.result.value is not None
        and not subject.is_web_page
        and not _SAYS_SO.search(report.year_end.narrative)
    ):
        yield Hit(
            "year_end.verdict_text",
            Message("The year's summary doesn't say whether the target was met"),
        )


RULE = Rule(
    code="C112",
    name="verdict-missing",
    severity=Severity.WARNING,
    title=Message("The year's summary has no verdict"),
    why=Message("Item (6.5) asks whether the result is above, at, near or below the target."),
    remedy=Message("Choose above, at, near or below target."),
    check=_check,
    good=form(),
    bad=form(year_end=YearEnd(narrative="ครัวเรือนร่วมคัดแยกสม่ำเสมอ")),
)
