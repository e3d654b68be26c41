"""Part 1 of the annual report (ส่วนที่ 1 ผลการดำเนินโครงการ) as a booklet: a summary first, then each project with its curve.

In: typed values. Out: bytes of a PDF/UA-1, in Thai, with Thai digits as such reports are printed. The same values at the
same time give the same bytes. What an Excel file of the same holds is in `samrit.writers.projects_sheet`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from samrit.scoring.s_curve import ProgressStatus, State
from samrit.scoring.s_curve_points import Curve
from samrit.thai.calendar import MONTHS_SHORT_TH, format_date, to_buddhist
from samrit.thai.digits import format_number, to_thai
from samrit.writers.paragraphs import paragraphs
from samrit.writers.s_curve_drawing import Drawing, drawing, svg
from samrit.writers.typeset import printed_at, typeset

STATES = {
    State.NOT_BEGUN: "ยังไม่เริ่ม",
    State.ON_TIME: "ตามแผน",
    State.LATE: "ล่าช้า",
    State.DONE: "แล้วเสร็จ",
}


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step; `reported_percent` is None where nothing was told."""

    name: str
    weight: Decimal
    planned_from: date
    planned_until: date
    planned_percent: Decimal
    reported_percent: Decimal | None


@dataclass(frozen=True, slots=True)
class ProjectEntry:
    """One project; `notes` are (day, words), oldest first; `curve` is None where there are no steps."""

    code: str
    name: str
    responsible: str
    starts_on: date
    ends_on: date
    rationale: str
    objectives: str
    targets: str
    indicators: Sequence[str]
    status: ProgressStatus
    steps: Sequence[StepEntry]
    curve: Curve | None
    notes: Sequence[tuple[date, str]]


@dataclass(frozen=True, slots=True)
class ProjectsBooklet:
    """The projects of an agency's plan; the totals are percent and baht, None where nothing was told."""

    agency: str
    fiscal_year_be: int
    on: date
    planned_percent: Decimal | None
    actual_percent: Decimal | None
    allotted_baht: Decimal
    spent_baht: Decimal
    spent_percent: Decimal | None
    projects: Sequence[ProjectEntry]


def write_projects_pdf(booklet: ProjectsBooklet, *, at: datetime) -> bytes:
    """The booklet, printed at a time, which it states (ValueError without a time zone)."""
    at = printed_at(at)
    return typeset("projects.typ", _page(booklet, at), at=at)


def _page(booklet: ProjectsBooklet, at: datetime) -> dict[str, Any]:
    year = to_thai(str(booklet.fiscal_year_be))
    return {
        "title": f"ส่วนที่ {to_thai('1')} ผลการดำเนินโครงการ",
        "subtitle": f"แผนปฏิบัติราชการประจำปีงบประมาณ {year} {booklet.agency}",
        "as_of": f"ข้อมูล ณ {_day(booklet.on)}",
        "printed": f"พิมพ์เมื่อ {format_date(at.date(), thai_digits=True)} เวลา {to_thai(f'{at:%H.%M}')} น.",
        "rows": [_summary_row(number, one) for number, one in enumerate(booklet.projects, 1)],
        "total": [
            "รวม / เฉลี่ย",
            percent(booklet.planned_percent),
            percent(booklet.actual_percent),
            baht(booklet.allotted_baht),
            baht(booklet.spent_baht),
            percent(booklet.spent_percent),
            "",
        ],
        "projects": [_project(number, one) for number, one in enumerate(booklet.projects, 1)],
    }


def _summary_row(number: int, one: ProjectEntry) -> list[str]:
    status = one.status
    return [
        to_thai(str(number)),
        one.name,
        percent(status.planned_percent),
        percent(status.actual_percent),
        baht(status.allotted_baht),
        baht(status.spent_baht),
        percent(status.spent_percent),
        STATES[status.state],
    ]


def _project(number: int, one: ProjectEntry) -> dict[str, Any]:
    status = one.status
    return {
        "heading": f"{to_thai(str(number))}. {one.name}",
        "facts": [
            ["รหัสโครงการ", to_thai(one.code) or "-"],
            ["ผู้รับผิดชอบ", one.responsible or "-"],
            ["ระยะเวลาดำเนินการ", f"{_day(one.starts_on)} ถึง {_day(one.ends_on)}"],
            ["ตัวชี้วัดที่สนับสนุน", to_thai(" / ".join(one.indicators)) or "-"],
            ["งบประมาณที่ได้รับ", f"{baht(status.allotted_baht)} บาท"],
            [
                "เบิกจ่าย",
                f"{baht(status.spent_baht)} บาท"
                + (f" (ร้อยละ {percent(status.spent_percent)})" if status.spent_percent is not None else ""),
            ],
            ["แผน / ผล (ร้อยละ)", f"{percent(status.planned_percent)} / {percent(status.actual_percent)}"],
            ["สถานะ", f"{STATES[status.state]} ({to_thai(status.reason.th)})"],
        ],
        "texts": [
            {"label": label, "paras": paragraphs(to_thai(text))}
            for label, text in (
                ("หลักการและเหตุผล", one.rationale),
                ("วัตถุประสงค์", one.objectives),
                ("เป้าหมาย", one.targets),
            )
            if text
        ],
        "steps": [
            [
                to_thai(str(place)),
                step.name,
                percent(step.weight),
                _short(step.planned_from) + " - " + _short(step.planned_until),
                percent(step.planned_percent),
                percent(step.reported_percent),
            ]
            for place, step in enumerate(one.steps, 1)
        ],
        "chart": _chart(drawing(one.curve)) if one.curve is not None else None,
        "chart_alt": _alt(one),
        "notes": [f"{_day(on)} : {to_thai(words)}" for on, words in one.notes],
    }


def _chart(drawn: Drawing) -> dict[str, Any]:
    """The drawing, and its words with their places in shares of its width and height."""
    return {
        "svg": svg(drawn),
        "has_money": bool(drawn.money),
        "months": [[t.at / drawn.width, MONTHS_SHORT_TH[t.day.month - 1]] for t in drawn.months if t.day is not None],
        "heights": [[t.at / drawn.height, to_thai(str(t.percent))] for t in drawn.heights],
        "base": drawn.base_y / drawn.height,
        "left": drawn.left / drawn.width,
    }


def _alt(one: ProjectEntry) -> str:
    status = one.status
    return to_thai(
        f"กราฟเส้นโค้งเอสของ{one.name}: แผนร้อยละ {percent(status.planned_percent)} "
        f"ผลร้อยละ {percent(status.actual_percent)} เบิกจ่ายร้อยละ {percent(status.spent_percent)}"
    )


def percent(value: Decimal | None) -> str:
    """A percentage in Thai digits, without idle zeros; a dash where there is none."""
    if value is None:
        return "-"
    whole = value.to_integral_value()
    return to_thai(format_number(whole if whole == value else value.quantize(Decimal("0.01"))))


def baht(value: Decimal | None) -> str:
    """Money in Thai digits with commas; satang only where there are some; a dash where there is none."""
    if value is None:
        return "-"
    return to_thai(f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}")


def _day(on: date) -> str:
    return format_date(on, thai_digits=True)


def _short(on: date) -> str:
    return to_thai(f"{on.day} {MONTHS_SHORT_TH[on.month - 1]} {to_buddhist(on.year) % 100:02d}")
