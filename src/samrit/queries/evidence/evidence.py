"""The evidence of an indicator, as pages show it: what it is, what it shows, whether its links open, which copies are kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from samrit.evidence.links import check_link
from samrit.evidence.refusal import UnacceptableError
from samrit.records.models import YEAR_END, Blob, Capture, Evidence
from samrit.records.ready import ReadyQuery
from samrit.report.mentions import find_links
from samrit.vocabulary.codes import LINK_STATE_WORDS, EvidenceKind, LinkState

SHOWN_IN_A_BROWSER = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is kept: `is_viewable` tells whether a browser shows it by itself, safely."""

    sha256: str
    size_bytes: int
    media_type: str

    @classmethod
    def of(cls, blob: Blob) -> "StoredFile":
        """As the records have it."""
        return cls(blob.sha256, blob.size_bytes, blob.media_type)

    @property
    def short_hash(self) -> str:
        """The beginning of the hash, to compare by eye."""
        return self.sha256[:12]

    @property
    def is_image(self) -> bool:
        """Whether it is an image."""
        return self.media_type.startswith("image/")

    @property
    def is_viewable(self) -> bool:
        """Whether a browser shows it by itself."""
        return self.media_type in SHOWN_IN_A_BROWSER


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy that is kept of a link, and when it was taken."""

    pk: int
    at: datetime
    title: str
    file: StoredFile


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One piece of evidence. `quarter` is None where the paper doesn't tell; `why` says what is odd about a link.

    `original` is the file as it came, where another is shown.
    """

    pk: int
    quarter: int | None
    kind: EvidenceKind
    ref: str
    url: str
    shows: str
    file: StoredFile | None
    original: StoredFile | None
    state: LinkState
    state_words: str
    checked_at: datetime | None
    why: str
    copy: Copy | None
    added_by: str
    added_at: datetime | None
    removed_by: str
    removed_at: datetime | None
    removed_reason: str

    @property
    def belongs_to(self) -> int:
        """The quarter's report with which it is changed."""
        return self.quarter or YEAR_END


def evidence_items(indicator_id: int) -> tuple[EvidenceItem, ...]:
    """All evidence of an indicator in its order, removed ones among it; two SQL queries."""
    rows = _EVIDENCE(indicator_id)
    captures: dict[int, list[Capture]] = defaultdict(list)
    for capture in _CAPTURES(indicator_id) if rows else ():
        captures[capture.evidence_id].append(capture)
    return tuple(_item(row, captures[row.pk]) for row in rows)


_EVIDENCE = ReadyQuery(
    lambda indicator: (
        Evidence.objects.filter(indicator=indicator)
        .select_related("blob", "original", "added_by", "removed_by")
        .order_by("position", "pk")
    )
)
_CAPTURES = ReadyQuery(
    lambda indicator: (
        Capture.objects.filter(evidence__indicator=indicator).select_related("blob").order_by("-at", "-pk")
    )
)


def _item(row: Evidence, captures: Sequence[Capture]) -> EvidenceItem:
    state = LinkState(row.link_state)
    reason = captures[0].reason if captures else None
    return EvidenceItem(
        pk=row.pk,
        quarter=row.quarter,
        kind=EvidenceKind(row.kind),
        ref=row.ref,
        url=_public_url(row) if row.kind == EvidenceKind.LINK else "",
        shows=row.shows,
        file=StoredFile.of(row.blob) if row.blob is not None else None,
        original=StoredFile.of(row.original) if row.original is not None and row.original != row.blob else None,
        state=state,
        state_words=str(LINK_STATE_WORDS[state]),
        checked_at=row.link_checked_at,
        why=str(reason) if reason is not None else "",
        copy=_copy(captures),
        added_by=row.added_by.name() if row.added_by is not None else "",
        added_at=row.added_at,
        removed_by=row.removed_by.name() if row.removed_by is not None else "",
        removed_at=row.removed_at,
        removed_reason=row.removed_reason,
    )


def _copy(captures: Iterable[Capture]) -> Copy | None:
    """The latest one."""
    for capture in captures:
        if capture.blob is not None:
            return Copy(capture.pk, capture.at, capture.title, StoredFile.of(capture.blob))
    return None


def _public_url(row: Evidence) -> str:
    """The link as one may click on it; "" where a paper has something else in its place."""
    links = find_links(row.ref)
    try:
        return check_link(links[0].url if links else row.ref).url
    except UnacceptableError:
        return ""
