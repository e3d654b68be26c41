"""The versions of a report: who saved which when, what became of it, and any two of them side by side."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from samrit import report as typed
from samrit.ledger.content import saved_content
from samrit.records.models import Event, QuarterReport, Revision
from samrit.thai.wordwise import Piece, compare
from samrit.vocabulary.fields import filed
from samrit.vocabulary.term import Field, FieldKind
from samrit.vocabulary.workflow import Action

_STATEMENTS = tuple(action.value for action in Action)


@dataclass(frozen=True, slots=True)
class Mark:
    """What was done to a version, by whom, when."""

    action: Action
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One saving of the content."""

    number: int
    saved_by: str
    saved_at: datetime
    marks: tuple[Mark, ...]
    is_published: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that differs: texts in pieces, anything else as it was and as it is."""

    field: Field
    old: str
    new: str
    pieces: tuple[Piece, ...] = ()


def versions_of(row: QuarterReport) -> tuple[Version, ...]:
    """All versions, newest first; two queries."""
    marks = defaultdict(list)
    events = Event.objects.filter(subject_type="quarterreport", subject_id=row.pk, action__in=_STATEMENTS)
    for event in events.select_related("by").order_by("pk"):
        by = event.by.name() if event.by else ""
        marks[event.after.get("version")].append(Mark(Action(event.action), by, event.at))
    revisions = Revision.objects.filter(report=row).select_related("saved_by").defer("content").order_by("-number")
    return tuple(
        Version(
            number=one.number,
            saved_by=one.saved_by.name() if one.saved_by else "",
            saved_at=one.saved_at,
            marks=tuple(marks[one.number]),
            is_published=one.number == row.published_version,
        )
        for one in revisions
    )


def compared(row: QuarterReport, old: int, new: int) -> tuple[Changed, ...] | None:
    """What differs between two versions, None where one of them isn't there; one query."""
    found = {one.number: saved_content(one) for one in Revision.objects.filter(report=row, number__in=(old, new))}
    if {old, new} - set(found):
        return None
    return tuple(changes(found[old], found[new]))


def changes(old: typed.QuarterReport, new: typed.QuarterReport) -> Iterator[Changed]:
    """The fields that differ between two contents of a quarter, in the order of the form."""
    for one in filed(new.quarter):
        was, now = (content.said(one.id) for content in (old, new))
        if was != now:
            is_text = one.kind in (FieldKind.TEXT, FieldKind.LINE)
            yield Changed(one, was, now, compare(was, now) if is_text else ())
