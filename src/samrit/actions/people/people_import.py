"""Many people at once, as a file: looked at row by row, then all are invited, and get their roles, or nobody does."""

from datetime import datetime
from typing import ClassVar

from django.db import IntegrityError
from django.utils import timezone

from samrit.actions.acting import Acting
from samrit.actions.importer import Importer, rows_of, stored_problems
from samrit.actions.people.invitations import mail_later
from samrit.actions.people.people import Details
from samrit.actions.people.people_permissions import GIVE, MANAGE_ANYBODY, managed_agencies
from samrit.actions.permissions import Permission
from samrit.queries.people.people_sheet import SheetPerson, resolve_people
from samrit.queries.plans.agencies import closed_agencies
from samrit.readers.people_sheet import people_in, read_people_sheet
from samrit.records.models import Import, Role, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.row_states import RowState


class PeopleImporter(Importer):
    """Accounts and roles in the agencies that somebody administers. What was read goes once it is saved: it holds addresses."""

    permission: ClassVar[Permission] = Permission.MANAGE_PEOPLE
    is_personal = True

    def why_not(self, by: User, at: datetime) -> Message | None:
        """As for inviting somebody by hand."""
        return MANAGE_ANYBODY.why_not(None, by, at)

    def behalf(self, by: User, at: datetime) -> User | None:
        """As for inviting somebody by hand."""
        return MANAGE_ANYBODY.behalf(None, by, at)

    def read(self, data: bytes) -> None:
        """The rows as they stand in the file; what they would do is told against the records of that moment."""
        sheet = read_people_sheet(data)
        self.take(sheet.cells)
        self.row.problems = stored_problems(sheet.issues)

    @property
    def resolved(self) -> list[SheetPerson]:
        """What each row would do now, in the agencies that whoever brought the file administers."""
        by, at = self.row.uploaded_by, self.row.moved_at
        rows = rows_of(self.row, people_in)
        return resolve_people(rows, managed_agencies(by, at), closed_agencies(timezone.localdate(at)))

    def why_not_ready(self) -> Message | None:
        """Rows are not understood and not left out, or nothing would change."""
        found = self.resolved
        if why := self.why_unclear(sum(one.state is RowState.UNCLEAR for one in found)):
            return why
        if not any(one.state in (RowState.NEW, RowState.ROLE) for one in found):
            return Message("There is no row that could be saved.")
        return None

    def save(self, act: Acting[Import, User]) -> None:
        """An account and an event for each new person, an event for each role that somebody else gets."""
        found = [one for one in self.resolved if one.state is not RowState.UNCLEAR]
        made = _invited([one for one in found if one.state is RowState.NEW], act)
        later = [one for one in found if one.state is RowState.ROLE and (one.person is not None or one.first in made)]
        roles: dict[int, list[Role]] = {}
        for one in found:
            person = one.person or made.get(one.first or one.number)
            if person is None or not one.roles:
                continue
            for role, agency in one.roles:
                act.require(GIVE, (agency, person))
                roles.setdefault(one.number, []).append(Role(user=person, role=role.value, agency=agency))
        Role.objects.bulk_create(role for some in roles.values() for role in some)
        for number, person in made.items():
            given = [_said(role) for role in roles.get(number, ())]
            act.log("invite", person, after=Details.of(person).payload() | {"roles": given, "file": self.row.pk})
        for one in later:
            for given_role in roles.get(one.number, ()):
                act.log("give_role", given_role.user, after=_said(given_role) | {"file": self.row.pk})
        self.row.content = {
            "invited": [person.pk for person in made.values()],
            "roles": sum(len(some) for some in roles.values()),
        }
        mail_later(list(made.values()), by=act.who)
        act.log("save_people", self.row, after={"invited": len(made), "roles": self.row.content["roles"]})

    def forget(self) -> None:
        """Nothing that was read about people stays but their accounts."""
        self.row.problems = []
        self.row.content = {name: self.row.content[name] for name in ("invited", "roles") if name in self.row.content}


def _invited(rows: list[SheetPerson], act: Acting[Import, User]) -> dict[int, User]:
    """The accounts of new people, by row."""
    people = []
    for one in rows:
        if not one.roles:
            raise Invalid(Message("Give at least one role."))
        person = User(invited_by=act.who, invited_at=act.at)
        Details(**{name: one.entry.get(name, "") for name in Details.__slots__}).write(person)
        person.set_unusable_password()
        people.append(person)
    try:
        made = User.objects.bulk_create(people)
    except IntegrityError as error:
        raise Invalid(
            Message("Somebody made one of these accounts meanwhile; nothing was saved. Please look at the file again.")
        ) from error
    return {one.number: person for one, person in zip(rows, made, strict=True)}


def _said(role: Role) -> dict[str, str]:
    return {"role": role.role, "agency": role.agency.code}
