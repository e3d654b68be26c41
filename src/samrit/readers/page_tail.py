"""The end of an indicator's page: definition, method, unit, and places in the plan, in one typed text."""

import re
from dataclasses import dataclass, field

from samrit.readers.lines import Line
from samrit.report import PlanNode
from samrit.report.plan_node import read_node

_MARK = r"(?:^|(?<=\s))(?:[0-9๐-๙]{1,2}[.)]\s*|[-•]\s*)?"
_OPENING = re.compile(rf"{_MARK}(?:(?:คำ)?(?:นิยาม|นียาม)|(?:วิธี|สูตร)(?:การ)?คำนวณ)")
_NUMBERED = re.compile(r"(?<=\s)1[.)]\s*(?:คำ)?นิยาม")
_PARTS = re.compile(
    rf"(?P<definition>{_MARK}(?:คำ)?(?:นิยาม|นียาม)(?:\s*/\s*(?:คำ)?(?:นิยาม|อธิบาย|(?:วิธี|สูตร)(?:การ)?คำนวณ))?(?:ของ)?(?:ตัวชี้วัด|ศัพท์)?\s*[:：]?)"
    rf"|(?P<method>{_MARK}(?:วิธี|สูตร)(?:การ)?คำนวณ(?:\s*/\s*(?:วิธี|สูตร)(?:การ)?คำนวณ)?\s*[:：]?)"
    rf"|(?P<unit>{_MARK}หน่วยนับ\s*[:：]?)"
    r"|(?P<node>(?:^|(?<=\s))(?:มิติที่|เป้าหมายที่|เป้าประสงค์ที่|ยุทธศาสตร์ที่|ยุทธศาสตร์ย่อยที่|กลยุทธ์ที่|ด้านที่|ประเด็นยุทธศาสตร์ที่)"
    r"\s*[:：]?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*(?=\s))",
    re.MULTILINE,
)
_MEANS = re.compile(r".{3,300}?หมายถึง", re.DOTALL)


@dataclass(slots=True)
class Tail:
    """What the end of a page says."""

    definition: str = ""
    method: str = ""
    unit: str = ""
    nodes: list[PlanNode] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    is_assumed: bool = False  # no word names the definition; it only reads like one


def find_tail(lines: list[Line]) -> int | None:
    """The first line that opens the page's end, None where none does."""
    for at, line in enumerate(lines):
        if _OPENING.match(line.text) or (at and _PARTS.match(line.text)):
            return at
    for at, line in enumerate(lines):
        if at and _MEANS.match(line.text):
            return at
    return None


def split_inline(text: str) -> int | None:
    """Where a numbered definition begins inside a line of narrative."""
    match = _NUMBERED.search(text)
    return match.start() if match else None


def read_tail(lines: list[Line]) -> Tail:
    """Take the end of a page apart at its own small headings."""
    tail = Tail(lines=lines)
    text = "\n".join(line.text for line in lines)
    at, now = 0, "definition"
    tail.is_assumed = not _OPENING.match(text)
    pieces: list[tuple[str, str]] = []
    for match in _PARTS.finditer(text):
        kind = str(match.lastgroup)
        if kind == "node" and now == "definition" and not text[: match.start()].endswith("\n"):
            continue  # a definition may mention a place in the plan in mid-sentence
        pieces.append((now, text[at : match.start()]))
        at, now = (match.start() if kind == "node" else match.end()), kind
    pieces.append((now, text[at:]))
    for kind, piece in pieces:
        _store(tail, kind, piece.strip())
    return tail


def _store(tail: Tail, kind: str, piece: str) -> None:
    if not piece:
        return
    if kind == "node":
        first, _, rest = piece.partition("\n")
        tail.nodes.append(PlanNode(**read_node(first, bare=True)))
        tail.method = f"{tail.method}\n{rest}".strip()
    elif kind == "unit":
        tail.unit, _, rest = (part.strip() for part in piece.partition("\n"))
        tail.method = f"{tail.method}\n{rest}".strip()
    elif kind == "method":
        tail.method = f"{tail.method}\n{piece}".strip()
    else:
        tail.definition = f"{tail.definition}\n{piece}".strip()
