"""X605: a word that is misspelt: unknown to the dictionary and one slip from a usual word, or typed twice."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.spelling import PHRASE, slips
from samrit.thai.translation import Message

_LONGEST = 12  # letters of a word that is cut off


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        if mentions.field.startswith("evidence"):
            continue
        if mentions.field.endswith("narrative") and any(word in mentions.text for word in _PARTICLES):
            for spoken in _SPOKEN.finditer(mentions.text):
                sentence = _AS_SPOKEN.filled(words=spoken[0])
                yield Hit(mentions.field, sentence, spoken.start(), spoken.end(), severity=Severity.NOTE)
                break
        for start, end, right in sorted(_slips(mentions)):
            if mentions.field == subject.report.broken_off and len(mentions.text) - end < _LONGEST:
                continue  # a word that is cut off may be read as the end of the one before
            words = mentions.text[start:end]
            # What the plan or the old system wrote isn't the officer's to correct.
            is_own = mentions.field.endswith("narrative")
            sentence = Message("“{words}” should be “{right}”", words=words, right=right)
            yield Hit(mentions.field, sentence, start, end, severity=None if is_own else Severity.NOTE)


# Particles that close a spoken sentence.
_SPOKEN = re.compile(r"(?<=[ก-๎ ])(?P<words>นะ(?:ค่ะ|คะ|ครับ|จ๊ะ)|ค่ะ|ครับ|จ้า)(?![ก-๎])")
_PARTICLES = ("ค่ะ", "คะ", "ครับ", "จ้า", "จ๊ะ")
_AS_SPOKEN = Message("“{words}” is how one speaks, not how one reports")


def _slips(mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    if not any(map(slips, PHRASE.findall(mentions.text))):
        return
    for phrase in PHRASE.finditer(mentions.text):
        for slip in slips(phrase.group()):
            yield phrase.start() + slip.start, phrase.start() + slip.end, slip.right


_TEXT = "เปิดจุดรับรวมเป็น 5 ชุมชน และผู้นำชุมชนช่วย{word}โครงการ"

RULE = Rule(
    code="X605",
    name="misspelt-word",
    severity=Severity.WARNING,
    title=Message("A misspelt word"),
    why=Message("A misspelt word can't be searched for, and costs trust."),
    remedy=Message("Correct the spelling."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(word="ประชาสัมพันธ์")),
    bad=quarter_of_form(2, narrative=_TEXT.format(word="ประชาสัมพันธ")),
)
