"""Reports in a workbook: an indicator in each row, or the form laid out in the cells of a sheet, one sheet after another."""

from dataclasses import replace

from samrit.decoding.process import OF_A_REPORT
from samrit.readers.layout import texts
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.remarks import remark
from samrit.readers.source import Source
from samrit.readers.table import letter
from samrit.readers.texts import read_texts
from samrit.readers.workbook import Cell, read_workbook
from samrit.report import IndicatorReport
from samrit.thai.translation import Message

_NONE = Message("No sheet of this workbook holds words.")


def read_source(source: Source) -> tuple[Reading, ...]:
    """The reports of the sheets: one for each, or one for each indicator that it lists."""
    if b"vbaProject" in source.data:
        raise UnreadableError(
            Message("The file carries macros, so it is not opened. Please save it without them (.docx, .xlsx).")
        )
    found: list[str] = []
    days: set[str] = set()
    sheets = read_workbook(source.data, limits=OF_A_REPORT)
    for sheet in sheets:
        found += texts([[[cell or "" for cell in row] for row in sheet.rows]])
        days |= {day for row, column in sheet.days if (day := sheet.rows[row][column])}
    if not found:
        raise UnreadableError(_NONE)
    found += [text for sheet in sheets for text in sheet.comments]
    readings = [_with_days(reading, days) for reading in read_texts(found, source.name, "workbook")]
    for sheet in sheets:
        for row, column in sorted(sheet.unworked):
            at = next((at for at, one in enumerate(readings) if _is_of(one, sheet.rows[row])), 0)
            issue = remark("formula-unworked", text=f"{letter(column)}{row + 1}")
            readings[at] = replace(readings[at], issues=(*readings[at].issues, issue))
    return tuple(readings)


def _is_of(reading: Reading, row: list[Cell]) -> bool:
    """Whether a row is the one of which a report was read."""
    report = reading.report
    words = {" ".join((cell or "").split()) for cell in row}
    return bool(({report.code, report.name} - {""}) & words)


def _with_days(reading: Reading, days: set[str]) -> Reading:
    """A reading whose code or number is a day has an issue there: Excel takes "1-12" for one."""
    report = reading.report
    if not isinstance(report, IndicatorReport):
        return reading
    issues = [
        remark("date-made", field, reading.places.get(field), day)
        for day in sorted(days)
        for field, words in (("code", report.code), ("number_text", report.number_text), ("name", report.name))
        if words and words.startswith(day)
    ]
    return replace(reading, issues=(*reading.issues, *issues)) if issues else reading
