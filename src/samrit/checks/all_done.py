"""Where a text says that all of what the indicator counts is done."""

import re

from samrit.checks.likeness import shares_words
from samrit.report import IndicatorReport

_ALL = re.compile(
    r"(?:(?:ครบ(?:ถ้วน)?|แล้วเสร็จ|เสร็จสิ้น|เสร็จ|สำเร็จ|เรียบร้อย|สมบูรณ์)\s?(?:แล้ว)?\s?ทุก(?!ด้าน|ขั้นตอน|ฝ่าย|หน่วยงาน|ไตรมาส|เดือน|ครั้ง|กิจกรรม|วัน|ปี|ประการ|ประเด็น)[ก-๎]{2,20}"
    r"|(?:ครบ(?:ถ้วน)?|แล้วเสร็จ|เสร็จสิ้น|เสร็จสมบูรณ์)\s?(?:แล้ว)?\s?ทั้งหมด|ทั้งหมดแล้วเสร็จ|ครบตาม(?:ค่า)?เป้าหมาย|ครบตามแผน(?:ทั้งปี|ที่กำหนด)?)"
)
_BUT = re.compile(
    r"ยกเว้น|เหลือ|ยังไม่|ไม่ผ่าน|ไม่แล้วเสร็จ|อยู่ระหว่าง|ยกเลิก|เว้นแต่|ไม่ครบ|คาดว่า|จะ(?!ต้อง)|เพื่อให้|เร่งรัด|ให้ครบ|ให้แล้วเสร็จ"
)
_LEAD = 60
_ALIKE = 6  # letters that what is done and the indicator's name must share


def all_done(report: IndicatorReport, text: str) -> re.Match[str] | None:
    """The words by which a text says so, "ก่อหนี้ผูกพันครบทุกรายการ"; None where it says so of something else, or leaves something out."""
    if ("ทุก" not in text and "ครบ" not in text and "ทั้งหมด" not in text) or _BUT.search(text):
        return None
    for found in _ALL.finditer(text):
        lead = text[max(0, found.start() - _LEAD) : found.start()].rpartition("\n")[2].rpartition(" ")[2]
        if shares_words(lead + found[0], report.name, size=_ALIKE):
            return found
    return None
