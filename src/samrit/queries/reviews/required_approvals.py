"""Which approvals a fiscal year asks for, and which of them a report still lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from samrit.records.models import FiscalYear, Review
from samrit.thai.translation import Joined, Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.workflow import Action

# Where the year names no roles, one of these endorses.
_ANY_ENDORSER = (RoleName.COORDINATOR, RoleName.HEAD)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a year asks for: the roles that each endorse (none: the coordinator or the head), and how many evaluators."""

    endorsers: tuple[RoleName, ...] = ()
    evaluators: int = 1

    @classmethod
    def of(cls, year: FiscalYear | None) -> "Asked":
        """What the city has settled; a year without a row goes by the rules of the house."""
        if year is None:
            return cls()
        return cls(tuple(RoleName(role) for role in year.endorsers), year.evaluators_needed)

    @classmethod
    def in_year(cls, fiscal_year_be: int) -> "Asked":
        """The same by the year's number; one query."""
        return cls.of(FiscalYear.objects.filter(fiscal_year_be=fiscal_year_be).first())


@dataclass(frozen=True, slots=True)
class Missing:
    """An approval that is not there yet: by one of these roles, `count` times; `is_more` where others have been given."""

    action: Action
    roles: tuple[RoleName, ...]
    count: int = 1
    is_more: bool = False

    @property
    def words(self) -> Message:
        """Who is waited for: "head of agency", "one more evaluator"."""
        roles = Joined((ROLE_WORDS[role] for role in self.roles), Message(" or "))
        if self.count == 1:
            return Message("one more {roles}", roles=roles) if self.is_more else roles
        if self.is_more:
            return Message("{roles} ({count} more)", count=self.count, roles=roles)
        return Message("{roles} ({count})", count=self.count, roles=roles)


def missing(asked: Asked, action: Action, given: Iterable[Review]) -> tuple[Missing, ...]:
    """The approvals that an action still needs, after those that were given in this round; empty where all are there."""
    roles = [RoleName(review.role) for review in given if review.action == action]
    if action is Action.EVALUATE:
        left = asked.evaluators - len(roles)
        return (Missing(action, (RoleName.EVALUATOR,), left, is_more=bool(roles)),) if left > 0 else ()
    if not asked.endorsers:
        return () if roles else (Missing(action, _ANY_ENDORSER),)
    return tuple(Missing(action, (role,)) for role in asked.endorsers if role not in roles)
