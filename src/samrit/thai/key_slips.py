"""What the usual words of the city's papers become by one slip of the keys: a letter left out, doubled, changed about, or its neighbour.

Most such slips fall into pieces that are words themselves ("งบ|ประ|มาร"), so that no dictionary finds them. Left out are
those that two usual words make: "ตรวจสอง" is no slip.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from samrit.thai.letters import IN_WORDS
from samrit.thai.lexicon import frequency, known_words, official_words

# The rows of the Thai keyboard (Kedmanee), without and with the shift key.
_ROWS = (
    ("_ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวงฅ", "ผปแอิืทมใฝ"),
    ("%+๑๒๓๔ู฿๕๖๗๘๙", '๐"ฎฑธํ๊ณฯญฐ,', "ฤฆฏโฌ็๋ษศซ.", "()ฉฮฺ์?ฒฬฦ"),
)
_ASIDE = ((0, -1), (0, 1), (1, -1), (1, 0), (-1, 0), (-1, 1))
# Letters that look or sound alike.
_ALIKE = (
    "ขชซฃ", "คดตศฅ", "ถภกฎฏ", "บปษ", "ผฝพฟ", "ณนฌญม", "ิีึื", "ุู", "่้๊๋์็", "ไใ", "ทธฑฒ", "ลฬร", "สศษ", "าำ", "รวธ",
)  # fmt: skip
_FREQUENT = """
เจ้าหน้าที่ กิจกรรม ประชาชน ผู้รับจ้าง ผู้ประกอบการ นักเรียน โรงเรียน ความพึงพอใจ พึงพอใจ อย่างต่อเนื่อง ต่อเนื่อง แล้วเสร็จ เรียบร้อย
ปฏิบัติงาน ปฏิบัติการ สนับสนุน ส่งเสริม ตรวจสอบ ติดตาม ติดตั้ง ปรับปรุง เบิกจ่าย ก่อสร้าง ประเมินผล รายงาน ผลักดัน เครือข่าย อาสาสมัคร
สาธารณสุข สิ่งแวดล้อม มาตรฐาน อนุรักษ์ คณะกรรมการ ผู้บริหาร บุคลากร หน่วยงาน ข้าราชการ ลูกจ้าง ฝึกอบรม หลักสูตร เป้าหมาย รณรงค์ ระบายน้ำ
อยู่ระหว่าง ระหว่าง ประสิทธิภาพ ศักยภาพ ขยะมูลฝอย ผู้อำนวยการ ผู้เข้าร่วม ผู้เข้าอบรม พื้นที่ สถานที่ ประชาคม ตรวจรับ แผนงาน ประเภท
จำนวน ปลอดภัย อุปกรณ์ ซ่อมแซม ทะเบียน เศรษฐกิจ วัฒนธรรม การท่องเที่ยว สุขภาพ เทคโนโลยี คุณภาพ ผู้ป่วย โรงพยาบาล ศูนย์บริการ สวนสาธารณะ
ความร่วมมือ ความก้าวหน้า ความสำเร็จ ร้อยละ เปรียบเทียบ วิเคราะห์ ข้อมูล ประโยชน์ เกี่ยวข้อง ครบถ้วน ถูกต้อง เพิ่มขึ้น สอดคล้อง สม่ำเสมอ งบประมาณ
โครงการ
"""
# Frequent misspellings that two usual words make, or that no key explains. None can occur in correct Thai.
_OF_WORDS = {
    "ประชาสัมพันธ": "ประชาสัมพันธ์",
    "อนุญาติ": "อนุญาต",
    "ท้นตาม": "ทันตาม",
    "เศผัก": "เศษผัก",
    "รกจักรยานยนต์": "รถจักรยานยนต์",
    "สัมนา": "สัมมนา",
    "เปอร์เซนต์": "เปอร์เซ็นต์",
    "งบประมาน": "งบประมาณ",
    "เจ้าหนาที่": "เจ้าหน้าที่",
    "ผู้สูอายุ": "ผู้สูงอายุ",
    "ทรัพยกร": "ทรัพยากร",
    "กิจกรม": "กิจกรรม",
    "โครการ": "โครงการ",
    "ประสิทธิภาค": "ประสิทธิภาพ",
    "เจ้าหน้าที": "เจ้าหน้าที่",
    "มาตราฐาน": "มาตรฐาน",
    "สาธารณะสุข": "สาธารณสุข",
    "สาธารณะภัย": "สาธารณภัย",
    "สาธารณะประโยชน์": "สาธารณประโยชน์",
    "ผลัดดัน": "ผลักดัน",
    "สนันสนุน": "สนับสนุน",
    "กิจกกรม": "กิจกรรม",
    "พัฒณา": "พัฒนา",
    "ภาระกิจ": "ภารกิจ",
    "คำนวน": "คำนวณ",
    "ดำเนินกาน": "ดำเนินการ",
    "ดำเนินกาล": "ดำเนินการ",
    "พึ่งพอใจ": "พึงพอใจ",
    "ครบถ้วย": "ครบถ้วน",
    "เรียบร้อบ": "เรียบร้อย",
    "ปรากฎ": "ปรากฏ",
    "สังเกตุ": "สังเกต",
    "โอกาศ": "โอกาส",
    "กระทันหัน": "กะทันหัน",
    "ลายเซ็นต์": "ลายเซ็น",
    "คลินิค": "คลินิก",
    "ผาสุข": "ผาสุก",
    "ไตรมาศ": "ไตรมาส",
    "ต่อเนือง": "ต่อเนื่อง",
    "กระบวนกาน": "กระบวนการ",
    "ตรวจสอย": "ตรวจสอบ",
    "ชุมขน": "ชุมชน",
    "ขุมชน": "ชุมชน",
    "ติดตัง": "ติดตั้ง",
    "นักเรียม": "นักเรียน",
    "กฏระเบียบ": "กฎระเบียบ",
}
_LETTER = re.compile(f"[{IN_WORDS}]")
_SHORTEST = 6  # letters of a word of which slips are known
_SHORTEST_SLIP = 5
_FAR_RARER = 100
_USUAL = 50  # times in the Thai National Corpus: of two such words a phrase may be made


@cache
def key_slips() -> dict[str, str]:
    """Each slip with the word that was meant; none is a word."""
    known = known_words()
    words = sorted({word for word in (*frequent_words(), *official_words()) if len(word) >= _SHORTEST}, key=len)
    found = dict(_OF_WORDS)
    for word in words:
        for slip in _slips_of(word):
            if (
                len(slip) >= _SHORTEST_SLIP
                and slip not in known
                and slip not in found
                and not is_of_known_words(slip, word)
            ):
                found[slip] = word
    return found


def _slips_of(word: str) -> Iterator[str]:
    near = _neighbours()
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        yield before + after
        if before and after:  # a letter before or behind the word may be another's
            yield before + letter + letter + after
        if after:
            yield before + after[0] + letter + after[1:]
        for other in near.get(letter, ()):
            yield before + other + after


def surest_slips() -> Collection[str]:
    """Those that are slips also where two words could be read."""
    return _OF_WORDS.keys()


def frequent_words() -> tuple[str, ...]:
    """Usual words of which slips are known; some are two words to the dictionary."""
    return tuple(_FREQUENT.split())


def is_of_known_words(slip: str, word: str) -> bool:
    """Whether two usual words make a slip of a word; not where one of them is the word's own and the other far rarer than what it should be."""
    known = known_words()
    for at in range(2, len(slip) - 1):
        one, other = slip[:at], slip[at:]
        if one in known and other in known and min(frequency(one), frequency(other)) >= _USUAL:
            own = (
                (word[at:], other)
                if word.startswith(one)
                else (word[: -len(other)], one)
                if word.endswith(other)
                else None
            )
            if own is None or frequency(own[0]) < frequency(own[1]) * _FAR_RARER:
                return True
    return False


@cache
def _neighbours() -> dict[str, str]:
    """Each letter with those for which it is typed by a slip."""
    near: dict[str, set[str]] = {}
    for rows in _ROWS:
        for row, keys in enumerate(rows):
            for at, key in enumerate(keys):
                for down, aside in _ASIDE:
                    if 0 <= row + down < len(rows) and 0 <= at + aside < len(rows[row + down]):
                        near.setdefault(key, set()).add(rows[row + down][at + aside])
    pairs = [pair for plain, shifted in zip(*_ROWS, strict=True) for pair in zip(plain, shifted, strict=False)]
    for group in (*pairs, *_ALIKE):
        for key in group:
            near.setdefault(key, set()).update(set(group) - {key})
    return {key: "".join(sorted(filter(_LETTER.match, others))) for key, others in near.items() if _LETTER.match(key)}
