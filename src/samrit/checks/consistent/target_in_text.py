"""K242: the text names another target than the plan's."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.binding import is_of_unit, names
from samrit.checks.example import quarter_of_form
from samrit.checks.ledger import words_before
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share, shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent
from samrit.thai.translation import Message

# "ค่าเป้าหมายที่กำหนดไว้ ร้อยละ 80", "จากเป้าหมายทั้งปี 450 ครัวเรือน"; a "กลุ่มเป้าหมาย" is whom something is done for.
_TARGET = re.compile(
    r"(?<!กลุ่ม)(?:(?<!ตาม)|(?<=ครบตาม))(?:ค่า)?เป้าหมาย(?P<of>ตัวชี้วัด|(?:ของ)?(?:ทั้ง|ประจำ)?ปี(?:งบประมาณ)?(?:\s*พ\.ศ\.)?(?:\s*(?P<year>2[45]\d\d))?)?"
    r"\s*(?:ที่)?(?:กำหนด|ตั้ง)?(?:ไว้)?(?:ที่|คือ|เท่ากับ|เป็น)?\s*(?:จำนวน|ไม่น้อยกว่า|ไม่เกิน|:|=|\()?\s*$"
)
_OTHERS = re.compile(r"ปีหน้า|ปีถัดไป|ปีต่อไป|ปีก่อน|ปีที่แล้ว|เดิม|ปรับ|ใหม่|ระยะ|ย่อย|โครงการ|กิจกรรม|รุ่น|หลักสูตร|ไตรมาส|เดือน|สะสม")
_REACH = 60
_COMPARED = re.compile(r"(?:สูงกว่า|ต่ำกว่า|เกิน|เกินกว่า|บรรลุ|ได้ตาม|มากกว่า|น้อยกว่า|เทียบกับ|จาก|\()\s*$")
_AFTER_VALUE = 12
_DIFFERENCE = 3  # less than a third of the target is rather by how much it was missed or passed


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.target.value is None or "เป้าหมาย" not in subject.all_text:
        return
    target = report.target.value
    known = {target, report.target.upper, *(q.target.value for q in report.quarters)}
    known |= {abs(target - report.result.value)} if report.result.value is not None else set()
    # Of a quarter that is not the last, a target without a name may be the quarter's own.
    last = max((q.quarter for q in report.quarters), default=0)
    for mentions in subject.narratives:
        if "เป้าหมาย" not in mentions.text:
            continue
        is_of_year = mentions.field in ("year_end.narrative", f"quarters.{last}.narrative") and last == _QUARTERS
        for figure in mentions.figures:
            if not is_of_unit(report, figure) or figure.value in known or figure.value * _DIFFERENCE < target:
                continue  # "สูงกว่าเป้าหมาย 10 ชุมชน" is by how much
            if _names_target(subject, mentions, figure, is_of_year=is_of_year):
                yield _hit(report, mentions, figure)


def _names_target(subject: Subject, mentions: Mentions, figure: Figure, *, is_of_year: bool) -> bool:
    """Whether a figure is told as the indicator's target, and not as another's."""
    report = subject.indicator
    start = max(0, figure.start - _REACH)
    found = _TARGET.search(mentions.text, start, figure.start)
    if report is None or found is None or _OTHERS.search(words_before(mentions, figure)):
        return False
    if _OTHERS.match(mentions.text, figure.end) or (found["year"] and int(found["year"]) != subject.fiscal_year_be):
        return False
    if _is_whole_of_share(mentions, figure):
        return True
    if not found["of"] and not is_of_year:
        return False
    values = {q.result.value for q in report.quarters} | {report.result.value}
    behind_value = any(
        f.value in values and is_of_unit(report, f) and 0 <= found.start() - f.end <= _AFTER_VALUE
        for f in mentions.figures
    )
    is_compared = _COMPARED.search(mentions.text, start, found.start()) is not None
    return behind_value or (is_compared and (is_share(report) or names(report, mentions, figure)))


def _is_whole_of_share(mentions: Mentions, figure: Figure) -> bool:
    """รวมสะสม 1,150 ครัวเรือน คิดเป็นร้อยละ 63.89 ของเป้าหมาย 1,800 ครัวเรือน: a sum so far, as its share of the target."""
    at = mentions.figures.index(figure)
    part, share = (mentions.figures[at - 2], mentions.figures[at - 1]) if at > 1 else (figure, figure)
    is_share = share.quantity is Quantity.SHARE and part.unit == figure.unit and part.reach is Reach.CUMULATIVE
    is_of = _OF_TARGET.fullmatch(mentions.text, share.end, figure.start) is not None
    return is_share and is_of and abs(share_percent(part.value, figure.value) - share.value) < 1


_OF_TARGET = re.compile(r"\s*ของ(?:ค่า)?เป้าหมาย(?:ทั้งปี)?\s*(?:จำนวน)?\s*\(?")


def _hit(report: IndicatorReport, mentions: Mentions, figure: Figure) -> Hit:
    return Hit.at(
        mentions,
        figure,
        Message(
            "The text names the target “{words}”, the plan's is {target}",
            words=mentions.words(figure),
            target=shown(report.target.value or Decimal(0)),
        ),
    )


_QUARTERS = 4
_TEXT = "มีชุมชนที่คัดแยกต่อเนื่อง 13 ชุมชน สูงกว่าเป้าหมายที่กำหนดไว้ {target} ชุมชน"

RULE = Rule(
    code="K242",
    name="target-in-text",
    severity=Severity.WARNING,
    title=Message("The text names another target"),
    why=Message("Whether the target is reached depends on which of the two is meant."),
    remedy=Message("Use the plan's target; where it was changed, say when and by whom."),
    check=_check,
    good=quarter_of_form(4, narrative=_TEXT.format(target=12)),
    bad=quarter_of_form(4, narrative=_TEXT.format(target=10)),
)
