"""What stands on the printed form, part by part, in the order of the form: a report as plain data for a template.

Parts are dictionaries of strings, numbers and lists; how they look is the template's business.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from samrit.report import IndicatorReport, Kind, Level, PlanNode, ProjectReport, QuarterReport, Report, Signature
from samrit.report.result import Result
from samrit.report.target import Target
from samrit.thai.calendar import format_date
from samrit.thai.digits import format_number
from samrit.writers.paragraphs import paragraphs

Part = dict[str, Any]

# (output ticked, outcome ticked); None draws no box, where the paper that was read has lost its ticks.
TICKS: dict[Level, tuple[bool | None, bool | None]] = {
    Level.OUTPUT: (True, False),
    Level.OUTCOME: (False, True),
    Level.BOTH: (True, True),
    Level.NEITHER: (False, False),
    Level.UNKNOWN: (None, None),
}
KINDS = {
    Kind.STRATEGIC: "ตัวชี้วัดเชิงยุทธศาสตร์",
    Kind.ROUTINE: "ตัวชี้วัดงานประจำ",
    Kind.NEGOTIATED: "ตัวชี้วัดเจรจาตกลง",
}
INDENT = 1.35  # ems; what belongs to an item stands so far behind its number
QUARTER = 8.2  # ems; all quarters' narratives begin at one edge


def paper(report: Report, *, at: datetime | None) -> Part:
    """All that the template needs for one report, printed at a time or at none."""
    if isinstance(report, ProjectReport):
        heading = "**** ผลการดำเนินงานส่วนที่ 1 ความคืบหน้าโครงการ/กิจกรรม ****"
        title, parts = report.name, list(project(report))
    else:
        heading = f"**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตาม{report.plan_title} แยกรายตัวชี้วัด ****"
        title, parts = f"{report.number_text} {report.name}".strip(), list(indicator(report))
    printed = f"พิมพ์เมื่อ {format_date(at.date())} เวลา {at:%H.%M} น." if at else ""
    return {
        "title": title or heading.strip("* "),
        "author": report.agency,
        "dated": at is not None,
        "heading": heading,
        "footer": printed,
        "parts": parts,
    }


def beside(label: str, text: str = "", *, level: int = 2, indent: float = 0, width: float | None = None) -> Part:
    """A label with its text beside it.

    `level` is that of the label as a heading (0 is none); `indent` and `width`, the label's, are in ems.
    """
    return {
        "kind": "beside",
        "label": label,
        "level": level,
        "indent": indent,
        "width": width,
        "paras": paragraphs(text),
    }


def below(label: str, text: str = "", *, mark: str = "::", level: int = 2, indent: float = 0) -> Part:
    """A label with its text below it, behind the form's own mark; no mark leaves a label over what follows."""
    return beside(label, text, level=level, indent=indent) | {"kind": "below", "mark": mark}


def facts(*pairs: tuple[str, str]) -> Iterator[Part]:
    """What the form's own text has no place for, in a line under the title: labels with their values, where known."""
    known = [(label, value) for label, value in pairs if value]
    if known:
        yield {"kind": "facts", "pairs": known}


def indicator(report: IndicatorReport) -> Iterator[Part]:
    """Part 2 of the annual report: one indicator."""
    spelling = dict(report.label_spellings)
    yield from facts(
        ("หน่วยงาน :", report.agency),
        ("ปีงบประมาณ พ.ศ.", str(report.fiscal_year_be or "")),
        ("รหัสตัวชี้วัด :", report.code),
        ("ประเภทตัวชี้วัด :", KINDS.get(report.kind, "")),
    )
    yield beside("1. ชื่อตัวชี้วัด :", f"{report.number_text} {report.name}".strip())
    yield choice("2. ระดับความสำเร็จ :", ("ผลผลิต (Output)", "ผลลัพธ์ (Outcome)"), TICKS[report.level])
    if report.long_term_plan or report.nodes:
        yield below(f"**** สนับสนุน{report.long_term_plan} **") | {"kind": "banner"}
        for plan_node in report.nodes:
            yield node(plan_node)
    yield below(f"3. {spelling.get('definition', 'คำนิยาม')} :", report.definition)
    yield below("4. วิธีการคำนวณ :", report.method)
    yield beside("5. เป้าหมาย :", report.target.printed)
    yield beside(": ผลงานที่ทำได้ =", report.result.printed, level=0, indent=INDENT)
    yield below("6. รายงานผลการดำเนินงาน (รายไตรมาส) :", mark="")
    for quarter_report in report.quarters:
        yield from quarter(quarter_report)
    year_end = report.year_end
    yield below("(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ) :", year_end.verdict_text, level=3, indent=INDENT) | {
        "after": paragraphs(year_end.narrative)
    }
    yield below("7. ปัจจัยสนับสนุนการดำเนินงาน :", report.supporting_factors)
    yield below("8. อุปสรรคต่อการดำเนินงาน :", report.obstacles)
    yield below("9. หลักฐานอ้างอิง :", "\n".join(e.ref for e in report.evidence))
    yield signature(report.signature)


def project(report: ProjectReport) -> Iterator[Part]:
    """Part 1 of the annual report: one project."""
    yield from facts(
        ("หน่วยงาน :", report.agency),
        ("ปีงบประมาณ พ.ศ.", str(report.fiscal_year_be or "")),
        ("รหัสโครงการ :", report.code),
    )
    yield beside("ชื่อโครงการ :", report.name)
    yield beside("ความคืบหน้าโครงการ ร้อยละ", number(report.progress_percent))
    yield beside("ผู้รับผิดชอบโครงการ :", report.responsible)
    if report.evaluation.quarter or report.evaluation.score is not None:
        yield beside(
            "ผลประเมินโครงการ :", f"ไตรมาสที่ {report.evaluation.quarter or '-'} {number(report.evaluation.score)}"
        )
    yield below("หลักการและเหตุผล", report.rationale)
    yield below("วัตถุประสงค์", report.objectives)
    yield below("เป้าหมาย", report.targets)
    yield below("ผลการดำเนินงาน", report.narrative)


def node(plan_node: PlanNode) -> Part:
    """A place in the long-term plan, its code in the digits of the paper."""
    code = f"{plan_node.rank} {plan_node.code_text}".strip()
    names = " : ".join(name for name in (plan_node.name_th, plan_node.name_en) if name)
    return beside(f"{plan_node.label} :", " - ".join(p for p in (code, names) if p), level=0, indent=INDENT)


def quarter(report: QuarterReport) -> Iterator[Part]:
    """What was reported for a quarter: its words, then the figures that the paper has for it."""
    label = f"(6.{report.quarter}) ไตรมาสที่ {report.quarter} :"
    yield beside(label, report.narrative, level=3, indent=INDENT, width=QUARTER)
    indent = INDENT + QUARTER + 0.5
    if report.target != Target():
        yield beside("เป้าหมาย :", report.target.printed, level=0, indent=indent)
    if report.result != Result():
        yield beside(": ผลงานที่ทำได้ =", report.result.printed, level=0, indent=indent)


def choice(label: str, options: tuple[str, ...], ticks: tuple[bool | None, ...]) -> Part:
    """Words to choose from, each behind its box."""
    return beside(label) | {
        "kind": "choice",
        "options": [{"text": text, "ticked": ticked} for text, ticked in zip(options, ticks, strict=True)],
    }


def signature(signed: Signature) -> Part:
    """The place to sign: dots where nobody has signed."""
    rows = [
        {"before": "ลงชื่อ", "text": signed.name, "after": f"({signed.role})"},
        {"before": "ตำแหน่ง", "text": signed.position, "after": ""},
    ]
    if signed.signed_on:
        rows.append({"before": "วันที่", "text": format_date(signed.signed_on), "after": ""})
    return {"kind": "signature", "rows": rows}


def number(value: Decimal | None) -> str:
    """A number in full, or nothing."""
    return "" if value is None else format_number(value)
