"""All that is kept about a person who asks for it under the Personal Data Protection Act, or wants it erased."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from samrit.organisations.listed import PERSONAL_FIELDS, Listed
from samrit.queries.people.access import within
from samrit.readers.organisation_list import cells_of
from samrit.readers.reading import UnreadableError
from samrit.records.models import Contact, Import, User
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line

_TITLES = re.compile(r"^(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|คุณ|ผศ\.|รศ\.|ศ\.|mr\.?\s|mrs\.?\s|ms\.?\s|dr\.?\s)\s*")
_FEWEST = 3  # letters or digits of what is searched for
MOST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person is searched by, in normal form; "" is not searched by."""

    name: str = ""
    email: str = ""
    phone: str = ""

    @classmethod
    def of(cls, *, name: str, email: str, phone: str) -> "Asked":
        """As typed; what is too short to mean one person is left out."""
        plain = _TITLES.sub("", clean_line(name).casefold())
        digits = re.sub(r"\D", "", to_arabic(phone))
        return cls(
            name=plain if len(plain) >= _FEWEST else "",
            email=clean_line(email).casefold(),
            phone=digits if len(digits) >= _FEWEST * 2 else "",
        )

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone)

    def is_in(self, values: Iterable[str]) -> bool:
        """Whether one of these values is about the person."""
        plain = [clean_line(value).casefold() for value in values if value]
        return any(
            (self.name and all(word in value for word in self.name.split()))
            or (self.email and self.email in value)
            or (self.phone and self.phone in re.sub(r"\D", "", to_arabic(value)))
            for value in plain
        )


@dataclass(frozen=True, slots=True)
class WaitingList:
    """A list not decided yet that holds the person: in these of its rows, or somewhere in its file."""

    upload: Import
    rows: tuple[Listed, ...]
    in_file: bool


@dataclass(frozen=True, slots=True)
class PersonData:
    """What was found in the branches of whoever asks. Accounts are shown, and looked after by administrators."""

    contacts: tuple[Contact, ...]
    lists: tuple[WaitingList, ...]
    accounts: tuple[User, ...]

    def __bool__(self) -> bool:
        return bool(self.contacts or self.lists or self.accounts)


def person_data(asked: Asked, paths: tuple[str, ...]) -> PersonData:
    """Contacts, lists that wait, and accounts that fit, in these branches; three queries, and the files of those lists."""
    if not asked:
        return PersonData((), (), ())
    contacts = Contact.objects.filter(_fits(asked, ("name",)), within(paths, "agency__"), erased_at=None)
    uploads = Import.objects.filter(within(paths, "agency__"), kind="partners", decided_at=None)
    lists = (_looked_into(upload, asked) for upload in uploads.select_related("agency", "uploaded_by").order_by("pk"))
    accounts = User.objects.filter(
        _fits(asked, ("name_th", "name_en"), has_phone=False), within(paths, "roles__agency__")
    )
    return PersonData(
        contacts=tuple(contacts.select_related("partner", "agency").order_by("pk")[:MOST]),
        lists=tuple(one for one in lists if one.rows or one.in_file),
        accounts=tuple(accounts.distinct().order_by("pk")[:MOST]),
    )


def _fits(asked: Asked, names: tuple[str, ...], *, has_phone: bool = True) -> Q:
    found = Q(pk__in=())
    if asked.name:
        for field in names:
            one = Q()
            for word in asked.name.split():
                one &= Q(**{f"{field}__icontains": word})
            found |= one
    if asked.email:
        found |= Q(email__iexact=asked.email)
    if asked.phone and has_phone:
        found |= Q(phone__regex=r"[^0-9]*".join(asked.phone))
    return found


def _looked_into(upload: Import, asked: Asked) -> WaitingList:
    listed = [Listed.of(one) for one in upload.content.get("rows", ())]
    rows = tuple(one for one in listed if asked.is_in(one.entry.get(name, "") for name in PERSONAL_FIELDS))
    in_file = False
    if upload.data:
        try:
            in_file = asked.is_in(cells_of(bytes(upload.data)))
        except UnreadableError:
            in_file = True  # nobody can tell; it is shown, so that it can be let go
    return WaitingList(upload, rows, in_file)
