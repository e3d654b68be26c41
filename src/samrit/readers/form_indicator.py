"""The indicator's form: from lines sorted under labels to the typed report."""

import re
from typing import Any

from samrit.readers.form_missing import note_missing
from samrit.readers.form_sections import BREAK, Scan, Section
from samrit.readers.form_values import (
    note_unclear,
    read_evaluation,
    read_kind,
    read_percent,
    read_score,
    read_year,
    year_alone,
)
from samrit.readers.found import Found
from samrit.readers.lines import Line, undecorated
from samrit.readers.page_head import split_dimension
from samrit.readers.quarter_words import place_results
from samrit.readers.remarks import remark
from samrit.readers.sections import (
    one_paragraph,
    paper_end,
    plain,
    running_text,
    single_line,
    small_values,
)
from samrit.readers.signature import read_signature
from samrit.readers.ticks import read_level
from samrit.report import Evidence, IndicatorReport, Level, PlanNode, QuarterReport, Result, Target, YearEnd
from samrit.report.headings import plain_plan, print_heading, read_plan_title
from samrit.report.labels import INDICATOR_ITEMS, TEXT_LINES, plain_spelling, squeeze
from samrit.report.lines import contains_result, unescape
from samrit.report.numbering import split_number
from samrit.report.plan_node import read_node
from samrit.report.signing import Signature
from samrit.report.struct import split_brackets
from samrit.report.target import has_blank
from samrit.report.year_end import split_verdict
from samrit.thai.digits import to_arabic
from samrit.vocabulary.fields import FIELDS, YEAR_END, path_of
from samrit.vocabulary.term import FieldKind, Place

_LONGEST_NODE, _LONGEST_VALUE = 400, 300  # characters
_YEAR_OF_LABEL = re.compile(r"(?:พ\.\s?ศ\.|ปีงบประมาณ|ปี)\s*(?P<year>2[45][0-9]{2})")
_OUR_WORDS = {label.field: label.words for label in INDICATOR_ITEMS}
_TEXTS = tuple(one.id for one in FIELDS if one.kind is FieldKind.TEXT and Place.INDICATOR in one.papers)


def build_indicator(scan: Scan, found: Found) -> IndicatorReport:
    """The report that the sections hold; what is not understood is added to the remarks."""
    sections = {section.key: section for section in scan.sections}
    _name_level(sections)
    fields: dict[str, Any] = {}
    dimension: tuple[PlanNode, ...] = ()
    fields |= _title(scan, found) | _head(sections, found)
    if "name" in sections:
        printed = single_line("name", sections["name"].lines, found)
        dimension, printed = ((), printed) if scan.is_form else split_dimension(printed)
        fields["number_text"], fields["name"] = split_number(printed)
    if "number_text" in sections:
        number = single_line("number_text", sections["number_text"].lines, found)
        fields["number_text"] = fields.get("number_text") or number
    fields["level"] = _level(sections, found)
    if "plan" in sections:
        lines = one_paragraph(sections["plan"].lines)
        ended = next((at for at, line in enumerate(lines, 1) if line.text.endswith("**")), len(lines))
        lines = lines[:ended]
        fields["long_term_plan"] = unescape(plain_plan(" ".join(line.text for line in lines)))
        found.note("long_term_plan", lines)
    fields["nodes"] = (*dimension, *_nodes(scan, found))
    if year := _year_of_labels(scan):
        fields.setdefault("fiscal_year_be", year)
    for name in _TEXTS:
        if name in sections:
            fields[name] = running_text(name, sections[name].lines, found)
    extra = scan.extras.get("target", "") or (f"({unit})" if (unit := _unit(sections, found)) else "")
    fields["target"] = _target(sections.get("target"), extra, found)
    fields["result"] = Result(**_printed("result", sections.get("result"), found))
    for line in place_results(scan, fields["target"].unit or fields["target"].unit_text, fields["result"]):
        found.issues.append(remark("value-unclear", "quarters", line.place, line.text))
    fields["quarters"] = _quarters(scan, found)
    end, below = _year_end(sections.get("year_end"), found), _texts_below(scan, YEAR_END, found)
    below |= _verdict(sections.get("verdict"), end, found)
    fields["year_end"] = end.replace(**below) if below else end
    shortfall = fields["year_end"].shortfall
    if end == YearEnd() and "\n\n" in shortfall:  # which of the paragraphs are the summary nothing tells
        place = found.places.get("year_end.shortfall")
        found.issues.append(remark("summary-below-label", "year_end.shortfall", place, shortfall))
    fields["evidence"] = _evidence(sections.get("evidence"), found)
    fields["signature"] = _signed(sections.get("signature"), found)
    fields["label_spellings"] = tuple(
        (name, plain_words)
        for name, words in scan.spellings.items()
        if words != _OUR_WORDS.get(name) and (plain_words := plain_spelling(name, words))
    )
    for target in (name for name in ("target", "result") if has_blank(fields[name].unit_text)):
        found.issues.append(
            remark(
                "unit-blank", target, found.places.get(target), fields[target].printed, text=fields[target].unit_text
            )
        )
        break
    note_unclear(fields["target"], fields["result"], found)
    note_missing(scan, found)
    fields |= paper_end(scan, found)
    return IndicatorReport(**fields)


def _title(scan: Scan, found: Found) -> dict[str, Any]:
    """The title of the annual plan, from the first heading that names one."""
    for line in scan.headings:
        title = read_plan_title(line.text)
        if title is not None:
            if squeeze(print_heading(title)) == squeeze(line.text):
                found.take(line)
            return {"plan_title": unescape(title)}
    return {}


def _year_of_labels(scan: Scan) -> int | None:
    """The fiscal year that a label has in brackets: "(สิ้นปีงบประมาณ พ.ศ. 2564)"."""
    years = (_YEAR_OF_LABEL.search(to_arabic(extra)) for extra in scan.extras.values())
    return next((read_year(match["year"]) for match in years if match), None)


def _head(sections: dict[str, Section], found: Found) -> dict[str, Any]:
    """The lines above item 1 that the official form doesn't have."""
    fields: dict[str, Any] = {}
    for name in ("agency", "code"):
        if name in sections:
            fields[name] = single_line(name, sections[name].lines, found)
    if "fiscal_year_be" in sections:
        year = sections["fiscal_year_be"]
        year.lines[:1] = [year_alone(line) for line in year.lines[:1]]
    readers = {"fiscal_year_be": read_year, "kind": read_kind, "evaluation": read_evaluation}
    return fields | small_values(sections, readers, found)


def _name_level(sections: dict[str, Section]) -> None:
    """A level that stands under the label of a kind, "ชนิดตัวชี้วัด : ผลผลิต", goes under its own."""
    kind = sections.get("kind") if "level" not in sections else None
    level, has_rest = read_level(" ".join(line.text for line in kind.lines)) if kind is not None else (None, True)
    if level is not Level.UNKNOWN and not has_rest:
        sections["level"] = sections.pop("kind")


def _level(sections: dict[str, Section], found: Found) -> Level:
    if "level" not in sections:
        return Level.UNKNOWN
    lines = one_paragraph(sections["level"].lines)
    text = " ".join(line.text for line in lines if line.text)
    level, has_rest = read_level(text)
    found.point("level", lines)
    if not has_rest:
        found.take(*lines)
    if has_rest:
        found.issues.append(remark("not-understood", "level", found.places.get("level"), text))
    elif level is Level.UNKNOWN:
        found.issues.append(remark("level-unknown", "level", found.places.get("level"), text))
    return level


def _nodes(scan: Scan, found: Found) -> tuple[PlanNode, ...]:
    nodes: list[PlanNode] = []
    for section in scan.sections:
        if section.key == "node":
            lines: list[Line] = []
            for line in one_paragraph(section.lines):
                if sum(len(one.text) for one in lines) + len(line.text) > _LONGEST_NODE:
                    break
                lines.append(line)
            lines = lines or section.lines[:1]
            found.note(f"nodes.{len(nodes)}", lines)
            nodes.append(PlanNode(**read_node(" ".join(line.text for line in lines if line.text), bare=True)))
    return tuple(nodes)


def _printed(name: str, section: Section | None, found: Found) -> dict[str, Any]:
    """A printed value with its unit: one line, and what a bracket of it takes over the next; more is no value."""
    lines: list[Line] = []
    for line in one_paragraph(section.lines) if section else ():
        text = " ".join(one.text for one in lines)
        if text.strip(": ") and (text.count("(") <= text.count(")") or len(text) > _LONGEST_VALUE):
            break
        if line.text and line.text != BREAK:
            lines.append(line)
    if not lines:
        return {}
    value_text, unit_text = split_brackets(
        single_line(name, lines, found, contains_result if name == "target" else None)
    )
    return {"value_text": value_text, "unit_text": unit_text}


def _unit(sections: dict[str, Section], found: Found) -> str:
    """The unit that stands on a line of its own."""
    return single_line("target", sections["unit"].lines, found) if "unit" in sections and "target" in sections else ""


def _target(section: Section | None, extra: str, found: Found) -> Target:
    """The target; a unit may also stand in brackets beside the label."""
    printed = _printed("target", section, found)
    if extra and not printed.get("unit_text"):
        printed["unit_text"] = extra[1:-1].strip()
    elif extra:
        found.issues.append(remark("label-extra", "target", found.places.get("target"), extra))
    return Target(**printed)


def _quarters(scan: Scan, found: Found) -> tuple[QuarterReport, ...]:
    quarters: list[QuarterReport] = []
    for section in scan.sections:
        if not section.key.startswith("quarter."):
            continue
        number = int(section.key[-1])
        path = f"quarters.{number}"
        fields: dict[str, Any] = {"narrative": running_text(f"{path}.narrative", section.lines, found)}
        for name, line in section.values:
            value = _quarter_value(name, line)
            if value is None or name in fields:
                found.issues.append(remark("value-unclear", path, line.place, line.text))
                continue
            fields[name] = value
            found.note(f"{path}.{name}", [line])
        quarters.append(QuarterReport(quarter=number, **fields, **_texts_below(scan, number, found)))
    return tuple(sorted(quarters, key=lambda q: q.quarter))


def _texts_below(scan: Scan, quarter: int, found: Found) -> dict[str, Any]:
    """The running texts with labels of their own, below a quarter's values or the summary of the year."""
    paths = {label.field: path_of(label.field, quarter) for label in TEXT_LINES}
    there = {name: scan.section(path) for name, path in paths.items()}
    return {name: running_text(paths[name], one.lines, found) for name, one in there.items() if one is not None}


def _quarter_value(name: str, line: Line) -> Any:
    text = plain(line.text)
    if name in ("target", "result"):
        value_text, unit_text = split_brackets(text)
        kind = Target if name == "target" else Result
        return kind(value_text=value_text, unit_text=unit_text)
    return read_score(text) if name == "score" else read_percent(text)


def _year_end(section: Section | None, found: Found) -> YearEnd:
    """The verdict, where the first line gives one, and the summary."""
    at = next((i for i, line in enumerate(section.lines) if line.text), None) if section else None
    if section is None or at is None:
        return YearEnd()
    first, others = section.lines[at], section.lines[at + 1 :]
    verdict_text, rest = split_verdict(undecorated(first.text))
    if not verdict_text:  # a line that only looks like a verdict has a backslash before it
        narrative = running_text(
            "year_end.narrative", section.lines[at:], found, lambda text: bool(split_verdict(text)[0])
        )
        return YearEnd(narrative=narrative)
    found.note("year_end.verdict_text", [first])
    narrative = running_text("year_end.narrative", others, found)
    return YearEnd(verdict_text=unescape(verdict_text), narrative=f"{rest}\n{narrative}" if rest else narrative)


def _verdict(section: Section | None, end: YearEnd, found: Found) -> dict[str, Any]:
    """The verdict that stands on a line of its own; words that give none are no verdict."""
    lines = one_paragraph(section.lines) if section else []
    words = " ".join(line.text for line in lines)
    if not words or end.verdict_text or split_verdict(words) != (words, ""):
        return {}
    found.note("year_end.verdict_text", lines)
    return {"verdict_text": words}


def _evidence(section: Section | None, found: Found) -> tuple[Evidence, ...]:
    """One reference a line; a link in angle brackets may be wrapped."""
    refs: list[Evidence] = []
    wrapped: list[Line] = []
    for line in section.lines if section else ():
        if not line.text or line.text == BREAK:
            continue
        wrapped.append(line)
        text = "".join(plain(part.text) for part in wrapped)
        if text.startswith("<http") and ">" not in text:
            continue
        evidence = Evidence(ref=text)
        if not evidence.is_empty:
            found.note(f"evidence.{len(refs)}.ref", wrapped)
            refs.append(evidence)
        wrapped = []
    if wrapped:
        found.note(f"evidence.{len(refs)}.ref", wrapped)
        refs.append(Evidence(ref=" ".join(plain(line.text) for line in wrapped)))
    return tuple(refs)


def _signed(section: Section | None, found: Found) -> Signature:
    if section is None:
        return Signature()
    signature = read_signature(section.lines, found)
    found.point("signature", section.lines)
    if not signature.is_signed:
        found.issues.append(remark("unsigned", "signature", found.places.get("signature")))
    return signature
