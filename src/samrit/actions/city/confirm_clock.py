"""The clock of this machine was ahead for a while, and is right again: said with a reason, so that no act is told as behind any more."""

from datetime import datetime

from samrit.actions.acting import unasked
from samrit.ledger.clock import CONFIRM, ahead_of
from samrit.records.models import Event, LogHead
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def confirm_clock(*, reason: str, decided_by: str, at: datetime) -> Event:
    """From now on the trail's time is this clock's. Invalid where it doesn't stand behind, or without a reason."""
    if not reason.strip() or not decided_by.strip():
        raise Invalid(Message("The clock is settled with a reason and with who decided it."))
    with unasked(None, at) as act:
        reached = ahead_of(at)
        if reached is None:
            raise Invalid(Message("This machine's clock doesn't stand behind the trail; there is nothing to settle."))
        after = {"reason": reason.strip(), "decided_by": decided_by.strip(), "reached": reached.isoformat()}
        act.log(CONFIRM, LogHead(pk=1), after=after)
        return Event.objects.latest("pk")
