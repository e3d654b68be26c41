"""K226: a percentage in the text is not that of the two figures before it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from samrit.checks.binding import is_of_unit
from samrit.checks.example import quarter_of_page
from samrit.checks.in_words import wrongly_in_words
from samrit.checks.ledger import places
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share, shown
from samrit.checks.shares import Share, is_of_money, part_before, shares
from samrit.checks.subject import Subject
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _of_target(subject)
    yield from _of_usual_whole(subject)
    of_money = is_of_money(subject.report.name)
    for mentions in subject.mentions:
        if len(mentions.figures) < 2:
            continue
        yield from _of_half(mentions)
        for words in wrongly_in_words(mentions):
            if not words.is_change:
                of = (words.first, words.second, words.exact)
                yield _of_words(mentions, words.start, words.end, of)
        for one in (found for found in shares(mentions, is_of_money=of_money) if not found.agrees):
            if one.end == len(mentions.text) and mentions.field == subject.report.broken_off:
                continue  # its last digits may be cut off
            if _is_of_another_whole(subject, mentions, one):
                continue
            yield Hit.at(
                mentions,
                one,
                _SENTENCE.filled(
                    words=mentions.words(one),
                    part=shown(one.part.value),
                    whole=shown(one.whole),
                    exact=shown(one.worked_out, max(2, one.places)),
                ),
                # The whole is what is done and what is left, as far as the text tells; sure where the report has it as a figure, too.
                severity=Severity.NOTE if one.is_sum and not _has_whole(subject, one) else None,
            )


def _of_usual_whole(subject: Subject) -> Iterator[Hit]:
    """สะสม 176 แห่ง คิดเป็นร้อยละ 58, where the other quarters' shares are of 320 แห่ง: of what it is a share need not be told each time."""
    report = subject.indicator
    if report is None or not is_share(report):
        return
    found = {m.field: [*shares(m, is_of_money=is_of_money(report.name))] for m in subject.narratives if m.figures}
    wholes_of = [
        (one, f.unit) for shared in found.values() for one in shared if one.agrees and _is_count(f := one.part)
    ]
    for unit in dict.fromkeys(unit for _one, unit in wholes_of):
        wholes = [one.whole for one, of in wholes_of if of == unit]
        if len({*wholes}) != 1 or wholes[0] < _SMALLEST:
            continue
        for q, mentions in subject.narrated:
            for line in mentions.lines:
                if any(one.part in line and one.part.unit == unit for one in found[mentions.field]):
                    continue
                own = [f for f in line if f.unit == unit]
                at = next(
                    (at for at, f in enumerate(line) if f.quantity is Quantity.SHARE and f.value == q.result.value), 0
                )
                part = part_before(mentions, line, at)
                share = line[at]
                if part is None or own != [part] or not _is_count(part) or share.is_approximate or share.is_limit:
                    continue
                if _OF_OTHER.match(mentions.text, share.end) or part.value > wholes[0]:
                    continue
                exact = share_percent(part.value, wholes[0])
                if abs(exact - share.value) < Decimal(1).scaleb(-places(mentions, share)):
                    continue
                is_sure = part.reach is Reach.CUMULATIVE or len(wholes) > 1
                hit = _of_words(mentions, share.start, share.end, (part.value, wholes[0], exact))
                yield hit if is_sure else replace(hit, severity=Severity.NOTE)


def _is_count(figure: Figure) -> bool:
    is_exact = not (figure.per or figure.change or figure.is_approximate or figure.is_limit)
    return figure.quantity is Quantity.COUNT and figure.unit != "" and is_exact


_SMALLEST = 8  # of fewer, a share is often of another whole
_OF_OTHER = re.compile(r"\s*(?:ของ|จาก)")


def _has_whole(subject: Subject, share: Share) -> bool:
    return any(f.value == share.whole and f.unit == share.part.unit for m in subject.mentions for f in m.figures)


def _of_half(mentions: Mentions) -> Iterator[Hit]:
    """สมาชิก 898 คน … 215 คน หรือกว่าครึ่งของสมาชิกทั้งหมด: a half in words, of the largest figure in its unit before it."""
    if "ครึ่ง" not in mentions.text:
        return
    for at, part in enumerate(mentions.figures):
        half = _HALF.match(mentions.text, part.end)
        wholes = [f.value for f in mentions.figures[:at] if f.unit == part.unit != "" and f.value > part.value]
        if half is None or not wholes or part.per or part.is_limit or part.quantity is Quantity.SHARE:
            continue
        exact = share_percent(part.value, max(wholes))
        low, high = _HALVES[half["about"] or ""]
        if not low <= exact <= high:
            yield _of_words(mentions, *half.span("words"), (part.value, max(wholes), exact))


_HALF = re.compile(
    r"[\s,(]*(?:หรือ|คิดเป็น|เป็น|ซึ่งเป็น)(?P<words>(?P<about>กว่า|เกินกว่า|เกิน|มากกว่า|เกือบ|ประมาณ)?ครึ่ง(?:หนึ่ง)?)ของ[ก-๎]{0,30}?(?:ทั้งหมด|ทั้งสิ้น)"
)
_MORE = Decimal(48), Decimal(100)
_HALVES = {
    **dict.fromkeys(("กว่า", "เกินกว่า", "เกิน", "มากกว่า"), _MORE),
    "เกือบ": (Decimal(35), Decimal(51)),
    **dict.fromkeys(("", "ประมาณ"), (Decimal(42), Decimal(58))),
}


def _of_target(subject: Subject) -> Iterator[Hit]:
    """915 ตัน คิดเป็นร้อยละ 101.67 ของเป้าหมาย: the year's result as a share of the year's target."""
    report = subject.indicator
    if report is None or not report.target.value or not report.result.value or is_share(report):
        return
    last = max((q.quarter for q in report.quarters), default=0)
    for mentions in subject.narratives:
        if "ของ" not in mentions.text or mentions.field not in ("year_end.narrative", f"quarters.{last}.narrative"):
            continue
        for figure, share in pairwise(mentions.figures):
            is_own = figure.value == report.result.value and is_of_unit(report, figure)
            is_of = _SHARE_OF.fullmatch(mentions.text, figure.end, share.start) is not None
            if not is_own or not is_of or share.quantity is not Quantity.SHARE or share.is_approximate:
                continue
            whole = _OF_TARGET.match(mentions.text, share.end)
            exact = share_percent(figure.value, report.target.value)
            if whole is None or last != _LAST or abs(exact - share.value) < Decimal(1).scaleb(-places(mentions, share)):
                continue
            yield _of_words(mentions, share.start, share.end, (figure.value, report.target.value, exact))


def _of_words(mentions: Mentions, start: int, end: int, of: tuple[Decimal, Decimal, Decimal]) -> Hit:
    part, whole, exact = of
    words = mentions.text[start:end].strip()
    sentence = _SENTENCE.filled(words=words, part=shown(part), whole=shown(whole), exact=shown(exact, 2))
    return Hit(mentions.field, sentence, start, end)


_LAST = 4  # of an earlier quarter's share the target may be the quarter's own
_SHARE_OF = re.compile(r"[\s(]*(?:คิดเป็น|หรือ|เท่ากับ)?\s*")
_OF_TARGET = re.compile(r"\s*ของ(?:ค่า)?เป้าหมาย(?!ไตรมาส|ระยะ|โครงการ|รวม|สะสม)")
_SENTENCE = Message("The text says “{words}”, but {part} of {whole} is {exact} %")


def _is_of_another_whole(subject: Subject, mentions: Mentions, share: Share) -> bool:
    """Whether the report has another figure of which the part is the percentage that it gives, and none that the text names as its whole."""
    if share.part.base == share.whole or _FROM.match(mentions.text, share.part.end):
        return False  # "225 แห่ง จาก 320 แห่ง": the text itself says of what
    parts = {f.value for f in mentions.figures if f.unit == share.part.unit}
    is_of_other_part = any(share._replace(part=replace(share.part, value=value)).agrees for value in parts)
    if is_of_other_part or share.is_explicit:
        return is_of_other_part
    fixed = (m for m in subject.mentions if m is mentions or not m.field.startswith(("quarters.", "year_end.")))
    alike = {f.value for m in fixed for f in m.figures if f.unit == share.part.unit} - {0, share.whole}
    return any(share._replace(whole=value).agrees for value in alike)


_FROM = re.compile(r"\s*(?:จาก|of\b)")
_TEXT = "ซ่อมทางเท้าแล้ว 21 สาย จากทั้งหมด 40 สาย คิดเป็นร้อยละ {share} งานรื้อแผ่นพื้นล่าช้า"

RULE = Rule(
    code="K226",
    name="share-of-two-figures",
    severity=Severity.WARNING,
    title=Message("The percentage is not that of the two figures before it"),
    why=Message("A part, its whole and its percentage have to say one thing."),
    remedy=Message("Work the percentage out again, or name the whole that it is of."),
    check=_check,
    good=quarter_of_page(3, narrative=_TEXT.format(share="52.50")),
    bad=quarter_of_page(3, narrative=_TEXT.format(share="55.20")),
)
