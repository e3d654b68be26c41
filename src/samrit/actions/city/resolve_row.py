"""A row that was changed past the system is settled, with a reason: it stays as it stands, or what was recorded is brought back."""

from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.city.verify_records import indicators_of
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.plans.plan import recheck, recheck_one
from samrit.actions.public_stamps import raise_all_scopes
from samrit.actions.saving import save_checked
from samrit.ledger.content import saved_content, write_content
from samrit.ledger.row_seals import RowFault, RowFaultKind, adopt_as_is, differing, unlike_their_seals
from samrit.ledger.verification import row_fault
from samrit.records.models import Indicator, QuarterReport, Revision, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def resolve_row(*, table: str, key: int, reason: str, by: User, at: datetime) -> None:
    """The event of this seals the row as it stands, or tells that it is gone. Invalid where nothing is the matter with it."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        row = adopt_as_is(_resolved(table, key, reason))
        if indicators := indicators_of({table: [key]}):
            recheck(Indicator.objects.filter(pk__in=indicators), at=at)
        if table.startswith("published"):
            raise_all_scopes()
        act.log("resolve_row", row, after={"reason": reason.strip()})


def restore_row(*, key: int, reason: str, by: User, at: datetime) -> None:
    """A report is again what its newest version says. Invalid where that isn't all that was changed."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        adopt_as_is(_resolved("quarterreport", key, reason))
        revision = whole_version(key)
        if revision is None:
            raise Invalid(_NOT_ALL)
        row = QuarterReport.objects.select_for_update(of=("self",)).get(pk=key)
        write_content(row, saved_content(revision))
        save_checked(row)
        if unlike_their_seals(QuarterReport, [key]):
            raise Invalid(_NOT_ALL)
        recheck_one(row.indicator_id, at=at)
        act.log("bring_back", row, after={"reason": reason.strip(), "version": revision.number})


def whole_version(key: int) -> Revision | None:
    """The newest version of a report, where it is what was recorded."""
    revision = Revision.objects.filter(report=key).order_by("-number").first()
    return revision if revision is not None and not differing(Revision, [revision.pk]) else None


def _resolved(table: str, key: int, reason: str) -> RowFault:
    if not reason.strip():
        raise Invalid(Message("Give a reason."))
    fault = row_fault(table, key)
    if fault is None or fault.kind is RowFaultKind.UNREADABLE:
        raise Invalid(Message("This row is as its last event left it."))
    return fault


_NOT_ALL = Message(
    "With its newest version the report isn't what was recorded: more than its content was changed, or the version itself. "
    "Look into a backup, or keep it as it stands and correct it."
)
