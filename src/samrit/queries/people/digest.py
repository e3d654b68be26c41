"""What the weekly mail tells somebody: their work as it stands, and what they were told and has not read."""

from dataclasses import dataclass
from datetime import date, timedelta

from samrit.ledger.verification import NotedHead, trail_head
from samrit.queries.people.home import Task, Urgency, tasks
from samrit.queries.people.notices import Notification, notifications
from samrit.queries.people.roles import active_roles
from samrit.records.models import Notice, User
from samrit.vocabulary.codes import RoleName

SOON = timedelta(days=14)
_SOON = (Urgency.DUE, Urgency.AGAIN)


@dataclass(frozen=True, slots=True)
class DigestPage:
    """What there is to tell; `trail` is the end of the audit trail, for an administrator to keep."""

    returned: tuple[Task, ...]
    late: tuple[Task, ...]
    due: tuple[Task, ...]
    to_sign: tuple[Task, ...]
    waiting: tuple[Task, ...]
    unread: tuple[Notification, ...]
    trail: NotedHead | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self.trail is None and not (
            self.returned or self.late or self.due or self.to_sign or self.waiting or self.unread
        )


def digest_page(user: User, *, today: date) -> DigestPage:
    """What the mail tells somebody, in six queries."""
    mine, waiting = tasks(user, today=today)
    is_administrator = any(active.role == RoleName.ADMINISTRATOR for active in active_roles(user, today))
    unread = Notice.objects.filter(user=user, read_at=None, mailed_at=None).order_by("-pk")
    return DigestPage(
        returned=tuple(one for one in mine if one.urgency is Urgency.RETURNED),
        late=tuple(one for one in mine if one.urgency is Urgency.LATE),
        due=tuple(one for one in mine if one.urgency in _SOON and one.deadline.awaited_on <= today + SOON),
        to_sign=tuple(one for one in mine if one.urgency is Urgency.SIGN),
        waiting=waiting,
        unread=notifications(unread, user, today=today),
        trail=head if is_administrator and (head := trail_head()).size else None,
    )
