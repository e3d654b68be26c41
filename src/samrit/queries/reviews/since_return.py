"""What an officer has changed since a report went back last, beside the reasons for which it did."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from samrit import report as typed
from samrit.ledger.content import content_of, saved_content
from samrit.ledger.field_words import field_words
from samrit.queries.reports.judged import worded
from samrit.queries.reports.submission_issues import UNCHANGED
from samrit.queries.reports.versions import changes
from samrit.records.models import Event, Evidence, Indicator, QuarterReport, Review, Revision
from samrit.thai.wordwise import Change, Piece
from samrit.vocabulary.fields import filed, place_of
from samrit.vocabulary.term import FieldKind
from samrit.vocabulary.workflow import Action


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for which it went back: its number, the field that it is about ("" for the whole), its words.

    `answer` is the officer's, "" where they gave none; `ticked_by` are those who have approved the report with it ticked off.
    """

    number: int
    field: str
    label: str
    words: str
    answer: str = ""
    ticked_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A short field before and now."""

    field: str
    label: str
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        """Whether the two differ."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what was struck out and put in; or `folded`, some that have not changed."""

    pieces: tuple[Piece, ...] = ()
    folded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its changes; `old` is what stood there."""

    field: str
    label: str
    old: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: "in" where it is new, "out" where it was taken away, "unchanged" otherwise."""

    ref: str
    pk: int
    change: Change


@dataclass(frozen=True, slots=True)
class SinceReturn:
    """When a report went back last and why, and what has become of each field since.

    `unchanged_because` is the officer's reason for handing it in as it was, "" where they gave none.
    """

    at: datetime
    reasons: tuple[Reason, ...]
    values: tuple[Value, ...]
    texts: tuple[Text, ...]
    evidence: tuple[Proof, ...]
    unchanged_because: str = ""

    def numbers(self, field: str) -> tuple[int, ...]:
        """The reasons that are about a field."""
        return tuple(reason.number for reason in self.reasons if reason.field == field)


def since_return(row: QuarterReport, indicator: Indicator) -> SinceReturn | None:
    """For a report of an indicator that was loaded `with_reports`; None where it never went back; three queries."""
    times = [at for at in (row.returned_at, row.reopened_at) if at is not None]
    if not times or not row.return_reasons or row.is_open:
        return None
    at = max(times)
    then = Revision.objects.filter(report=row, saved_at__lte=at).order_by("-number").first()
    old, new = saved_content(then) if then is not None else content_of(row), content_of(row)
    return SinceReturn(
        at=at,
        reasons=tuple(_reasons(row)),
        values=tuple(_values(old, new)),
        texts=tuple(_texts(old, new)),
        evidence=tuple(_proofs(indicator.evidence.all(), row.quarter, at)),
        unchanged_because=_explained(row),
    )


def _reasons(row: QuarterReport) -> Iterator[Reason]:
    ticks = list(Review.objects.filter(report=row, round=row.round).select_related("by").order_by("pk"))
    for number, (field, words) in enumerate(row.return_reasons.items(), 1):
        by = tuple(one.by.name() for one in ticks if field in one.repaired)
        yield Reason(number, field, field_words(field) if field else "", words, row.return_answers.get(field, ""), by)


def _explained(row: QuarterReport) -> str:
    handed_in = Event.objects.filter(subject_type="quarterreport", subject_id=row.pk, action=Action.SUBMIT.value)
    after = handed_in.order_by("-pk").values_list("after", flat=True).first() or {}
    return str(after.get(UNCHANGED, ""))


_TEXTS = (FieldKind.TEXT, FieldKind.LINE)


def _values(old: typed.QuarterReport, new: typed.QuarterReport) -> Iterator[Value]:
    for one in filed(new.quarter):
        was, now = worded(getattr(old, one.id)), worded(getattr(new, one.id))
        if one.kind not in _TEXTS and (was or now):
            yield Value(one.id, str(one.words_in(place_of(new.quarter))), was, now)


def _texts(old: typed.QuarterReport, new: typed.QuarterReport) -> Iterator[Text]:
    changed = {one.field.id: one.pieces for one in changes(old, new)}
    for one in filed(new.quarter):
        was, now = old.said(one.id), new.said(one.id)
        if one.kind in _TEXTS and (was or now):
            pieces = changed.get(one.id) or (Piece(Change.UNCHANGED, now),)
            yield Text(one.id, str(one.words_in(place_of(new.quarter))), was, tuple(_paragraphs(pieces)))


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    """The lines with a change as they are, those between them together."""
    folded: list[str] = []
    for line in _lines(pieces):
        if all(piece.change is Change.UNCHANGED for piece in line):
            if text := "".join(piece.text for piece in line).strip():
                folded.append(text)
            continue
        if folded:
            yield Paragraph(folded=tuple(folded))
            folded = []
        yield Paragraph(pieces=tuple(line))
    if folded:
        yield Paragraph(folded=tuple(folded))


def _lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1] += [Piece(piece.change, first)] if first else []
        lines += [[Piece(piece.change, text)] if text else [] for text in others]
    return lines


def _proofs(items: Iterable[Evidence], quarter: int, since: datetime) -> Iterator[Proof]:
    for item in sorted(items, key=lambda item: (item.position, item.pk)):
        if item.quarter not in (None, quarter):
            continue
        if item.removed_at is not None:
            if item.removed_at > since:
                yield Proof(item.ref, item.pk, Change.OUT)
            continue
        is_new = item.added_at is not None and item.added_at > since
        yield Proof(item.ref, item.pk, Change.IN if is_new else Change.UNCHANGED)
