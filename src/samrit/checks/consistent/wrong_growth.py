"""K235: by how many percent something grew is not what its two figures come to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from samrit.checks.binding import is_of_unit
from samrit.checks.complete.direction_unstated import asks_less
from samrit.checks.example import quarter_of_form
from samrit.checks.growth import contraries, not_apart
from samrit.checks.in_words import wrongly_in_words
from samrit.checks.ledger import places
from samrit.checks.roles import Clauses, Stated, changes, is_of_others, terms, turns
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share, shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, QuarterReport
from samrit.report.figures import Change
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent
from samrit.thai.translation import Message

_LAST_QUARTER = ("ไตรมาสก่อน", "ไตรมาสที่แล้ว", "ไตรมาสที่ผ่านมา", "previous quarter", "last quarter")
_LEAD = 60  # characters before a percentage that say from what
_ROUNDED = Decimal(1)  # percent points


def _check(subject: Subject) -> Iterator[Hit]:
    clauses = {m.field: terms(m) for m in subject.narratives if len(m.figures) > 1}
    stated = {m.field: tuple(changes(m, clauses[m.field])) for m in subject.narratives if len(m.figures) > 2}
    for mentions in subject.narratives:
        for one in wrongly_in_words(mentions):
            if one.is_change:
                yield _hit(mentions, (one.start, one.end), (one.first, one.second), one.exact)
        if len(mentions.figures) > 1:
            found = {
                hit.start: hit for hit in (*_contrary(subject, mentions), *_turned(mentions, clauses[mentions.field]))
            }
            yield from found.values()
            yield from _in_text(mentions, stated.get(mentions.field, ()))
    yield from _from_target(subject)
    report = subject.indicator
    if report is not None:
        yield from _against_quarter(subject, report)
    if report is not None and is_share(report):
        yield from _in_points(subject, report)  # of a percentage, "went up by 5 %" may mean points
    if report is None or is_share(report):
        return
    for before, after in zip(report.quarters, report.quarters[1:], strict=False):
        yield from _since_last(subject, before, after, stated)


def _in_text(mentions: Mentions, stated: Iterable[Stated]) -> Iterator[Hit]:
    for one in stated:
        if one.agrees or is_of_others(mentions, one):
            continue
        if one.by.quantity is Quantity.SHARE:
            yield _hit(mentions, (one.by.start, one.by.end), (one.was, one.became), one.worked_out)
        else:
            yield not_apart(mentions, one.by, one.was, one.became)


def _contrary(subject: Subject, mentions: Mentions) -> Iterator[Hit]:
    report = subject.indicator
    targets = {report.target.value, *(q.target.value for q in report.quarters)} if report is not None else set()
    for one in contraries(mentions):
        if one.is_of_target and one.other.value not in targets:
            continue  # "ต่ำกว่าเป้าหมาย 2 ระดับ" is by how much
        sentence = (_BELOW if one.is_below else _ABOVE).filled(
            words=one.words, value=shown(one.figure.value), other=shown(one.other.value)
        )
        yield Hit(mentions.field, sentence, one.figure.start, one.other.end)


def _turned(mentions: Mentions, clauses: Clauses) -> Iterator[Hit]:
    for one in turns(mentions, clauses):
        if one.agrees:
            continue
        start, end = min(one.first.start, one.second.start), max(one.first.end, one.second.end)
        if one.is_compared:
            sentence = (_ABOVE, _BELOW)[not one.is_down].filled(
                words=mentions.text[one.first.end : one.second.start].strip(" (,"),
                value=shown(one.first.value),
                other=shown(one.second.value),
            )
        else:
            sentence = (_TURNED_DOWN if one.is_down else _TURNED_UP).filled(words=mentions.text[start:end])
        yield Hit(mentions.field, sentence, start, end)


_TURNED_UP = Message("The text says that it went up, “{words}”, and it went down")
_TURNED_DOWN = Message("The text says that it went down, “{words}”, and it went up")
_ABOVE = Message("The text says “{words}”, but {value} is above {other}")
_BELOW = Message("The text says “{words}”, but {value} is below {other}")


def _against_quarter(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """ร้อยละ 84.50 ดีขึ้นกว่าไตรมาสที่ 2, whose value is 86: the quarter's own value against the other quarter's."""
    values = {q.quarter: q.result.value for q in report.quarters}
    for q, mentions in subject.narrated:
        if q.result.value is None or _ROUNDS.search(mentions.text) is None:
            continue
        for figure in mentions.figures:
            found = _THAN_QUARTER.match(mentions.text, figure.end) if figure.value == q.result.value else None
            other = values.get(int(found["quarter"] or q.quarter - 1)) if found is not None else None
            if found is None or other is None or other == figure.value or not is_of_unit(report, figure):
                continue
            if found["round"] is not None and not _is_round(subject, found):
                continue
            is_more = (found["less"] is None) is not (found["good"] is not None and asks_less(report))
            by_itself = [_added(values, one) for one in (q.quarter, int(found["quarter"] or q.quarter - 1))]
            if (figure.value > other) is not is_more and (
                is_share(report) or (by_itself[0] > by_itself[1]) is not is_more
            ):
                words, sentence = found["words"], _ABOVE if figure.value > other else _BELOW
                sentence = sentence.filled(words=words, value=shown(figure.value), other=shown(other))
                yield Hit(mentions.field, sentence, figure.start, found.end())


def _added(values: Mapping[int, Decimal | None], quarter: int) -> Decimal:
    """What a quarter added to the one before it, where values are sums so far."""
    return (values.get(quarter) or Decimal(0)) - (values.get(quarter - 1) or Decimal(0))


def _is_round(subject: Subject, found: re.Match[str]) -> bool:
    """Whether the quarter of a round's number tells of that round: "รุ่นที่ 2" in quarter 2."""
    other = subject.narrative(int(found["quarter"] or 0))
    return other is not None and re.search(rf"{found['round']}ที่\s?{found['quarter']}(?!\d)", other.text) is not None


_ROUNDS = re.compile(r"(?:ไตรมาส|รุ่น|รอบ|ครั้ง)(?:ที่|ก่อน)")
_THAN_QUARTER = re.compile(
    r"[\s,(]*(?:ซึ่ง|โดย|และ)?(?P<words>(?:(?P<less>ลดลง|น้อยลง|ต่ำลง|ต่ำ|น้อย|แย่ลง)|(?P<good>ดีขึ้น|ดี)|เพิ่มขึ้น|สูงขึ้น|มากขึ้น|สูง|มาก)"
    r"(?:กว่า|จาก|เมื่อเทียบกับ)(?:ผล[ก-๎]{0,12})?(?:ใน|ของ)?(?:ไตรมาส|(?P<round>รุ่น|รอบ|ครั้ง)(?=ที่\s?[1-4]))(?:ที่\s?(?P<quarter>[1-4])|ก่อน(?:หน้า)?|ที่แล้ว|ที่ผ่านมา))"
    r"(?!\s*(?:\(|ซึ่ง|ที่|จำนวน|ร้อยละ|อยู่|ถึง)?\s*\d)"
)


def _from_target(subject: Subject) -> Iterator[Hit]:
    """262 ราย มากกว่าเป้าหมาย 12 ราย: by how much the year's result is above its target, or below it."""
    report, summary = subject.indicator, subject["year_end.narrative"]
    if report is None or summary is None or report.target.upper is not None:
        return
    result, target = report.result.value, report.target.value
    if result is None or not target or "เป้าหมาย" not in summary.text:
        return
    for figure in summary.figures:
        lead = summary.text[max(0, figure.start - _LEAD) : figure.start]
        is_by = _BEYOND_TARGET.search(lead) is not None and figure.value * _DIFFERENCE < target
        if (
            is_by
            and _is_points(report, summary, figure)
            and not any(
                abs(abs(value - target) - figure.value) <= _half(summary, figure)
                for value in _values(summary, figure, result)
            )
        ):
            yield not_apart(summary, figure, target, result)


def _values(summary: Mentions, figure: Figure, result: Decimal) -> Iterator[Decimal]:
    """The result, and what stands right before a difference, "ทั้งปีร้อยละ 95.49 สูงกว่าเป้าหมาย 0.49"."""
    yield result
    yield from [f.value for f in summary.figures if f.end <= figure.start][-1:]


def _is_points(report: IndicatorReport, summary: Mentions, figure: Figure) -> bool:
    """Whether a figure counts what result and target count; a percentage of a percentage may be of the target, and not points."""
    if is_share(report):
        return figure.unit == "จุด" or _POINTS.match(summary.text, figure.start) is not None
    return is_of_unit(report, figure)


def _half(mentions: Mentions, figure: Figure) -> Decimal:
    decimals = places(mentions, figure)
    return Decimal("0.51").scaleb(-decimals) if decimals else Decimal(0)


_BEYOND_TARGET = re.compile(
    r"(?:สูงกว่า|มากกว่า|เกินกว่า|เกิน|ต่ำกว่า|น้อยกว่า|ขาดจาก)(?:ค่า)?เป้าหมาย\s*(?:ที่(?:ตั้ง|กำหนด)ไว้)?\s*(?:อยู่|ถึง|จำนวน|เป็นจำนวน)?\s*$"
)
_POINTS = re.compile(r"\d[\d.]*\s*จุด(?:ร้อยละ)?")
_DIFFERENCE = 3  # more than a third of the target is rather another target


def _in_points(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """From 20 to 42.50 %, "เพิ่มขึ้นจากไตรมาสที่ 1 ร้อยละ 22.50": these are points, and 112.5 % of what was."""
    for before, after in zip(report.quarters, report.quarters[1:], strict=False):
        mentions, first, value = subject.narrative(after.quarter), before.result.value, after.result.value
        for figure in mentions.figures if mentions is not None and first and value is not None else ():
            if mentions is None or not first or value is None or figure.quantity is not Quantity.SHARE:
                continue
            lead = mentions.text[max(0, figure.start - _LEAD) : figure.start]
            since = _SINCE_QUARTER.search(lead)
            is_since = (since is not None and since["quarter"] == str(before.quarter)) or _is_since_last(
                mentions, figure
            )
            if is_since and figure.value == abs(value - first) and not _POINTS.match(mentions.text, figure.end - 1):
                sentence = Message("“{words}” is in percentage points; of {before} % it is {exact} %").filled(
                    words=mentions.words(figure),
                    before=shown(first),
                    exact=shown(share_percent(abs(value - first), first), 2),
                )
                yield Hit.at(mentions, figure, sentence, severity=Severity.NOTE)


_SINCE_QUARTER = re.compile(r"(?:เพิ่มขึ้น|สูงขึ้น|ลดลง)จากไตรมาส(?:ที่)?\s?(?P<quarter>[1-4])\s*(?:คิดเป็น)?$")


def _since_last(
    subject: Subject, before: QuarterReport, after: QuarterReport, in_texts: Mapping[str, tuple[Stated, ...]]
) -> Iterator[Hit]:
    """What a quarter says of the one before it, held against both values: as they stand, and as what each quarter added."""
    mentions, first, value = subject.narrative(after.quarter), before.result.value, after.result.value
    if mentions is None or not first or value is None:
        return
    between = [one.by for one in in_texts.get(mentions.field, ())]  # between two figures that the text itself gives
    for figure in mentions.figures:
        if figure not in between and _is_since_last(mentions, figure):
            stated = -figure.value if figure.change is Change.DOWN else figure.value
            worked_out = share_percent(value - first, first)
            added = share_percent(value - first - first, first)  # where values are sums so far
            if all(abs(stated - percent) > _ROUNDED for percent in (worked_out, added)):
                yield _hit(mentions, (figure.start, figure.end), (first, value), worked_out)


def _is_since_last(mentions: Mentions, figure: Figure) -> bool:
    if figure.quantity is not Quantity.SHARE or figure.change is None or figure.is_approximate:
        return False
    lead = mentions.text[max(0, figure.start - _LEAD) : figure.start]
    return any(words in lead for words in _LAST_QUARTER)


def _hit(mentions: Mentions, span: tuple[int, int], values: tuple[Decimal, Decimal], worked_out: Decimal) -> Hit:
    start, end = span
    return Hit(
        mentions.field,
        Message(
            "The text says “{words}”, but from {before} to {after} it is {exact} %",
            words=mentions.text[start:end],
            before=shown(values[0]),
            after=shown(values[1]),
            exact=shown(worked_out, 2),
        ),
        start,
        end,
    )


_TEXT = "ครัวเรือนที่ส่งเศษอาหารเพิ่มขึ้นจากเดิม 240 ครัวเรือน เป็น 300 ครัวเรือน เพิ่มขึ้นร้อยละ {share} และมีถังหมักครบ รวมเป็น 9 ชุมชน"

RULE = Rule(
    code="K235",
    name="wrong-growth",
    severity=Severity.WARNING,
    title=Message("The growth is not that of the two figures"),
    why=Message(
        "A percentage of growth is of what was there before; of what is there now, or of the target, it is another."
    ),
    remedy=Message("Work it out again: what came on top, divided by what was there before."),
    check=_check,
    good=quarter_of_form(3, narrative=_TEXT.format(share="25")),
    bad=quarter_of_form(3, narrative=_TEXT.format(share="20")),
)
