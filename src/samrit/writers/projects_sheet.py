"""Part 1 of the annual report as a workbook: the projects, their steps, and the curve's figures by month."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from samrit.scoring.s_curve import PROJECT_STATE_WORDS
from samrit.thai.translation import Message
from samrit.writers.colours import ACCENT_TINT
from samrit.writers.projects import ProjectsBooklet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = ACCENT_TINT
_CODE, _NAME, _STEP, _REASON = (
    Message("Code of the project"),
    Message("Name of the project"),
    Message("Step"),
    Message("Reason"),
)
_PLANNED, _DONE, _SPENT_PERCENT = Message("Planned (%)"), Message("Done (%)"), Message("Spent (%)")
_PROJECTS = (
    Message("No.", context="in a list"),
    _CODE,
    _NAME,
    Message("Responsible"),
    Message("Starts on"),
    Message("Ends on"),
    Message("Indicators that it serves"),
    _PLANNED,
    _DONE,
    Message("Budget allotted (baht)"),
    Message("Spent (baht)"),
    _SPENT_PERCENT,
    Message("Status"),
    _REASON,
)
_STEPS = (_CODE, _NAME, _STEP, Message("Weight"), Message("Planned from"), Message("Planned until"), _PLANNED, _DONE)
_MONTHS = (
    _CODE,
    _NAME,
    Message("At the end of"),
    _PLANNED,
    _DONE,
    Message("Spent in all (baht)"),
    _SPENT_PERCENT,
)
_WIDE = (_NAME, _STEP, _REASON)
_Cell = str | int | date | Decimal | None


def write_projects_sheet(booklet: ProjectsBooklet) -> bytes:
    """The workbook; what was not told is an empty cell, never 0."""
    from xlsxwriter import Workbook  # takes longer to load than most commands run

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": Message(
                "Part 1: how the projects went, fiscal year {year}, {agency}",
                year=booklet.fiscal_year_be,
                agency=booklet.agency,
            ).th,
            "created": datetime.combine(booklet.on, time()),  # the same figures give the same bytes
        }
    )
    _sheet(book, Message("Projects"), _PROJECTS, _project_rows(booklet))
    _sheet(
        book,
        Message("Steps"),
        _STEPS,
        (
            (p.code, p.name, s.name, s.weight, s.planned_from, s.planned_until, s.planned_percent, s.reported_percent)
            for p in booklet.projects
            for s in p.steps
        ),
    )
    _sheet(
        book,
        Message("By month"),
        _MONTHS,
        (
            (p.code, p.name, m.on, m.planned_percent, m.actual_percent, m.spent_baht, m.spent_percent)
            for p in booklet.projects
            for m in (p.curve.months if p.curve is not None else ())
        ),
    )
    book.close()
    return buffer.getvalue()


def _project_rows(booklet: ProjectsBooklet) -> Iterable[Sequence[_Cell]]:
    for number, one in enumerate(booklet.projects, 1):
        s = one.status
        yield (
            number, one.code, one.name, one.responsible, one.starts_on, one.ends_on, ", ".join(one.indicators),
            s.planned_percent, s.actual_percent, s.allotted_baht, s.spent_baht, s.spent_percent,
            PROJECT_STATE_WORDS[s.state].th, s.reason.th,
        )  # fmt: skip


def _sheet(book: "Workbook", name: Message, heads: Sequence[Message], rows: Iterable[Sequence[_Cell]]) -> None:
    sheet = book.add_worksheet(name.th)
    bold = book.add_format({"bold": True, "bg_color": _HEAD, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "[$-D07041E]d mmm yyyy", "valign": "top", "align": "left"})  # Buddhist Era
    figure = book.add_format({"num_format": "#,##0.00", "valign": "top"})
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head.th, bold)
        sheet.set_column(place, place, 44 if head in _WIDE else 16)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            match value:
                case None | "":
                    continue
                case Decimal():
                    sheet.write_number(number, place, float(value), figure)
                case date():
                    sheet.write_datetime(number, place, datetime.combine(value, time()), day)
                case int():
                    sheet.write_number(number, place, value, wrap)
                case _:
                    sheet.write_string(number, place, value, wrap)
    sheet.freeze_panes(1, 0)
