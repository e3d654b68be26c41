"""(6.5) the year's verdict and summary."""

import re

from samrit.report.lines import is_own
from samrit.report.struct import Part
from samrit.vocabulary.choices import VERDICT_ON_PAPER, Verdict
from samrit.vocabulary.fields import YEAR_END, filed
from samrit.vocabulary.term import FieldKind

_LONGEST_VERDICT = 60  # characters; a longer line is a summary that mentions the target
_NEGATED = re.compile(r"(?:ไม่|มิ)(?:ได้)?\s?$")
_OF_DENIED = {Verdict.MEETS: Verdict.MISSES, Verdict.NEARLY: Verdict.MISSES}


def _pattern(wording: str) -> re.Pattern[str]:
    """A wording of a verdict: Thai wherever it stands, of the target or its value, English where it begins."""
    words = re.escape(wording).replace("เป้าหมาย", r"\s?(?:กับ|จาก)?(?:ค่า|ระดับ)?เป้าหมาย")
    return re.compile(words if wording >= "ก" else rf"\A{words}", re.IGNORECASE)


_BY_LENGTH = sorted(
    ((_pattern(w), len(w), verdict) for verdict, ws in VERDICT_ON_PAPER.items() for w in ws), key=lambda one: -one[1]
)


def read_verdict(words: str) -> Verdict | None:
    """The verdict that printed words give, None where they give none.

    "Not above the target", "not below" and "not better" are no verdict: whether that is a success goes by what the target asks for.
    """
    found = ((pattern.search(words), verdict) for pattern, _, verdict in _BY_LENGTH)
    match, verdict = next(((match, verdict) for match, verdict in found if match), (None, None))
    if match is None or verdict is None:
        return None
    return _OF_DENIED.get(verdict) if _NEGATED.search(words[: match.start()]) else verdict


# What goes on behind a verdict as part of it; other words stood below it, and a copy or a program lost the line break.
_OF_VERDICT = re.compile(
    "ที่|ของ|ร้อยละ|ตาม|ใน|และ|หรือ|แต่|โดย|เล็กน้อย|น้อย|มาก|ทุก|แล้ว|ทั้ง|ได้|เพราะ|เนื่อง|กำหนด|ตั้ง|แผน|ประจำ|ปี|ไตรมาส|ราย|รวม|อย่าง|พอ|ค่อน"
    "|อยู่|ประมาณ|จำนวน|ถึง|เกิน|ขั้น|ตัวชี้วัด|โครงการ|เดิม|สะสม|เป็น|คิด|กว่า|สูง|ต่ำ|ระดับ|ฯ|ๆ|เชิง|ด้าน|ขอ|หน่วย|ก็|จึง|ซึ่ง|นี้|นั้น"
)
_THAI = re.compile("[ก-ฮเ-ไ]")


def split_verdict(line: str) -> tuple[str, str]:
    """The verdict at the head of the year's summary, and what follows it on the line; ("", line) where none stands.

    A line behind a backslash, or one that is the form's own, is no verdict.
    """
    if line.startswith("\\") or is_own(line):
        return "", line
    for pattern, _, _ in _BY_LENGTH:
        head = pattern.match(line)
        rest = line[head.end() :] if head else ""
        if head and (rest[:1] == " " or (_THAI.match(rest) and not _OF_VERDICT.match(rest))):
            return head.group(), rest.strip()
    return (line, "") if len(line) <= _LONGEST_VERDICT and read_verdict(line) else ("", line)


# The running texts that the form has together with the summary.
_TEXTS = tuple(
    one.id for one in filed(YEAR_END) if one.kind is FieldKind.TEXT and one.year_path.startswith("year_end.")
)


class YearEnd(Part, frozen=True):
    """(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ): the verdict as printed, what it means, and the summary.

    Words that give no verdict ("ดีมาก") are no verdict: they open the summary.
    """

    verdict_text: str = ""
    verdict: Verdict | None = None
    narrative: str = ""
    shortfall: str = ""

    def _normalise(self) -> None:
        """Derive the verdict from its words; ValueError where both are given and differ."""
        self._clean_lines("verdict_text")
        if not self.verdict_text and self.verdict is not None:
            self._set(verdict_text=VERDICT_ON_PAPER[self.verdict][0])
        meant = read_verdict(self.verdict_text)
        if self.verdict not in (None, meant):
            raise ValueError(f"the verdict is {self.verdict}, but “{self.verdict_text}” is printed")
        verdict_text, rest = split_verdict(self.verdict_text)
        if rest:
            self._set(narrative=f"{rest}\n{self.narrative}")
        self._set(verdict_text=verdict_text, verdict=read_verdict(verdict_text))
        self._clean_texts(*_TEXTS)
