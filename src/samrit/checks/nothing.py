"""Whether a field says that there is nothing to say: a stroke, "ไม่มี", "ไม่มีปัญหาอุปสรรค"."""

import re

_NOTHING = re.compile(
    r"[\s\-–—.]*(?:(?:ยัง)?ไม่(?:มี|พบ)(?:ปัญหา|อุปสรรค|ข้อขัดข้อง|เอกสาร|หลักฐาน|ข้อมูล|อ้างอิง|สิ่งใด|ใด\s?ๆ|และ|หรือ|/|แต่อย่างใด|ใน|ต่อ|การดำเนินงาน|การดำเนินการ"
    r"|[\s,.])*|(?i:none|n/?a|nil|no (?:obstacles?|problems?|evidence)))[\s\-–—.]*"
)


def says_nothing(text: str) -> bool:
    """Whether a text is empty, a stroke, or says in words that there is none."""
    return not text.strip(" -–—.\n") or _NOTHING.fullmatch(text) is not None
