"""How many organisations took part in campaigns, and by what: counted from the facts as they are known now.

Organisations are counted once each, after merging. One table says what each step counts; pages, papers and the list
behind a number all ask it, so that they can't disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from samrit.counting import RecordKind, RecordStatus, Sector
from samrit.records.models import Fact


class Step(StrEnum):
    """How far an organisation went in a campaign."""

    TOOK_PART = "took_part"  # by anything that follows
    CAME = "came"  # to a meeting or event, or joined it online
    DECLARED = "declared"  # intent in a theme
    REPORTED = "reported"  # a practice, whatever was decided about it
    VERIFIED = "verified"  # an officer has verified a practice


_CAME = Q(kind=RecordKind.ATTENDANCE.value, status=RecordStatus.PRESENT.value)
_DECLARED = Q(kind=RecordKind.COMMITMENT.value, status=RecordStatus.DECLARED.value)
_REPORTED = Q(
    kind=RecordKind.PRACTICE.value,
    status__in=[RecordStatus.REPORTED.value, RecordStatus.VERIFIED.value, RecordStatus.REFUSED.value],
)
_VERIFIED = Q(kind=RecordKind.PRACTICE.value, status=RecordStatus.VERIFIED.value)

STEPS: dict[Step, Q] = {
    Step.TOOK_PART: _CAME | _DECLARED | _REPORTED,
    Step.CAME: _CAME,
    Step.DECLARED: _DECLARED,
    Step.REPORTED: _REPORTED,
    Step.VERIFIED: _VERIFIED,
}


@dataclass(frozen=True, slots=True)
class Counts:
    """Distinct organisations by step, and how many verified practices there are."""

    took_part: int = 0
    came: int = 0
    declared: int = 0
    reported: int = 0
    verified: int = 0
    practices: int = 0

    def of(self, step: Step) -> int:
        """The organisations of one step."""
        return int(getattr(self, step.value))


NONE = Counts()


def facts_now(campaigns: Iterable[int]) -> QuerySet[Fact]:
    """What is known now of these campaigns."""
    return Fact.objects.filter(campaign__in=list(campaigns), known_until__isnull=True)


def counts(campaign: int) -> Counts:
    """A campaign in one query."""
    found = facts_now([campaign]).aggregate(**_sums())
    return Counts(**found)


def counts_by(field: str, campaigns: Iterable[int]) -> dict[Any, Counts]:
    """The same by a column of the facts (`campaign_id`, `sector`, `theme_id`), of those that have it, in one query."""
    found = facts_now(campaigns).filter(STEPS[Step.TOOK_PART], **{f"{field}__isnull": False})
    rows = found.order_by().values(field).annotate(**_sums())
    return {row.pop(field): Counts(**row) for row in rows}


def counts_by_sector(campaign: int) -> dict[Sector, Counts]:
    """By what the organisations are, each sector, also those of which nobody came; one query."""
    found = counts_by("sector", [campaign])
    return {sector: found.get(sector.value, NONE) for sector in Sector}


@dataclass(frozen=True, slots=True)
class Came:
    """Who came to an activity: organisations, and people in all."""

    organisations: int = 0
    people: int = 0


def came_to(campaign: int) -> dict[int, Came]:
    """Who came, by activity; one query."""
    rows = (
        facts_now([campaign])
        .filter(_CAME)
        .order_by()
        .values("activity_id")
        .annotate(organisations=Count("partner", distinct=True), heads=Sum("people"))
    )
    return {row["activity_id"]: Came(row["organisations"], row["heads"] or 0) for row in rows}


def practices_by_place(campaign: int) -> dict[int | None, tuple[int, int]]:
    """Verified practices by the key of a district, and how many organisations they are of; one query.

    None stands for those of which no district is known.
    """
    rows = (
        facts_now([campaign])
        .filter(_VERIFIED)
        .order_by()
        .values("place_id")
        .annotate(practices=Count("pk"), organisations=Count("partner", distinct=True))
    )
    return {row["place_id"]: (row["practices"], row["organisations"]) for row in rows}


def _sums() -> dict[str, Any]:
    sums: dict[str, Any] = {step.value: Count("partner", filter=met, distinct=True) for step, met in STEPS.items()}
    return {**sums, "practices": Count("pk", filter=_VERIFIED)}
