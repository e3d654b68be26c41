"""Where somebody is logged in now."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from samrit.records.models import User


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A log-in that lives: since when, when it last asked for a page (within five minutes), from where, with what."""

    pk: int
    began_at: datetime
    last_at: datetime
    network: str
    browser: str
    is_this: bool


def sessions_of(user: User, *, this: str, at: datetime) -> tuple[SessionLine, ...]:
    """Somebody's log-ins that live, the latest first; one query."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    rows = UserSession.objects.filter(user=user, session_key__in=alive).order_by("-last_seen_at", "-pk")
    return tuple(
        SessionLine(row.pk, row.created_at, row.last_seen_at, row.ip, row.user_agent, row.session_key == this)
        for row in rows
    )
