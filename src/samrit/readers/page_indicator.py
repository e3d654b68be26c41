"""An indicator's web page: from its lines to the typed report."""

from typing import Any

from samrit.readers.form_values import note_unclear, states_none
from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.page_head import read_head
from samrit.readers.page_lines import (
    EVALUATION,
    NARRATIVE,
    TARGET,
    YEAR_END,
    is_button,
    is_furniture,
    is_rule,
    parted,
    words_of,
    year_end_at,
)
from samrit.readers.page_narratives import are_dated, opening_name, stated_quarters
from samrit.readers.page_table import read_table, row_result, row_score, table_start
from samrit.readers.page_tail import Tail, find_headings, find_tail, read_tail, split_inline
from samrit.readers.remarks import remark
from samrit.report import Evaluation, Evidence, IndicatorReport, QuarterReport, Result, Target, YearEnd
from samrit.report.labels import INDICATOR_ITEMS, match_bare
from samrit.report.year_end import split_verdict
from samrit.thai.digits import to_arabic

_BELOW_THE_YEAR = tuple(
    label for label in INDICATOR_ITEMS if label.field in ("supporting_factors", "obstacles", "evidence")
)
_QUARTERS = 4


class PageBody:
    """What stands below the head of an indicator's page."""

    def __init__(self, found: Found, evaluation: Evaluation | None) -> None:
        self.found = found
        self.evaluation = evaluation or Evaluation()
        self.quarters: dict[int, dict[str, Any]] = {}
        self.fields: dict[str, Any] = {}
        self.unit = ""  # as the table's header has it

    def read(self, body: list[Line]) -> None:
        """Read all of it; what can't be told is left over."""
        body = self._table(body)
        if any(NARRATIVE.match(line.text) for line in body):
            self._headed(body)
        else:
            self._unheaded(body)
        self.fields["quarters"] = tuple(QuarterReport(quarter=q, **self.quarters[q]) for q in sorted(self.quarters))

    def _table(self, body: list[Line]) -> list[Line]:
        """Read the table of quarters; gives the lines that are not the table's."""
        start = table_start(body)
        if start is None:
            self.found.issues.append(remark("quarter-table-missing", "quarters"))
            return body
        table = read_table(body[start:])
        self.unit = table.unit
        self.found.take(*table.header)
        for row in table.rows:
            path = f"quarters.{row.quarter}"
            score, is_echo = row_score(row, self.evaluation)
            self.quarters[row.quarter] = {"result": row_result(row, table.unit), "score": score}
            self.found.note(f"{path}.result", row.lines)
            text = " ".join(dict.fromkeys(line.text for line in row.lines))
            if is_echo:
                place = self.found.places.get(f"{path}.result")
                self.found.issues.append(remark("score-echo", f"{path}.score", place, text, text=row.quarter))
            if not row.is_clear:
                place = self.found.places.get(f"{path}.result")
                self.found.issues.append(remark("quarter-row-unclear", path, place, text))
        return body[:start] + body[start + table.taken :]

    def _headed(self, body: list[Line]) -> None:
        """Narratives under their headings; what follows the fourth may be the year's summary and the definition."""
        under: dict[int, list[Line]] = {}
        now = 0
        end: list[Line] | None = None
        year_end = year_end_at(body)
        for at, line in enumerate(body):
            match = NARRATIVE.match(line.text)
            if end is not None and (match is None or int(to_arabic(match["quarter"])) <= now):
                end.append(line)
            elif match:
                now = int(to_arabic(match["quarter"]))
                rest = line.behind(match.end())
                self.found.take(line.piece(0, match.end()))
                under.setdefault(now, []).extend([rest] if rest.text else [])
            elif now and at == year_end and (year := YEAR_END.match(line.text)):
                self.found.take(line.piece(0, year.end()))
                end = [line.behind(year.end())] if year.end() < len(line.text) else []
            elif now:
                under[now].append(line)
        rest_of_page: list[Line] = []
        if end is not None:
            end, rest_of_page = _cut_at_tail(end, may_be_inline=False)
            self._year_end(end)
        else:
            last = max(under)
            under[last], rest_of_page = _cut_below(last, under[last])
            if last < _QUARTERS and not rest_of_page:
                missing = ", ".join(f"รายงานผลฯ ไตรมาสที่ {q}" for q in range(last + 1, _QUARTERS + 1))
                self.found.issues.append(remark("cut-short", place=body[-1].place, text=missing))
        for quarter, texts in under.items():
            self._store(quarter, texts)
        if rest_of_page:
            self._end(read_tail(rest_of_page, self.found))

    def _unheaded(self, body: list[Line]) -> None:
        """Narratives without headings, as far as order, their own words and dates tell them apart."""
        year = year_end_at(body)
        if year is not None:
            self.found.take(body[year])
            narratives, below = body[:year], body[year + 1 :]
            end, rest_of_page = _cut_at_tail(below, may_be_inline=False)
            self._year_end(end)
        else:
            narratives, rest_of_page = _cut_at_tail(body)
        if not narratives and len(rest_of_page) > 1 and find_tail(rest_of_page[1:]) != 0:
            narratives, rest_of_page = body, []  # a definition above narratives was typed into a quarter's text
        under: dict[int, list[Line]] = {}
        stated = stated_quarters(narratives)
        names = [opening_name(line.text) for line in narratives]
        if len(narratives) > 1 and all(names):  # the quarter's name stands before the words of each
            self.found.take(*(line.piece(0, end) for line, end in zip(narratives, names, strict=True)))
            narratives = [line.behind(end) for line, end in zip(narratives, names, strict=True)]
        for line, quarter in zip(narratives, stated, strict=True):
            if quarter is None:
                self.found.issues.append(remark("quarter-untold", "quarters", line.place, line.text))
                continue
            under.setdefault(quarter, []).append(line)
            path = f"quarters.{quarter}.narrative"
            self.found.issues.append(remark("quarter-assumed", path, line.place, line.text, text=quarter))
        for quarter, texts in under.items():
            self._store(quarter, texts)
        if rest_of_page:
            self._end(read_tail(rest_of_page, self.found))

    def read_end(self, body: list[Line]) -> None:
        """Read a page that has nothing but its end below the head."""
        if body and (at := find_tail(body)) is not None:
            self._end(read_tail(body[at:], self.found))

    def _store(self, quarter: int, texts: list[Line]) -> None:
        self.quarters.setdefault(quarter, {})["narrative"] = words_of(texts)
        self.found.note(f"quarters.{quarter}.narrative", texts)

    def _year_end(self, lines: list[Line]) -> None:
        """The summary of the year, and what helped and hindered, where the page has them."""
        under: dict[str, list[Line]] = {}
        now = "year_end.narrative"
        for line in lines:
            label = match_bare(line.text, _BELOW_THE_YEAR)
            if label is not None and label.label.field not in under:
                now = label.label.field
                rest = line.behind(label.end)
                self.found.take(line.piece(0, label.end))
                under[now] = [rest] if rest.text else []
            else:
                under.setdefault(now, []).append(line)
        for path, texts in under.items():
            if path == "evidence":
                self.fields[path] = tuple(Evidence(ref=line.text) for line in texts)
                for at, line in enumerate(texts):
                    self.found.note(f"evidence.{at}.ref", [line])
                continue
            self.found.note(path, texts)
            is_summary = path == "year_end.narrative"
            self.fields[path.removesuffix(".narrative")] = _summary(texts) if is_summary else words_of(texts)

    def _end(self, tail: Tail) -> None:
        """Definition, method, unit and places in the plan from the page's end."""
        self.fields |= {name: tail.text(name) for name in tail.texts if tail.text(name)}
        if tail.is_assumed and tail.text("definition"):
            self.found.issues.append(remark("section-assumed", "definition", self.found.places.get("definition")))
        self.fields["nodes"] = tuple(tail.nodes)
        self.fields["unit"] = tail.unit


def build_page(lines: list[Line], found: Found) -> IndicatorReport:
    """The report that the page shows; what can't be told is added to the remarks."""
    lines = _with_head_above(_with_parted_head(lines))
    fields, at = read_head(lines, found)
    if not fields.get("name"):
        found.issues.append(remark("name-missing", "name"))
    page = PageBody(found, fields.get("evaluation"))
    body = _without_furniture(lines[at:], found)
    page.read(body)
    unit = page.fields.pop("unit", "")
    nodes = (*fields.get("nodes", ()), *page.fields.pop("nodes", ()))
    target = fields.get("target", Target())
    if not target.unit_text and not states_none(target.value_text):
        known = unit or ("" if target.unit else page.unit or fields.get("result", Result()).unit_text)
        fields["target"] = Target(value_text=target.value_text, unit_text=known)
    elif unit and unit not in target.unit_text:
        found.issues.append(remark("unit-differs", "target", found.places.get("target.unit"), text=unit))
    found.places.pop("target.unit", None)
    note_unclear(fields.get("target", Target()), fields.get("result", Result()), found)
    return IndicatorReport(**fields | page.fields | {"nodes": nodes})


def _without_furniture(lines: list[Line], found: Found) -> list[Line]:
    """The lines of the body; what stands below the buttons at the page's end is none of it."""
    body: list[Line] = []
    is_near_end = False
    for line in lines:
        match = NARRATIVE.match(line.text)
        is_near_end = (
            is_near_end or YEAR_END.match(line.text) is not None or (match is not None and match["quarter"] in "4๔")
        )
        if not is_furniture(line):
            body.append(line)
            continue
        found.take(line)
        if is_near_end and (is_button(line) or is_rule(line)):
            found.take(*(one for one in lines if is_furniture(one)))
            break
    return body


def _with_head_above(lines: list[Line]) -> list[Line]:
    """The lines; narratives that a copy has above the head stand below it."""
    at = next((at for at, line in enumerate(lines) if TARGET.match(line.text)), 0)
    return [*lines[at:], *lines[:at]] if are_dated(lines[:at]) else lines


def _with_parted_head(lines: list[Line]) -> list[Line]:
    """The lines, those of the head each on its own."""
    end = next((at for at, line in enumerate(lines) if NARRATIVE.match(line.text)), len(lines))
    start = table_start(lines[:end])
    end = end if start is None else start
    last = next((at for at, line in enumerate(lines[:end], 1) if EVALUATION.search(line.text)), end)
    return [*parted(lines[:last]), *lines[last:]]


def _summary(lines: list[Line]) -> YearEnd:
    """The verdict, where the first line gives one, and the summary."""
    verdict_text, rest = split_verdict(lines[0].text)
    others = [line.text for line in lines[1:]]
    return YearEnd(verdict_text=verdict_text, narrative="\n".join([rest, *others] if rest else others))


def _cut_below(quarter: int, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The words of the last quarter, and the page's end; where more quarters may follow, only a whole heading opens it."""
    if quarter == _QUARTERS:
        return _cut_at_tail(lines)
    at = find_headings(lines)
    return (lines, []) if at is None else (lines[:at], lines[at:])


def _cut_at_tail(lines: list[Line], *, may_be_inline: bool = True) -> tuple[list[Line], list[Line]]:
    """The lines before and from the page's end on."""
    at = find_tail(lines, may_open_with_unit=not may_be_inline)
    if at is not None:
        return lines[:at], lines[at:]
    if may_be_inline and lines and (inside := split_inline(lines[-1].text)) is not None:
        last = lines[-1]
        return [*lines[:-1], last.piece(0, inside)], [last.behind(inside)]
    return lines, []
