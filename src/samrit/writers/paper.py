"""What stands on the printed form, part by part, in the order of the form: a report as plain data for a template.

Labels and their order are those of `samrit.writers.text`. Parts are dictionaries of strings, numbers and lists; how
they look is the template's business.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from samrit.report import IndicatorReport, PlanNode, ProjectReport, QuarterReport, Report, Signature, YearEnd
from samrit.report.headings import print_heading, print_plan
from samrit.report.labels import (
    HEADING_PROJECT,
    INDICATOR_ITEMS,
    POSITION,
    PROJECT_ITEMS,
    QUARTER,
    SIGNATURE,
    SIGNED_ON,
    TEXTS_OF_THE_YEAR,
)
from samrit.report.lines import unescape
from samrit.report.unplaced import BROKEN_OFF, UNPLACED, print_path
from samrit.thai.calendar import format_date
from samrit.thai.digits import format_number
from samrit.vocabulary.choices import OUTCOME_ON_PAPER, OUTPUT_ON_PAPER, TICKS
from samrit.vocabulary.doubts import DOUBT_LABEL
from samrit.writers.paragraphs import paragraphs
from samrit.writers.sources import NO_SOURCES, Sources
from samrit.writers.text_lines import QUARTERS_TO_FILL_IN, head_lines, quarter_lines, texts_below

Part = dict[str, Any]

MARK = "::"
INDENT = 1.35  # ems; what belongs to an item stands so far behind its number
QUARTER_WIDTH = 8.2  # ems; all quarters' narratives begin at one edge
LONGEST_LABEL = 40  # characters; a longer label (other papers' plans) leaves no room beside it


def paper(report: Report, *, at: datetime | None, sources: Sources = NO_SOURCES) -> Part:
    """All that the template needs for one report, printed at a time or at none; its numbers lead to their sources."""
    if isinstance(report, ProjectReport):
        heading, title = f"**** {HEADING_PROJECT} ****", report.name
        parts = _project(report)
    else:
        heading, title = print_heading(report.plan_title), f"{report.number_text} {report.name}".strip()
        parts = _indicator(report, sources)
    printed_at = f"พิมพ์เมื่อ {format_date(at.date())} เวลา {at:%H.%M} น." if at else ""
    return {
        "heading": heading,
        "title": title or heading.strip("* "),
        "author": report.agency,
        "footer": printed_at,
        "is_dated": at is not None,
        "parts": [*parts, *_end(report)],
    }


def _indicator(report: IndicatorReport, sources: Sources) -> Iterator[Part]:
    spellings = dict(report.label_spellings)
    labels = {item.field: item.printed_as(spellings.get(item.field, item.words)) for item in INDICATOR_ITEMS}
    yield from _facts(head_lines(report, code="รหัสตัวชี้วัด", evaluation="*** สยป. ตรวจประเมินตัวชี้วัด"))
    yield _previous_reports(labels["name"], f"{report.number_text} {report.name}".strip())
    yield _choice(labels["level"], (OUTPUT_ON_PAPER, OUTCOME_ON_PAPER), TICKS[report.level] or (None, None))
    if report.long_term_plan or report.nodes:
        yield _over(print_plan(report.long_term_plan)) | {"kind": "banner"}
    yield from map(_node, report.nodes)
    yield _over(labels["definition"], (MARK, report.definition))
    yield _over(labels["method"], (MARK, report.method))
    yield _previous_reports(labels["target"], report.target.printed)
    yield _leading(
        _previous_reports(": ผลงานที่ทำได้ =", report.result.printed, level=0, indent=INDENT), sources.values.get("result")
    )
    yield from _doubt(sources, "result", INDENT)
    yield _over(labels["quarters"])
    for quarter in report.quarters or QUARTERS_TO_FILL_IN:
        yield from _quarter(quarter, sources, is_open=not report.quarters)
    yield _year_end(labels["year_end"], report.year_end, sources)
    for label, text in texts_below(report.year_end):
        yield _previous_reports(label, text, level=0, indent=INDENT)
    for name in TEXTS_OF_THE_YEAR:
        yield _over(labels[name], (MARK, getattr(report, name)))
    yield _over(labels["evidence"], *((MARK, evidence.printed) for evidence in report.evidence)) | {"is_last": True}
    yield _signature(report.signature)


def _project(report: ProjectReport) -> Iterator[Part]:
    name, progress, responsible, contact, *sections = PROJECT_ITEMS
    percent = "" if report.progress_percent is None else f"ร้อยละ {format_number(report.progress_percent)}"
    yield from _facts(head_lines(report, code="รหัสโครงการ", evaluation="*** สยป. ประเมินโครงการ"))
    yield _previous_reports(name.printed, report.name)
    yield _previous_reports(progress.printed, percent)
    yield _previous_reports(responsible.printed, report.responsible)
    if report.contact:
        yield _previous_reports(contact.printed, report.contact, level=0, indent=INDENT)
    for item in sections:
        if item.field != "steps" or report.steps:
            yield _over(item.printed, (MARK, getattr(report, item.field)))


def _end(report: Report) -> Iterator[Part]:
    """What the source of a report has beyond its fields, and where it breaks off."""
    if report.unplaced:
        rows = (row for one in report.unplaced for row in (("", one.place), ("", one.text)))
        yield _over(UNPLACED, *rows)
    if report.broken_off:
        yield _previous_reports(BROKEN_OFF, print_path(report.broken_off))


def _previous_reports(
    label: str, text: str = "", *, level: int = 2, indent: float = 0, width: float | None = None
) -> Part:
    """A label with its text beside it.

    `level` is that of the label as a heading (0 is none); `indent` and `width`, the label's, are in ems.
    """
    if len(label) > LONGEST_LABEL:
        return _over(label, ("", text), level=level, indent=indent)
    return {
        "kind": "beside",
        "label": label,
        "level": level,
        "indent": indent,
        "width": width,
        "paras": paragraphs(text),
    }


def _over(label: str, *rows: tuple[str, str], level: int = 2, indent: float = 0) -> Part:
    """A label over rows of text, each behind a mark; an empty text has no row."""
    return {
        "kind": "over",
        "label": label,
        "level": level,
        "indent": indent,
        "rows": [{"mark": mark, "paras": paragraphs(text)} for mark, text in rows if text],
        "is_last": False,
    }


def _facts(lines: Iterator[str]) -> Iterator[Part]:
    """What the official form has no place for, in one paragraph under the title."""
    pairs = [line.partition(" : ")[::2] for line in lines if line]
    if pairs:
        yield {"kind": "facts", "pairs": [(f"{label} :", unescape(value)) for label, value in pairs]}


def _choice(label: str, options: tuple[str, ...], ticks: tuple[bool | None, ...]) -> Part:
    """Words to choose from, each behind its box; None is a box that waits for its tick."""
    return _previous_reports(label) | {
        "kind": "choice",
        "options": [{"text": text, "ticked": ticked} for text, ticked in zip(options, ticks, strict=True)],
    }


def _node(plan_node: PlanNode) -> Part:
    label, _, text = plan_node.printed.partition(":")
    return _previous_reports(f"{label.strip()} :".lstrip(), text.strip(), level=0, indent=INDENT)


def _quarter(report: QuarterReport, sources: Sources, *, is_open: bool) -> Iterator[Part]:
    """What was reported for a quarter: its words, then the figures that the paper has for it."""
    label = f"(6.{report.quarter}) {QUARTER} {report.quarter} :"
    spans = sources.spans.get(f"quarters.{report.quarter}.narrative", ())
    level = 0 if is_open else 3
    yield _previous_reports(label, report.narrative, level=level, indent=INDENT, width=QUARTER_WIDTH) | {
        "paras": paragraphs(report.narrative, spans),
        "is_open": is_open,
    }
    for line in filter(None, quarter_lines(report)):
        value_label, _, value = line.partition(" =")
        part = _previous_reports(
            f"{value_label} =", unescape(value.strip()), level=0, indent=INDENT + QUARTER_WIDTH + 0.5
        )
        is_result = "ผลงานที่ทำได้" in value_label
        yield _leading(part, sources.values.get(f"quarters.{report.quarter}.result") if is_result else None)
        if is_result:
            yield from _doubt(sources, f"quarters.{report.quarter}.result", INDENT + QUARTER_WIDTH + 0.5)
    for text_label, text in texts_below(report):
        yield _previous_reports(text_label, text, level=0, indent=INDENT + QUARTER_WIDTH + 0.5)


def _doubt(sources: Sources, path: str, indent: float) -> Iterator[Part]:
    """A line below a value that isn't sound; the paper is read in Thai."""
    words = sources.doubts.get(path)
    if words:
        yield _previous_reports(f": {DOUBT_LABEL} =", words, level=0, indent=indent)


def _leading(part: Part, url: str | None) -> Part:
    """The part, its value leading to an address without looking so."""
    if url is None or len(part["paras"]) != 1 or len(part["paras"][0].get("runs", ())) != 1:
        return part
    return part | {"paras": [{"runs": [[part["paras"][0]["runs"][0], url, "quiet"]]}]}


def _year_end(label: str, year_end: YearEnd, sources: Sources) -> Part:
    behind_verdict = "" if year_end.verdict_text else MARK
    rows = ((MARK, year_end.verdict_text), (behind_verdict, year_end.narrative))
    part = _over(label, *rows, level=3, indent=INDENT)
    if year_end.narrative:
        part["rows"][-1]["paras"] = paragraphs(year_end.narrative, sources.spans.get("year_end.narrative", ()))
    return part


def _signature(signature: Signature) -> Part:
    """The place to sign: dots where nobody has signed."""
    rows = [
        {"before": SIGNATURE, "text": signature.name, "after": f"({signature.role})" if signature.role else ""},
        {"before": POSITION, "text": signature.position, "after": ""},
    ]
    if signature.signed_on:
        rows.append({"before": SIGNED_ON, "text": format_date(signature.signed_on), "after": ""})
    return {"kind": "signature", "rows": rows}
