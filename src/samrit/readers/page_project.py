"""A project's web page: from its lines to the typed report."""

import re
from typing import Any

from samrit.readers.form_values import read_evaluation, read_percent, read_year
from samrit.readers.lines import Line
from samrit.readers.page_head import read_name
from samrit.readers.page_lines import EVALUATION, is_furniture
from samrit.readers.remarks import remark
from samrit.readers.sections import Found
from samrit.report import Evaluation, ProjectReport
from samrit.report.labels import PROJECT_ITEMS, match_bare

_PROGRESS = re.compile(r"ความคืบหน้าโครงการ\s*(?P<percent>(?:ร้อยละ)?\s*[0-9๐-๙.,]*\s*%?)$")
_AGENCY = re.compile(r"(?P<agency>[^:：]{2,120}?)\s*[:：]\s*\(?\s*(?P<year>[2๒][0-9๐-๙]{3})\s*\)?$")
_GAUGE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?$")
_VIEW_PLAN = re.compile(r"ดูโครงการแผนปี")
_WITHHELD = "ชื่อผู้รับผิดชอบ"
_SECTIONS = tuple(
    label for label in PROJECT_ITEMS if label.field in ("rationale", "objectives", "targets", "narrative")
)


def build_project_page(lines: list[Line], found: Found) -> ProjectReport:
    """The report that the page shows; what stands under no heading is its narrative."""
    fields: dict[str, Any] = {}
    head = _head(lines, fields, found)
    under: dict[str, list[Line]] = {}
    now = ""
    for line in lines[head:]:
        label = match_bare(line.text, _SECTIONS)
        if label is not None and label.label.field not in under and (now or not under):
            now = label.label.field
            rest = line.behind(label.end)
            under[now] = [rest] if rest.text else []
            continue
        if not now:
            now = "narrative"
            found.issues.append(remark("section-assumed", "narrative", line.place, line.text))
        under.setdefault(now, []).append(line)
    for name, texts in under.items():
        fields[name] = "\n".join(line.text for line in texts)
        found.note(name, texts)
    if not fields.get("name"):
        found.issues.append(remark("name-missing", "name"))
    missing = [label.words for label in _SECTIONS[:3] if label.field not in under]
    if missing:
        found.issues.append(remark("cut-short", place=lines[-1].place if lines else None, text=", ".join(missing)))
    return ProjectReport(**fields)


def _head(lines: list[Line], fields: dict[str, Any], found: Found) -> int:
    """Read the head; how many lines it takes."""
    above: list[Line] = []
    persons: list[Line] = []
    taken = len(lines)
    for at, line in enumerate(lines):
        if _head_line(line, fields, found):
            continue
        if "evaluation" in fields or match_bare(line.text, _SECTIONS) is not None:
            taken = at
            break
        (persons if "progress_percent" in fields else above).append(line)
    if above:
        name = read_name(above, found)
        fields |= {"name": f"{name['number_text']} {name['name']}".strip()}
        fields |= {"code": name["code"]} if "code" in name else {}
    if persons:
        _responsible(persons, fields, found)
    return taken


def _head_line(line: Line, fields: dict[str, Any], found: Found) -> bool:
    """Read one entry of the head; False where the line is none."""
    text = line.text
    if (match := EVALUATION.match(text)) is not None:
        evaluation = read_evaluation(match["value"])
        fields |= {"evaluation": evaluation or Evaluation()}
        if evaluation is None:
            found.issues.append(remark("value-unclear", "evaluation", line.place, text))
        found.note("evaluation", [line])
    elif (progress := _PROGRESS.match(text)) is not None:
        fields["progress_percent"] = read_percent(progress["percent"])
        found.note("progress_percent", [line])
    elif "progress_percent" not in fields and (agency := _AGENCY.match(text)) is not None:
        fields |= {"agency": agency["agency"], "fiscal_year_be": read_year(agency["year"])}
        found.note("agency", [line])
    else:
        is_gauge = _GAUGE.match(text) is not None and "evaluation" not in fields
        return is_furniture(line) or _VIEW_PLAN.match(text) is not None or is_gauge
    return True


def _responsible(persons: list[Line], fields: dict[str, Any], found: Found) -> None:
    """Who is responsible; the page's own placeholder is nobody."""
    if not persons:
        return
    text = " ".join(line.text for line in persons)
    if text.strip("() ") == _WITHHELD:
        found.issues.append(remark("responsible-withheld", "responsible", persons[0].place, text))
        return
    fields["responsible"] = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    found.note("responsible", persons)
