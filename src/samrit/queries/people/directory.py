"""Whom and what a definition may name: the people of an agency, and the places of long-term plans.

People are named by their user names. A place is named by its code ("2.4.1"); where two plans have the code, the plan's
number stands behind it ("2.4.1@3").
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from samrit.records.models import Agency, PlanNode, Role, User
from samrit.records.ordering import in_thai_order
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName

_AGENCYS_OWN = (RoleName.OFFICER, RoleName.COORDINATOR, RoleName.HEAD)


@dataclass(frozen=True, slots=True)
class Directory:
    """The people by user name, the places by what names them; `refs` names each place by its row's number."""

    people: Mapping[str, User]
    nodes: Mapping[str, PlanNode]
    refs: Mapping[int, str]

    @classmethod
    def of(cls, agency: Agency) -> "Directory":
        """Those of an agency, in two queries.

        Its people are its officers, coordinators and heads, those above and below it among them, and whoever is named
        by its indicators already.
        """
        here = Q(agency__path__startswith=agency.path) | Q(agency__path__in=_paths_down_to(agency))
        active = Role.objects.filter(here, role__in=_AGENCYS_OWN, on_behalf_of=None).values("user")
        named = Q(indicators_responsible__annual_plan__agency=agency) | Q(indicators_deputy__annual_plan__agency=agency)
        people = (
            User.objects.filter(Q(pk__in=active, is_active=True) | named)
            .distinct()
            .order_by(*in_thai_order("name_th", "username"))
        )
        nodes = list(PlanNode.objects.select_related("plan").order_by("plan_id", "code"))
        plans_with = Counter(node.code for node in nodes)
        refs = {n.pk: n.code if plans_with[n.code] == 1 else f"{n.code}@{n.plan_id}" for n in nodes}
        return cls({user.username: user for user in people}, {refs[n.pk]: n for n in nodes}, refs)

    def person(self, username: str) -> User | None:
        """Somebody by user name; None for nobody. KeyError where there is no such person: ask `unknown` first."""
        return self.people[username] if username else None

    def node(self, ref: str) -> PlanNode:
        """A place; KeyError where there is none: ask `unknown` first."""
        return self.nodes[ref]

    def node_ref(self, node_id: int) -> str:
        """What names a place."""
        return self.refs[node_id]

    def person_in(self, words: str) -> str:
        """The user name in words that name somebody: "officer", "สมชาย ใจดี (officer)", or a name that one alone has."""
        plain = " ".join(words.split())
        in_brackets = plain.rpartition("(")[2].removesuffix(")").strip() if plain.endswith(")") else plain
        if in_brackets in self.people:
            return in_brackets
        named = [name for name, user in self.people.items() if plain and plain in (user.name_th, user.name_en)]
        return named[0] if len(named) == 1 else plain

    def nodes_in(self, words: str) -> str:
        """The places in words, each by what names it: codes in either digits, with commas, semicolons or lines between."""
        return "; ".join(to_arabic(words).replace(",", " ").replace(";", " ").split())

    def unknown(self, responsible: str, deputy: str, nodes: tuple[str, ...]) -> dict[str, Message]:
        """By field, why what is named there is not known; empty where all is."""
        found: dict[str, Message] = {}
        for field, name in (("responsible", responsible), ("deputy", deputy)):
            if name and name not in self.people:
                found[field] = Message(
                    "“{name}” has no account in this agency; choose from the list, or have the account made first.",
                    name=name,
                )
        lost = [ref for ref in nodes if ref not in self.nodes]
        if lost:
            found["nodes"] = Message("No long-term plan has {lost}.", lost=", ".join(lost))
        return found


def _paths_down_to(agency: Agency) -> list[str]:
    codes = agency.path.strip("/").split("/")
    return [f"/{'/'.join(codes[:depth])}/" for depth in range(1, len(codes))]
