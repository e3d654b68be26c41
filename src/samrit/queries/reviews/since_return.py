"""What an officer has changed since a report went back last, beside the reasons for which it did."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from samrit import report as typed
from samrit.ledger.content import content_of, saved_content
from samrit.ledger.field_words import field_words
from samrit.ledger.reasons import field_of, place_in, quoted
from samrit.queries.reports.submission_issues import UNCHANGED
from samrit.queries.reports.versions import changes
from samrit.records.models import Event, Evidence, Indicator, QuarterReport, Review, Revision
from samrit.scoring.printed import worded
from samrit.thai.wordwise import Change, Piece
from samrit.vocabulary.fields import filed, place_of
from samrit.vocabulary.term import FieldKind
from samrit.vocabulary.workflow import Action


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for which it went back: its number and key, the field that it is about ("" for the whole), its words.

    `quote` are the words of the report that it is about, "" where it is about none in particular, `said` what it says of them.
    `answer` is the officer's, "" where they gave none; `ticked_by` are those who have approved the report with it ticked off.
    """

    number: int
    key: str
    field: str
    label: str
    quote: str
    said: str
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
class NumberedPiece(Piece):
    """A run of words with one fate, and the numbers of the comments that are about words which end with it."""

    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what was struck out and put in; or `folded`, some that have not changed and that nobody has commented on."""

    pieces: tuple[NumberedPiece, ...] = ()
    folded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its changes; `old` is what stood there, `numbers` are the reasons that are about no words of it in particular."""

    field: str
    label: str
    old: str
    paragraphs: tuple[Paragraph, ...]
    numbers: tuple[int, ...] = ()


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

    @property
    def is_about_evidence(self) -> bool:
        """Whether evidence is shown: there is some, or it was asked for."""
        return bool(self.evidence) or any(reason.field == "evidence" for reason in self.reasons)


def since_return(row: QuarterReport, indicator: Indicator) -> SinceReturn | None:
    """For a report of an indicator that was loaded `with_reports`; None where it never went back; three queries."""
    times = [at for at in (row.returned_at, row.reopened_at) if at is not None]
    if not times or not row.return_reasons or row.is_open:
        return None
    at = max(times)
    then = Revision.objects.filter(report=row, saved_at__lt=at).order_by("-number").first()
    # What is counted comes to what the records say in the moment of the return: that is no part of what went back.
    old, new = saved_content(then) if then is not None else content_of(row), content_of(row)
    reasons = tuple(_reasons(row))
    return SinceReturn(
        at=at,
        reasons=reasons,
        values=tuple(_values(old, new)),
        texts=tuple(_texts(old, new, reasons)),
        evidence=tuple(_proofs(indicator.evidence.all(), row.quarter, at)),
        unchanged_because=_explained(row),
    )


def _reasons(row: QuarterReport) -> Iterator[Reason]:
    ticks = list(Review.objects.filter(report=row, round=row.round).select_related("by").order_by("pk"))
    for number, (key, words) in enumerate(row.return_reasons.items(), 1):
        by = tuple(one.by.name() for one in ticks if key in one.repaired)
        field, (quote, said) = field_of(key), quoted(words)
        label = field_words(field) if field else ""
        yield Reason(number, key, field, label, quote, said, row.return_answers.get(key, ""), by)


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


def _texts(old: typed.QuarterReport, new: typed.QuarterReport, reasons: Iterable[Reason]) -> Iterator[Text]:
    changed = {one.field.id: one.pieces for one in changes(old, new)}
    for one in filed(new.quarter):
        was, now = old.said(one.id), new.said(one.id)
        if one.kind in _TEXTS and (was or now):
            about = {reason.number: place_in(was, reason.quote) for reason in reasons if reason.field == one.id}
            ends = {number: place[1] for number, place in about.items() if place}
            pieces = _numbered(changed.get(one.id) or (Piece(Change.UNCHANGED, now),), ends)
            label, left = str(one.words_in(place_of(new.quarter))), tuple(n for n in about if n not in ends)
            yield Text(one.id, label, was, tuple(_paragraphs(pieces)), left)


def _numbered(pieces: Iterable[Piece], ends: Mapping[int, int]) -> Iterator[NumberedPiece]:
    """The pieces, cut where the words end in the old text that comments are about: each comment's number stands there."""
    at = 0  # in the old text
    for piece in pieces:
        if piece.change is Change.IN:
            yield NumberedPiece(piece.change, piece.text)
            continue
        begin, at = at, at + len(piece.text)
        cuts = sorted({end for end in ends.values() if begin < end <= at})
        for start, end in pairwise((begin, *cuts, at)):
            numbers = tuple(number for number, there in ends.items() if there == end and end in cuts)
            if text := piece.text[start - begin : end - begin]:
                yield NumberedPiece(piece.change, text, numbers)


def _paragraphs(pieces: Iterable[NumberedPiece]) -> Iterator[Paragraph]:
    """The lines with a change or a comment as they are, those between them together."""
    folded: list[str] = []
    for line in _lines(pieces):
        if all(piece.change is Change.UNCHANGED and not piece.numbers for piece in line):
            if text := "".join(piece.text for piece in line).strip():
                folded.append(text)
            continue
        if folded:
            yield Paragraph(folded=tuple(folded))
            folded = []
        yield Paragraph(pieces=tuple(line))
    if folded:
        yield Paragraph(folded=tuple(folded))


def _lines(pieces: Iterable[NumberedPiece]) -> list[list[NumberedPiece]]:
    lines: list[list[NumberedPiece]] = [[]]
    for piece in pieces:
        *others, last = piece.text.split("\n")
        for text in others:
            lines[-1] += [NumberedPiece(piece.change, text)] if text else []
            lines.append([])
        lines[-1] += [replace(piece, text=last)] if last else []
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
