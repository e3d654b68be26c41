"""What stands in a file of many people: its columns with their headings, and the roles by code or by what offices call them."""

import re

from samrit.organisations.columns import Column, heading_key
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName

PEOPLE_COLUMNS: tuple[Column, ...] = (
    Column(
        "name_th", Message("Name in Thai", context="of a person"), Message("First name and surname."),
        30, also=("ชื่อ", "ชื่อสกุล", "ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อ นามสกุล", "ชื่อเจ้าหน้าที่", "ชื่อผู้ใช้งาน", "name", "full name", "person"),
    ),
    Column(
        "name_en", Message("Name in English"), Message("If there is one."),
        26, also=("ชื่ออังกฤษ", "ชื่อ-สกุลภาษาอังกฤษ", "english name", "name (english)", "name (en)"),
    ),
    Column("position", Message("Position"), Message(""), 26, also=("ตำแหน่งงาน", "title", "job title")),
    Column(
        "username", Message("User name"),
        Message("What the person types to log in; left empty, the part of the e-mail address before the @."),
        18, also=("ชื่อผู้ใช้", "บัญชีผู้ใช้", "รหัสผู้ใช้", "user", "login", "account"),
    ),
    Column(
        "email", Message("E-mail"), Message("The link to a password goes there; without it, a letter is printed."),
        28, also=("อีเมล", "อีเมล์", "ไปรษณีย์อิเล็กทรอนิกส์", "email", "e-mail address", "email address", "mail"),
    ),
    Column(
        "role", Message("Role"),
        Message("officer, coordinator, head, evaluator, executive or administrator; several with commas, or a row each."),
        22, also=("สิทธิ์", "สิทธิ", "สิทธิ์การใช้งาน", "หน้าที่", "หน้าที่ในระบบ", "บทบาทในระบบ", "roles"),
    ),
    Column(
        "agency", Message("Code of the agency"), Message("As in the list of agencies; several with commas."),
        18, also=("รหัสหน่วยงาน", "หน่วยงาน", "สังกัด", "รหัส", "agency", "agency code", "unit", "department"),
    ),
)  # fmt: skip
"""The file of people, in and as a template."""

_ROLES_ALSO: dict[RoleName, tuple[str, ...]] = {
    RoleName.OFFICER: ("ผู้รับผิดชอบ", "ผู้รับผิดชอบตัวชี้วัด", "เจ้าหน้าที่", "เจ้าหน้าที่ผู้รับผิดชอบ", "ผู้รายงาน", "responsible officer"),
    RoleName.COORDINATOR: ("ผู้ประสานงาน", "ผู้ประสานงานของหน่วยงาน", "ผู้ประสานงานหน่วยงาน", "ผู้ประสานงานฝ่ายแผน", "coordinator"),
    RoleName.HEAD: ("หัวหน้า", "หัวหน้าหน่วยงาน", "หัวหน้าส่วนราชการ", "ผู้อำนวยการ", "ผู้รับรอง", "head", "director"),
    RoleName.EVALUATOR: ("ผู้ประเมิน", "ผู้ตรวจประเมิน", "ผู้ตรวจ", "reviewer"),
    RoleName.EXECUTIVE: ("ผู้บริหาร", "ผู้บริหารกรุงเทพมหานคร", "management"),
    RoleName.ADMINISTRATOR: ("ผู้ดูแล", "ผู้ดูแลระบบ", "แอดมิน", "admin"),
}  # fmt: skip
_ROLES = {
    heading_key(words): role
    for role, also in _ROLES_ALSO.items()
    for words in (role.value, ROLE_WORDS[role].th, ROLE_WORDS[role].en, *also)
}


def role_of(words: str) -> RoleName | None:
    """The role that somebody means, by its code or its name; None for words that are not understood."""
    return _ROLES.get(heading_key(words))


def several(words: str) -> list[str]:
    """What stands in a cell that may name several things."""
    return [one.strip() for one in re.split(r"[,;\n]|(?<=\S)\s+และ\s+", words) if one.strip()]
