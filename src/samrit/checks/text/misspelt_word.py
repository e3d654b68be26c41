"""X605: a word that is misspelt, from a list of slips seen in real reports."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

# pattern: the right word. Each pattern can't occur in correct Thai.
_SLIPS = {
    r"ประชาสัมพันธ(?![์ุูิี])": "ประชาสัมพันธ์",
    r"(?<!แ)ต่งตั้ง": "แต่งตั้ง",
    r"อนุม้ติ": "อนุมัติ",
    r"อนุญาติ": "อนุญาต",
    r"ครุภัณพ์": "ครุภัณฑ์",
    r"ครุภัณฑ(?!์)": "ครุภัณฑ์",
    r"ชีวิติ": "ชีวิต",
    r"ท้นตาม": "ทันตาม",
    r"จัเก็บ": "จัดเก็บ",
    r"เศผัก": "เศษผัก",
    r"รกจักรยานยนต์": "รถจักรยานยนต์",
    r"สัมนา": "สัมมนา",
    r"กฏหมาย": "กฎหมาย",
    r"ปฎิ": "ปฏิ",
    r"กิจกกรรม": "กิจกรรม",
    r"ดำเนิการ": "ดำเนินการ",
    r"ผลลัพท์": "ผลลัพธ์",
    r"สัมฤทธ์": "สัมฤทธิ์",
    r"ข้อมุล": "ข้อมูล",
    r"คำนียาม": "คำนิยาม",
    r"อุปสรรรค": "อุปสรรค",
    r"เปอร์เซนต์": "เปอร์เซ็นต์",
    r"สำนักาน": "สำนักงาน",
    r"งบประมาน": "งบประมาณ",
}
# The letters that a slip can't do without, looked for first: most texts have none of them.
_SIGNS = tuple((re.sub(r"\(.*?\)+", "", pattern), re.compile(pattern), right) for pattern, right in _SLIPS.items())


def _check(subject: Subject) -> Iterator[Hit]:
    found = [(pattern, right) for sign, pattern, right in _SIGNS if sign in subject.all_text]
    for mentions in subject.mentions if found else ():
        if mentions.field.startswith("evidence"):
            continue
        for pattern, right in found:
            for match in pattern.finditer(mentions.text):
                if match.end() == len(mentions.text) and mentions.field == subject.report.broken_off:
                    continue
                words = match.group()
                yield Hit(
                    mentions.field,
                    Message("“{words}” should be “{right}”", words=words, right=right),
                    match.start(),
                    match.end(),
                )


RULE = Rule(
    code="X605",
    name="misspelt-word",
    family=Family.TEXT,
    severity=Severity.NOTE,
    title=Message("A misspelt word"),
    why=Message("A misspelt word can't be searched for, and costs trust."),
    remedy=Message("Correct the spelling."),
    check=_check,
    good=form(supporting_factors="ผู้นำชุมชนช่วยประชาสัมพันธ์โครงการ"),
    bad=form(supporting_factors="ผู้นำชุมชนช่วยประชาสัมพันธโครงการ"),
)
