"""Notices: what waits on somebody's notification page, made in the transaction of the action that it tells of.

What moves a report and what concerns people is told in `people.notify`; a change of how a result is judged, here: plans know it, and
people know plans.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from samrit.records.models import YEAR_END, Agency, Notice, Practice, QuarterReport, Role, RuleProposal, User
from samrit.vocabulary.codes import NoticeKind, RoleName

PROPOSAL = {"proposal": True}
"""What a notice of a proposal says besides: it waits for another action than those of the workflow."""


def notify_all(  # noqa: PLR0913 - a notice is what, whom, when, about what, by whom, with which words
    kind: NoticeKind,
    people: Iterable[int | None],
    *,
    at: datetime,
    report: QuarterReport | None = None,
    practice: Practice | None = None,
    by: User | None = None,
    details: Mapping[str, Any] | None = None,
) -> int:
    """Tell these people (their keys; None is nobody); gives how many were told. Two queries, however many they are."""
    keys = {pk for pk in people if pk is not None} - {by.pk if by is not None else None}
    if not keys:
        return 0
    here = User.objects.filter(pk__in=keys, is_active=True).values_list("pk", flat=True)
    made = [
        Notice(user_id=pk, at=at, kind=kind.value, report=report, practice=practice, by=by, details=dict(details or {}))
        for pk in sorted(here)
    ]
    Notice.objects.bulk_create(made)
    return len(made)


def notify_of_proposal(asked: RuleProposal, *, at: datetime) -> None:
    """Tell who may agree that another way to count or judge a result waits: the coordinators, else the officers. Five queries at most."""
    indicator = asked.indicator
    report = indicator.quarters.filter(quarter=YEAR_END).first()
    for role in (RoleName.COORDINATOR, RoleName.OFFICER):
        people = holders(frozenset({role}), indicator.annual_plan.agency, at) - {asked.asked_by_id}
        if notify_all(NoticeKind.WAITING, people, report=report, by=asked.asked_by, at=at, details=PROPOSAL):
            return


def notify_of_answer(asked: RuleProposal, *, at: datetime) -> None:
    """Nobody has to look at a proposal any more that was answered."""
    waiting = Notice.objects.filter(report__indicator=asked.indicator, kind=NoticeKind.WAITING.value, read_at=None)
    waiting.filter(details=PROPOSAL).update(read_at=at)


def holders(roles: frozenset[RoleName], agency: Agency, at: datetime) -> set[int | None]:
    """Who holds one of these roles over an agency on a day."""
    codes = agency.path.strip("/").split("/")
    active = Role.objects.filter(role__in=[role.value for role in roles], agency__code__in=codes)
    return set(active.on(timezone.localdate(at)).values_list("user_id", flat=True))
