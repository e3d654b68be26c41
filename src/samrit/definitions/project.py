"""What a plan says of a project (โครงการ): its words, its days, its money, its steps with their weights."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from samrit.scoring.s_curve import whole_weights
from samrit.thai.translation import Message

LONGEST_YEARS = 10


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step (ขั้นตอน) with its weight in percent of the project; `pk` is that of its row, None for a new one."""

    name: str
    weight: Decimal
    planned_from: date
    planned_until: date
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """A project as it is planned; `responsible` is a username, `indicators` are the rows of those that it serves."""

    name_th: str
    starts_on: date
    ends_on: date
    code: str = ""
    name_en: str = ""
    rationale: str = ""
    objectives: str = ""
    targets: str = ""
    responsible: str = ""
    budget_allotted_baht: Decimal | None = None
    indicators: tuple[int, ...] = ()
    steps: tuple[PlannedStep, ...] = ()

    def problems(self) -> Iterator[Message]:
        """Why it can't stand as it is, sentence by sentence."""
        if not self.name_th.strip():
            yield Message("Give the project a name.")
        if self.ends_on < self.starts_on:
            yield Message("A project ends no earlier than it starts.")
        elif self.ends_on.year - self.starts_on.year > LONGEST_YEARS:
            yield Message(
                "A project longer than {longest_years} years; look at the years again.", longest_years=LONGEST_YEARS
            )
        for place, step in enumerate(self.steps, 1):
            if step.planned_from < self.starts_on or step.planned_until > self.ends_on:
                yield Message("Step {place} lies within the days of the project.", place=place)
            if step.planned_until < step.planned_from:
                yield Message("Step {place} ends no earlier than it starts.", place=place)
        weights = whole_weights(step.weight for step in self.steps) if self.steps else None
        if weights is not None:
            yield weights

    def said(self) -> dict[str, Any]:
        """Its fields as an event tells them, without what is left open; the steps without the numbers of their rows."""
        stated = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "steps"}
        steps = [
            {"name": s.name, "weight": s.weight, "planned_from": s.planned_from, "planned_until": s.planned_until}
            for s in self.steps
        ]
        return {name: value for name, value in (stated | {"steps": steps}).items() if value not in ("", None, (), [])}


def changed(before: ProjectPlan, after: ProjectPlan) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a change says: the fields that differ, as they stood and as they stand."""
    old, new = before.said(), after.said()
    differ = [name for name in (old | new) if old.get(name) != new.get(name)]
    return {n: old[n] for n in differ if n in old}, {n: new[n] for n in differ if n in new}
