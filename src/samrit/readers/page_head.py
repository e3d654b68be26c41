"""The head of a web page: name, code, target, result, kind, level, and the evaluator's score."""

import re
from typing import Any

from samrit.readers.form_values import read_evaluation, read_kind
from samrit.readers.lines import Line
from samrit.readers.page_lines import (
    EVALUATION,
    KIND,
    LEVEL,
    NAME_AND_CODE,
    NARRATIVE,
    RESULT,
    TARGET,
    is_code,
    is_furniture,
    split_value,
)
from samrit.readers.page_table import starts_table
from samrit.readers.remarks import remark
from samrit.readers.sections import Found
from samrit.readers.ticks import read_level
from samrit.report import PlanNode, Result, Target
from samrit.report.numbering import split_number
from samrit.report.plan_node import read_node

_MOST_LINES_OF_UNIT = 4
# "มิติที่ 3 (3.2) …": the dimension of the annual plan, then the indicator's number
_DIMENSION = re.compile(
    r"(?P<node>มิติที่\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?)\s*(?:[:：-]\s*)?(?=[(0-9๐-๙ก-ฮเ-ไ])(?P<rest>.+)$"
)
_COUNTER = re.compile(r"[0-9]{1,5}$")
_FAR = 4  # lines


class _Head:
    """What has been read of a head."""

    def __init__(self, found: Found) -> None:
        self.fields: dict[str, Any] = {}
        self.found = found

    def read(self, lines: list[Line]) -> int:
        """Read the entry that begins on the first line; how many lines it took, 0 for none."""
        line = lines[0]
        for name, label, kind in (("target", TARGET, Target), ("result", RESULT, Result)):
            match = label.match(line.text)
            if match and name not in self.fields:
                return self._value(name, kind, lines, match.end())
        if (match := KIND.match(line.text)) and "kind" not in self.fields:
            if match["kind"]:
                self._store("kind", read_kind(match["kind"]), line)
            if match["level"]:
                self._store("level", read_level(match["level"])[0], line)
        elif (match := LEVEL.match(line.text)) and "level" not in self.fields:
            self._store("level", read_level(match["level"])[0], line)
        elif (match := EVALUATION.match(line.text)) and "evaluation" not in self.fields:
            self._store("evaluation", read_evaluation(match["value"].replace("*", "")), line)
        else:
            return 0
        return 1

    def _store(self, name: str, value: object, line: Line) -> None:
        """Keep a value with its place, or remark that it could not be read."""
        self.found.note(name, [line])
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
        self.found.note(name, [lines[0].behind(end), *lines[1:taken]])
        if printed is None:
            self.found.issues.append(remark("value-unclear", name, lines[0].place, lines[0].text))
            printed = text, ""
        self.fields[name] = kind(value_text=printed[1], unit_text=printed[0])
        return taken


def read_head(lines: list[Line], found: Found) -> tuple[dict[str, Any], int]:
    """The fields of the head, and how many lines it takes."""
    head = _Head(found)
    above: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if NARRATIVE.match(line.text) or starts_table(line):
            break
        taken = head.read(lines[at : at + _MOST_LINES_OF_UNIT + _FAR])
        if taken:
            at += taken
            continue
        if is_furniture(line) or (head.fields and _COUNTER.match(line.text)):
            pass
        elif not head.fields:
            above.append(line)
        elif "evaluation" not in head.fields and _goes_on(lines[at + 1 : at + 1 + _FAR]):
            found.issues.append(remark("not-understood", place=line.place, excerpt=line.text))
        else:
            break
        at += 1
    return (head.fields | read_name(above, found) if above else head.fields), at


def _goes_on(lines: list[Line]) -> bool:
    """Whether the head goes on below a line that is not understood."""
    return any(label.match(line.text) for line in lines for label in (RESULT, KIND, LEVEL, EVALUATION))


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


def read_name(lines: list[Line], found: Found) -> dict[str, Any]:
    """The name with its number, the dimension before it, and the code behind it."""
    text = " ".join(line.text for line in lines)
    found.note("name", lines)
    fields: dict[str, Any] = {}
    coded = NAME_AND_CODE.match(text)
    if coded:
        text, fields["code"] = coded["name"], coded["code"]
        found.note("code", [lines[-1].behind(len(lines[-1].text) - len(coded["code"]))])
    dimension = _DIMENSION.match(text)
    if dimension:
        fields["nodes"] = (
            PlanNode(**(read_node(f"{dimension['node']} ", bare=True) or _dimension(dimension["node"]))),
        )
        text = dimension["rest"]
    fields["number_text"], fields["name"] = split_number(text)
    return fields


def _dimension(printed: str) -> dict[str, str]:
    """The place in the plan that a dimension without a name is: "มิติที่ 3"."""
    return {"label": "มิติที่", "code_text": printed.removeprefix("มิติที่").strip()}
