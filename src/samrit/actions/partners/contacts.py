"""Contact persons at partners: personal data under the Personal Data Protection Act, B.E. 2562.

Kept only with what the person was told it is for, and when. No event carries a value: it says which fields there are.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.partners.manage_partners import lock_partners
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.records.models import Contact, Partner, User
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied, Invalid

PERSONAL = ("name", "position", "email", "phone")


@dataclass(frozen=True, slots=True)
class Person:
    """What is kept about a contact person, and on what ground."""

    name: str
    position: str = ""
    email: str = ""
    phone: str = ""
    purpose: str = ""
    notified_on: date | None = None

    def __post_init__(self) -> None:
        for name in (*PERSONAL, "purpose"):
            object.__setattr__(self, name, clean_line(getattr(self, name)))
        object.__setattr__(self, "phone", to_arabic(self.phone))

    def check(self, today: date) -> None:
        """Invalid, with the reason, where it can't be kept."""
        if not self.name:
            raise Invalid(Message("Give the person's name."))
        if not self.purpose or self.notified_on is None:
            raise Invalid(
                Message("Personal data are kept only with the purpose, and the day on which the person was told.")
            )
        if self.notified_on > today:
            raise Invalid(Message("The person was not told in the future."))

    def write(self, contact: Contact) -> None:
        """Set it on the (unsaved) row."""
        for name in (*PERSONAL, "purpose", "notified_on"):
            setattr(contact, name, getattr(self, name))

    @property
    def fields(self) -> list[str]:
        """Which fields hold something; all that the trail is told."""
        return [name for name in PERSONAL if getattr(self, name)]


def add_contact(*, partner: Partner, person: Person, by: User, at: datetime) -> Contact:
    """Keep whom to talk to at a partner; seen by those who keep the partner's agency's register."""
    with acting(Permission.MANAGE_PARTNERS, partner.agency, by, at) as act:
        row = lock_partners(partner.pk)[partner.pk]
        person.check(timezone.localdate(at))
        contact = Contact(partner=row, agency=row.agency, added_by=by, added_at=at)
        person.write(contact)
        save_checked(contact)
        payload = {"partner": row.pk, "fields": person.fields, "notified_on": person.notified_on}
        act.log("add_contact", contact, after=payload)
        return contact


def change_contact(*, contact: Contact, person: Person, by: User, at: datetime) -> Contact:
    """Correct what is kept about a person; the event says which fields changed, and no value."""
    with acting(Permission.MANAGE_PARTNERS, contact.agency, by, at) as act:
        row = lock_contact(contact)
        person.check(timezone.localdate(at))
        changed = [
            name for name in (*PERSONAL, "purpose", "notified_on") if getattr(row, name) != getattr(person, name)
        ]
        if not changed:
            return row
        person.write(row)
        save_checked(row)
        payload = {"partner": row.partner_id, "fields": changed}
        act.log("change_contact", row, after=payload)
        return row


def remove_contact(*, contact: Contact, reason: str, by: User, at: datetime) -> Contact:
    """Erase the person: what was kept about them is gone, that somebody was kept and why they no longer is stays."""
    with acting(Permission.MANAGE_PARTNERS, contact.agency, by, at) as act:
        row = lock_contact(contact)
        erase([row], reason=reason, by=by, at=at)
        payload = {"partner": row.partner_id}
        act.log("remove_contact", row, after=payload)
        return row


def erase(contacts: list[Contact], *, reason: str, by: User, at: datetime) -> None:
    """Blank these (held) rows; Invalid without a reason, or with one that tells again what is to be erased."""
    words = clean_line(reason)
    if not words:
        raise Invalid(Message("Give the reason."))
    for row in contacts:
        if any(value and value.casefold() in words.casefold() for value in (row.name, row.email, row.phone)):
            raise Invalid(
                Message("The reason is kept for good, so it must not hold the person's name, address or number.")
            )
    for row in contacts:
        for name in PERSONAL:
            setattr(row, name, "")
        # The purpose was written in somebody's own words, and may name the person.
        row.purpose, row.erased_by, row.erased_at, row.erased_reason = "–", by, at, words
        save_checked(row)


def lock_contact(contact: Contact) -> Contact:
    """The row as it stands now, held; Denied where it was erased in the meantime."""
    row = Contact.objects.select_for_update(of=("self",)).select_related("agency", "partner").get(pk=contact.pk)
    if row.erased_at is not None:
        raise Denied(Message("These data were erased already."))
    return row
