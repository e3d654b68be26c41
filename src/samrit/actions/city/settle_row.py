"""A row that was changed past the system is settled: somebody says with a reason that it stays as it stands."""

from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.ledger.row_seals import RowFaultKind, keep_as_it_stands
from samrit.ledger.verification import row_fault
from samrit.records.models import User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def settle_row(*, table: str, key: int, reason: str, by: User, at: datetime) -> None:
    """The event of this seals the row as it stands, or tells that it is gone. Invalid where nothing is the matter with it."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        if not reason.strip():
            raise Invalid(Message("Give the reason why it is kept as it stands."))
        fault = row_fault(table, key)
        if fault is None or fault.kind is RowFaultKind.UNREADABLE:
            raise Invalid(Message("This row is as its last event left it."))
        act.log("settle_row", keep_as_it_stands(fault), after={"reason": reason.strip()})
