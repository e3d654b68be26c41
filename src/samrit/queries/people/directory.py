"""Whom and what a definition may name: the people of an agency, and the places of long-term plans.

People are named by their user names. A place is named by its code ("2.4.1"), which means the plan that is valid in the
fiscal year; where that leaves two plans, or none that is, the plan's number stands behind it ("2.4.1@3").
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from samrit.records.models import Agency, PlanNode, Role, User
from samrit.records.ordering import in_thai_order
from samrit.report.plan_code import code_order
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Joined, Message, Worded
from samrit.vocabulary.codes import RoleName

_AGENCYS_OWN = (RoleName.OFFICER, RoleName.COORDINATOR, RoleName.HEAD)


@dataclass(frozen=True, slots=True)
class Directory:
    """The people by user name, the places by what names them; `refs` names each place by its row's number.

    `valid` are the names of those places on which indicators of the fiscal year may lean.
    """

    people: Mapping[str, User]
    nodes: Mapping[str, PlanNode]
    refs: Mapping[int, str]
    valid: frozenset[str]

    @classmethod
    def of(cls, agency: Agency, fiscal_year_be: int) -> "Directory":
        """Those of an agency in a year, in two queries.

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
        nodes = sorted(
            PlanNode.objects.select_related("plan"), key=lambda node: (node.plan_id, code_order(node.code), node.pk)
        )
        valid = {node.pk for node in nodes if node.is_valid_in(fiscal_year_be)}
        in_year = Counter(node.code for node in nodes if node.pk in valid)
        anywhere = Counter(node.code for node in nodes)
        refs = {
            node.pk: node.code
            if (in_year if node.pk in valid else anywhere)[node.code] == 1
            else f"{node.code}@{node.plan_id}"
            for node in nodes
        }
        by_ref = {refs[node.pk]: node for node in nodes}
        return cls({user.username: user for user in people}, by_ref, refs, frozenset(refs[pk] for pk in valid))

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

    def unknown(
        self, responsible: str, deputy: str, nodes: tuple[str, ...], *, had: tuple[str, ...] = ()
    ) -> dict[str, Message]:
        """By field, why what is named there is not known, or not valid in the year and not among those it `had`."""
        found: dict[str, Message] = {}
        for field, name in (("responsible", responsible), ("deputy", deputy)):
            if name and name not in self.people:
                found[field] = Message(
                    "“{name}” has no account in this agency; choose from the list, or have the account made first.",
                    name=name,
                )
        lost = [ref for ref in nodes if ref not in self.nodes]
        choices = [one for ref in lost for one in self._choices(ref)]
        if choices:
            found["nodes"] = Message(
                "Several long-term plans have it; write one of {choices}.", choices=Joined(choices, ", ")
            )
        elif lost:
            found["nodes"] = Message("No long-term plan has {lost}.", lost=", ".join(lost))
        over = [ref for ref in nodes if ref in self.nodes and ref not in self.valid and ref not in had]
        if over:
            found["nodes"] = Message(
                "{codes} is closed in this fiscal year, or its plan is over; choose what takes it further.",
                codes=", ".join(over),
            )
        return found

    def _choices(self, code: str) -> list[Worded]:
        """What names each of the places that several plans have with a code, with its plan: "1.1.1@2 (แผนพัฒนา …)"."""
        there = {ref: node.plan for ref, node in self.nodes.items() if node.code == code and ref in self.valid}
        return [
            Worded(th=f"{ref} ({plan.title_th})", en=f"{ref} ({plan.title_en or plan.title_th})")
            for ref, plan in there.items()
        ]


def _paths_down_to(agency: Agency) -> list[str]:
    codes = agency.path.strip("/").split("/")
    return [f"/{'/'.join(codes[:depth])}/" for depth in range(1, len(codes))]
