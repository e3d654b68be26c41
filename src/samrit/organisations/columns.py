"""What stands in a list of organisations: the columns of the register's file and of sign-in sheets, with their headings.

Headings are understood in Thai and English and in the ways in which offices write them; `also` is where to add one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from samrit.thai.text import clean_line
from samrit.thai.translation import Message
from samrit.vocabulary.counted import SECTOR_WORDS, Sector


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `is_personal` where it is about a person, and kept only for a stated purpose. `width` in characters."""

    field: str
    label: Message
    help: Message
    width: int = 18
    is_personal: bool = False
    also: tuple[str, ...] = ()


_NAME = (
    Column(
        "name_th", Message("Name in Thai", context="of an organisation"),
        Message("The full name; where there is none in Thai, the English one."),
        44, also=("หน่วยงาน", "ชื่อหน่วยงานภาคี", "หน่วยงานภาคี", "ภาคีเครือข่าย", "ชื่อภาคีเครือข่าย", "องค์กร", "ชื่อองค์กร", "ชื่อองค์กร/หน่วยงาน", "หน่วยงาน/องค์กร", "ชื่อ", "สังกัด", "name", "organisation", "organization", "partner"),
    ),
    Column(
        "name_en", Message("Name in English"), Message("If there is one."),
        34, also=("ชื่ออังกฤษ", "ชื่อหน่วยงานภาษาอังกฤษ", "english name", "name (english)", "name (en)"),
    ),
    Column(
        "short_name", Message("Short name"),
        Message("An abbreviation, or what it is called."),
        14, also=("อักษรย่อ", "คำย่อ", "ชื่อเรียก", "abbreviation", "acronym"),
    ),
    Column(
        "sector", Message("Sector"),
        Message("State / state enterprise / private / education / civil society."),
        18, also=("ประเภท", "ประเภทหน่วยงาน", "ประเภทองค์กร", "กลุ่ม", "type"),
    ),
    Column(
        "place", Message("District"), Message("The district where it sits."),
        18, also=("เขตที่ตั้ง", "สำนักงานเขต", "ที่ตั้ง", "พื้นที่", "พื้นที่เขต", "อำเภอ/เขต", "เขต/อำเภอ", "district office", "location"),
    ),
)  # fmt: skip
_NOTE = (
    Column("note", Message("Note", context="remark"), Message(""), 30, also=("บันทึก", "remark", "remarks", "notes")),
)
_PERSON = (
    Column(
        "contact_name", Message("Contact person"),
        Message("Personal data: only of people who were told what it is for."),
        26, is_personal=True, also=("ชื่อผู้ประสานงาน", "ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อ - สกุล", "ชื่อ สกุล", "ผู้ติดต่อ", "ชื่อผู้ติดต่อ", "ชื่อผู้เข้าร่วม", "ชื่อ-สกุลผู้เข้าร่วม", "contact", "contact name", "person", "full name"),
    ),
    Column(
        "contact_position", Message("Position"), Message(""), 22, is_personal=True,
        also=("ตำแหน่งผู้ประสานงาน", "title", "job title"),
    ),
    Column(
        "contact_email", Message("E-mail"), Message(""), 26, is_personal=True,
        also=("อีเมล์", "อีเมลผู้ประสานงาน", "email", "email address", "e-mail address"),
    ),
    Column(
        "contact_phone", Message("Phone"), Message(""), 16, is_personal=True,
        also=("เบอร์โทร", "เบอร์โทรศัพท์", "หมายเลขโทรศัพท์", "โทร", "มือถือ", "telephone", "mobile", "tel"),
    ),
)  # fmt: skip
_PEOPLE = (
    Column(
        "people", Message("People", context="how many"), Message("How many came."), 10,
        also=("จำนวนผู้เข้าร่วม", "จำนวน", "จำนวน (คน)", "จำนวนผู้เข้าร่วม (คน)", "number of people", "participants"),
    ),
)  # fmt: skip

REGISTER_COLUMNS: tuple[Column, ...] = (*_NAME, *_NOTE, *_PERSON)
"""The register's file, out and in."""
SIGN_IN_COLUMNS: tuple[Column, ...] = (*_NAME, *_PEOPLE, *_NOTE)
"""A sign-in sheet: which organisations came, with how many people; who the people were is not kept."""
PERSONAL_COLUMNS: tuple[Column, ...] = _PERSON


def heading_key(words: str) -> str:
    """A heading in the form in which two spellings of it are equal."""
    return re.sub(r"[\s.*:/()\-–_]+", "", clean_line(words).casefold())


def fields_by_heading(columns: tuple[Column, ...]) -> dict[str, str]:
    """Which field each heading means."""
    return {
        heading_key(words): column.field
        for column in columns
        for words in (column.label.th, column.label.en, column.field, *column.also)
    }


_LANGUAGES = {
    "name_en": re.compile("ภาษาอังกฤษ|อังกฤษ|inenglish|english|eng?$"),
    "name_th": re.compile("ภาษาไทย|ไทย|inthai|thai|tha?$"),
}


def field_of_heading(words: str, fields: Mapping[str, str]) -> str | None:
    """Which field a heading means; one of names, or none, with a language means the names in that language."""
    asked = heading_key(words)
    if asked in fields:
        return fields[asked]
    for name, language in _LANGUAGES.items():
        rest, count = language.subn("", asked)
        if count and name in fields.values() and (not rest or fields.get(rest) == "name_th"):
            return name
    return None


_SECTOR_ALSO: dict[Sector, tuple[str, ...]] = {
    Sector.STATE: ("รัฐ", "ราชการ", "ส่วนราชการ", "หน่วยงานราชการ", "หน่วยงานภาครัฐ", "หน่วยงานของรัฐ", "government", "public"),
    Sector.STATE_ENTERPRISE: ("วิสาหกิจ", "หน่วยงานรัฐวิสาหกิจ", "stateowned", "state-owned enterprise", "soe"),
    Sector.PRIVATE: ("เอกชน", "บริษัท", "บริษัทเอกชน", "ธุรกิจ", "ภาคธุรกิจ", "หน่วยงานภาคเอกชน", "private sector", "company", "business"),
    Sector.EDUCATION: ("การศึกษา", "ภาคการศึกษา", "สถาบันการศึกษา", "โรงเรียน", "มหาวิทยาลัย", "วิทยาลัย", "school", "university", "academic"),
    Sector.CIVIL_SOCIETY: ("ประชาสังคม", "ภาคประชาชน", "ประชาชน", "ชุมชน", "มูลนิธิ", "สมาคม", "องค์กรพัฒนาเอกชน", "ngo", "civil", "foundation", "community"),
    Sector.UNKNOWN: ("ไม่ระบุ", "ไม่ทราบ", "-", "unknown", "not stated"),
}  # fmt: skip
_SECTORS = {
    heading_key(words): sector
    for sector, also in _SECTOR_ALSO.items()
    for words in (sector.value, SECTOR_WORDS[sector].th, SECTOR_WORDS[sector].en, *also)
}


def sector_of(words: str) -> Sector | None:
    """The sector that somebody means; `UNKNOWN` for an empty cell, None for words that are not understood."""
    return _SECTORS.get(heading_key(words), None if heading_key(words) else Sector.UNKNOWN)
