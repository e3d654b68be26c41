"""An indicator's web page: from its lines to the typed report."""

from typing import Any

from samrit.readers.lines import Line
from samrit.readers.page_head import read_head
from samrit.readers.page_lines import NARRATIVE, is_furniture, parted
from samrit.readers.page_narratives import mentioned_quarters
from samrit.readers.page_table import read_table, row_result, row_score, starts_table
from samrit.readers.page_tail import Tail, find_tail, read_tail, split_inline
from samrit.readers.remarks import remark
from samrit.readers.sections import Found
from samrit.report import IndicatorReport, QuarterReport, Target
from samrit.thai.digits import to_arabic


def build_page(lines: list[Line], found: Found) -> IndicatorReport:
    """The report that the page shows; what can't be told is added to the remarks."""
    lines = parted(lines)
    fields, at = read_head(lines, found)
    quarters: dict[int, dict[str, Any]] = {}
    if not fields.get("name"):
        found.issues.append(remark("name-missing", "name"))
    body = [line for line in lines[at:] if not is_furniture(line)]
    body = _table(body, quarters, found)
    if any(NARRATIVE.match(line.text) for line in body):
        tail = _headed(body, quarters, found)
    else:
        tail = _unheaded(body, quarters, found)
    if tail is not None:
        _end(tail, fields, found)
    fields["quarters"] = tuple(QuarterReport(quarter=q, **quarters[q]) for q in sorted(quarters))
    return IndicatorReport(**fields)


def _table(body: list[Line], quarters: dict[int, dict[str, Any]], found: Found) -> list[Line]:
    """Read the table of quarters; gives the lines that are not the table's."""
    start = next((i for i, line in enumerate(body) if starts_table(line)), None)
    if start is None:
        found.issues.append(remark("quarter-table-missing", "quarters"))
        return body
    unit, rows, taken = read_table(body[start:])
    for row in rows:
        path = f"quarters.{row.quarter}"
        quarters[row.quarter] = {"result": row_result(row, unit), "score": row_score(row)}
        found.note(f"{path}.result", row.lines)
        if not row.is_clear:
            text = " ".join(line.text for line in row.lines)
            found.issues.append(remark("quarter-row-unclear", path, found.places.get(f"{path}.result"), text))
    return body[:start] + body[start + taken :]


def _headed(body: list[Line], quarters: dict[int, dict[str, Any]], found: Found) -> Tail | None:
    """Narratives under their headings; what follows the fourth may be the definition."""
    under: dict[int, list[Line]] = {}
    now = 0
    for line in body:
        match = NARRATIVE.match(line.text)
        if match:
            now = int(to_arabic(match["quarter"]))
            rest = line.behind(match.end())
            under.setdefault(now, []).extend([rest] if rest.text else [])
        elif now == 0:
            found.issues.append(remark("not-understood", place=line.place, excerpt=line.text))
        else:
            under[now].append(line)
    tail = None
    if 4 in under:
        under[4], rest_of_page = _cut_at_tail(under[4])
        tail = read_tail(rest_of_page) if rest_of_page else None
    else:
        missing = ", ".join(f"รายงานผลฯ ไตรมาสที่ {q}" for q in range(max(under) + 1, 5))
        found.issues.append(remark("cut-short", place=body[-1].place, text=missing))
    for quarter, texts in under.items():
        _store(quarter, texts, quarters, found)
    return tail


def _unheaded(body: list[Line], quarters: dict[int, dict[str, Any]], found: Found) -> Tail | None:
    """Narratives without headings, as far as order and dates tell them apart."""
    narratives, rest_of_page = _cut_at_tail(body)
    if not narratives and len(rest_of_page) > 1 and find_tail(rest_of_page[1:]) != 0:
        narratives, rest_of_page = body, []  # a definition above narratives was typed into a quarter's text
    stated = mentioned_quarters(narratives)
    for at, line in enumerate(narratives, 1):
        if at <= stated:
            _store(at, [line], quarters, found)
            found.issues.append(remark("quarter-assumed", f"quarters.{at}.narrative", line.place, line.text, text=at))
        else:
            found.issues.append(remark("quarter-untold", "quarters", line.place, line.text))
    if not rest_of_page and len(narratives) < 4:
        place = body[-1].place if body else None
        found.issues.append(remark("cut-short", place=place, text="รายงานผลฯ"))
    return read_tail(rest_of_page) if rest_of_page else None


def _cut_at_tail(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines before and from the page's end on."""
    at = find_tail(lines)
    if at is not None:
        return lines[:at], lines[at:]
    if lines and (inside := split_inline(lines[-1].text)) is not None:
        last = lines[-1]
        before = Line(last.text[:inside].rstrip(), last.start, last.end, last.number, last.page, last.repairs)
        return [*lines[:-1], before], [last.behind(inside)]
    return lines, []


def _store(quarter: int, texts: list[Line], quarters: dict[int, dict[str, Any]], found: Found) -> None:
    quarters.setdefault(quarter, {})["narrative"] = "\n".join(line.text for line in texts)
    found.note(f"quarters.{quarter}.narrative", texts)


def _end(tail: Tail, fields: dict[str, Any], found: Found) -> None:
    """Definition, method, unit and places in the plan from the page's end."""
    found.note("definition", tail.lines)
    fields["definition"], fields["method"] = tail.definition, tail.method
    if tail.is_assumed:
        found.issues.append(remark("section-assumed", "definition", found.places.get("definition")))
    fields["nodes"] = (*fields.get("nodes", ()), *tail.nodes)
    target = fields.get("target", Target())
    if tail.unit and target.is_stated and not target.unit_text:
        fields["target"] = Target(value_text=target.value_text, unit_text=tail.unit)
    elif tail.unit and tail.unit not in target.unit_text:
        found.issues.append(remark("unit-differs", "target", found.places.get("definition"), text=tail.unit))
