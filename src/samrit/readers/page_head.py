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
_ORDER_OF_HEAD = ("target", "result", "kind", "level", "evaluation")


def read_head(lines: list[Line], found: Found) -> tuple[dict[str, Any], int]:
    """The fields of the head, and how many lines it takes."""
    fields: dict[str, Any] = {}
    above: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if NARRATIVE.match(line.text) or starts_table(line):
            break
        taken = _head_line(lines, at, fields, found)
        if taken:
            at += taken
        elif is_furniture(line) or (line.text == "0" and fields):
            at += 1
        elif "target" not in fields and "result" not in fields and not fields:
            above.append(line)
            at += 1
        else:
            break
    if above:
        fields |= read_name(above, found)
    return fields, at


def _head_line(lines: list[Line], at: int, fields: dict[str, Any], found: Found) -> int:
    """Read one entry of the head; how many lines it took, 0 for none."""
    line = lines[at]
    for name, label, kind in (("target", TARGET, Target), ("result", RESULT, Result)):
        match = label.match(line.text)
        if match and name not in fields:
            taken = _wrapped(lines, at)
            text = " ".join(part.text for part in lines[at : at + taken])[match.end() :]
            printed = split_value(text)
            found.note(name, [line.behind(match.end()), *lines[at + 1 : at + taken]])
            if printed is None:
                found.issues.append(remark("value-unclear", name, line.place, line.text))
                printed = text, ""
            fields[name] = kind(value_text=printed[1], unit_text=printed[0])
            return taken
    if (match := KIND.match(line.text)) and "kind" not in fields:
        value = read_kind(match["kind"])
        if value is None and match["kind"]:
            found.issues.append(remark("value-unclear", "kind", line.place, line.text))
        fields |= {"kind": value} if value else {}
        found.note("kind", [line])
        if match["level"]:
            fields["level"], _ = read_level(match["level"])
        return 1
    if (match := LEVEL.match(line.text)) and "level" not in fields:
        fields["level"], _ = read_level(match["level"])
        found.note("level", [line])
        return 1
    if (match := EVALUATION.match(line.text)) and "evaluation" not in fields:
        evaluation = read_evaluation(match["value"].replace("*", ""))
        if evaluation is None:
            found.issues.append(remark("value-unclear", "evaluation", line.place, line.text))
        else:
            fields["evaluation"] = evaluation
        found.note("evaluation", [line])
        return 1
    return 0


def _wrapped(lines: list[Line], at: int) -> int:
    """How many lines a value takes: a unit may be a sentence of several lines; the colon ends it."""
    if split_value(lines[at].text) is not None:
        return 1
    for more in range(1, min(_MOST_LINES_OF_UNIT, len(lines) - at)):
        text = lines[at + more].text
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
