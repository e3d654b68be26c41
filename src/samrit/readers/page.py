"""A page of the present web system as text: an indicator's (mykpi) or a project's (myproject), whole or cut short.

What such pages look like, and how each part is decided, is told in `docs/formats.md`.
"""

import re

from samrit.readers.breaking import breaks_off
from samrit.readers.lines import Line, split_lines
from samrit.readers.page_indicator import build_page
from samrit.readers.page_lines import is_cut_off
from samrit.readers.page_project import build_project_page
from samrit.readers.reading import Reading
from samrit.readers.remarks import limited, remark
from samrit.readers.sections import Found
from samrit.readers.source import Source
from samrit.report import ProjectReport, Report

_ADDRESS = re.compile(r"https?://\S+$")
_PID = re.compile(r"[?&]pid=([0-9A-Za-z]+-[0-9A-Za-z]+)")
_PROJECT = re.compile(r"ความคืบหน้าโครงการ|ดูโครงการแผนปี|\*+\s*สยป\.\s*ประเมินโครงการ")


def read_source(source: Source) -> Reading:
    """The report that the page shows."""
    lines = [line for line in split_lines(source.text) if line.text]
    found = Found()
    code = ""
    if lines and _ADDRESS.match(lines[0].text):
        address = lines.pop(0).text
        pid = _PID.search(address)
        code = pid[1] if pid else ""
        is_project = "myproject" in address
    else:
        is_project = any(_PROJECT.match(line.text) for line in lines)
    cut = lines.pop() if lines and is_cut_off(lines[-1]) else None
    report = build_project_page(lines, found) if is_project else build_page(lines, found)
    if code and not report.code:
        report = report.replace(code=code)
    elif code and report.code != code:
        found.issues.append(remark("code-differs", "code", found.places.get("code"), report.code, text=code))
    report = report.replace(broken_off=_broken_off(source.text, lines, cut, found, report))
    if cut and not any(issue.code == "cut-short" for issue in found.issues):
        found.issues.append(remark("cut-short", place=cut.place, text=f"{cut.text}…"))
    if "\ufffd" in source.text:
        found.issues.append(remark("bytes-lost", count=source.text.count("\ufffd")))
    issues = sorted(found.issues, key=lambda issue: issue.place.start if issue.place else 0)
    return Reading(report, "page", source.text, limited(issues), found.places)


def _broken_off(text: str, lines: list[Line], cut: Line | None, found: Found, report: Report) -> str:
    """The field in which, or before which, the page breaks off; "" where nothing says that it does."""
    last = max(found.places, key=lambda path: found.places[path].end, default="name")
    if lines and cut is None and breaks_off(lines[-1].text, text[: lines[-1].start]):
        return last
    if cut is None and not any(issue.code == "cut-short" for issue in found.issues):
        return ""
    if isinstance(report, ProjectReport) or not report.quarters:
        return last
    return f"quarters.{min(4, 1 + max((q.quarter for q in report.quarters if q.narrative), default=0))}.narrative"
