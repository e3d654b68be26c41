"""Remind people of what is due: those responsible first, and somebody else where they can't be reached.

Each report has stages: 14, 7 and 2 days ahead, then each week after it fell due. A stage is told once, whichever day
the reminder runs on and however often; a day on which it didn't run loses nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from samrit.actions.acting import unasked
from samrit.queries.people.officers import officers_on
from samrit.records.models import Notice, QuarterReport, Role
from samrit.records.models.reports.deadline import AWAITED, AWAITED_ON, DEADLINE, deadline_of
from samrit.scoring.deadline import Deadline
from samrit.vocabulary.codes import NoticeKind, RoleName

DAYS_AHEAD = (2, 7, 14)  # a reminder is sent when so many days are left
AGAIN_AFTER_DAYS = 7  # an overdue report is told of again after so many days
NEXT_PERSON_AFTER_DAYS = 5  # and after so many days the next in line is asked, too

_CORRECTION = {"correction": "yes"}  # what is awaited is the correction of a report that went back

# Whom to ask in turn, after the person responsible and their deputy.
_LADDER = (RoleName.COORDINATOR, RoleName.HEAD)


@dataclass(frozen=True, slots=True)
class _Due:
    """A report that is due, with the people in line who may act today: for the one responsible, for the deputy,
    coordinators, heads. `why` is why the first in line is not there.
    """

    pk: int
    deadline: Deadline
    line: tuple[frozenset[int], ...]
    why: str

    def reached(self, rung: int) -> tuple[int, frozenset[int]]:
        """The first rung from this one on where somebody can be reached, and who stands there; nobody: the last."""
        for at in range(rung, len(self.line)):
            if self.line[at]:
                return at, self.line[at]
        return len(self.line), frozenset()


def remind(*, on: date, at: datetime) -> int:
    """Tell people of what is due or overdue on a day; gives how many notices. Four queries, however many reports."""
    with unasked(None, at):
        notified = set(
            Notice.objects.filter(
                report__in=_due_reports(on), kind__in=[NoticeKind.DUE, NoticeKind.OVERDUE, NoticeKind.FALLBACK]
            ).values_list("report_id", "details__stage")
        )
        made = [
            Notice(user_id=user, at=at, kind=kind.value, report_id=one.pk, details=details)
            for one in _due(on)
            for kind, people, details in _tellings(one, on)
            if (one.pk, details["stage"]) not in notified
            for user in sorted(people)
        ]
        Notice.objects.bulk_create(made, batch_size=500)
        return len(made)


def _tellings(one: _Due, on: date) -> Iterator[tuple[NoticeKind, frozenset[int], dict[str, str]]]:
    """What there is to tell of a report on a day, to whom: the stage it is in, and who is next in line."""
    days_over, day = one.deadline.days_over(on), one.deadline.awaited_on.isoformat()
    if days_over <= 0:
        kind, stage = NoticeKind.DUE, f"due {next(days for days in DAYS_AHEAD if -days_over <= days)}"
    else:
        kind, stage = NoticeKind.OVERDUE, f"overdue {(days_over - 1) // AGAIN_AFTER_DAYS}"
    details = {"stage": f"{day} {stage}", "due_on": day} | (_CORRECTION if one.deadline.is_correction else {})
    rung, people = one.reached(0)
    if rung == 0:
        yield kind, people, details
    else:
        yield NoticeKind.FALLBACK, people, details | {"why": one.why}
    next_rung = min(max(days_over, 0) // NEXT_PERSON_AFTER_DAYS, len(one.line) - 1)
    further, others = one.reached(max(next_rung, rung + 1))
    if next_rung > 0 and others:
        why = "silent" if rung == 0 else one.why
        yield NoticeKind.FALLBACK, others, details | {"stage": f"{day} fallback {further}", "why": why}


def _due(on: date) -> Iterator[_Due]:
    reports = _due_reports(on).values_list(
        "pk", "indicator__responsible", "indicator__responsible__is_active", "indicator__deputy",
        "indicator__annual_plan__agency__path", *DEADLINE,
    )  # fmt: skip
    holders, officers = _holders(on), officers_on(on)
    for pk, responsible, is_active, deputy, path, *columns in reports:
        own = tuple(officers.acting_for(person, path) for person in (responsible, deputy))
        line = (*own, *(_over(path, holders[role]) for role in _LADDER))
        why = "missing" if responsible is None else "moved" if is_active else "suspended"
        yield _Due(pk, deadline_of(*columns), line, why)


def _due_reports(on: date) -> QuerySet[QuarterReport]:
    soon = on + timedelta(days=max(DAYS_AHEAD))
    due = QuarterReport.objects.alias(awaited_on=AWAITED_ON).filter(AWAITED, awaited_on__lte=soon)
    return due.order_by("awaited_on", "pk")


def _holders(on: date) -> Mapping[RoleName, Mapping[str, set[int]]]:
    """Who holds the roles of the ladder on a day: by role, by the agency's path."""
    found: dict[RoleName, dict[str, set[int]]] = {role: defaultdict(set) for role in _LADDER}
    roles = Role.objects.filter(role__in=[role.value for role in _LADDER], user__is_active=True).on(on)
    for role, path, user in roles.values_list("role", "agency__path", "user"):
        found[RoleName(role)][path].add(user)
    return found


def _over(path: str, by_path: Mapping[str, set[int]]) -> frozenset[int]:
    """Those over an agency: of the nearest agency above it that has any, so that the city isn't told of every report."""
    codes = path.strip("/").split("/")
    for depth in range(len(codes), 0, -1):
        people = by_path.get(f"/{'/'.join(codes[:depth])}/")
        if people:
            return frozenset(people)
    return frozenset()
