"""Where a target is from: who wrote it into the plan, from which sheet, or from which year it was copied."""

from collections.abc import Iterator

from samrit.queries.counting.chain import Chain, Kind, Node, Page, Source
from samrit.queries.counting.provenance_records import StoredRecords, person
from samrit.records.models import YEAR_END, Event, Import, Indicator, QuarterReport
from samrit.report import Target
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

_YEAR = Message("Target of the year")
_QUARTER = Message("Target of the quarter")
_UNKNOWN = Message("No record says who set this target, or when.")


def planned(indicator: Indicator, row: QuarterReport, known: StoredRecords) -> Iterator[Chain]:
    """The chain of the target that a report is held to: its quarter's own, else the year's."""
    is_own = row.quarter != YEAR_END and row.target != Target()
    target = row.target if is_own else indicator.target
    if not target.printed:
        return
    on = _set(f"quarters.{row.quarter}.target" if is_own else "target", indicator, known)
    source = Source.UNTOLD if on[0].kind is Kind.GAP else Source.TYPED
    label, said = _QUARTER if is_own else _YEAR, without_blank(target)
    yield Chain(key="target", label=label, text=target.printed, said=said, source=source, on=on)


def _set(path: str, indicator: Indicator, known: StoredRecords) -> tuple[Node, ...]:
    stated = [(event, words) for event in known.events if (words := _event_words(event, path)) is not None]
    if not stated:
        return (_copied(known.copied) if known.copied is not None else Node(kind=Kind.GAP, words=_UNKNOWN),)
    (last, _), *earlier = stated
    before = tuple(_earlier(event, words) for event, words in earlier if words)
    files = _files(last, known)
    # What stood there before the oldest of these events came with the copy of last year's plan.
    first = (_copied(known.copied),) if known.copied is not None else ()
    return (
        Node(
            kind=Kind.PERSON,
            words=_action(last),
            who=person(last.by),
            at=last.at,
            page=Page("indicator_history", (indicator.pk,)),
            on=(*files, *before, *first),
        ),
    )


def _event_words(event: Event, path: str) -> str | None:
    """What an event says of a target, None where it says nothing; a report's file tells its words apart."""
    if path in event.after:
        return str(event.after[path])
    words = event.after.get(f"{path}.value_text")
    return None if words is None else str(words)


def _action(event: Event) -> Message:
    if event.action == "save_upload":
        return Message("Imported from a report's file")
    if event.after.get("plan_upload"):
        return Message("Imported from a plan's sheet")
    return Message("Set in the annual plan")


def _earlier(event: Event, words: str) -> Node:
    return Node(kind=Kind.EARLIER, words=_action(event), quote=words, who=person(event.by), at=event.at)


def _files(event: Event, known: StoredRecords) -> tuple[Node, ...]:
    sheet = known.plan_uploads.get(str(event.after.get("plan_upload", "")))
    if sheet is not None:
        return (_file(sheet),)
    upload = next((one for one in known.uploads if one.pk == event.after.get("upload")), None)
    if upload is None:
        return ()
    name = upload.file_name or str(upload.content.get("format", ""))
    words = Message("The file “{name}”", name=name)
    return (Node(kind=Kind.FILE, words=words, at=upload.uploaded_at, sha256=upload.sha256),)


def _file(sheet: Import) -> Node:
    words = Message("The plan's sheet “{file_name}”", file_name=sheet.file_name)
    return Node(kind=Kind.FILE, words=words, at=sheet.uploaded_at, sha256=sheet.sha256)


def _copied(event: Event) -> Node:
    return Node(
        kind=Kind.PERSON,
        words=Message("Copied with the plan of an earlier year"),
        who=person(event.by),
        at=event.at,
    )
