"""Who may file today for whom: the officers' roles that hold on a day, read once, however many indicators are asked about."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samrit.records.models import Role
from samrit.vocabulary.codes import RoleName


@dataclass(frozen=True, slots=True)
class Officers:
    """By the person for whom somebody acts (themselves, or who delegated it): the branch of agencies, and who acts."""

    by_person: Mapping[int, tuple[tuple[str, int], ...]]

    def acting_for(self, person: int | None, path: str) -> frozenset[int]:
        """Who may file for somebody in an agency: they themselves, or whom they delegated it to."""
        of_person = self.by_person.get(person, ()) if person is not None else ()
        return frozenset(user for branch, user in of_person if path.startswith(branch))

    def is_ownerless(self, responsible: int | None, deputy: int | None, path: str) -> bool:
        """Whether an indicator of an agency has neither a responsible officer nor a deputy who may file, or for whom one may."""
        return not self.acting_for(responsible, path) and not self.acting_for(deputy, path)

    def over(self, path: str) -> frozenset[int]:
        """Who files in an agency in a role of their own."""
        return frozenset(
            person
            for person, roles in self.by_person.items()
            for branch, user in roles
            if user == person and path.startswith(branch)
        )


def officers_on(day: date) -> Officers:
    """The officers of a day with open accounts; one query."""
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = Role.objects.filter(role=RoleName.OFFICER.value, user__is_active=True).on(day)
    for path, user, behalf in rows.values_list("agency__path", "user", "on_behalf_of"):
        found[behalf or user].append((path, user))
    return Officers({person: tuple(roles) for person, roles in found.items()})
