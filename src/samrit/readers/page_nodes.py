"""Places in the plan as web pages print them: one a line, two on a line, a dimension in brackets."""

import re
from collections.abc import Iterator

from samrit.readers.lines import Line
from samrit.report import PlanNode
from samrit.report.plan_node import read_node

LABEL = (
    r"(?:ประเด็นยุทธศาสตร์|ยุทธศาสตร์ย่อย|ยุทธศาสตร์|กลยุทธ์|เป้าประสงค์|เป้าหมาย|มิติ|ด้าน|แผนงาน|พันธกิจ)ที่"
    r"\s*[:：]?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*"
)
_START = re.compile(rf"(?:^[:：-]*\s*|(?<=\s))(?={LABEL}(?:\s|$))")
_PRINTED = re.compile(rf"[:：-]*\s*{LABEL}(?:(?<=\.[0-9๐-๙])|(?<=\.[0-9๐-๙][0-9๐-๙])|\s*[-–—])(?=\s|$)")
_BARE = re.compile(rf"{LABEL}\.?$")
_DIMENSION = re.compile(r"มิติที่\s*(?P<code>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?)")
LONGEST = 250  # characters: more is no name of a place in a plan


def nodes_of(line: Line) -> list[PlanNode]:
    """The places in the plan that a line prints, [] where it is another line."""
    if len(line.text) > 4 * LONGEST:
        return []
    starts = [match.end() for match in _START.finditer(line.text)]
    if not starts or line.text[: starts[0]].strip(":： -"):
        return []
    ends = [*starts[1:], len(line.text)]
    nodes = [_node(line.text[start:end].strip()) for start, end in zip(starts, ends, strict=True)]
    return [node for node in nodes if node is not None] if all(nodes) else []


def starts_nodes(text: str) -> bool:
    """Whether a text begins with a place in the plan as the system prints it: "ด้านที่ 1 ความพึงพอใจ" may be anything's."""
    return _PRINTED.match(text) is not None


def dimension_of(words: str) -> Iterator[PlanNode]:
    """The dimension of the annual plan that words begin with: "มิติที่ 3"."""
    match = _DIMENSION.match(words)
    if match:
        yield PlanNode(
            **(read_node(f"มิติที่ {match['code']} ", bare=True) or {"label": "มิติที่", "code_text": match["code"]})
        )


def _node(printed: str) -> PlanNode | None:
    if len(printed) > LONGEST:
        return None
    fields = read_node(printed, bare=True) or (read_node(f"{printed} ", bare=True) if _BARE.match(printed) else {})
    return PlanNode(**fields) if fields else None
