"""A plan with its results as a sheet of Excel, an indicator in each row: to be filled in offline and uploaded as any report.

Its headings are those that `samrit.readers.rows` knows, so what is written reads back as the same reports. Numbers and days are
numbers and days; a blank cell says nothing, and leaves what stands in the records. No cell is a formula.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from samrit.definitions.columns import COLUMNS, LONGEST_CELL
from samrit.report import IndicatorReport, QuarterReport, Result, Target
from samrit.report.headings import print_heading
from samrit.report.labels import HEAD_LINES, INDICATOR_ITEMS, QUARTER, TEXT_LINES, VALUE_LINES
from samrit.thai.calendar import BUDDHIST_OFFSET, format_date
from samrit.thai.digits import parse_number
from samrit.thai.translation import Message
from samrit.writers.colours import ACCENT, ACCENT_TINT, EDGE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEADING_ROW = 1  # counted from 0
_FROZEN = 5  # columns: up to the indicator's name
_DAY = "[$-D07041E]d mmmm yyyy"  # Buddhist Era
_INK, _HEAD, _FILLED = ACCENT, ACCENT_TINT, "#fbf6e6"
_WIDE, _VALUE, _NARROW = 46, 14, 11
_LABELS = {label.field: label.words for label in (*HEAD_LINES, *INDICATOR_ITEMS)}
_VALUES = {label.field: label.words for label in VALUE_LINES}
_TEXTS = {label.field: label.words for label in TEXT_LINES}
_HOW = Message(
    "A blank cell changes nothing; 0 is a value. Upload the file on “Import a report”: it is shown before it is saved."
)

_Said = str | int | Target | Result | None


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    width: int
    said: Callable[[IndicatorReport], _Said]
    is_filled: bool = False  # by whoever reports


def write_results_sheet(reports: Sequence[IndicatorReport], plan_title: str) -> bytes:
    """The workbook of a plan; the same reports give the same bytes."""
    from xlsxwriter import Workbook  # takes longer to load than most commands run

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    year = next((one.fiscal_year_be for one in reports if one.fiscal_year_be), 2500)
    book.set_properties({"title": plan_title, "created": datetime(year - BUDDHIST_OFFSET, 10, 1)})  # noqa: DTZ001 - no clock
    sheet = book.add_worksheet("ผลการดำเนินงาน")
    heading = book.add_format({"bold": True, "font_size": 14, "font_color": _INK})
    sheet.write_string(0, 0, print_heading(plan_title), heading)  # by which the reader knows the plan
    columns, cells = list(_columns()), _Cells(book)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(_HEADING_ROW, place, column.head, cells.head)
    for number, report in enumerate(reports, _HEADING_ROW + 1):
        for place, column in enumerate(columns):
            cells.write(sheet, (number, place), column, report)
    for place, column in enumerate(columns):
        if column.is_filled and reports:  # said where one types; a comment would be read as words of the report
            last = _HEADING_ROW + len(reports)
            sheet.data_validation(
                _HEADING_ROW + 1,
                place,
                last,
                place,
                {"validate": "any", "input_title": "วิธีกรอก", "input_message": _HOW.th},
            )
    sheet.freeze_panes(_HEADING_ROW + 1, _FROZEN)
    sheet.autofilter(_HEADING_ROW, 0, _HEADING_ROW + len(reports), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADING_ROW)
    book.close()
    return buffer.getvalue()


def _columns() -> Iterator[_Column]:
    yield _Column(_LABELS["fiscal_year_be"], 8, lambda one: one.fiscal_year_be)
    yield _Column(_LABELS["agency"], 18, lambda one: one.agency)
    yield _Column(COLUMNS["code"].heading, 13, lambda one: one.code)
    yield _Column(COLUMNS["number"].heading, 9, lambda one: one.number_text)
    yield _Column(_LABELS["name"], _WIDE, lambda one: one.name)
    yield _Column(_LABELS["target"], _VALUE, lambda one: one.target)
    yield _Column(COLUMNS["unit"].heading, 18, _unit)
    for quarter in (1, 2, 3, 4):
        yield from _of_quarter(quarter)
    yield _Column(_VALUES["result"], _VALUE, lambda one: one.result, is_filled=True)
    yield _Column(
        _LABELS["year_end"],
        _WIDE,
        lambda one: "\n".join(filter(None, (one.year_end.verdict_text, one.year_end.narrative))),
        is_filled=True,
    )
    yield _Column(_LABELS["supporting_factors"], _WIDE, lambda one: one.supporting_factors, is_filled=True)
    yield _Column(_LABELS["obstacles"], _WIDE, lambda one: one.obstacles, is_filled=True)
    yield _Column(
        _LABELS["evidence"], _WIDE, lambda one: "\n".join(each.printed for each in one.evidence), is_filled=True
    )


def _of_quarter(number: int) -> Iterator[_Column]:
    def of(said: Callable[[QuarterReport], _Said]) -> Callable[[IndicatorReport], _Said]:
        def found(report: IndicatorReport) -> _Said:
            quarter = report.quarter(number)
            return said(quarter) if quarter is not None else None

        return found

    named = f"{QUARTER} {number}"
    yield _Column(f"{named} {_VALUES['target']}", _VALUE, of(lambda one: one.target))
    yield _Column(f"{named} {_VALUES['result']}", _VALUE, of(lambda one: one.result), is_filled=True)
    yield _Column(f"{named} {_LABELS['quarters']}", _WIDE, of(lambda one: one.narrative), is_filled=True)
    yield _Column(f"{named} {_TEXTS['shortfall']}", 30, of(lambda one: one.shortfall), is_filled=True)


def _unit(report: IndicatorReport) -> str:
    """The unit of all values of a row; a value with another says it in its own cell."""
    values = (report.target, report.result, *(value for one in report.quarters for value in (one.target, one.result)))
    return next((value.unit_text for value in values if value.unit_text), "")


class _Cells:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Format] = {}
        self.head = book.add_format(
            {
                "bold": True,
                "bg_color": _HEAD,
                "border": 1,
                "border_color": EDGE,
                "text_wrap": True,
                "valign": "top",
            }
        )

    def write(self, sheet: "Worksheet", at: tuple[int, int], column: _Column, report: IndicatorReport) -> None:
        """What a column says of a report: a number, a day, words, or nothing to be filled in."""
        said = column.said(report)
        if isinstance(said, int):
            sheet.write_number(*at, said, self._of("0", column))
            return
        words = said if isinstance(said, str) else ""
        if isinstance(said, Target | Result):
            is_alike = said.unit_text in ("", _unit(report))
            words = said.value_text if is_alike else said.printed
            number = parse_number(words)
            if number is not None and Decimal(repr(float(number))) == number:
                sheet.write_number(*at, float(number), self._of(_number_format(words), column))
                return
            if (day := _day(said, words)) is not None:
                sheet.write_datetime(*at, datetime.combine(day, time()), self._of(_DAY, column))
                return
        if words and len(words) <= LONGEST_CELL:
            sheet.write_string(*at, words, self._of("@", column))
        else:  # a text that no cell holds stays in the records
            sheet.write_blank(*at, None, self._of("General", column))

    def _of(self, number_format: str, column: _Column) -> "Format":
        key = number_format, column.is_filled
        if key not in self._made:
            shape = {"num_format": number_format, "text_wrap": True, "valign": "top"}
            self._made[key] = self._book.add_format(shape | ({"bg_color": _FILLED} if column.is_filled else {}))
        return self._made[key]


def _number_format(words: str) -> str:
    """That which shows a number as it was typed: with its decimal places, and with commas where it had some."""
    places = len(words.partition(".")[2])
    whole = "#,##0" if "," in words else "0"
    return f"{whole}.{'0' * places}" if places else whole


def _day(said: Target | Result, words: str) -> date | None:
    """The day that a value is, where its words say nothing else."""
    day = said.due_on if isinstance(said, Target) else None
    return day if day is not None and words == format_date(day) else None
