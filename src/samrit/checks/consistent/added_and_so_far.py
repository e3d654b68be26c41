"""K239: what a quarter added and what it has so far don't go together."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from samrit.checks.example import quarter_of_form
from samrit.checks.growth import not_apart
from samrit.checks.ledger import places, words_before
from samrit.checks.likeness import letters
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import QuarterReport
from samrit.report.figures import Change, Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.domain import unit_of_report
from samrit.thai.translation import Message

_ADDED = re.compile(r"เพิ่ม(?:เติม|ขึ้น)?(?:อีก)?(?:ได้|แล้ว)?\s*(?:จำนวน)?\s*$|เพิ่ม(?!ขึ้นจาก|เติมจาก)[^\d,;]{0,12}$")
_SO_FAR = re.compile(r"สะสม|รวม")
_BY = re.compile(r"[\s,(]*(?:ซึ่ง|โดย)?เพิ่ม(?:ขึ้น)?(?:จากไตรมาส(?:ก่อน|ที่แล้ว|ที่ผ่านมา))?\s*(?:อีก)?(?:จำนวน)?\s*")
_SINCE_LAST = re.compile(r"\s*(?:จาก|เมื่อเทียบกับ)ไตรมาส(?:ก่อน|ที่แล้ว|ที่ผ่านมา)")
_SINCE_OTHER = re.compile(r"\s*(?:จาก|เมื่อเทียบกับ|เทียบกับ)(?!ไตรมาส(?:ก่อน|ที่แล้ว|ที่ผ่านมา))")
_INCLUDING = re.compile(r"\(\s*รวม(?!สะสม|ทั้งสิ้น|ทั้งหมด|เป็น)")
# Words of a sum that count nothing else.
_OF_A_SUM = re.compile(
    r"ทำให้|ส่งผลให้|ขณะนี้|ปัจจุบัน|ตั้งแต่ต้นปี|ยอด|ผลงาน|ผล|จำนวน|รวม|สะสม|ทั้งสิ้น|ทั้งหมด|ถึง|แล้ว|และ|มี|ได้|เป็น|[\s(),]"
)


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _the_same_again(subject)
    yield from _the_same_item(subject)
    if "เพิ่ม" not in subject.all_text:
        return
    before: QuarterReport | None = None
    for q in subject.quarters:
        mentions = subject.narrative(q.quarter)
        if mentions is not None and "เพิ่ม" in mentions.text:
            if before is not None:
                yield from _since_before(subject, mentions, before, q)
            for added, so_far in _pairs(mentions):
                if added.value > so_far.value:
                    yield _more_than_all(mentions, added, so_far)
                elif before is not None and so_far.reach is Reach.CUMULATIVE:
                    yield from _from_before(subject, mentions, (added, so_far), before)
        before = q


def _the_same_again(subject: Subject) -> Iterator[Hit]:
    """ส่วนใหญ่เป็นสมาชิกเดิม รวม 555 คน, added to what each was to be counted in once."""
    report = subject.indicator
    if report is None or not _ONCE.search(f"{report.name} {report.definition} {report.method}"):
        return
    for before, after in pairwise(report.quarters):
        mentions = subject.narrative(after.quarter)
        first, value = before.result.value, after.result.value
        same = _SAME_AGAIN.search(mentions.text) if mentions is not None else None
        if mentions is None or same is None or first is None or value is None or "ไม่นับ" in mentions.text:
            continue
        added = [f for f in mentions.figures if f.value == value - first > 0 and f.unit == unit_of_report(report)]
        if added and "ใหม่" not in words_before(mentions, added[0]):
            words = mentions.words(added[0])
            yield Hit.at(mentions, added[0], _COUNTED_TWICE.filled(words=words, same=same[0]))


def _the_same_item(subject: Subject) -> Iterator[Hit]:
    """สวนริมคลองทวีวัฒนา ตรงข้ามวัดปุรณาวาส 3,200 ตารางเมตร, in quarter 1 and in quarter 4, where each counts once."""
    report = subject.indicator
    if report is None or not _ONCE.search(f"{report.name} {report.definition} {report.method}"):
        return
    texts = [(m, letters(m.text)) for m in subject.narratives if m.field.startswith("quarters.")]
    for at, (mentions, _own) in enumerate(texts):
        for figure in (f for f in mentions.figures if f.unit == unit_of_report(report) and not f.per):
            item = letters(words_before(mentions, figure))[-_ITEM:]
            again = [m for m, text in texts[:at] if len(item) == _ITEM and item in text and _has(m, figure)]
            if again:
                words = mentions.words(figure)
                quarter = again[0].field.split(".")[1]
                sentence = Message(
                    "What “{words}” is of was reported in quarter {quarter} already, and each counts once"
                )
                yield Hit.at(mentions, figure, sentence.filled(words=words, quarter=quarter), severity=Severity.NOTE)


def _has(mentions: Mentions, figure: Figure) -> bool:
    return any(f.value == figure.value and f.unit == figure.unit for f in mentions.figures)


_ITEM = 24  # letters: a name, and not only what is counted
_ONCE = re.compile(r"ไม่(?:นับ)?ซ้ำ|นับครั้งเดียว|คนละ(?:หนึ่ง|1)ครั้ง")
_SAME_AGAIN = re.compile(
    r"(?:ส่วนใหญ่|ทั้งหมด|บางส่วน)?เป็น(?:สมาชิก|ผู้เข้าร่วม|ประชาชน|กลุ่ม|ราย|คน|ครัวเรือน|ผู้)[ก-๎]{0,12}เดิม|คนเดิม|รายเดิม|กลุ่มเดิม"
)
_COUNTED_TWICE = Message("“{words}” is added to what there was, though each counts once and the text says “{same}”")


def _pairs(mentions: Mentions) -> Iterator[tuple[Figure, Figure]]:
    """เพิ่ม 5.60 กม. สะสม 9.80 กม.: two figures of one unit that follow each other, what was added and what there is so far."""
    for line in mentions.lines:
        for added, so_far in pairwise(line):
            is_one_unit = added.unit == so_far.unit != ""
            is_exact = not (added.is_approximate or so_far.is_approximate or added.per or so_far.per)
            if not is_one_unit or not is_exact or added.is_limit or so_far.is_limit:
                continue
            between = mentions.text[added.end : so_far.start]
            if (")" in between and "(" not in between) or _INCLUDING.search(between):
                continue  # what stands in brackets is said of something else, or of a part
            if not _ADDED.search(words_before(mentions, added)) or not _SO_FAR.search(words_before(mentions, so_far)):
                continue
            what = _OF_A_SUM.sub("", between)
            if not what or what in _OF_A_SUM.sub("", mentions.text[: added.start]):  # else the sum is of something new
                yield added, so_far


def _since_before(subject: Subject, mentions: Mentions, before: QuarterReport, after: QuarterReport) -> Iterator[Hit]:
    """สะสม 1,560 ครัวเรือน เพิ่มขึ้น 540 ครัวเรือนจากไตรมาสก่อน: right behind the value by how much it is more than the last one."""
    report, first, value = subject.indicator, before.result.value, after.result.value
    if report is None or first is None or value is None or value <= first:
        return
    stated = any(f.value == value and f.reach is Reach.CUMULATIVE for f in mentions.figures)
    for so_far, added in pairwise(mentions.figures):
        if (
            stated
            and added.reach is Reach.PERIOD
            and added.change is Change.UP
            and added.unit == unit_of_report(report)
        ):
            if added.value != value - first and not _SINCE_OTHER.match(mentions.text, added.end):
                yield not_apart(mentions, added, first, value)
            continue
        is_own = so_far.value == value and so_far.unit == added.unit == unit_of_report(report) != ""
        if not is_own or added.change is not Change.UP or added.is_approximate or added.per or added.is_limit:
            continue
        is_of_last = so_far.reach is Reach.CUMULATIVE or _SINCE_LAST.match(mentions.text, added.end) is not None
        is_next = _BY.fullmatch(mentions.text, so_far.end, added.start) is not None
        if is_of_last and is_next and not _SINCE_OTHER.match(mentions.text, added.end) and added.value != value - first:
            yield not_apart(mentions, added, first, value)


def _more_than_all(mentions: Mentions, added: Figure, so_far: Figure) -> Hit:
    return Hit.at(
        mentions,
        added,
        Message(
            "“{added}” is said to be added, more than the “{so_far}” that there is in all",
            added=mentions.words(added),
            so_far=mentions.words(so_far),
        ),
    )


def _from_before(
    subject: Subject, mentions: Mentions, pair: tuple[Figure, Figure], before: QuarterReport
) -> Iterator[Hit]:
    """The sum so far, where neither the last quarter's value nor any figure of its text leads to it."""
    added, so_far = pair
    report = subject.indicator
    earlier = subject.narrative(before.quarter)
    earlier_figures = [f for f in earlier.figures if f.unit == so_far.unit] if earlier is not None else []
    is_own = report is not None and unit_of_report(report) == so_far.unit and before.result.value is not None
    last = next(
        (f.value for f in earlier_figures if f.reach is Reach.CUMULATIVE), before.result.value if is_own else None
    )
    if last is None:
        return
    start = so_far.value - added.value
    allowed = Decimal("1.5").scaleb(-min(places(mentions, added), places(mentions, so_far)))
    exact = allowed if places(mentions, added) or places(mentions, so_far) else Decimal(0)
    if added.quantity is Quantity.SHARE and (not is_own or last * (1 + added.value / 100) - so_far.value < 1):
        return  # of another share, or so many percent of what was
    known = [
        last,
        *(f.value for f in earlier_figures),
        *([before.result.value] if is_own and before.result.value else []),
    ]
    if any(abs(start - value) <= exact for value in (*known, Decimal(0))):
        return
    yield Hit.at(
        mentions,
        so_far,
        Message(
            "The sum so far is given as “{words}”, but {last} (quarter {quarter}) + {added} = {decimal}",
            words=mentions.words(so_far),
            last=shown(last),
            quarter=before.quarter,
            added=shown(added.value),
            decimal=shown(last + added.value),
        ),
    )


_TEXT = "เปิดจุดรับเพิ่ม 3 ชุมชน สะสม {so_far} ชุมชน เจ้าหน้าที่เยี่ยมทุกสัปดาห์"

RULE = Rule(
    code="K239",
    name="added-and-so-far",
    severity=Severity.WARNING,
    title=Message("What was added doesn't lead to the sum so far"),
    why=Message(
        "The sum of the quarter before and what was added make the sum so far; else one of the three is wrong."
    ),
    remedy=Message("Look at the sum of the quarter before, at what was added and at its unit."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(so_far="5")),
    bad=quarter_of_form(2, narrative=_TEXT.format(so_far="6")),
)
