"""A project's web page: from its lines to the typed report."""

import re
from typing import Any

from samrit.readers.form_values import read_evaluation, read_percent
from samrit.readers.lines import Line
from samrit.readers.page_head import read_name
from samrit.readers.page_lines import EVALUATION, is_furniture
from samrit.readers.remarks import remark
from samrit.readers.sections import Found
from samrit.report import ProjectReport
from samrit.report.labels import PROJECT_ITEMS, match_bare
from samrit.thai.digits import to_arabic

_PROGRESS = re.compile(r"ความคืบหน้าโครงการ\s*(?P<percent>(?:ร้อยละ)?\s*[0-9๐-๙.,]*\s*%?)$")
_AGENCY = re.compile(r"(?P<agency>[^:：]{2,120}?)\s*[:：]\s*\(?\s*(?P<year>[2๒][0-9๐-๙]{3})\s*\)?$")
_GAUGE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?$")
_VIEW_PLAN = re.compile(r"ดูโครงการแผนปี")
_WITHHELD = "ชื่อผู้รับผิดชอบ"
_SECTIONS = PROJECT_ITEMS[3:]  # rationale, objectives, targets, narrative


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
    at = 0
    for at, line in enumerate(lines):  # noqa: B007 - where the loop ends is what it is for
        text = line.text
        if (match := EVALUATION.match(text)) is not None:
            evaluation = read_evaluation(match["value"])
            if evaluation is not None:
                fields["evaluation"] = evaluation
            else:
                found.issues.append(remark("value-unclear", "evaluation", line.place, text))
            found.note("evaluation", [line])
        elif (progress := _PROGRESS.match(text)) is not None:
            fields["progress_percent"] = read_percent(progress["percent"])
            found.note("progress_percent", [line])
        elif (agency := _AGENCY.match(text)) is not None and "progress_percent" not in fields:
            fields |= {"agency": agency["agency"], "fiscal_year_be": int(to_arabic(agency["year"]))}
            found.note("agency", [line])
        elif is_furniture(line) or _VIEW_PLAN.match(text) or (_GAUGE.match(text) and "evaluation" not in fields):
            continue
        elif "evaluation" in fields or match_bare(text, _SECTIONS) is not None:
            break
        elif "progress_percent" in fields:
            persons.append(line)
        else:
            above.append(line)
    else:
        at = len(lines)
    if above:
        name = read_name(above, found)
        fields |= {"name": f"{name['number_text']} {name['name']}".strip()}
        fields |= {"code": name["code"]} if "code" in name else {}
    if persons:
        _responsible(persons, fields, found)
    return at


def _responsible(persons: list[Line], fields: dict[str, Any], found: Found) -> None:
    """Who is responsible; the page's own placeholder is nobody."""
    text = " ".join(line.text for line in persons)
    if text.strip("() ") == _WITHHELD:
        found.issues.append(remark("responsible-withheld", "responsible", persons[0].place, text))
        return
    fields["responsible"] = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    found.note("responsible", persons)
