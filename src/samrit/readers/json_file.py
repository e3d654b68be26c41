"""JSON: the report's own data, as `samrit.writers` writes it."""

from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.source import Source
from samrit.report import from_json
from samrit.report.canonical import ReportDataError
from samrit.thai.translation import Message


def read_source(source: Source) -> Reading:
    """The report that JSON holds; UnreadableError where it holds none."""
    try:
        report = from_json(source.text)
    except ReportDataError as error:
        why = str(error)[:300]
        raise UnreadableError(Message("This JSON is not a report of Samrit: {why}", why=why)) from error
    return Reading(report, "json", source.text)
