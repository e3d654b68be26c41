"""Add evidence to a quarter's report: a file, or a link, which is then captured."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max, QuerySet

from samrit.actions.acting import Acting, acting
from samrit.actions.evidence.capture_link import capture_soon
from samrit.actions.evidence.originals import store_accepted
from samrit.actions.plans.plan import recheck_one
from samrit.actions.report_permissions import EDIT_QUARTER
from samrit.actions.reports.edit_quarter import locked
from samrit.actions.saving import save_checked
from samrit.evidence.accept import Accepted, accept
from samrit.evidence.links import check_link
from samrit.records.models import Evidence, QuarterReport, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import EvidenceKind
from samrit.vocabulary.refusal import Invalid

MOST_OF_A_QUARTER = 60
LONGEST_SHOWS = 1000  # characters


@dataclass(frozen=True, slots=True)
class Added:
    """The evidence as it is kept, and what its owner should know of it."""

    evidence: Evidence
    notes: tuple[Message, ...] = ()


def add_file_evidence(  # noqa: PLR0913 - a file is its bytes and its name, and what it shows, of which report, by whom
    *, report: QuarterReport, data: bytes, name: str, by: User, at: datetime, shows: str = ""
) -> Added:
    """Keep a file as evidence of a quarter. Invalid, with the reason, where it can't be kept."""
    EDIT_QUARTER.check(report, by, at)  # before the file costs anything; asked again once the row is held
    accepted = accept(data, name, virus_daemon=settings.CLAMD)
    return Added(_add_file(report, accepted, shows, by, at), accepted.notes)


def _add_file(report: QuarterReport, accepted: Accepted, shows: str, by: User, at: datetime) -> Evidence:
    with acting(EDIT_QUARTER, report, by, at, lock=locked) as act:
        row = act.subject
        there = _there(row)
        if there.filter(kind=EvidenceKind.FILE.value, original_sha256=accepted.original_sha256).exists():
            raise Invalid(Message("“{stored}” is already among this report's evidence.", stored=accepted.name))
        blob, original = store_accepted(accepted, at=at)
        evidence = Evidence(
            kind=EvidenceKind.FILE.value,
            ref=accepted.name,
            blob=blob,
            original=original,
            original_sha256=accepted.original_sha256,
            shows=shows,
        )
        _save(evidence, row, by, at)
        after = {
            "ref": accepted.name,
            "sha256": blob.sha256,
            "size_bytes": blob.size_bytes,
            "media_type": blob.media_type,
            "original_sha256": original.sha256,
        }
        _log(evidence, after, act)
        return evidence


def add_link_evidence(*, report: QuarterReport, url: str, by: User, at: datetime, shows: str = "") -> Added:
    """Give a link as evidence of a quarter; once that is saved, a worker captures it."""
    with acting(EDIT_QUARTER, report, by, at, lock=locked) as act:
        row = act.subject
        link = check_link(url)
        if _there(row).filter(ref=link.url).exists():
            raise Invalid(Message("This link is already among this report's evidence."))
        evidence = Evidence(kind=EvidenceKind.LINK.value, ref=link.url, shows=shows)
        _save(evidence, row, by, at)
        _log(evidence, {"ref": link.url}, act)
        capture_soon([evidence])
        return Added(evidence)


def checked_shows(shows: str) -> str:
    """What evidence shows, as it is kept; Invalid where that is a whole report."""
    plain = shows.strip()
    if len(plain) > LONGEST_SHOWS:
        raise Invalid(Message("The description has more than {longest_shows} characters.", longest_shows=LONGEST_SHOWS))
    return plain


def _there(row: QuarterReport) -> QuerySet[Evidence]:
    return Evidence.objects.filter(indicator_id=row.indicator_id, quarter=row.quarter, removed_at=None)


def _save(evidence: Evidence, row: QuarterReport, by: User, at: datetime) -> None:
    if _there(row).count() >= MOST_OF_A_QUARTER:
        raise Invalid(
            Message(
                "A quarter has at most {most_of_a_quarter} pieces of evidence.", most_of_a_quarter=MOST_OF_A_QUARTER
            )
        )
    last = Evidence.objects.filter(indicator_id=row.indicator_id).aggregate(last=Max("position"))["last"]
    evidence.indicator, evidence.quarter = row.indicator, row.quarter
    evidence.position = 0 if last is None else last + 1
    evidence.shows = checked_shows(evidence.shows)
    evidence.added_by, evidence.added_at = by, at
    save_checked(evidence)


def _log(evidence: Evidence, after: dict[str, object], act: Acting[QuarterReport, User]) -> None:
    recheck_one(evidence.indicator_id, at=act.at)
    act.log("add_evidence", evidence, after=after | ({"shows": evidence.shows} if evidence.shows else {}))
