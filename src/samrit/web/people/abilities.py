"""What somebody may do over each agency of his roles, and of the rest, why not: in words, by the rules themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from samrit.actions.permissions import ACTS, Act, OnReport
from samrit.queries.people.roles import held_roles
from samrit.records.models import Agency, User
from samrit.thai.translation import _
from samrit.vocabulary.workflow import DEED_WORDS, Deed
from samrit.web import words


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that is done in the system; `why_not` is "" where this person may do it."""

    name: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Reach:
    """An agency with all below it, and what somebody may do there."""

    agency: str
    abilities: tuple[Ability, ...]


def reaches(user: User) -> tuple[Reach, ...]:
    """Each agency over which somebody holds a role, in the order of the tree."""
    agencies = {held.agency.path: held.agency for held in held_roles(user, timezone.localdate())}
    return tuple(
        Reach(
            agency=(agency.name_en if words.language() == "en" else "") or agency.name_th,
            abilities=tuple(sorted(_abilities(agency, user), key=lambda ability: bool(ability.why_not))),
        )
        for _path, agency in sorted(agencies.items())
    )


def _abilities(agency: Agency, user: User) -> Iterable[Ability]:
    language = words.language()
    for act in ACTS:
        refusal = act.why_not(agency, user, timezone.now())
        yield Ability(act_name(act), refusal.text(language) if refusal is not None else "")
    for deed in Deed:
        refusal = OnReport(deed).why_not_ever(agency, user, timezone.now())
        name = _("Reports: {deed}", deed=DEED_WORDS[deed].text(language))
        yield Ability(name, refusal.text(language) if refusal is not None else "")


def act_name(act: Act) -> str:
    """What is done, in words."""
    return {
        Act.READ: _("Read plans, reports and their history"),
        Act.FILE: _("Write reports and import them"),
        Act.PLAN: _("Build the annual plan and define indicators"),
        Act.MANAGE_PEOPLE: _("Invite people, give and take roles"),
        Act.SET_YEAR: _("Set due dates and holidays, close and reopen the year"),
        Act.SEE_SCORES: _("See how evaluators' scores are spread"),
        Act.SEE_BURDEN: _("See how much time reporting takes"),
        Act.EXPORT: _("Export the year as a package"),
        Act.VERIFY: _("Verify that the history is whole"),
        Act.KEEP_PARTNERS: _("Keep the register of partners and their contacts"),
        Act.ERASE_PERSON: _("Give out and erase what is kept about a person"),
        Act.CAMPAIGN: _("Run campaigns, their activities and partners' links"),
        Act.JUDGE_PRACTICE: _("Verify or refuse what partners report"),
        Act.MEASURE: _("Bring load data and measure with it"),
    }[act]
