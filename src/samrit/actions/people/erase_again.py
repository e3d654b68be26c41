"""After an older backup was put back: people whose data had been erased since are erased once more."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from samrit.actions.acting import unasked
from samrit.actions.partners.contacts import erase
from samrit.records.models import Agency, Contact, User


def erase_again(listed: Iterable[Mapping[str, Any]], *, at: datetime) -> int:
    """Blank the contacts that the list names, in the name of who had erased them; one event says which rows. Gives how many."""
    with unasked(None, at) as act:
        erased = []
        for one in listed:
            row = Contact.objects.select_for_update(of=("self",)).filter(pk=one["contact"], erased_at=None).first()
            if row is None:
                continue
            by = User.objects.filter(pk=one["by"]).first() or row.added_by
            erase([row], reason=str(one["reason"]), by=by, at=at)
            erased.append(row.pk)
        top = Agency.objects.order_by("path").first()
        if erased and top is not None:
            act.log("erase_person", top, after={"contacts": erased, "uploads": []})
        return len(erased)
