"""What a file of people would do, row by row, against the accounts and agencies as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samrit.organisations.agency_list import unknown_agency
from samrit.readers.people_sheet import PersonRow
from samrit.records.models import Agency, Role, User
from samrit.thai.person_names import is_same_name
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.row_states import RowState


@dataclass(slots=True)
class SheetPerson:
    """A row against the records: whose account it is, which roles it would get, what is against that, what one should know.

    `first` is the number of the earlier row that makes the account, 0 where this one does.
    """

    number: int
    entry: Mapping[str, str]
    roles: tuple[tuple[RoleName, Agency], ...] = ()
    person: User | None = None
    first: int = 0
    issues: list[tuple[str, Message]] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    @property
    def state(self) -> RowState:
        """What saving would do."""
        if self.issues:
            return RowState.UNCLEAR
        if self.person is None and not self.first:
            return RowState.NEW
        return RowState.ROLE if self.roles else RowState.UNCHANGED


def resolve_people(
    rows: Sequence[PersonRow], tops: Sequence[Agency], closed: Mapping[str, Message]
) -> list[SheetPerson]:
    """Each row against the accounts and agencies that there are; a fixed number of queries.

    `tops` are the branches in which roles may be given; `closed` says of agencies that are no more who goes on.
    """
    agencies = list(Agency.objects.all())
    by_code = {agency.code.casefold(): agency for agency in agencies}
    codes = {agency.code for agency in agencies}
    names: dict[str, list[Agency]] = {}
    for agency in agencies:
        names.setdefault(agency.name_th, []).append(agency)
    users = list(User.objects.all())
    by_name = {user.username.casefold(): user for user in users}
    by_email = {user.email.casefold(): user for user in users if user.email}
    has = set(Role.objects.filter(on_behalf_of=None).values_list("user_id", "role", "agency_id"))
    made: dict[str, SheetPerson] = {}
    emails: dict[str, SheetPerson] = {}
    given: set[tuple[str, str, int]] = set()
    found = []
    for row in rows:
        entry = row.entry
        one = SheetPerson(row.number, entry)
        one.issues = [(issue.cell, issue.message) for issue in row.issues]
        key = entry.get("username", "").casefold()
        email = entry.get("email", "").casefold()
        one.person = by_name.get(key) or (by_email.get(email) if email else None)
        earlier = made.get(key) if one.person is None and key else None
        one.first = earlier.number if earlier is not None else 0
        _compare(one, row, earlier, emails.get(email) if email else None)
        over = []
        for words in row.agencies:
            named = names.get(words, [])
            meant = by_code.get(words.casefold()) or (named[0] if len(named) == 1 else None)
            if meant is None:
                said = unknown_agency(words, codes)
                one.issues.append((row.cells.get("agency", ""), said))
            elif meant.code in closed:
                one.issues.append((row.cells.get("agency", ""), closed[meant.code]))
            elif not any(meant.is_within(top) for top in tops):
                said = Message("The agency {code} is beyond your agencies.", code=meant.code)
                one.issues.append((row.cells.get("agency", ""), said))
            else:
                over.append(meant)
        wanted = [(role, agency) for role in row.roles for agency in over]
        who = one.person.pk if one.person is not None else 0
        one.roles = tuple(
            (role, agency)
            for role, agency in dict.fromkeys(wanted)
            if (who, role.value, agency.pk) not in has and (key, role.value, agency.pk) not in given
        )
        given |= {(key, role.value, agency.pk) for role, agency in one.roles}
        if key and earlier is None and one.person is None and not one.issues:
            made[key] = one
        if email and not one.issues:
            emails.setdefault(email, one)
        found.append(one)
    return found


def _compare(one: SheetPerson, row: PersonRow, earlier: SheetPerson | None, of_email: SheetPerson | None) -> None:
    """What doesn't fit with an account that is there, or with an earlier row of the same person."""
    name, cells = one.entry.get("name_th", ""), row.cells
    if one.person is not None:
        if not one.person.is_active:
            said = Message(
                "The account {username} is suspended; lift the suspension first.", username=one.person.username
            )
            one.issues.append((cells.get("username", ""), said))
        names = tuple(filter(None, (one.person.name_th, one.person.name_en)))
        if name and names and not any(is_same_name(name, known) for known in names):
            said = Message(
                "The account {username} is of {name}, and the row names somebody else. Type another user name or address here; or, where it is the same person, the account's name.",
                username=one.person.username,
                name=one.person.names(),
            )
            one.issues += [(cells[cell], said) for cell in ("name_th", "username", "email") if cell in cells]
        elif name and name not in names:
            one.notes.append(
                Message(
                    "The account {username} is of {name}; its name stays.",
                    username=one.person.username,
                    name=one.person.names(),
                )
            )
    elif earlier is not None and name != earlier.entry.get("name_th", ""):
        one.issues.append(
            (
                cells.get("username", cells.get("name_th", "")),
                Message(
                    "The user name “{username}” is that of row {n}, which names somebody else.",
                    username=one.entry.get("username", ""),
                    n=earlier.number,
                ),
            )
        )
    elif (
        of_email is not None
        and of_email.entry.get("username", "").casefold() != one.entry.get("username", "").casefold()
    ):
        said = Message("The e-mail address is that of row {n}, which has another user name.", n=of_email.number)
        one.issues.append((cells.get("email", ""), said))
