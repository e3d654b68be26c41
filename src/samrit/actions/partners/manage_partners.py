"""The register of partners: enter an organisation, change what is known of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samrit.actions.acting import Acting, acting
from samrit.actions.counting.recount import facts_changed
from samrit.actions.partners.answers import store_apart
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.counting import Sector
from samrit.ledger.facts import records_of
from samrit.records.models import Agency, Partner, Place, User
from samrit.thai.organisations import key
from samrit.thai.text import clean, clean_line, repair
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, StaleVersion

_LONGEST = 300  # letters of a name
FIELDS = ("name_th", "name_en", "short_name", "also_named", "sector", "place", "note")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says of an organisation; names in the one normal form of text."""

    name_th: str
    name_en: str = ""
    short_name: str = ""
    also_named: str = ""
    sector: Sector = Sector.UNKNOWN
    place: Place | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for name in ("name_th", "name_en", "short_name"):
            object.__setattr__(self, name, repair(clean_line(getattr(self, name)))[0])
        object.__setattr__(self, "note", clean(self.note))
        lines = (repair(clean_line(line))[0] for line in self.also_named.splitlines())
        object.__setattr__(self, "also_named", "\n".join(dict.fromkeys(filter(None, lines))))

    @classmethod
    def of(cls, partner: Partner) -> "Entry":
        """As it stands in the records."""
        return cls(
            name_th=partner.name_th,
            name_en=partner.name_en,
            short_name=partner.short_name,
            also_named=partner.also_named,
            sector=Sector(partner.sector),
            place=partner.place,
            note=partner.note,
        )

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called by, the full name first."""
        return tuple(filter(None, (self.name_th, self.name_en, self.short_name, *self.also_named.splitlines())))

    def payload(self) -> dict[str, Any]:
        """As an event tells it."""
        said = {name: getattr(self, name) for name in FIELDS if name not in ("sector", "place")}
        place = self.place.name_th if self.place else ""
        return said | {"sector": self.sector.value, "place": place}

    def write(self, partner: Partner) -> None:
        """Set it on the (unsaved) row; Invalid where there is no name to compare, or one that is no name."""
        if not key(self.name_th):
            raise Invalid(Message("A partner has a name."))
        if max(map(len, self.names)) > _LONGEST:
            raise Invalid(Message("A name is no longer than {longest} letters.", longest=_LONGEST))
        for name in FIELDS:
            setattr(partner, name, getattr(self, name))
        partner.sector, partner.key = self.sector.value, key(self.name_th)


def add_partner(*, agency: Agency, entry: Entry, apart_from: Iterable[int] = (), by: User, at: datetime) -> Partner:
    """Enter an organisation into the register, kept by this agency.

    Whether it looks like one that is there already is for the person to see before (`queries.partner_names`); `apart_from` are
    the keys of those that were seen and found to be others.
    """
    with acting(Permission.MANAGE_PARTNERS, agency, by, at) as act:
        row = enter_partner(agency, entry, act)
        store_apart(((row.pk, other) for other in apart_from), by=by, at=at)
        notify_of_partner(row, entry, act, facts=facts_changed([row], at=at))
        return row


def enter_partner(agency: Agency, entry: Entry, act: Acting[Any, User]) -> Partner:
    """The row alone, as a part of an action that keeps its fact together with others, and then tells of it."""
    row = Partner(agency=agency, registered_by=act.by, registered_at=act.at)
    entry.write(row)
    save_checked(row)
    return row


def notify_of_partner(
    row: Partner, entry: Entry, act: Acting[Any, User], facts: Sequence[Mapping[str, Any]] = ()
) -> None:
    """The event of an entry; `facts` where no other event of the action keeps them."""
    after = _said(entry) | {"agency": row.agency.code} | ({"facts": list(facts)} if facts else {})
    act.log("add_partner", row, after=after)


def change_partner(  # noqa: PLR0913 - what it says, over what was seen, whom it is not, by whom, when
    *, partner: Partner, entry: Entry, version: int, apart_from: Iterable[int] = (), by: User, at: datetime
) -> Partner:
    """Change what is known of an organisation; `version` is that which the person had before them.

    Sector and district are counted, so all that it took part in is brought up to date. Saving what stands there already
    changes nothing and leaves no event.
    """
    with acting(Permission.MANAGE_PARTNERS, partner.agency, by, at) as act:
        row = lock_partners(partner.pk)[partner.pk]
        before = Entry.of(row)
        if before == entry:
            return row
        if row.version != version:
            raise StaleVersion(mine=entry, theirs=before, version=row.version)
        entry.write(row)
        row.version += 1
        save_checked(row)
        store_apart(((row.pk, other) for other in apart_from), by=by, at=at)
        changed_facts = facts_changed(records_of(with_duplicates([row.pk])), at=at)
        old, new = before.payload(), entry.payload()
        changed = [name for name in FIELDS if old[name] != new[name]]
        act.log("change_partner", row, before={name: old[name] for name in changed}, after={name: new[name] for name in changed} | {"facts": changed_facts})  # fmt: skip
        return row


def lock_partners(*pks: int) -> dict[int, Partner]:
    """These rows as they stand now, held in one order, so that two who merge at once don't wait for each other."""
    rows = Partner.objects.select_for_update(of=("self",)).select_related("agency", "place", "merged_into")
    found = {row.pk: row for row in rows.filter(pk__in=pks).order_by("pk")}
    if len(found) != len(set(pks)):
        raise Invalid(Message("There is no such partner."))
    return found


def with_duplicates(partners: Iterable[int]) -> list[int]:
    """These and all that were merged into them, and into those; a query for each step."""
    found = set(partners)
    fresh = found
    while fresh:
        fresh = set(Partner.objects.filter(merged_into__in=fresh).values_list("pk", flat=True)) - found
        found = found | fresh
    return sorted(found)


def _said(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in entry.payload().items() if value}
