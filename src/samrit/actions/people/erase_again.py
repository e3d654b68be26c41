"""After an older backup was put back: people whose data had been erased since are erased once more."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from samrit.actions.acting import unasked
from samrit.actions.partners.contacts import erase
from samrit.organisations.listed import Listed
from samrit.records.models import Agency, Contact, Import, User


def erase_again(listed: Iterable[Mapping[str, Any]], *, of: datetime, at: datetime) -> int:
    """Blank the contacts that the list names, in the name of who had erased them, and lists from which somebody was taken
    after the backup of that time; one event says which rows. Gives how many.
    """
    with unasked(None, at) as act:
        contacts, uploads = [], []
        for one in listed:
            since = datetime.fromisoformat(one["since"])
            if one["kind"] == "contact" and _erase_contact(one, since, at):
                contacts.append(one["row"])
            if one["kind"] == "list" and datetime.fromisoformat(one["at"]) > of and _clear_list(one["row"], since):
                uploads.append(one["row"])
        top = Agency.objects.order_by("path").first()
        if (contacts or uploads) and top is not None:
            payload = {"contacts": contacts, "uploads": uploads}
            act.log("erase_person", top, after=payload)
        return len(contacts) + len(uploads)


def _erase_contact(one: Mapping[str, Any], since: datetime, at: datetime) -> bool:
    rows = Contact.objects.select_for_update(of=("self",)).filter(pk=one["row"], added_at=since, erased_at=None)
    row = rows.first()
    if row is None:
        return False
    # Who erased may have come after the backup; a blank needs somebody.
    by = User.objects.filter(pk=one["by"]).first() or row.added_by or User.objects.order_by("pk")[0]
    erase([row], reason=str(one["reason"]), by=by, at=at)
    return True


def _clear_list(pk: int, since: datetime) -> bool:
    """Nobody knows any more who was taken out, so everybody is; the list can be brought again."""
    row = Import.objects.select_for_update().filter(pk=pk, uploaded_at=since).first()
    if row is None or row.is_over:
        return False
    listed = [Listed.of(one) for one in row.content.get("rows", ())]
    for one in listed:
        one.forget()
    row.content = {"rows": [one.to_json() for one in listed]} if listed else {}
    row.data = None
    row.save(update_fields=["content", "data"])
    return True
