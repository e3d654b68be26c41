"""Which dates of a narrative are days on which something was done.

A narrative is full of other dates: letters and orders, contracts and deadlines, the day as of which a table stands,
a day to compare with, plans for later. Only a date that words of doing lead to, and none of those, is a day of doing.
"""

import re
from collections.abc import Iterator

from samrit.report.mentions import Mentions
from samrit.thai.dates import FoundDate, Precision

_LEAD = 110  # characters before a date in which the words that explain it stand
_DONE = re.compile(
    r"จัดกิจกรรม|จัดประชุม|จัดการประชุม|การประชุม|ประชุม|จัดอบรม|อบรม|จัดงาน|จัดพิธี|ลงพื้นที่|เข้าร่วม|ตรวจเยี่ยม"
    r"|การแข่งขัน|จัดแข่งขัน|ดำเนินการจัด|ได้ดำเนินการ|จัดโครงการ|เปิดงาน|รณรงค์|ศึกษาดูงาน|สัมมนา"
    r"|งาน(?:วัน|เทศกาล|ประเพณี|บุญ|มหกรรม|สงกรานต์|ลอยกระทง|สวดมนต์|ปีใหม่|ตรุษจีน|แข่งขัน|แสดง|เปิดตัว)[ก-๎\s]{0,30}$"
)
_NOT_DONE = re.compile(
    r"หนังสือ|ลงวันที่|คำสั่ง|ประกาศ|(?<!จัด)ระเบียบ|มติ|สัญญา|ครบกำหนด|สิ้นสุด|ภายในวันที่|ณ วันที่|ข้อมูล|ตั้งแต่วันที่|นับตั้งแต่|จนถึง"
    r"|เปรียบเทียบ|เทียบกับ|รายงานผล|อนุมัติ|เห็นชอบ|มีผล|พ\.ร\.บ|พระราช"
)
_PLANNED = re.compile(r"กำหนด|จะ(?!ต้อง)|แผน|เตรียม|คาด(?!หวัง)|ขอ(?!ง)|เลื่อน|ต่อไป|อยู่ระหว่าง")


def days_of_doing(mentions: Mentions) -> Iterator[FoundDate]:
    """The single days, or runs of at most a week, on which the narrative says that something was done."""
    led = False
    previous_end = 0
    for found in mentions.dates:
        lead = mentions.text[max(previous_end, found.start - _LEAD) : found.start]
        previous_end = found.end
        if _NOT_DONE.search(lead):
            led = False
            continue
        # In a list ("1. วันที่ 12 พฤศจิกายน 2562 2. วันที่ 16 ธันวาคม 2562") the first date's words lead to all.
        opens = _OF_TIME.search(lead) is not None or (
            _OF_DAY.search(lead) is not None and _DONE_BEHIND.match(mentions.text, found.end) is not None
        )
        led = opens or _DONE.search(lead) is not None or (led and len(lead) < 20)
        is_short = (found.ends_on - found.starts_on).days <= 7
        if led and is_short and found.precision is Precision.DAY:
            yield found


# Right before a date: what is told of it has happened.
_ON_DAY = re.compile(
    r"(?:เมื่อ|ตรวจรับ|ส่งมอบ|รับมอบ|แล้วเสร็จ|ติดตั้ง|ปลูก|เปิด|ซ่อม|ปรับปรุง|สำรวจ|แจก|มอบ|ซ้อม|ออกหน่วย|ออกตรวจ|อบรม|ประชุม|จัด|ลงพื้นที่)"
    r"(?:[^\d\n]{0,24}|[^\n(]{0,40}\(|[^\n]{0,40}(?:ระหว่าง|เมื่อ)วันที่\s?)$"  # or in brackets behind what was done: "ซ่อม 3 จุด (5 ก.พ. 2567)"
)
_BACKGROUND = re.compile(
    r"สืบเนื่อง|ตามที่|ครั้งก่อน|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|เดิม|เคย|ผ่านมา|ก่อตั้ง|เริ่ม|ตั้งแต่|นับ|เทียบ|ฐาน|ย้อนหลัง|เกิดเหตุ|ต่อจาก|เดียวกัน|ที่(?:เปิด|จัด|อบรม|ปลูก|ติดตั้ง|ตรวจรับ|ส่งมอบ|ซ่อม)"
    r"|ภายใน|จนถึง|แผน|คู่มือ|ฉบับ|เกณฑ์|ข้อบัญญัติ|รางวัล|เพราะ|เนื่องจาก|ระบาด"
)


def is_reported_done(mentions: Mentions, found: FoundDate) -> bool:
    """Whether the words right before a day or months say that something happened then, and neither look back nor speak of a paper or a plan."""
    line = mentions.text.rfind("\n", 0, found.start) + 1
    lead = mentions.text[max(line, found.start - _NEAR_LEAD) : found.start]
    is_short = (found.ends_on - found.starts_on).days <= (
        _LONGEST_RUN if found.precision is Precision.DAY else _LONGEST_MONTHS
    )
    others = (_NOT_DONE, _PLANNED, _BACKGROUND)
    is_done = _ON_DAY.search(lead) is not None or (
        _OF_DAY.search(lead) is not None and _DONE_BEHIND.match(mentions.text, found.end) is not None
    )
    return is_short and is_done and not any(other.search(lead) for other in others)


_NEAR_LEAD = 60
# A day that opens a sentence, and right behind it what was done.
_OF_DAY = re.compile(r"(?:^|\s)(?:เมื่อ|ระหว่าง|ใน|ช่วง)?(?:วัน[ก-๎]{0,10}ที่)\s?$|^$")
_OF_TIME = re.compile(r"(?:ครั้ง|รุ่น|รอบ)ที่\s?[\d๐-๙]{1,2}\s*(?:เมื่อ|ใน)?(?:วัน[ก-๎]{0,10}ที่)\s?$")  # "รุ่นที่ 2 วันที่ …"
_DONE_BEHIND = re.compile(
    r"\s*(?:เขต|สำนักงานเขต|เจ้าหน้าที่)?\s?(?:ได้|มีการ)?(?:ตรวจรับ|ส่งมอบ|รับมอบ|ติดตั้ง|ปลูก|เปิด|ซ่อม|สำรวจ|แจก|มอบ|ซ้อม|ออกหน่วย|ออกตรวจ|อบรม|ประชุม|จัด(?!ทำแผน|ซื้อ|จ้าง)|ลงพื้นที่)"
)
_LONGEST_RUN = 31  # days: a survey, a campaign
_LONGEST_MONTHS = 95  # days: a month or the three of a quarter


def refers_back(mentions: Mentions, found: FoundDate) -> bool:
    """Whether the words before a date speak of what was before what is reported, or of a paper."""
    line = mentions.text.rfind("\n", 0, found.start) + 1
    return _BACKGROUND.search(mentions.text, max(line, found.start - _NEAR_LEAD), found.start) is not None


def is_planned(mentions: Mentions, found: FoundDate) -> bool:
    """Whether the words before a date speak of a plan."""
    return _PLANNED.search(mentions.text, max(0, found.start - _LEAD), found.start) is not None
