"""What stands in a list of the city's agencies: its columns, and how the words of a row are understood."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from samrit.organisations.columns import Column, heading_key
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line, repair
from samrit.thai.translation import Message, ShownDay, Worded
from samrit.thai.typed_day import read_day

AGENCY_COLUMNS: tuple[Column, ...] = (
    Column(
        "code", Message("Code of the agency"), Message("The city's own, such as 2200; zeros at its beginning belong to it."),
        14, also=("รหัส", "รหัสหน่วย", "รหัสหน่วยงานย่อย", "รหัสส่วนราชการ", "code", "agency code", "id"),
    ),
    Column(
        "name_th", Message("Name in Thai", context="of an agency"), Message("The full name."),
        46, also=("ชื่อ", "หน่วยงาน", "ชื่อส่วนราชการ", "ส่วนราชการ", "ชื่อหน่วยงาน (ไทย)", "ชื่อเต็ม", "name", "agency", "name (thai)"),
    ),
    Column(
        "name_en", Message("Name in English"), Message("If there is one."),
        40, also=("ชื่ออังกฤษ", "ชื่อหน่วยงานภาษาอังกฤษ", "ชื่อหน่วยงาน (อังกฤษ)", "english name", "name (english)", "name (en)"),
    ),
    Column(
        "parent", Message("Below the agency"), Message("The code or the name of the agency that it belongs to; empty: the city itself."),
        18, also=("รหัสต้นสังกัด", "ต้นสังกัด", "สังกัด", "รหัสสังกัด", "หน่วยงานต้นสังกัด", "รหัสหน่วยงานต้นสังกัด", "อยู่ภายใต้", "parent", "parent code", "belongs to", "under"),
    ),
    Column(
        "from_on", Message("From the day"), Message("From when it is so; empty: as said on the page."),
        18, also=("ตั้งแต่", "วันที่มีผล", "มีผลตั้งแต่", "มีผลวันที่", "มีผลบังคับใช้", "วันที่มีผลบังคับใช้", "มีผลตั้งแต่วันที่", "มีผลบังคับใช้ตั้งแต่วันที่", "วันที่เริ่มใช้", "วันที่จัดตั้ง", "from", "since", "valid from", "effective date", "effective"),
    ),
    Column(
        "into", Message("Merged into"), Message("Of an agency that ends: the code or name of the one that goes on; several, with commas between: it is split into them, the first goes on; “closed”: nobody goes on."),
        22, also=("ยุบรวมเข้ากับ", "ยุบรวมกับ", "ยุบรวมไปยัง", "รวมเข้ากับ", "ควบรวมกับ", "แยกเป็น", "ยุบเลิก", "into", "merged with", "split into", "became", "successor"),
    ),
    Column(
        "reason", Message("Why"), Message("Such as the order; empty: as said on the page."),
        34, also=("เหตุผล", "คำสั่ง", "ที่มา", "หมายเหตุ", "reason", "order", "note"),
    ),
)  # fmt: skip
_LOST_ZERO = Message("Was a zero lost? The agency may be {code}.")
_BETWEEN = re.compile(r"[,;\n]|\s(?:และ|กับ|and)\s")
_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_CODE = re.compile(r"[\w-]{1,16}")
_TAKEN = frozenset({"add", "import"})  # pages have these addresses where an agency has its code
_MOST_BEFORE, _MOST_AHEAD = 250, 20  # years
CLOSED = frozenset({"closed", "close", "ยุบเลิก", "ยุบ", "ยกเลิก", "ปิด"})
"""What stands in place of an agency that goes on, where none does."""


@dataclass(frozen=True, slots=True)
class ListedAgency:
    """A row of the list: its number there, the words of its cells by field, and what can't be what was typed there."""

    number: int
    words: Mapping[str, str]
    troubles: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # Thai, English


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """What a row says; "" where it says nothing, `issues` by field where it is not understood."""

    number: int
    code: str
    name_th: str
    name_en: str
    parent: str
    into: tuple[str, ...]
    from_on: date | None
    reason: str
    issues: tuple[tuple[str, Message], ...]


def why_no_code(code: str) -> Message | None:
    """Why an agency can't have a code; None where it can."""
    if _CODE.fullmatch(code) and code.casefold() not in _TAKEN:
        return None
    return Message("An agency's code has at most 16 letters and figures, such as 2200, and no spaces.")


def why_no_day(day: date | None, today: date) -> Message | None:
    """Why nothing happens to an agency on a day: its year is of the other era, or mistyped; None where it may."""
    if day is not None and not today.year - _MOST_BEFORE <= day.year <= today.year + _MOST_AHEAD:
        return Message("{day} is too far from today for a change of an agency; is the year right?", day=ShownDay(day))
    return None


def headings() -> dict[str, str]:
    """Which field each heading means."""
    found: dict[str, str] = {}
    for column in AGENCY_COLUMNS:
        for words in (column.label.th, column.label.en, column.field, *column.also):
            found.setdefault(heading_key(words), column.field)
    return found


def understood(rows: Iterable[ListedAgency], known: Iterable[str], *, today: date) -> list[AgencyEntry]:
    """The rows as entries; `known` are the codes that the city has, by which a lost zero is noticed."""
    listed = list(rows)
    codes = [to_arabic(clean_line(row.words.get("code", ""))) for row in listed]
    zeroless = _zeroless(listed, codes, frozenset(known))
    numbers: dict[str, list[int]] = defaultdict(list)
    for row, code in zip(listed, codes, strict=True):
        numbers[code].append(row.number)
    entries = []
    for row, code in zip(listed, codes, strict=True):
        issues: list[tuple[str, Message]] = [(name, Worded(th=th, en=en)) for name, (th, en) in row.troubles.items()]
        issues += _issues(
            row, code, next((one for one in numbers[code] if one != row.number), None), zeroless.get(code, "")
        )
        day = read_day(row.words.get("from_on", ""))
        if (far := why_no_day(day, today)) is not None:
            issues.append(("from_on", far))
        named = {name: repair(clean_line(row.words.get(name, "")))[0] for name in ("name_th", "name_en", "reason")}
        parent = to_arabic(clean_line(row.words.get("parent", "")))
        into = tuple(filter(None, map(clean_line, _BETWEEN.split(to_arabic(row.words.get("into", ""))))))
        entries.append(
            AgencyEntry(row.number, code, parent=parent, into=into, from_on=day, issues=tuple(issues), **named)
        )
    return entries


def unknown_agency(words: str, known: Container[str]) -> Message:
    """What is said where no agency has these words for its code; `known` are the codes that there are."""
    meant = with_zero(words, known)
    if meant is not None:
        return _LOST_ZERO.filled(code=meant)
    return Message("There is no agency with the code “{code}”.", code=words[:60])


def with_zero(code: str, known: Container[str]) -> str | None:
    """The code that is meant where a spreadsheet took one for a number, and its zeros away: one of those that are known."""
    digits = to_arabic(code)
    if not digits.isdecimal() or digits in known:
        return None
    return next((f"{zeros}{digits}" for zeros in ("0", "00", "000") if f"{zeros}{digits}" in known), None)


def _zeroless(listed: list[ListedAgency], codes: list[str], known: frozenset[str]) -> dict[str, str]:
    """The codes that a spreadsheet has probably taken for numbers, and their zeros away, each as it may be meant.

    The records have them with a zero; or most that stand below the same agency have a figure more, and none goes on
    with this code, as those of divisions do with their department's.
    """
    lengths: dict[str, Counter[int]] = defaultdict(Counter)
    for row, code in zip(listed, codes, strict=True):
        if code.isdecimal():
            lengths[clean_line(row.words.get("parent", ""))][len(code)] += 1
    every = known.union(codes)
    found = {}
    for row, code in zip(listed, codes, strict=True):
        if not code.isdecimal() or code.startswith("0") or code in known:
            continue
        usual = lengths[clean_line(row.words.get("parent", ""))].most_common(1)[0][0]
        is_short = usual == len(code) + 1 and not any(other != code and other.startswith(code) for other in every)
        meant = with_zero(code, known) or (f"0{code}" if is_short else "")
        if meant:
            found[code] = meant
    return found


def _issues(row: ListedAgency, code: str, other: int | None, meant: str) -> list[tuple[str, Message]]:
    found: list[tuple[str, Message]] = []
    if not code and "code" not in row.troubles:
        found.append(("code", Message("There is no code.")))
    elif code and (why := why_no_code(code)) is not None:
        found.append(("code", why))
    elif other is not None:
        found.append(("code", Message("The code {code} stands in row {number}, too.", code=code, number=other)))
    elif meant:
        found.append(("code", _LOST_ZERO.filled(code=meant)))
    elif not code.isdecimal() and (digits := code.translate(_LIKE_DIGITS)).isdecimal():
        found.append(
            ("code", Message("Letters in this code look like figures; {code} is probably meant.", code=digits))
        )
    day = row.words.get("from_on", "").strip()
    if day and "from_on" not in row.troubles and read_day(day) is None:
        found.append(("from_on", Message("“{words}” is no day.", words=day[:40])))
    return found
