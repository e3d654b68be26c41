"""K244: a text speaks of another subject than all the rest of the report."""

import re
from collections.abc import Iterator
from functools import lru_cache

from samrit.checks.example import form
from samrit.checks.likeness import have_run, letters, shares_words, without_fillers
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.report.mentions import Mentions
from samrit.thai.translation import Message
from samrit.thai.words import words

# Words of any report.
_OF_ANY = re.compile(
    r"ดำเนินการ|ดำเนินงาน|โครงการ|กิจกรรม|ประชาชน|เจ้าหน้าที่|หน่วยงาน|สำนักงาน|กรุงเทพมหานคร|ไตรมาส|ปีงบประมาณ|เป้าหมาย|จำนวน|ร้อยละ|คิดเป็น|ทั้งสิ้น|ทั้งหมด"
    r"|เรียบร้อย|แล้วเสร็จ|สะสม|ผ่านการ|ทำให้|ส่งผลให้|ลดลง|เพิ่มขึ้น|ในพื้นที่|ครั้ง|แห่ง"
)
_JOINS = frozenset((
    "ผู้", "ทุก", "และ", "ที่", "แล้ว", "ได้", "ให้", "ไม่", "ต่อ", "จาก", "กับ", "โดย", "เพื่อ", "ของ", "การ", "เป็น", "นี้", "อีก", "ครบ", "ตาม", "ร่วม",
    "พร้อม", "ระหว่าง", "วัน", "วันที่", "ส่ง", "ช่วย", "เดือน", "เพิ่ม", "รวม", "ความ", "ต่าง", "หรือ", "ซึ่ง", "ด้วย", "อย่าง", "มาก", "ร่วมกับ", "ต่อเนื่อง", "สามารถ",
))  # fmt: skip
_REMEMBERED = 64  # texts of the report that is checked
_RUN = 7  # letters in common: no chance
_OF_NAME = 5
_SHORTEST = 40  # letters of a text that must say what it is of
_FEWEST = 2  # other texts that speak of the name's subject
_WORD = 3  # letters


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.name:
        return
    texts = [m for m in subject.narratives if len(letters(m.text)) >= _SHORTEST and m.field != report.broken_off]
    if len(texts) <= _FEWEST:
        return
    values = {report.target.value, report.result.value, *(q.result.value for q in report.quarters)}
    # General words of thanks are of no subject at all: only a text that counts something says what it is about.
    asked = [m for m in texts if m.figures and not any(figure.value in values for figure in m.figures)]
    if not asked:
        return
    of_name = {m.field for m in subject.narratives if shares_words(m.text, report.name, size=_OF_NAME)}
    others = (report.name, *(m.text for m in subject.mentions))
    for mentions in asked:
        if len(of_name - {mentions.field}) < _FEWEST:
            continue
        own = _of_its_own(mentions.text)
        is_alike = any(have_run(own, _of_its_own(other), size=_RUN) for other in others if other != mentions.text)
        if not is_alike and not _shares_a_word(subject, report, mentions):
            sentence = Message("Not a word of this text is of what the indicator and its other texts are about")
            # Of a quarter the words may lead up to what comes later.
            yield Hit(
                mentions.field, sentence, severity=None if mentions.field.startswith("year_end") else Severity.NOTE
            )


@lru_cache(_REMEMBERED)
def _of_its_own(text: str) -> str:
    """The letters of a text without the words of any report."""
    return without_fillers(_OF_ANY.sub(" ", text))


def _shares_a_word(subject: Subject, report: IndicatorReport, mentions: Mentions) -> bool:
    """Whether a text shares a word with name, definition or method, or a longer one with what else is told."""
    rest = "\n".join(m.text for m in subject.mentions if m is not mentions and m.field not in _OF_SUBJECT)
    subjects = set(words(_OF_ANY.sub(" ", f"{report.name}\n{report.definition}\n{report.method}")))
    shortest = _LONG_WORD if len(mentions.figures) > _FEWEST else _WORD  # a text of many figures says what it is of
    known = {word for word in words(_OF_ANY.sub(" ", rest)) if len(word) >= shortest}
    own = {word for word in words(_OF_ANY.sub(" ", mentions.text)) if len(letters(word)) >= _WORD} - _JOINS
    return bool(own & subjects) or bool(own & known)


_OF_SUBJECT, _LONG_WORD = ("name", "definition", "method"), 5
_SUMMARY = "ฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า 320 ตัว ทำหมันแมวจร 45 ตัว สัตวแพทย์เอกชนอาสามาช่วย"

RULE = Rule(
    code="K244",
    name="other-subject",
    severity=Severity.WARNING,
    title=Message("A text about another subject"),
    why=Message("It was put into the wrong report, and says nothing of this indicator."),
    remedy=Message("Put in this indicator's own text."),
    check=_check,
    good=form(),
    bad=form(year_end=form().year_end.replace(narrative=_SUMMARY)),
)
