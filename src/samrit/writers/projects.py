"""Part 1 of the annual report (ส่วนที่ 1 ผลการดำเนินโครงการ) as a booklet: a summary first, then each project with its curve.

In: typed values. Out: bytes of a PDF/UA-1, in Thai, with Thai digits as such reports are printed. The same values at the
same time give the same bytes. What an Excel file of the same holds is in `samrit.writers.projects_sheet`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from samrit.scoring.s_curve import PROJECT_STATE_WORDS, ProgressStatus
from samrit.scoring.s_curve_points import Curve
from samrit.thai.digits import format_number
from samrit.thai.translation import Message, Worded, in_language
from samrit.writers.paragraphs import paragraphs
from samrit.writers.s_curve_drawing import Drawing, drawing, svg
from samrit.writers.typeset import printed_at, typeset
from samrit.writers.words import day, figure, month, said, short_day

# By what the templates call them.
_WORDS = {
    "page": Message("Page"),
    "number": Message("No.", context="in a list"),
    "name": Message("Name of the project"),
    "progress": Message("Progress (%)"),
    "budget": Message("Budget (baht)"),
    "status": Message("Status"),
    "note": Message(
        "Plan and work done are means of those projects alone that have told progress; each counts the same."
    ),
    "plan": Message("Plan", context="line of a chart"),
    "work": Message("Work done", context="line of a chart"),
    "money": Message("Spending of the budget allotted", context="line of a chart"),
    "monthly": Message("(percent, by month)"),
    "steps": Message("Steps of the work"),
    "curve": Message("S-curve"),
    "notes": Message("Problems and remarks"),
}
_COLUMNS = {
    "columns": (
        Message("Plan", context="line of a chart"),
        Message("Work done", context="line of a chart"),
        Message("Allotted"),
        Message("Spent"),
        Message("Percent"),
    ),
    "step_columns": (
        Message("No.", context="in a list"),
        Message("Step"),
        Message("Weight"),
        Message("When, by the plan"),
        Message("Planned (%)"),
        Message("Done (%)"),
    ),
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
    with in_language("th"):
        return typeset("projects.typ", _page(booklet, at), at=at)


def _page(booklet: ProjectsBooklet, at: datetime) -> dict[str, Any]:
    on, printed = day(booklet.on), day(at.date())
    return {
        "language": "th",
        "title": figure(Message("Part 1: how the projects went")),
        "subtitle": figure(
            Message(
                "Annual plan of fiscal year {year}, {agency}",
                year=Worded(th=str(booklet.fiscal_year_be), en=str(booklet.fiscal_year_be)),
                agency=booklet.agency,
            )
        ),
        "as_of": figure(Message("As of {day}", day=on)),
        "printed": figure(Message("Printed on {day} at {time:%H.%M}", day=printed, time=at)),
        **projects_part(booklet),
    }


def projects_part(booklet: ProjectsBooklet) -> dict[str, Any]:
    """The table of the projects with its last row, and the page of each."""
    return {
        "words": {name: said(one) for name, one in _WORDS.items()}
        | {name: [said(one) for one in words] for name, words in _COLUMNS.items()},
        "rows": [_summary_row(number, one) for number, one in enumerate(booklet.projects, 1)],
        "total": [
            figure(Message("Sum or mean")),
            percent(booklet.planned_percent),
            percent(booklet.actual_percent),
            baht(booklet.allotted_baht),
            baht(booklet.spent_baht),
            percent(booklet.spent_percent),
        ],
        "projects": [_project(number, one) for number, one in enumerate(booklet.projects, 1)],
    }


def _summary_row(number: int, one: ProjectEntry) -> list[str]:
    status = one.status
    return [
        figure(str(number)),
        one.name,
        figure(PROJECT_STATE_WORDS[status.state]),
        percent(status.planned_percent),
        percent(status.actual_percent),
        baht(status.allotted_baht),
        baht(status.spent_baht),
        percent(status.spent_percent),
    ]


def _project(number: int, one: ProjectEntry) -> dict[str, Any]:
    status = one.status
    spent = Message("{amount} baht", amount=baht(status.spent_baht))
    if status.spent_percent is not None:
        spent = Message("{amount} ({percent} %)", amount=spent, percent=percent(status.spent_percent))
    state = Message("{state} ({reason})", state=PROJECT_STATE_WORDS[status.state], reason=status.reason)
    days = Message("{starts_on} to {ends_on}", starts_on=day(one.starts_on), ends_on=day(one.ends_on))
    facts: tuple[tuple[Message, Message | str], ...] = (
        (Message("Code of the project"), one.code),
        (Message("Responsible"), one.responsible),
        (Message("From when to when"), days),
        (Message("Indicators that it serves"), " / ".join(one.indicators)),
        (Message("Budget allotted"), Message("{amount} baht", amount=baht(status.allotted_baht))),
        (Message("Spent"), spent),
        (Message("Planned and done (%)"), f"{percent(status.planned_percent)} / {percent(status.actual_percent)}"),
        (Message("Status"), state),
    )
    texts = (
        (Message("Rationale"), one.rationale),
        (Message("Objectives"), one.objectives),
        (Message("Targets"), one.targets),
    )
    return {
        "heading": f"{figure(str(number))}. {one.name}",
        "facts": [[figure(label), figure(words) or "-"] for label, words in facts],
        "texts": [{"label": figure(label), "paras": paragraphs(said(text))} for label, text in texts if text],
        "steps": [
            [
                figure(str(place)),
                step.name,
                percent(step.weight),
                short_day(step.planned_from) + " - " + short_day(step.planned_until),
                percent(step.planned_percent),
                percent(step.reported_percent),
            ]
            for place, step in enumerate(one.steps, 1)
        ],
        "chart": _chart(drawing(one.curve)) if one.curve is not None else None,
        "chart_alt": _alt(one),
        "notes": [f"{day(on)} : {said(words)}" for on, words in one.notes],
    }


def _chart(drawn: Drawing) -> dict[str, Any]:
    """The drawing, and its words with their places in shares of its width and height."""
    return {
        "svg": svg(drawn),
        "has_money": bool(drawn.money),
        "months": [[t.at / drawn.width, month(t.day)] for t in drawn.months if t.day is not None],
        "heights": [[t.at / drawn.height, figure(str(t.percent))] for t in drawn.heights],
        "base": drawn.base_y / drawn.height,
        "left": drawn.left / drawn.width,
    }


def _alt(one: ProjectEntry) -> str:
    status = one.status
    return figure(
        Message(
            "S-curve of {name}: planned {planned} %, done {done} %, spent {spent} %",
            name=one.name,
            planned=percent(status.planned_percent),
            done=percent(status.actual_percent),
            spent=percent(status.spent_percent),
        )
    )


def percent(value: Decimal | None) -> str:
    """A percentage, without idle zeros; a dash where there is none."""
    if value is None:
        return "-"
    whole = value.to_integral_value()
    return figure(format_number(whole if whole == value else value.quantize(Decimal("0.01"))))


def baht(value: Decimal | None) -> str:
    """Money with commas; satang only where there are some; a dash where there is none."""
    if value is None:
        return "-"
    return figure(f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}")
