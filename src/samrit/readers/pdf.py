"""PDF: the report that a paper of ours carries as its attachment `report.json`, else the words on its pages."""

from dataclasses import replace

from samrit.readers.decoded import answer, texts_of
from samrit.readers.own_paper import text_of
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.remarks import remark
from samrit.readers.scan import read_all as read_scan
from samrit.readers.source import Source
from samrit.readers.texts import read_texts
from samrit.report import from_json
from samrit.report.canonical import ReportDataError
from samrit.thai.translation import Message

_NO_REPORT = Message("The report.json attached to this PDF is not a report.")


def read_source(source: Source) -> Reading | tuple[Reading, ...]:
    """The report that a PDF carries, else the texts on its pages; UnreadableError where it has neither."""
    found = answer(source, "pdf")
    attached = found.get("attached")
    if found.get("is_scanned"):
        return read_scan(source)
    if attached is None:
        own = text_of(found["tagged"]) if "tagged" in found else None
        first, *others = (
            read_texts([own], source.name, "pdf")[:1] if own else read_texts(texts_of(found), source.name, "pdf")
        )
        unread = found.get("pictures", 0)
        return (
            replace(first, issues=(*first.issues, remark("pages-unread", count=unread))) if unread else first,
            *others,
        )
    try:
        return Reading(from_json(attached.encode()), format="pdf", source=attached)
    except ReportDataError:
        raise UnreadableError(_NO_REPORT) from None
