"""A page that lists an agency's indicators (index101, index102, index11): each with its head, table and narratives."""

import re
from collections.abc import Iterator

from samrit.readers.form_values import read_year
from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.page_indicator import build_page
from samrit.readers.page_lines import KIND, NARRATIVE, RESULT, TARGET, UNIT, is_furniture, parted
from samrit.readers.page_nodes import nodes_of
from samrit.report import IndicatorReport, PlanNode
from samrit.report.numbering import split_number

_AGENCY = re.compile(
    r"ผลการปฏิบัติราชการ(?:ประจำปี|ตามแผน\S*)?(?:งบประมาณ)?\s*(?:(?:พ\.?\s?ศ\.?\s*)?(?P<year>[2๒][0-9๐-๙]{3}))?\s*ของหน่วยงาน\s*[:：]?\s*(?P<agency>.*?)(?:\s+(?:Back|Home|SED|Top))*$"
)
_COUNTED = re.compile(r"\((?P<at>[0-9๐-๙]{1,3})\)\s*(?P<rest>\S.*)$")
_FARTHEST = 12  # lines from an entry's head to its unit or target


def is_index_page(lines: list[Line], address: str) -> bool:
    """Whether the page lists indicators: by its address, else by its title, or by several heads."""
    if address:
        return re.search(r"/index\d*\.php", address) is not None
    return any(_AGENCY.match(line.text) for line in lines) or len(list(_anchors(lines))) > 1


def build_index_page(lines: list[Line], found: Found) -> list[tuple[IndicatorReport, list[Line], Found]]:
    """The reports that the page shows, each with its lines and what was found in them."""
    lines = [piece for line in lines for piece in (parted([line]) if UNIT.match(line.text) else (line,))]
    starts = [_head_of(lines, at, floor) for at, floor in _anchors(lines)]
    if not starts:
        starts = [next((at for at, line in enumerate(lines) if not _is_of_page(line)), 0)]
    agency, year = "", None
    dimension: PlanNode | None = None
    above = lines[: starts[0]]
    built: list[tuple[IndicatorReport, list[Line], Found]] = []
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(lines)
        own, found_in = lines[start:end], found if at == 0 else Found()
        for line in above:
            if match := _AGENCY.match(line.text):
                agency, year = match["agency"], read_year(match["year"] or "")
                found_in.note("agency", [line])
            elif is_furniture(line):
                found_in.take(line)
        body = [*above, *own] if at == 0 else own
        dimensions, block = _dimensions(
            body if at else [line for line in body if not _AGENCY.match(line.text)], found_in
        )
        dimension = dimensions[-1] if dimensions else dimension
        report = build_page(_once(block, found_in), found_in)
        own_nodes = tuple(node for node in report.nodes if dimension is None or not _is_same(node, dimension))
        built.append((report.replace(agency=agency, fiscal_year_be=year, nodes=own_nodes), body, found_in))
        above = []
    return built


def _anchors(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Where a head says its unit and its target, and behind which line the head begins at the earliest."""
    floor = 0
    for at, line in enumerate(lines):
        if at < floor:
            continue
        below = lines[at + 1 : at + 3]
        labels = ((UNIT, TARGET), (TARGET, RESULT))
        if any(first.match(line.text) and any(second.match(one.text) for one in below) for first, second in labels):
            yield at, floor
            labelled = (TARGET, RESULT)
            floor = (
                at
                + 2
                + max(
                    i
                    for i, one in enumerate(lines[at + 1 : at + 4])
                    if any(label.match(one.text) for label in labelled)
                )
            )


def _head_of(lines: list[Line], anchor: int, floor: int) -> int:
    """The first line of the head whose unit stands at a line: its counter, else its name and what leads to it."""
    first = max(floor, anchor - _FARTHEST)
    counted = [at for at in range(first, anchor) if _COUNTED.match(lines[at].text)]
    start = counted[-1] if counted else max(first, anchor - 1)
    name = _bare_name(lines[anchor - 1].text) if anchor else ""
    while start > first and (
        nodes_of(lines[start - 1])
        or KIND.match(lines[start - 1].text)
        or (name and _bare_name(lines[start - 1].text) == name)
    ):
        start -= 1
    narrative = [at for at in range(first, anchor) if NARRATIVE.match(lines[at].text)]
    return max(start, narrative[-1] + 1) if narrative else start


def _is_same(node: PlanNode, dimension: PlanNode) -> bool:
    return (node.label, node.code) == (dimension.label, dimension.code)


def _dimensions(lines: list[Line], found: Found) -> tuple[list[PlanNode], list[Line]]:
    """The dimensions that head a part of the list above an entry, and the other lines.

    They sort the list, and are no places in the plan that the entry itself names: they stay as text in no field.
    """
    dimensions: list[PlanNode] = []
    others: list[Line] = []
    for at, line in enumerate(lines):
        nodes = nodes_of(line) if not others and "." not in line.text[:12] else []
        if len(nodes) == 1 and any(_COUNTED.match(one.text) or KIND.match(one.text) for one in lines[at + 1 : at + 5]):
            dimensions.append(nodes[0])
        elif not others and is_furniture(line):
            found.take(line)
        else:
            others.append(line)
    return dimensions, others


def _once(lines: list[Line], found: Found) -> list[Line]:
    """The entry's lines with its name once: the list prints it behind the counter, and again above the unit."""
    if not lines:
        return lines
    counted = _COUNTED.match(lines[0].text)
    name = _bare_name(lines[0].text)
    others = enumerate(lines[1:_FARTHEST], 1)
    again = next((at for at, line in others if name and _bare_name(line.text) == name), None)
    if counted is None and again is None:
        return _name_first(lines)
    if counted is not None:
        found.take(lines[0].piece(0, counted.start("rest")))
    if again is None:
        return [lines[0].behind(counted.start("rest") if counted else 0), *lines[1:]]
    if counted is not None or lines[0].text == lines[again].text:
        found.take(lines[0])
    return [lines[again], *lines[1:again], *lines[again + 1 :]]


def _name_first(lines: list[Line]) -> list[Line]:
    """The entry's lines with its name at the top: where nothing counts the entries, it stands right above the unit."""
    anchor = next(
        (at for at, line in enumerate(lines[:_FARTHEST]) if UNIT.match(line.text) or TARGET.match(line.text)), 0
    )
    if anchor < 2 or nodes_of(lines[anchor - 1]) or KIND.match(lines[anchor - 1].text):
        return lines
    return [lines[anchor - 1], *lines[: anchor - 1], *lines[anchor:]]


def _bare_name(text: str) -> str:
    """The name without what counts or numbers it, by which the list's two prints of it are compared."""
    counted = _COUNTED.match(text)
    name = split_number(counted["rest"] if counted else text)[1]
    return "".join(name.split())


def _is_of_page(line: Line) -> bool:
    return is_furniture(line) or _AGENCY.match(line.text) is not None
