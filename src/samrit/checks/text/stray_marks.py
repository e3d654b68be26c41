"""X603: marks that were left standing."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

# Doubled hyphens behind a word, doubled commas and semicolons, runs of question marks: no Thai text needs them.
_STRAY = re.compile(
    r"(?<=[^\s\-–—])-{2,}(?=\s|$)|,{2,}|;{2,}|\?{3,}|[@#^~]{2,}|(?<=\s)\)\s*$|\){3,}|(?<=[ก-๎])/{2,}|!{2,}|(?:& ?){2,}"
    r"|\x22{2}|[□■\ufffd]|\*{2,}(?=\s|$)"
)

_MARKS = (
    "--",
    ",,",
    ";;",
    "??",
    "**",
    "@@",
    "##",
    "^^",
    "~~",
    " )",
    ")))",
    "//",
    "!!",
    "& &",
    "&&",
    '""',
    "□",
    "■",
    "\ufffd",
)


def _check(subject: Subject) -> Iterator[Hit]:
    left = [mark for mark in _MARKS if mark in subject.all_text]
    for mentions in subject.mentions if left else ():
        if not any(mark in mentions.text for mark in left):
            continue
        if mentions.field.startswith("evidence"):
            continue  # links and file names may hold anything
        for match in _STRAY.finditer(mentions.text):
            first = mentions.text.rfind(" ", 0, match.start()) + 1
            words = mentions.text[max(first, match.start() - 20) : match.end()]
            yield Hit(
                mentions.field,
                Message("Marks are left standing: “{words}”", words=words),
                match.start(),
                match.end(),
            )


RULE = Rule(
    code="X603",
    name="stray-marks",
    severity=Severity.NOTE,
    title=Message("Marks are left standing"),
    why=Message("Mostly a text that was not finished, or not copied whole."),
    remedy=Message("Take the marks out, or finish the sentence."),
    check=_check,
    good=form(obstacles="น้ำท่วมขังในบางซอย"),
    bad=form(obstacles="น้ำท่วมขังในบางซอย--"),
)
