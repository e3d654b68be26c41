"""The end of the form: who signed, as what, when."""

import re
from datetime import date
from typing import Any

from samrit.readers.lines import Line
from samrit.readers.remarks import remark
from samrit.readers.sections import Found, plain
from samrit.report import Signature
from samrit.report.lines import unescape
from samrit.report.signing import strip_dots
from samrit.report.struct import split_brackets
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH, to_common
from samrit.thai.dates import find_dates
from samrit.thai.digits import to_arabic

_POSITION = re.compile(r"\(?ตำแหน่ง\)?\s*[:：]?\s*")
_SIGNED_ON = re.compile(r"(?:ลง)?วันที่\s*[:：]?\s*")
_DATE = re.compile(
    rf"(\d{{1,2}})\s*({'|'.join(map(re.escape, (*MONTHS_TH, *MONTHS_SHORT_TH)))})\s*(?:พ\.ศ\.\s*)?(\d{{3,5}})$"
)
_ROLE = re.compile(r"ผู้|ตำแหน่ง|หัวหน้า|เจ้าหน้าที่")


def read_signature(lines: list[Line], found: Found) -> Signature:
    """The first line stands behind "ลงชื่อ"; below it the position, the date, or a name in brackets."""
    first = plain(lines[0].text)
    name, role = split_brackets(strip_dots(first))
    if not role and first.startswith((".", "…", "_")) and _ROLE.match(name):
        name, role = "", name  # "ลงชื่อ ..... ผู้รายงาน": whoever signs on the dots
    fields: dict[str, Any] = {"name": strip_dots(name), "role": role, "position": "", "signed_on": None}
    is_position = False
    for line in lines[1:]:
        text = line.text
        position, signed_on = _POSITION.match(text), _SIGNED_ON.match(text)
        if not strip_dots(text) or line.is_page_number:
            continue
        if position and not fields["position"]:
            fields["position"] = strip_dots(unescape(text[position.end() :]))
            is_position = not fields["position"]
        elif signed_on and fields["signed_on"] is None:
            day = fields["signed_on"] = _read_date(text[signed_on.end() :])
            if day is None and strip_dots(text[signed_on.end() :]).strip("/ "):
                found.issues.append(remark("value-unclear", "signature.signed_on", line.place, text))
        elif text.startswith("(") and text.endswith(")") and not _ROLE.search(text) and not fields["name"]:
            fields["name"] = strip_dots(text[1:-1].strip())
        elif text.startswith("(") and text.endswith(")") and not fields["role"]:
            fields["role"] = text[1:-1].strip()
        elif is_position:
            fields["position"], is_position = strip_dots(text), False
        else:
            found.issues.append(remark("not-understood", "signature", line.place, text))
    return Signature(**fields)


def _read_date(text: str) -> date | None:
    """A date in words, of whatever year; else as in any running text."""
    match = _DATE.match(to_arabic(text.strip()))
    if match is None:
        dates = find_dates(text)
        return dates[0].starts_on if dates else None
    month = (MONTHS_TH.index(match[2]) if match[2] in MONTHS_TH else MONTHS_SHORT_TH.index(match[2])) + 1
    try:
        return date(to_common(int(match[3])), month, int(match[1]))
    except ValueError:
        return None
