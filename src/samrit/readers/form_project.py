"""A project's form: from lines sorted under labels to the typed report."""

from typing import Any

from samrit.readers.form_sections import Scan
from samrit.readers.form_values import read_evaluation, read_percent, read_year
from samrit.readers.found import Found
from samrit.readers.persons import split_contact
from samrit.readers.remarks import remark
from samrit.readers.sections import paper_end, running_text, single_line, small_values
from samrit.report import ProjectReport
from samrit.report.labels import PROJECT_ITEMS

_LINES = ("name", "agency", "code", "responsible", "contact")
_TEXTS = ("rationale", "objectives", "targets", "narrative", "steps")
_RARE = ("contact", "steps")  # printed only where there is something to say


def build_project(scan: Scan, found: Found) -> ProjectReport:
    """The report that the sections hold; what is not understood is added to the remarks."""
    sections = {section.key: section for section in scan.sections}
    fields: dict[str, Any] = {}
    for name in _LINES:
        if name in sections:
            fields[name] = single_line(name, sections[name].lines, found)
    for name in _TEXTS:
        if name in sections:
            fields[name] = running_text(name, sections[name].lines, found)
    name, contact = split_contact(fields.get("responsible", ""))
    if contact and not fields.get("contact"):
        fields |= {"responsible": name, "contact": contact}
    readers = {"fiscal_year_be": read_year, "evaluation": read_evaluation, "progress_percent": read_percent}
    fields |= small_values(sections, readers, found)
    for label in PROJECT_ITEMS:
        if label.field not in sections and label.field not in _RARE:
            found.issues.append(remark("section-missing", label.field, text=label.printed.removesuffix(" :")))
    return ProjectReport(**fields, **paper_end(scan, found))
