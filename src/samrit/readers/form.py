"""The printed form as text: official papers of any year, copies and prints of ours, whole or cut short."""

from samrit.readers.form_indicator import build_indicator
from samrit.readers.form_project import build_project
from samrit.readers.form_scan import Scan, Scanner
from samrit.readers.lines import Line, split_lines
from samrit.readers.reading import Issue, Reading, UnreadableError
from samrit.readers.remarks import limited, remark
from samrit.readers.sections import Found
from samrit.readers.source import Source
from samrit.report.headings import PART_HEADING
from samrit.report.labels import INDICATOR_ITEMS, PROJECT_ITEMS
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_NO_FORM = Message("No report of an indicator or a project was found in this file.")


def read_source(source: Source) -> Reading:
    """The report that the form holds; UnreadableError where not one of its labels is found."""
    lines = split_lines(source.text)
    is_project, scan = _scan(lines)
    found = Found(issues=scan.issues)
    report = build_project(scan, found) if is_project else build_indicator(scan, found)
    issues = sorted([*_lost(source.text), *found.issues], key=lambda issue: issue.place.start if issue.place else 0)
    return Reading(report, "text", source.text, limited(issues), found.places)


def read_all(source: Source) -> tuple[Reading, ...]:
    """All reports that the forms in a text hold, in their order."""
    return (read_source(source),)


def _scan(lines: list[Line]) -> tuple[bool, Scan]:
    """The lines sorted under the labels of the form that they are: by its heading, else by what is found of it."""
    for line in lines:
        heading = PART_HEADING.match(line.text)
        if heading:
            is_project = to_arabic(heading["part"]) == "1"
            return is_project, _best(lines, is_project=is_project, is_sure=True)
    indicator = _best(lines, is_project=False)
    project = _best(lines, is_project=True)
    if max(indicator.items_found, project.items_found) == 0 and not indicator.section("plan"):
        raise UnreadableError(_NO_FORM)
    return (True, project) if project.items_found > indicator.items_found else (False, indicator)


def _best(lines: list[Line], *, is_project: bool, is_sure: bool = False) -> Scan:
    labels = PROJECT_ITEMS if is_project else INDICATOR_ITEMS
    numbered = Scanner(labels).scan(lines)
    if numbered.items_found >= 3:
        return numbered
    bare = Scanner(labels, numbered=False).scan(lines)
    # Bare words are weak signs: where no heading says that this is a form, it takes two of them.
    is_enough = bare.items_found > numbered.items_found and (is_sure or bare.items_found >= 2)
    return bare if is_enough else numbered


def _lost(text: str) -> list[Issue]:
    count = text.count("\ufffd")
    return [remark("bytes-lost", count=count)] if count else []
