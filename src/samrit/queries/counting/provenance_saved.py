"""What an officer wrote, back to where it came from: by whom, in which version, from which file, what stood there before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from samrit import report as typed
from samrit.ledger.reading import stored_readings
from samrit.queries.counting.chain import Kind, Node, Page
from samrit.queries.counting.provenance_records import Saved, StoredRecords, person
from samrit.readers.reading import Reading
from samrit.records.models import Import, Indicator, QuarterReport, Revision
from samrit.thai.translation import Message

_LONGEST_QUOTE = 200  # letters
Value = Callable[[typed.QuarterReport], str]

_NOBODY = Node(
    kind=Kind.GAP,
    words=Message("No record says who wrote this number, or when."),
)


def written(row: QuarterReport, stored: StoredRecords, value: Value, paths: tuple[str, ...]) -> tuple[Node, ...]:
    """Where something in a report is from, back to its earlier values.

    `value` takes it out of a version, "" where it isn't there; `paths` are the fields of the typed report where a paper
    would have it, the nearest first.
    """
    steps = list(_steps(stored.saved.get(row.pk, ()), value))
    if not steps or not value(steps[-1].content):
        return (_NOBODY,)
    *earlier, last = steps
    before = tuple(
        replace(_version(one, row, stored), kind=Kind.EARLIER, quote=value(one.content))
        for one in reversed(earlier)
        if value(one.content)
    )
    node = _version(last, row, stored)
    found = stored.upload_at(last.row.saved_at)
    files = (_file(found, row.indicator, paths),) if found is not None else ()
    package = _package(stored, last.row) if found is None else ()
    return (replace(node, on=(*files, *package, *before)),)


def _steps(saved: tuple[Saved, ...], value: Value) -> Iterator[Saved]:
    """The versions in which it changed, oldest first."""
    was = ""
    for one in saved:
        now = value(one.content)
        if now != was:
            yield one
        was = now


def _version(saved: Saved, row: QuarterReport, stored: StoredRecords) -> Node:
    revision = saved.row
    page = Page("versions", (row.indicator_id, row.quarter))
    number = revision.number
    if revision.saved_by is None and revision.number > 1 and (row.pk, revision.saved_at) in stored.counted_at:
        words = Message("Worked out again by the system, as version {number}", number=number)
        return Node(kind=Kind.COUNT, words=words, at=revision.saved_at, page=page)
    if revision.saved_by is None:
        return Node(
            kind=Kind.GAP,
            words=Message("It stands in version {number}, which names nobody who saved it.", number=number),
            at=revision.saved_at,
            page=page,
        )
    behalf = person(stored.on_behalf.get((row.pk, revision.saved_at)))
    is_import = stored.upload_at(revision.saved_at) is not None
    words = (
        Message("Imported as version {number}", number=number)
        if is_import
        else Message("Typed in version {number}", number=number)
    )
    if behalf:
        words = Message("{done}, acting for {name}", done=words, name=behalf)
    return Node(kind=Kind.PERSON, words=words, who=person(revision.saved_by), at=revision.saved_at, page=page)


def _file(upload: Import, indicator: Indicator, paths: tuple[str, ...]) -> Node:
    """The file that was imported, with the line in it where the number stands."""
    reading = _reading_about(indicator, stored_readings(upload))
    name = upload.file_name or (reading.format if reading is not None else upload.kind)
    places = reading.places if reading is not None else {}
    place = next((places[path] for path in paths if path in places), None)
    words = Message("The file “{name}”", name=name)
    quote = ""
    if reading is not None and place is not None:
        words = (
            Message("The file “{name}”, page {page}, line {line}", name=name, page=place.page, line=place.line)
            if place.page > 1
            else Message("The file “{name}”, line {line}", name=name, line=place.line)
        )
        quote = " ".join(reading.source[place.start : place.end].split())[:_LONGEST_QUOTE]
    return Node(
        kind=Kind.FILE,
        words=words,
        quote=quote,
        at=upload.uploaded_at,
        sha256=upload.sha256,
    )


def _reading_about(indicator: Indicator, readings: Sequence[Reading]) -> Reading | None:
    """Of a file's reports the one about this indicator, None where that isn't clear."""
    if len(readings) == 1:
        return readings[0]
    papers = [(one, one.report) for one in readings if isinstance(one.report, typed.IndicatorReport)]
    for key, own in (("code", indicator.code), ("number", indicator.number), ("name", indicator.name_th)):
        found = [one for one, paper in papers if own and getattr(paper, key) == own]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _package(stored: StoredRecords, revision: Revision) -> tuple[Node, ...]:
    if stored.package is None or not stored.came_by_package(revision.saved_at):
        return ()
    stated = stored.package.after
    year, software = stated.get("fiscal_year_be", ""), stated.get("software", "")
    words = Message(
        "Copied with the open package of {year} from another system ({software})", year=year, software=software
    )
    return (Node(kind=Kind.FILE, words=words, at=stored.package.at, sha256=str(stated.get("sha256", ""))),)
