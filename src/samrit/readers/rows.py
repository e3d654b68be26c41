"""A table with an indicator in each row: its heads are known by the vocabulary, each row becomes the text of a form."""

import re
from collections.abc import Iterator, Mapping

from samrit.definitions.columns import COLUMNS
from samrit.readers.rows_of_quarters import HEADS, of_quarter, with_targets_of_quarters
from samrit.report.labels import HEAD_LINES, INDICATOR_ITEMS, QUARTER, SIGNATURE, TEXT_LINES, VALUE_LINES, squeeze
from samrit.report.lines import escape
from samrit.report.plan_node import starts_node
from samrit.thai.digits import to_arabic

_HEADING_ROWS = 20
_FEWEST_HEADS = 3
_OTHER_HEADS: Mapping[str, tuple[str, ...]] = {
    "number": ("ที่", "ลำดับ", "ลำดับที่", "ลำดับที่ตัวชี้วัด", "เลขที่", "ข้อ", "ข้อที่", "No.", "No", "#", "หมายเลข", "Number"),
    "unit": ("หน่วยนับ", "หน่วย", "หน่วยวัด", "Unit"),
    "result": ("ผลงานทั้งปี", "ผลทั้งปี", "ผลรวมทั้งปี", "ผลการดำเนินงานทั้งปี", "ผลสะสม", "ผลงานสะสม", "ผลงานรวม", "Result", "Actual"),
    "target": ("เป้าหมายทั้งปี", "เป้าหมายประจำปี", "ค่าเป้าหมายทั้งปี", "Target"),
    "name": ("ตัวชี้วัดผลการปฏิบัติราชการ", "รายการตัวชี้วัด", "Indicator", "Name", "Indicator name"),
    "code": ("Code",),
    "definition": ("Definition",),
    "method": ("Method", "Calculation method"),
    "agency": ("Agency", "สำนัก", "สำนักงานเขต", "สำนัก/สำนักงานเขต"),
    "evidence": ("Evidence",),
    "obstacles": ("Obstacles",),
    "verdict": ("ผลการประเมิน", "สถานะ", "ผลเทียบเป้าหมาย", "การบรรลุเป้าหมาย"),
    "node": (
        "มิติ", "มิติที่", "ด้าน", "ด้านที่", "ยุทธศาสตร์", "ประเด็นยุทธศาสตร์", "ยุทธศาสตร์ที่", "เป้าประสงค์", "เป้าประสงค์ที่",
        "กลยุทธ์", "กลยุทธ์ที่", "เป้าหมายที่",
    ),
}  # fmt: skip
_OF_A_QUARTER = re.compile(
    r"(?P<before>[^0-9๐-๙]*?)(?:\(?6\.[1-4]\)?)?(?:ราย)?(?:ไตรมาส(?:ที่)?|\bQ(?:uarter)?\.?)\s*(?P<quarter>[1-4๑-๔])(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_NUMERIC = re.compile(r"(?:ร้อยละ\s*)?-?[0-9๐-๙][0-9๐-๙,.]*\s*%?|n\s?/\s?a", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:ร้อยละ|ระดับ|จำนวน)?\s*[0-9๐-๙][0-9๐-๙,.]*\s*[ก-๙]{1,20}"
)  # "3 ชุมชน": one word behind a number
_TEXTS = frozenset({"definition", "method", "supporting_factors", "obstacles"})
# Texts below a quarter's values; the form has no label for its obstacles, so that these go on with the text above.
_BELOW = {**{label.field: f": {label.words} =" for label in TEXT_LINES}, "obstacles": "อุปสรรค :"}
_ESSENTIAL = frozenset({"target", "result", "unit", "definition", "method", "code"})
_LONGEST_GROUP = 300  # letters of a line between the rows: the goal that those below belong to

# Below a table: what is no indicator, though it may stand in the column of names.
_NOTE = re.compile(
    r"[*(\s]*(?:รวม(?!กลุ่ม|ตัว|พล)|ผลรวม|ยอดรวม|เฉลี่ย|ค่าเฉลี่ย|หมายเหตุ|ที่มา\s*[:：]|แหล่งข้อมูล\s*[:：]|ข้อมูล\s*ณ|ลงชื่อ|ลงนาม|ตำแหน่ง|ผู้รายงาน|ผู้ตรวจสอบ"
    r"|ผู้จัดทำ|ผู้รับรอง|total|sum\b|average|note|source|signed)",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"(?:ค่า)?เฉลี่ย[ก-๙]{4}|average\s\w{3}", re.IGNORECASE)  # begins an indicator's name, too
_VALUES = frozenset({"value", "ค่า", "จำนวน", "ตัวเลข", "ค่าตัวเลข", "ปริมาณ"})

Row = dict[str, str]


def row_forms(rows: list[list[str]]) -> list[tuple[str, str]]:
    """For each row what no head names, and its form; nothing where this is no such table."""
    at, depth, heads = _find_heads(rows)
    if not heads:
        return []
    above = [cell.strip() for row in rows[:at] for cell in row if cell.strip()]
    notes: list[str] = []
    group: list[str] = []
    is_taken = True
    found: list[tuple[list[str], Row]] = []
    last = max((number for number, row in enumerate(rows) if _has_value(_values(heads, row))), default=0)
    for number, row in enumerate(rows[at + depth :], at + depth):
        filled = [cell.strip() for cell in row if cell.strip()]
        values = of_quarter(_values(heads, row), found[-1][1] if found else {})
        if filled and _is_note(values, filled, is_last=bool(found) and number > last):
            notes.append(" ".join(filled))
        elif len(filled) == 1 and not values.get("number") and len(filled[0]) < _LONGEST_GROUP and row[0].strip():
            notes += () if is_taken else group
            group, is_taken = filled, False
        elif values.get("name"):
            found.append((group, values))
            is_taken = True
        elif filled and found:
            _join(found[-1][1], values)  # the row goes on: its name's cell is merged with the one above
        else:
            above += filled
    notes += () if is_taken else group
    for _group, values in found:
        with_targets_of_quarters(values)
    # A second place to sign stands behind the first, or the form would end there.
    signed = [note for note in notes if note.startswith(SIGNATURE)]
    notes = [note for note in notes if note not in signed]
    return [
        ("\n".join((*notes, *_others(values))), "\n".join((*above, *_form(values, group, heads), *signed)))
        for group, values in found
    ]


def heads_fields(rows: list[list[str]]) -> bool:
    """Whether one of the first rows heads such a table."""
    return bool(_find_heads(rows)[2])


def _others(values: Row) -> list[str]:
    """What no head names: above everything else, where no field goes on and the reader reports it as not placed."""
    return [f"{key[1:]} : {words}" if key[1:] else words for key, words in values.items() if key.startswith("?")]


def _is_note(values: Row, filled: list[str], *, is_last: bool) -> bool:
    """Whether a row is none of an indicator: a sum, a note, a place to sign."""
    if values.get("code") or (values.get("unit") and _AVERAGE.match(values.get("name", ""))):
        return False
    if _NOTE.match(filled[0]) or _NOTE.match(values.get("name", "")):
        return not values.get("number") or _NOTE.match(values["number"]) is not None
    return is_last and len(filled) == 1


def _has_value(values: Row) -> bool:
    """Whether a row has an indicator with a value."""
    return len(values) > 1 and "name" in values


def _find_heads(rows: list[list[str]]) -> tuple[int, int, list[str]]:
    """The row of the heads, how many rows they take, and the field of each column; no fields where there are none."""
    for at, row in enumerate(rows[:_HEADING_ROWS]):
        below = rows[at + 1] if at + 1 < len(rows) else []
        for depth, heads in ((2, _two_rows(row, below)), (1, row)):
            fields = [field_of(head) for head in heads]
            known = {field for field in fields if field and not field.startswith("?")}
            is_enough = len(known) >= _FEWEST_HEADS and "name" in known
            if is_enough and (known & _ESSENTIAL or any(one.startswith("q") for one in known)):
                are_quarters = sum(field.startswith("q") for field in fields) > sum(
                    field_of(cell)[:1] == "q" for cell in row
                )
                if depth == 2 and not are_quarters and not any(field_of(cell)[:1] not in ("", "?") for cell in below):
                    continue
                return at, depth, fields
    return 0, 0, []


def _two_rows(upper: list[str], lower: list[str]) -> list[str]:
    """Heads in two rows: what stands above several columns is said of each."""
    heads, over = [], ""
    for column in range(max(len(upper), len(lower))):
        above = upper[column].strip() if column < len(upper) else ""
        below = lower[column].strip() if column < len(lower) else ""
        over = above or (over if below else "")
        if below and _FIELD_OF.get(squeeze(below).casefold()) == "unit":
            heads.append(below)  # the unit of what stands above
        else:
            heads.append(
                over if squeeze(below).casefold() in _VALUES else f"{over} {below}".strip() if below != over else over
            )
    return heads


# What a form has a line for; any other column is said with its head, as text in no field.
_PLACED = frozenset(
    {label.field for label in HEAD_LINES}
    | set(_OTHER_HEADS)
    | _TEXTS
    | set(_BELOW)
    | {"level", "year_end", "narrative", "score"}
)


def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for labels in (INDICATOR_ITEMS, HEAD_LINES, VALUE_LINES, TEXT_LINES):
        for label in labels:
            for words in (*label.spellings, *(() if label.field == "name" else label.others)):
                found.setdefault(squeeze(words).casefold(), label.field)
    for field, column in COLUMNS.items():
        for words in (column.label.th, column.label.en):
            found.setdefault(squeeze(words).casefold(), "name" if field == "name_th" else field)
    for field, others in _OTHER_HEADS.items():
        found |= {squeeze(words).casefold(): field for words in others}
    return {words: field for words, field in found.items() if field in _PLACED}


_FIELD_OF = _spellings()


def field_of(head: str) -> str:
    """The field that a head names: "name", "q2" or "q2.result"; "?…" for another head, "" for none."""
    words = " ".join(head.split()).strip(" :：*")
    if not words:
        return ""
    if squeeze(words) in HEADS:
        return "quarter"
    exact = _FIELD_OF.get(squeeze(words).casefold())
    if exact is None:
        bare = squeeze(_BRACKETS.sub("", words)).strip(" :：*").casefold()
        numbered = re.sub(r"^[(\[]?[0-9๐-๙.]+[)\].]*", "", bare)
        exact = _FIELD_OF.get(bare) or _FIELD_OF.get(numbered)
    if exact is not None:
        return exact
    quarter = _OF_A_QUARTER.fullmatch(words)
    if quarter is not None:
        rest = squeeze(_BRACKETS.sub("", f"{quarter['before']}{quarter['after']}")).strip(" :：*-").casefold()
        field = _FIELD_OF.get(rest, "")
        kind = {"target": ".target", "result": ".result", "score": ".score"}.get(field, "")
        kind = kind or (f".{field}" if field in _BELOW else "")
        return f"q{to_arabic(quarter['quarter'])}{kind}"
    return f"?{words}"


def _values(heads: list[str], row: list[str]) -> Row:
    values: Row = {}
    for column, cell in enumerate(row):
        field = heads[column] if column < len(heads) else ""
        words = cell.strip()
        if words:
            key = field or "?"
            values[key] = f"{values[key]}\n{words}" if key in values else words
    return values


def _join(values: Row, more: Row) -> None:
    for key, words in more.items():
        values[key] = f"{values[key]}\n{words}" if key in values else words


def _form(values: Row, group: list[str], columns: list[str]) -> Iterator[str]:
    """The lines of a form that says what the row says, in the form's own order."""
    labels = {label.field: label for label in INDICATOR_ITEMS}
    heads = {label.field: label.words for label in HEAD_LINES}
    unit = values.pop("unit", "")
    number, name = values.pop("number", ""), " ".join(values.pop("name", "").split())
    yield from (f"{heads[field]} : {' '.join(values.pop(field).split())}" for field in heads if field in values)
    nodes = [*group, *values.pop("node", "").splitlines()]
    yield from (line for line in nodes if not starts_node(line, bare=True))
    end = "" if number.endswith((")", "]")) else "."
    dotted = f"{number.rstrip('.')}{end} " if number and not name.startswith(number) else ""
    yield f"{labels['name'].printed} {dotted}{name}"
    yield f"{labels['level'].printed} {' '.join(values.pop('level', '').split())}".rstrip()
    yield from (line for line in nodes if starts_node(line, bare=True))
    for field in ("definition", "method"):
        yield from _section(labels[field].printed, values.pop(field, ""))
    yield f"{labels['target'].printed} {_with_unit(values.pop('target', ''), unit)}"
    if "result" in values:
        yield f": ผลงานที่ทำได้ = {_with_unit(values.pop('result'), unit)}"
    yield labels["quarters"].printed
    for quarter in range(1, 5):
        yield from quarter_lines(quarter, values, unit, has_result=f"q{quarter}.result" in columns)
    yield labels["year_end"].printed
    summary = [values.pop(key) for key in ("verdict", "year_end", "narrative") if key in values]
    for text in summary:
        first, *rest = text.splitlines()
        yield from (f":: {first}", *map(escape, rest))
    for field in ("supporting_factors", "obstacles", "evidence"):
        yield from _section(labels[field].printed, values.pop(field, ""))
    yield f"{SIGNATURE}....."  # a row is whole: nothing is broken off


def quarter_lines(quarter: int, values: Row, unit: str, *, has_result: bool = False) -> Iterator[str]:
    """The lines of the form for a quarter, from its values "q1", "q1.target", "q1.result" and "q1.score".

    A value among its words is its result, but where the table has a column for results.
    """
    words = values.pop(f"q{quarter}", "")
    result = values.pop(f"q{quarter}.result", "")
    lines = words.splitlines()
    if (
        lines
        and not result
        and not has_result
        and (_NUMERIC.fullmatch(lines[0].strip()) or (len(lines) == 1 and _COUNTED.fullmatch(lines[0].strip())))
    ):
        result, *lines = lines
    first, *rest = lines or [""]
    yield f"(6.{quarter}) {QUARTER} {quarter} : {escape(first)}".rstrip()
    yield from map(escape, rest)
    for field, label in (("target", "เป้าหมาย"), ("result", "ผลงานที่ทำได้"), ("score", "คะแนน")):
        value = result if field == "result" else values.pop(f"q{quarter}.{field}", "")
        if value:
            yield f": {label} = {' '.join(value.split()) if field == 'score' else _with_unit(value, unit)}"
    for field, label in _BELOW.items():
        first, *rest = values.pop(f"q{quarter}.{field}", "").splitlines() or [""]
        if first:
            yield from (f"{label} {first}", *map(escape, rest))


def _section(label: str, text: str) -> Iterator[str]:
    yield label
    lines = text.splitlines()
    if lines:
        yield f":: {lines[0]}"
        yield from map(escape, lines[1:])


def _with_unit(value: str, unit: str) -> str:
    """A value with its unit in brackets, as the form prints it; one that says its unit itself stays as it is."""
    words, of = " ".join(value.split()), " ".join(unit.split())
    return f"{words} ({of})" if words and of and _NUMERIC.fullmatch(words) else words
