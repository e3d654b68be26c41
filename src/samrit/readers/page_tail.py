"""The end of an indicator's page: definition, method, unit, and places in the plan, in one typed text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.page_nodes import nodes_of, starts_nodes
from samrit.report import PlanNode

_MARK = r"(?:[0-9๐-๙]{1,2}[.)]\s*|[-•*#]+\s*)"
_MEANING = r"(?:คำ)?(?:นิยาม|นียาม)|ความหมาย|คำจำกัดความ|คำอธิบาย"
_CALCULATION = r"(?:วิธี|สูตร|เกณฑ์)(?:การ)?(?:คำนวณ|คำนวน|คิด(?:คำนวณ)?)"
_JOINED = rf"(?:\s*(?:หรือ|และ|/)\s*(?:{_MEANING}|{_CALCULATION}))*(?:\s*(?:ของ)?(?:ตัวชี้วัด|ศัพท์)(?=[\s:：*]|$))?"
# Other headings of such texts, which no field of the form has.
_OTHERS = (
    r"แหล่ง(?:ที่มาของ)?ข้อมูล|(?:วิธี(?:การ)?|การ)(?:จัด)?เก็บ(?:รวบรวม)?ข้อมูล|ความถี่(?:ในการ(?:จัด)?เก็บ(?:ข้อมูล)?)?"
    r"|เกณฑ์การ(?:ให้คะแนน|ประเมิน)|ข้อมูล(?:พื้นฐาน|ปีฐาน)|หน่วยงาน(?:ที่)?(?:รับผิดชอบ|เจ้าภาพ|จัดเก็บข้อมูล)|ผู้(?:รับผิดชอบ|จัดเก็บข้อมูล|กำกับ)(?:ตัวชี้วัด)?|หมายเหตุ"
    r"|ที่มา(?:ของข้อมูล)?(?=\s*\**\s*[:：])"
)
_SOURCE = re.compile(r"\s*ที่มา")  # ends a method, and no narrative
_COLON = r"\s*\**\s*[:：]{1,2}"
# A label opens a line, or stands behind a number in it, or before a colon; the same words in a sentence are none.
_LABEL = re.compile(
    rf"(?:^{_MARK}?|(?<=\s)[0-9๐-๙]{{1,2}}[.)]\s*|(?<=\s)(?=[^\s:：]{{4,40}}(?:\s[^\s:：]{{1,40}})?\s*[:：]))\**\s*(?:"
    rf"(?P<definition>(?:{_MEANING}){_JOINED})|(?P<method>{_CALCULATION}{_JOINED})|(?P<unit>หน่วย(?:นับ|วัด))"
    rf"|(?P<other>{_OTHERS}))"
    rf"(?:{_COLON}|(?:\s*\*+)?(?=\s|$)|(?<=นิยาม)(?=[\"“(])|(?<=ตัวชี้วัด))\s*"
)
_FORMULA = re.compile(r"[x×*X]\s*(?:100|๑๐๐)(?![0-9๐-๙.])|คูณ|หารด้วย|÷")
_MEANS = re.compile(r".{3,200}?หมายถึง", re.DOTALL)
_HEADED = ("definition", "method")
_LONGEST_UNIT = 100  # characters


@dataclass(slots=True)
class Tail:
    """What the end of a page says."""

    texts: dict[str, list[str]] = field(default_factory=lambda: {"definition": [], "method": []})
    unit: str = ""
    nodes: list[PlanNode] = field(default_factory=list)
    is_assumed: bool = False  # no word names the definition; it only reads like one

    def text(self, name: str) -> str:
        """The definition or the method."""
        return "\n".join(self.texts[name])


def find_tail(lines: list[Line], *, may_open_with_unit: bool = False) -> int | None:
    """The first line that opens the page's end, None where none does; below the summary's heading the unit may stand first."""
    for at, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if label and label["other"] and _SOURCE.match(label["other"]):
            continue
        opening = ("other",) if may_open_with_unit and len(line.text) <= _LONGEST_UNIT else ("unit", "other")
        if (label and (at or label.lastgroup not in opening)) or (at and starts_nodes(line.text) and nodes_of(line)):
            return at
    for at, line in enumerate(lines):
        if at and _MEANS.match(line.text):
            return at
    return None


def find_headings(lines: list[Line]) -> int | None:
    """The first line that is nothing but the heading of the definition or of the method."""
    labels = ((at, _LABEL.match(line.text), line.text) for at, line in enumerate(lines))
    return next(
        (at for at, label, text in labels if label and label.end() == len(text) and label.lastgroup in _HEADED), None
    )


_NUMBERED = re.compile(rf"(?<=\s)1[.)]\s*(?:{_MEANING})")


def split_inline(text: str) -> int | None:
    """Where a numbered definition begins inside a line of narrative."""
    match = _NUMBERED.search(text)
    return match.start() if match else None


def read_tail(lines: list[Line], found: Found) -> Tail:
    """Take the end of a page apart at its own small headings; what stands under none of them is left over."""
    tail = Tail(is_assumed=_LABEL.match(lines[0].text) is None and not starts_nodes(lines[0].text))
    now = "definition" if tail.is_assumed else ""
    for line in lines:
        if now == "definition" and tail.is_assumed and tail.texts[now] and _FORMULA.search(line.text):
            now = "method"
        nodes = nodes_of(line) if starts_nodes(line.text) else []
        if nodes:
            for node in nodes:
                found.note(f"nodes.{len(tail.nodes)}", [line])
                tail.nodes.append(node)
            now = ""
            continue
        for kind, piece in _pieces(line, found):
            now = kind or now
            if now == "unit" and piece.text and not tail.unit:
                if len(piece.text) <= _LONGEST_UNIT and "=" not in piece.text:
                    tail.unit, now = piece.text, ""
                    found.note("target.unit", [piece])
            elif now in tail.texts and piece.text:
                tail.texts[now].append(piece.text)
                _widen(now, piece, found)
    return tail


def _pieces(line: Line, found: Found) -> Iterator[tuple[str, Line]]:
    """The line cut at its labels: each piece with the kind that its label says, "" for what stands before any."""
    at, kind = 0, ""
    for label in _LABEL.finditer(line.text):
        if label.start() > at:
            yield kind, line.piece(at, label.start())
        kind = str(label.lastgroup)
        if kind == "other":
            at = label.start()
            continue
        found.take(line.piece(label.start(), label.end()))
        at = label.end()
    yield kind, line.behind(at)


def _widen(name: str, piece: Line, found: Found) -> None:
    """Keep where a text of several lines stood: from its first word to its last."""
    before = found.places.get(name)
    found.note(name, [piece])
    if before is not None:
        place = found.places[name]
        found.places[name] = type(place)(before.start, place.end, before.line, before.page)
