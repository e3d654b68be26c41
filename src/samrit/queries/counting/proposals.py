"""Other ways to count or judge a result that wait for a second person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samrit.queries.people.access import within
from samrit.records.agency_then import agency_then
from samrit.records.models import RuleProposal, User
from samrit.records.ready import ReadyQuery
from samrit.thai.translation import either

_PLAN = "indicator__annual_plan__"
_COLUMNS = (
    "indicator_id", "indicator__number", "indicator__name_th", "indicator__name_en", "asked_at",
    "asked_by__name_th", "asked_by__name_en", "asked_by__username",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WaitingProposal:
    """One of them: of which indicator and agency, who asked for it, when."""

    indicator_pk: int
    indicator: str
    agency: str
    by: str
    at: datetime


def waiting_proposals(user: User, branches: Sequence[str]) -> tuple[WaitingProposal, ...]:
    """What somebody may agree to who builds the plans of these branches: all that others asked for; one query, or none."""
    if not branches:
        return ()
    return tuple(_proposal(*row) for row in _WAITING(user.pk, list(branches)))


def _proposal(  # noqa: PLR0913, PLR0917 - one row, column by column
    indicator: int, number: str, name_th: str, name_en: str, at: datetime, by_th: str, by_en: str, username: str,
    agency_th: str, agency_en: str,
) -> WaitingProposal:  # fmt: skip
    name = either(name_th, name_en)
    return WaitingProposal(
        indicator_pk=indicator,
        indicator=f"{number}. {name}" if number else name,
        agency=either(agency_th, agency_en),
        by=either(by_th, by_en) or username,
        at=at,
    )


_WAITING = ReadyQuery(
    lambda user, branches: (
        RuleProposal.objects.filter(within(branches, f"{_PLAN}agency__"), decided_at=None)
        .exclude(asked_by=user)
        .order_by("asked_at")
        .values_list(*_COLUMNS, agency_then("name_th", _PLAN), agency_then("name_en", _PLAN))
    )
)
