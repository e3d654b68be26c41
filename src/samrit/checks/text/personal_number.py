"""X614: a person's citizen number stands in a text that anybody may read."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.personal import citizen_numbers, may_name_persons, mobile_numbers, private_persons
from samrit.thai.translation import Message

_LONG = re.compile("[0-9๐-๙](?:[- ]?[0-9๐-๙]){9}")  # so many digits has the shortest of them


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives if may_name_persons(subject.all_text) else ():
        for start, end in private_persons(mentions.text):
            sentence = Message("Somebody's name stands with age, address or illness in a text for the public")
            yield Hit(mentions.field, sentence, start, end)
    for mentions in subject.mentions:
        if not _LONG.search(mentions.text):
            continue
        for start, end in citizen_numbers(mentions.text):
            sentence = Message("A number of thirteen digits, as identity cards have, stands in a text for the public")
            yield Hit(mentions.field, sentence, start, end)
        for start, end in mobile_numbers(mentions.text):
            sentence = Message("The number of a mobile telephone stands in a text for the public")
            yield Hit(mentions.field, sentence, start, end, severity=Severity.NOTE)


RULE = Rule(
    code="X614",
    name="personal-number",
    severity=Severity.WARNING,
    title=Message("A person's number in a public text"),
    why=Message("Reports are published; whose number it is can be harmed with it, and the law protects it."),
    remedy=Message("Take the number out; keep the list of persons with the office and name only how many there are."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับรวมเป็น 5 ชุมชน ผู้ดูแลจุดรับลงทะเบียนแล้ว 5 คน"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับรวมเป็น 5 ชุมชน ผู้ดูแลจุดรับเลขประจำตัวประชาชน 1-2345-67890-12-1"),
)
