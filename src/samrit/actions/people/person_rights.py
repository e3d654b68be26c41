"""What a person may ask of the city under the Personal Data Protection Act: all that is kept, and that it is erased.

The trail says that it was done, by whom and to which rows; never a value, and not what was searched for.
"""

from collections.abc import Iterable
from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.partners.contacts import erase
from samrit.actions.permissions import Permission
from samrit.organisations.listed import PERSONAL_FIELDS, Listed
from samrit.queries.people.person_data import Asked, PersonData, person_data
from samrit.records.models import Agency, Contact, Import, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def export_person(*, asked: Asked, contacts: Iterable[int], by: User, at: datetime) -> PersonData:
    """All that is kept about a person, for handing it over: these contacts, and all lists and accounts that fit."""
    with acting(Permission.ERASE_PERSON.anywhere, None, by, at) as act:
        found = person_data(asked, Permission.ERASE_PERSON.branches(by, at))
        wanted = set(contacts)
        chosen = tuple(one for one in found.contacts if one.pk in wanted)
        given = PersonData(chosen, found.lists, found.accounts)
        if not given:
            raise Invalid(_NOBODY)
        payload = {"contacts": [one.pk for one in chosen], "uploads": [one.upload.pk for one in found.lists]}
        top = _top(by, at)
        act.log("export_person", top, after=payload)
        return given


def erase_person(*, asked: Asked, contacts: Iterable[int], reason: str, by: User, at: datetime) -> tuple[int, int]:
    """Erase a person from these contacts and from all lists that wait; gives how many of each. Nothing brings it back."""
    with acting(Permission.ERASE_PERSON.anywhere, None, by, at) as act:
        rows = Contact.objects.select_for_update(of=("self",)).select_related("agency").order_by("pk")
        stored = list(rows.filter(pk__in=set(contacts), erased_at=None))
        for row in stored:
            Permission.ERASE_PERSON.check(row.agency, by, at)
        lists = [one.upload.pk for one in person_data(asked, Permission.ERASE_PERSON.branches(by, at)).lists]
        if not stored and not lists:
            raise Invalid(_NOBODY)
        if asked.is_in([reason]):
            raise Invalid(
                Message("The reason is kept for good, so it must not hold the person's name, address or number.")
            )
        if not reason.strip():
            raise Invalid(Message("Give the reason."))
        erase(stored, reason=reason, by=by, at=at)
        for pk in lists:
            _erase_in_list(pk, asked)
        payload = {"contacts": [row.pk for row in stored], "uploads": lists}
        top = _top(by, at)
        act.log("erase_person", top, after=payload)
        return len(stored), len(lists)


def _erase_in_list(pk: int, asked: Asked) -> None:
    row = Import.objects.select_for_update().get(pk=pk)
    if row.is_over:
        return  # saved or discarded in the meantime: nothing personal is left in it
    listed = [Listed.of(one) for one in row.content.get("rows", ())]
    for one in listed:
        if asked.is_in(one.entry.get(name, "") for name in PERSONAL_FIELDS):
            one.forget()
    row.content = {"rows": [one.to_json() for one in listed]} if listed else {}
    # Of a file nothing can be taken out; without it the list has to be brought again where it was not read yet.
    row.data = None
    row.save(update_fields=["content", "data"])


def _top(by: User, at: datetime) -> Agency:
    """The highest agency over which somebody may do this; the event is its."""
    path = min(Permission.ERASE_PERSON.branches(by, at), key=len)
    return Agency.objects.get(path=path)


_NOBODY = Message("Nothing was chosen, or nothing is kept any more.")
