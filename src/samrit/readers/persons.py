"""Persons' names apart from how to reach them: telephone numbers, addresses, mail."""

import re

_PHONE = (
    r"(?:\(?\s*(?:หมายเลข|เบอร์)?\s*(?:โทรศัพท์|โทรสาร|โทร|มือถือ|เบอร์|ภายใน|Tel|Fax|Phone|Mobile)(?:มือถือ|ภายใน|ติดต่อ)?[.:：\s]*"
    r"(?=[0-9๐-๙+(])[0-9๐-๙+()\s,/-]*[0-9๐-๙](?:\s*ต่อ\s*[0-9๐-๙,\s-]*[0-9๐-๙])?\)?"
    r"|(?<![0-9๐-๙])[0๐][0-9๐-๙](?:[\s-]?[0-9๐-๙]){6,8}(?![0-9๐-๙])(?:\s*ต่อ\s*[0-9๐-๙]+)?)"
)
_MAIL = r"(?:(?:e-?mail|อีเมล)\s*[:：]?\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = r"(?:(?:ที่อยู่|บ้านเลขที่|เลขที่)\s*[:：]?\s*\S.*)$"
_REACH = re.compile(rf"{_PHONE}|{_MAIL}|{_ADDRESS}", re.IGNORECASE)


def split_contact(text: str) -> tuple[str, str]:
    """A name, and how to reach them: ("นาย ก", "โทร. 0 2123 4567")."""
    found = [match.group().strip() for match in _REACH.finditer(text)]
    name = " ".join(_REACH.sub(" ", text).split()).strip(" ,;/–-")
    return name, ", ".join(found)
