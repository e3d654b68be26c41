"""A calendar of days off that comes as a file: a sheet (xlsx, xls, ods, csv), an iCalendar (ics), or a text with a line a day.

A sheet with headings is read by its columns, one without them line by line, as a text is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from samrit.organisations.columns import heading_key
from samrit.readers.cells import CellRow, Cells, cells_of
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue, find_table
from samrit.readers.workbook import Sheet, is_workbook, read_workbook
from samrit.thai.calendar import format_date
from samrit.thai.code_pages import text_of
from samrit.thai.day_list import LONGEST, names_of, read_day_list, read_days
from samrit.thai.text import clean_line, repair
from samrit.thai.translation import Message
from samrit.thai.typed_day import read_day

MOST = 1000  # days off that a file may hold: a year has some thirty
DAY_COLUMNS: dict[str, tuple[Message, tuple[str, ...]]] = {
    "weekday": (Message("Weekday"), ("วัน", "วันในสัปดาห์", "day of week")),
    "on": (Message("Day"), ("วันที่", "วัน เดือน ปี", "วันเดือนปี", "ตั้งแต่วันที่", "วันเริ่มต้น", "date", "from", "start", "start date")),
    "until": (Message("Until the day"), ("ถึง", "ถึงวันที่", "วันสิ้นสุด", "to", "until", "end", "end date")),
    "name_th": (Message("Name in Thai"), ("ชื่อวันหยุด", "วันหยุด", "วันหยุดราชการ", "รายการ", "ชื่อ", "วันสำคัญ", "ชื่อวัน", "holiday", "name", "subject", "summary")),
    "name_en": (Message("Name in English"), ("ชื่ออังกฤษ", "ภาษาอังกฤษ", "ชื่อวันหยุดภาษาอังกฤษ", "name (english)", "english")),
}  # fmt: skip
_HEADINGS = {
    heading_key(words): name
    for name, (label, also) in DAY_COLUMNS.items()
    for words in (label.th, label.en, name, *also)
}
_LINE, _TEXT = "line", "text"
_ANY_YEAR = 2570  # where it is only asked whether a line is understood
_CALENDAR = b"BEGIN:VCALENDAR"
_TOO_MANY = Message("The file has more than {most:,} days.", most=MOST)
_EMPTY = Message("No day is found in this list.")


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row of the calendar: its days, and how they are called. Something is wrong where it has issues."""

    number: int
    words: str
    days: tuple[date, ...] = ()
    name_th: str = ""
    name_en: str = ""
    issues: tuple[CellIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The cells, and what concerns the file as a whole."""

    cells: Cells
    issues: tuple[CellIssue, ...] = ()


def read_day_file(data: bytes) -> DaySheet:
    """The cells of a calendar; UnreadableError in one sentence where there is no day in it."""
    if data.lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(_CALENDAR):
        return _of_calendar(data)
    sheets = read_workbook(data) if is_workbook(data) else _of_text(data)
    if sheets[0].name == _TEXT and (lines := _line_by_line(sheets[0])) is not None and lines.is_whole:
        return DaySheet(lines.cells)
    table = find_table(
        sheets,
        lambda words: _HEADINGS.get(heading_key(words)),
        lambda found: "on" in found and bool({"name_th", "name_en"} & found),
    )
    if table is None:
        lines = _line_by_line(sheets[0])
        if lines is None:
            raise UnreadableError(_EMPTY)
        return DaySheet(lines.cells)
    if len(table.rows) > MOST:
        raise UnreadableError(_TOO_MANY)
    return DaySheet(cells_of(table, most=MOST, may_be_day=lambda name: name in {"on", "until"}), table.issues)


def days_in(cells: Cells, fiscal_year_be: int) -> tuple[DayRow, ...]:
    """The days off that the rows say, as they came or were typed anew; a day without a year lies in the fiscal year."""
    if _LINE in cells.letters:
        return tuple(_of_lines(cells, fiscal_year_be))
    return tuple(_of_columns(cells, fiscal_year_be))


def _of_lines(cells: Cells, fiscal_year_be: int) -> Iterator[DayRow]:
    for row in cells.rows:
        days, unread = read_day_list(row.words[_LINE], fiscal_year_be=fiscal_year_be)
        words, at = clean_line(row.words[_LINE]), cells.places(row)[_LINE]
        issues = tuple(CellIssue(at, one.why) for one in unread)
        if issues:
            yield DayRow(row.number, words, issues=issues)
        elif days:
            on = tuple(day.on for day in days)
            yield DayRow(row.number, words, on, days[0].name_th, days[0].name_en)


def _of_columns(cells: Cells, fiscal_year_be: int) -> Iterator[DayRow]:
    for row in cells.rows:
        words = {name: repair(clean_line(said))[0] for name, said in row.words.items()}
        at = cells.places(row)
        issues = [CellIssue(at[name], said) for name, said in row.troubles.items()]
        days: tuple[date, ...] = ()
        said = read_days(f"{words.get('weekday', '')} {words['on']}".strip(), fiscal_year_be=fiscal_year_be)
        if isinstance(said, Message):
            issues += [CellIssue(at["on"], said)] if "on" not in row.troubles else []
        else:
            last = _last(words.get("until", ""), said[1])
            if isinstance(last, Message) or not timedelta() <= last - said[0] < LONGEST:
                why = last if isinstance(last, Message) else Message("These are no 1 to 31 days.")
                issues.append(CellIssue(at.get("until", at["on"]), why))
            else:
                days = tuple(said[0] + timedelta(days=after) for after in range((last - said[0]).days + 1))
        thai, english = names_of(words.get("name_th", ""))
        english = words.get("name_en", "") or english
        if not thai:
            issues.append(
                CellIssue(at.get("name_th", at.get("name_en", at["on"])), Message("The day has no name in Thai."))
            )
        yield DayRow(row.number, " · ".join(filter(None, words.values())), days, thai, english, tuple(issues))


def _last(words: str, otherwise: date) -> date | Message:
    if not words:
        return otherwise
    return read_day(words) or Message("“{words}” is no day.", words=words[:60])


@dataclass(frozen=True, slots=True)
class _Lines:
    """A sheet as lines, and whether each of them is understood."""

    cells: Cells
    is_whole: bool


def _line_by_line(sheet: Sheet) -> _Lines | None:
    """The lines with anything in them; None where no line has a day."""
    lines = [(number, "\t".join(cell or "" for cell in row)) for number, row in enumerate(sheet.rows, 1)]
    rows = tuple(CellRow(number, {_LINE: words}) for number, words in lines if words.strip())
    if len(rows) > MOST:
        raise UnreadableError(_TOO_MANY)
    cells = Cells({_LINE: "A"}, {_LINE: ""}, rows)
    read = list(_of_lines(cells, _ANY_YEAR))
    return _Lines(cells, not any(row.issues for row in read)) if any(row.days for row in read) else None


def _of_text(data: bytes) -> list[Sheet]:
    """The lines of a text, and its columns where it has any."""
    text = text_of(data)
    if text is None:
        raise UnreadableError(Message("This is no sheet, no calendar (.ics) and no text."))
    lines = Sheet(_TEXT, [[line] for line in text.text.splitlines()])
    try:
        return [lines, *read_workbook(data)]
    except UnreadableError:
        return [lines]


def _of_calendar(data: bytes) -> DaySheet:
    from icalendar import Calendar  # takes longer to load than most commands run

    text = text_of(data)
    try:
        calendars = Calendar.from_ical(text.text if text is not None else "", multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (
        ValueError,
        IndexError,
        KeyError,
        AttributeError,
        TypeError,
    ) as error:  # of lines that the library takes for granted
        raise UnreadableError(Message("The calendar (.ics) can't be read: it is damaged.")) from error
    if not events:
        raise UnreadableError(_EMPTY)
    if len(events) > MOST:
        raise UnreadableError(_TOO_MANY)
    rows, issues = [], []
    for number, event in enumerate(events, 1):
        words, troubles = _of_event(event)
        rows.append(CellRow(number, words, troubles))
        if "RRULE" in event:
            issues.append(CellIssue(f"A{number}", Message("Of an event that repeats, its first day alone is read.")))
    letters = {"on": "A", "until": "B", "name_th": "C", "name_en": "D"}
    return DaySheet(Cells(letters, {name: str(DAY_COLUMNS[name][0]) for name in letters}, tuple(rows)), tuple(issues))


def _of_event(event: Any) -> tuple[Mapping[str, str], Mapping[str, Message]]:
    """The cells of an event: its first day and its last, and what it is called."""
    words = {"on": "", "until": "", "name_th": clean_line(str(event.get("SUMMARY", ""))), "name_en": ""}
    try:
        start, end = event.start, event.end
    except Exception as error:  # noqa: BLE001 - the library has an error for each way in which an event is broken
        del error
        return words, {"on": Message("No day is found in this line.")}
    if isinstance(start, datetime):
        words["on"] = format_date(start.date())
        return words, {"on": Message("The event has a time of day; is it a whole day off? Type the day here.")}
    last = max(start, end - timedelta(days=1)) if not isinstance(end, datetime) else start
    words |= {"on": format_date(start), "until": format_date(last) if last != start else ""}
    return words, {}
