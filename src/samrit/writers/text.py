"""Text: the official form line by line, as it is copied from its print; reading it gives the same report.

Fields that the official form doesn't have (agency, code, a quarter's result …) stand on lines of their own, and only
where there is something to say.
"""

from collections.abc import Iterator

from samrit.report import IndicatorReport, ProjectReport, Report
from samrit.report.headings import print_heading, print_plan
from samrit.report.labels import HEADING_PROJECT, INDICATOR_ITEMS, PROJECT_ITEMS, QUARTER, TEXTS_OF_THE_YEAR
from samrit.report.lines import contains_result, escape
from samrit.report.numbering import join_number
from samrit.report.words import print_level
from samrit.thai.digits import format_number
from samrit.thai.text import shield
from samrit.writers.text_lines import (
    BLANK,
    end_lines,
    head_lines,
    line,
    quarter_lines,
    section,
    signature_lines,
    text_below,
    text_lines,
    texts_below,
    value_line,
    year_end_lines,
)


def write_text(report: Report) -> bytes:
    """The report's form as UTF-8 text."""
    lines = _project(report) if isinstance(report, ProjectReport) else _indicator(report)
    return shield("\n".join([*lines, *end_lines(report)])).encode() + b"\n"


def _indicator(report: IndicatorReport) -> Iterator[str]:
    spellings = dict(report.label_spellings)
    labels = {item.field: item.printed_as(spellings.get(item.field, item.words)) for item in INDICATOR_ITEMS}
    yield from (print_heading(escape(report.plan_title)), BLANK)
    yield from head_lines(report, code="รหัสตัวชี้วัด", evaluation="*** สยป. ตรวจประเมินตัวชี้วัด")
    yield from (line(labels["name"], escape(join_number(report.number_text, report.name))), BLANK)
    yield from (line(labels["level"], print_level(report.level)), BLANK)
    if report.long_term_plan or report.nodes:
        yield from (print_plan(escape(report.long_term_plan)), BLANK)
    for node in report.nodes:
        yield from (node.printed, BLANK)
    yield from section(labels["definition"], report.definition)
    yield from section(labels["method"], report.method)
    yield from (line(labels["target"], escape(report.target.printed, contains_result)), BLANK)
    yield from (value_line("ผลงานที่ทำได้", report.result.printed), BLANK)
    yield from (labels["quarters"], BLANK)
    for quarter in report.quarters:
        first, *rest = text_lines(quarter.narrative)
        yield from (line(f"(6.{quarter.quarter}) {QUARTER} {quarter.quarter} :", first), *rest, BLANK)
        yield from quarter_lines(quarter)
        for label, text in texts_below(quarter):
            yield from text_below(label, text)
    yield labels["year_end"]
    yield from year_end_lines(report.year_end)
    for label, text in texts_below(report.year_end):
        yield from text_below(label, text)
    for name in TEXTS_OF_THE_YEAR:
        yield from section(labels[name], getattr(report, name))
    yield labels["evidence"]
    yield from (f":: {escape(evidence.printed)}" for evidence in report.evidence)
    yield BLANK
    yield from signature_lines(report.signature)


def _project(report: ProjectReport) -> Iterator[str]:
    name, progress, responsible, contact, *sections = PROJECT_ITEMS
    percent = "" if report.progress_percent is None else f"ร้อยละ {format_number(report.progress_percent)}"
    yield from (f"**** {HEADING_PROJECT} ****", BLANK)
    yield from head_lines(report, code="รหัสโครงการ", evaluation="*** สยป. ประเมินโครงการ")
    yield from (line(name.printed, escape(report.name)), BLANK)
    yield from (line(progress.printed, percent), BLANK)
    yield from (line(responsible.printed, escape(report.responsible)), BLANK)
    if report.contact:
        yield from (line(contact.printed, escape(report.contact)), BLANK)
    for item in sections:
        if item.field != "steps" or report.steps:
            yield from section(item.printed, getattr(report, item.field))
