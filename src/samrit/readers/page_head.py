"""The head of a web page: name, code, target, result, kind, level, places in the plan, and the evaluator's score."""

import re
from collections.abc import Callable
from typing import Any

from samrit.readers.form_values import is_kind, read_evaluation, read_kind, read_year, states_none
from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.page_lines import (
    EVALUATION,
    KIND,
    LEVEL,
    NAME_AND_CODE,
    NAME_AND_NUMBER,
    NARRATIVE,
    RESULT,
    SUPPORTS,
    TARGET,
    UNIT,
    YEAR_END,
    is_code,
    is_furniture,
    split_value,
)
from samrit.readers.page_nodes import dimension_of, nodes_of
from samrit.readers.page_table import table_start
from samrit.readers.remarks import remark
from samrit.readers.ticks import read_level
from samrit.report import PlanNode, Result, Target
from samrit.report.labels import HEAD_LINES, match_bare
from samrit.report.numbering import split_number
from samrit.report.struct import split_brackets
from samrit.thai.digits import to_arabic

_MOST_LINES_OF_UNIT = 4
_LONGEST_UNIT = 300  # characters: the system takes 50, people type sentences
_LONGEST_NAME = 1000
_DIMENSION_AND_NUMBER = re.compile(r"มิติที่\s*[0-9๐-๙.]+\s*\(\s*[0-9๐-๙]")
_COUNTER, _NOBODY = re.compile(r"[0-9๐-๙]{1,5}$"), "0"  # of visitors, whom the system never counted
_FAR = 4  # lines
_WHOSE = tuple(label for label in HEAD_LINES if label.field in ("agency", "fiscal_year_be"))
_LABELLED = re.compile(r"(?:^|\s)(?:หน่วยนับ|(?:ค่า)?เป้าหมาย|ผลงาน(?:ที่ทำได้)?|ประเภทตัวชี้วัด)\s*[:：]\s*\S*[0-9๐-๙]")


class _Head:
    """What has been read of a head."""

    def __init__(self, found: Found) -> None:
        self.fields: dict[str, Any] = {}
        self.nodes: list[PlanNode] = []
        self.unit = ""
        self.found = found

    def read(self, lines: list[Line]) -> int:
        """Read the entry that begins on the first line; how many lines it took, 0 for none."""
        line = lines[0]
        for name, label, kind in (("target", TARGET, Target), ("result", RESULT, Result)):
            match = label.match(line.text)
            if match and name not in self.fields:
                return self._value(name, kind, lines, match.end())
        readers: tuple[Callable[[Line], bool], ...] = (
            self._unit, self._kind, self._level, self._evaluation, self._plan, self._nodes, self._whose,
        )  # fmt: skip
        return int(any(read(line) for read in readers))

    def _unit(self, line: Line) -> bool:
        match = UNIT.match(line.text)
        if match is None or self.unit:
            return False
        self.unit = line.text[match.end() :]
        self.found.take(line)
        return True

    def _kind(self, line: Line) -> bool:
        match = KIND.match(line.text)
        if match is None or "kind" in self.fields:
            return False
        name = next((one for one in ("kind", "other", "bracket") if match[one]), "")
        if name:
            piece = line.piece(match.start(name), match.end(name))
            self.found.take(line.piece(0, match.start(name)))
            self._store("kind", read_kind(match[name]), piece, is_whole=is_kind(match[name]))
        if match["bracket"]:
            self.nodes += dimension_of(match["bracket"])
        if match["level"]:
            piece = line.piece(match.start("level"), match.end("level"))
            level, has_rest = read_level(match["level"].replace("ตัวชี้วัดระดับ", ""))
            self._store("level", level, piece, is_whole=not has_rest)
        return True

    def _level(self, line: Line) -> bool:
        match = LEVEL.match(line.text)
        if match is None or "level" in self.fields:
            return False
        level, has_rest = read_level(match["level"])
        self._store("level", level, line, is_whole=not has_rest)
        return True

    def _evaluation(self, line: Line) -> bool:
        match = EVALUATION.match(line.text)
        if match is None or "evaluation" in self.fields:
            return False
        self._store("evaluation", read_evaluation(match["value"].replace("*", "")), line)
        return True

    def _plan(self, line: Line) -> bool:
        match = SUPPORTS.match(line.text)
        if match is None or "long_term_plan" in self.fields:
            return False
        self.fields["long_term_plan"] = match["plan"]
        self.found.note("long_term_plan", [line])
        return True

    def _nodes(self, line: Line) -> bool:
        nodes = [] if NAME_AND_CODE.match(line.text) or _DIMENSION_AND_NUMBER.match(line.text) else nodes_of(line)
        for node in nodes:
            self.found.note(f"nodes.{len(self.nodes)}", [line])
            self.nodes.append(node)
        return bool(nodes)

    def _whose(self, line: Line) -> bool:
        """The agency and the fiscal year, on pages that print them."""
        found = match_bare(line.text, _WHOSE)
        if found is None or found.label.field in self.fields or not self.fields:
            return False
        said = line.behind(found.end)
        value = read_year(said.text) if found.label.field == "fiscal_year_be" else said.text
        self.found.take(line.piece(0, found.end))
        self._store(found.label.field, value or None, said)
        return True

    def _store(self, name: str, value: object, line: Line, *, is_whole: bool = True) -> None:
        """Keep a value with its place, or remark that it could not be read; words that it doesn't say are kept in no field."""
        if is_whole and value is not None:
            self.found.note(name, [line])
        else:
            self.found.point(name, [line])
        if value is None:
            self.found.issues.append(remark("value-unclear", name, line.place, line.text))
        else:
            self.fields[name] = value

    def _value(self, name: str, kind: type[Target | Result], lines: list[Line], end: int) -> int:
        """Read the target or the result, which stands behind its label on the first line and may go on below."""
        taken = _wrapped(lines)
        text = " ".join(part.text for part in lines[:taken])[end:]
        printed = split_value(text)
        if printed and is_code(printed[1]) and any(TARGET.match(line.text) for line in lines[1 : 1 + _FAR]):
            return 0  # a name may speak of its target, and the code stands behind the name
        value = [lines[0].behind(end), *lines[1:taken]]
        if printed is None or len(printed[0]) > _LONGEST_UNIT:
            self.found.point(name, value)
            self.found.issues.append(remark("value-unclear", name, lines[0].place, lines[0].text))
            if printed is None and len(text) <= _LONGEST_UNIT:
                self.found.take(lines[0], *value)
                self.fields[name] = kind(value_text=text)
            return taken
        self.found.take(lines[0])
        self.found.note(name, value)
        unit, value_text = printed
        if not unit and value_text.endswith(")"):
            value_text, unit = split_brackets(value_text)
        self.fields[name] = kind(value_text=value_text, unit_text=unit)
        return taken

    def finished(self) -> dict[str, Any]:
        """The fields; a unit that stands on a line of its own is that of the target and of the result."""
        result, target = self.fields.get("result"), self.fields.get("target")
        if isinstance(result, Result) and isinstance(target, Target) and states_none(result.value_text):
            unit = "" if result.unit_text == target.unit_text else result.unit_text
            self.fields["result"] = Result(value_text=result.value_text, unit_text=unit)
        for name in ("target", "result"):
            value = self.fields.get(name)
            if self.unit and value is not None and not value.unit_text and not states_none(value.value_text):
                self.fields[name] = type(value)(value_text=value.value_text, unit_text=self.unit)
        if self.unit and "target" not in self.fields:
            self.fields["target"] = Target(unit_text=self.unit)
        return self.fields


def read_head(
    lines: list[Line], found: Found, read_name: Callable[[list[Line]], dict[str, Any]] | None = None
) -> tuple[dict[str, Any], int]:
    """The fields of the head, and how many lines it takes; `read_name` is for pages whose codes are other ones."""
    head = _Head(found)
    above: list[Line] = []
    at, table = 0, table_start(lines)
    while at < len(lines):
        line = lines[at]
        if NARRATIVE.match(line.text) or YEAR_END.match(line.text) or at == table:
            break
        taken = head.read(lines[at : at + _MOST_LINES_OF_UNIT + _FAR])
        if taken:
            at += taken
            continue
        if is_furniture(line):
            found.take(line)
            if above and not any(NAME_AND_CODE.match(one.text) for one in above) and not head.fields:
                above.clear()  # what stands above the buttons is a title of the page
        elif head.fields and _COUNTER.match(line.text):
            found.take(*[line] * (line.text == _NOBODY))  # another number says something, nobody knows what
        elif not head.fields:
            above.append(line)
        elif "evaluation" in head.fields or not _goes_on(lines[at + 1 : at + 1 + _FAR]):
            break
        at += 1
    fields = head.finished()
    is_headed = bool(fields) or read_name is not None or any(NAME_AND_CODE.match(line.text) for line in above)
    if above and is_headed:  # without a head they are the words of a quarter whose heading is cut off
        named = read_name(above) if read_name else name_of(above, found)
        head.nodes[:0] = named.pop("nodes", ())
        fields |= named
    return fields | ({"nodes": tuple(head.nodes)} if head.nodes else {}), at


def _goes_on(lines: list[Line]) -> bool:
    """Whether the head goes on below a line that is not understood."""
    return any(
        match_bare(line.text, _WHOSE) or any(label.match(line.text) for label in (RESULT, KIND, LEVEL, EVALUATION))
        for line in lines
    )


def _wrapped(lines: list[Line]) -> int:
    """How many lines a value takes: a unit may be a sentence of several lines; the colon ends it."""
    if split_value(lines[0].text) is not None:
        return 1
    for more in range(1, min(_MOST_LINES_OF_UNIT, len(lines))):
        text = lines[more].text
        if RESULT.match(text) or KIND.match(text) or LEVEL.match(text):
            break
        if split_value(text) is not None:
            return more + 1
    return 1


def name_of(lines: list[Line], found: Found, *, has_number_for_code: bool = False) -> dict[str, Any]:
    """The name with its number, the dimension before it, and the code behind it; {} for words that are no name."""
    fields: dict[str, Any] = {}
    last = next((at for at, line in enumerate(lines, 1) if NAME_AND_CODE.match(line.text)), len(lines))
    lines = lines[:last]
    text = " ".join(line.text for line in lines)
    coded = NAME_AND_CODE.match(text) or (NAME_AND_NUMBER.match(text) if has_number_for_code else None)
    if coded:
        text, fields["code"] = coded["name"], to_arabic(coded["code"])
    if len(text) > _LONGEST_NAME or _LABELLED.search(text):
        return {}
    found.note("name", lines)
    if coded:
        found.note("code", [lines[-1].behind(len(lines[-1].text) - len(coded["code"]))])
    nodes, text = split_dimension(text)
    if nodes:
        fields["nodes"] = nodes
    fields["number_text"], fields["name"] = split_number(text)
    return fields


# "มิติที่ 3 (3.2) …": the dimension of the annual plan, then the indicator's number
_DIMENSION = re.compile(
    r"(?P<node>มิติที่\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?)\s*(?:[:：-]\s*)?(?=[(0-9๐-๙ก-ฮเ-ไ])(?P<rest>.+)$"
)


def split_dimension(text: str) -> tuple[tuple[PlanNode, ...], str]:
    """The dimension that stands before a name, and the name."""
    match = _DIMENSION.match(text)
    return (tuple(dimension_of(match["node"])), match["rest"]) if match else ((), text)
