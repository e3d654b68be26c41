"""The end of the form: who signed, as what, when."""

import re
from datetime import date
from typing import Any

from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.persons import split_contact
from samrit.readers.remarks import remark
from samrit.readers.sections import plain
from samrit.report import Signature
from samrit.report.lines import TITLED, contains_position, unescape
from samrit.report.signing import strip_dots
from samrit.report.struct import split_brackets
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH, to_common
from samrit.thai.dates import find_dates
from samrit.thai.digits import to_arabic

_POSITION = re.compile(r"(?:\(?ตำแหน่ง\)?|position(?=\s|[:：]|$))\s*[:：]?\s*", re.IGNORECASE)
_SIGNED_ON = re.compile(r"(?:(?:ลง)?วันที่|date(?=\s|[:：]|$))\s*[:：]?\s*", re.IGNORECASE)
_DATE = re.compile(
    rf"(\d{{1,2}})\s*({'|'.join(map(re.escape, (*MONTHS_TH, *MONTHS_SHORT_TH)))})\s*(?:พ\.ศ\.\s*)?(\d{{3,5}})$"
)
_TITLED = re.compile(TITLED, re.IGNORECASE)
_ROLE = re.compile(r"ผู้|ตำแหน่ง|หัวหน้า|เจ้าหน้าที่")


def read_signature(lines: list[Line], found: Found) -> Signature:
    """The first line stands behind "ลงชื่อ"; below it the position, the date, or a name in brackets."""
    fields = _signer(lines[0], found)
    is_position = False
    for line in lines[1:]:
        found.take(line)
        if line.is_page_number:
            found.issues.append(remark("page-number", place=line.place, excerpt=line.text))
            continue
        if is_position and strip_dots(line.text) and not _SIGNED_ON.match(line.text):
            fields["position"] = strip_dots(line.text)
        elif not strip_dots(line.text) or _below(line, fields, found):
            is_position = is_position or (_POSITION.match(line.text) is not None and not fields["position"])
            continue
        else:
            found.leave(line)
            found.issues.append(remark("not-understood", "signature", line.place, line.text))
        is_position = False
    return Signature(**fields)


def _signer(line: Line, found: Found) -> dict[str, Any]:
    """Who signed, and as what. How to reach somebody is no name: such a line is kept in no field, too."""
    first = plain(line.text, contains_position)
    name, role = split_brackets(strip_dots(first))
    if not role and first.startswith((".", "…", "_")) and _ROLE.match(name):
        name, role = "", name  # "ลงชื่อ ..... ผู้รายงาน": whoever signs on the dots
    plain_name, contact = split_contact(name)
    if not contact:
        found.take(line)
    return {"name": strip_dots(plain_name if contact else name), "role": role, "position": "", "signed_on": None}


def _below(line: Line, fields: dict[str, Any], found: Found) -> bool:
    """Read a line below the name; False where it is none of the signature's."""
    text = line.text
    position, signed_on = _POSITION.match(text), _SIGNED_ON.match(text)
    if position and not fields["position"]:
        fields["position"] = strip_dots(unescape(text[position.end() :]))
    elif signed_on and fields["signed_on"] is None:
        printed = text[signed_on.end() :]
        day = fields["signed_on"] = _read_date(printed)
        if _DATE.match(to_arabic(printed.strip())) is None:
            found.leave(line)
        if day is None and strip_dots(printed).strip("/ "):
            found.issues.append(remark("value-unclear", "signature.signed_on", line.place, text))
    elif not fields["name"] and _TITLED.match(text):  # below the label
        fields["name"] = strip_dots(text)
    elif not (text.startswith("(") and text.endswith(")")):
        return False
    elif not _ROLE.search(text) and not fields["name"]:
        fields["name"] = strip_dots(text[1:-1].strip())
    elif not fields["role"]:
        fields["role"] = text[1:-1].strip()
    else:
        return False
    return True


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
