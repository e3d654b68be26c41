"""Where somebody is logged in: told, and ended, by themselves or by who looks after their account."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from samrit.actions.acting import acting, unasked
from samrit.actions.people.people_permissions import MANAGE
from samrit.actions.people.protect import end_sessions
from samrit.records.models import User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def end_own_sessions(*, by: User, current: str, only: int | None, at: datetime) -> int:
    """End one of one's own log-ins, or all but the one whose session is this one; gives how many."""
    with unasked(by, at) as act:
        rows = UserSession.objects.filter(user=by).exclude(session_key=current)
        if only is not None:
            rows = rows.filter(pk=only)
        keys = list(rows.values_list("session_key", flat=True))
        if not keys:
            raise Invalid(Message("This log-in has ended already."))
        Session.objects.filter(pk__in=keys).delete()
        rows.delete()
        act.log("end_sessions", by, after={"sessions": len(keys)})
        return len(keys)


def end_all_sessions(*, person: User, reason: str, by: User, at: datetime) -> None:
    """Log somebody out everywhere: a lost telephone, a machine that somebody else uses now."""
    with acting(MANAGE, person, by, at) as act:
        if not reason.strip():
            raise Invalid(Message("Say why the log-ins are ended."))
        end_sessions(person, at=at)
        count = UserSession.objects.filter(user=person).delete()[0]
        act.log("end_sessions", person, after={"sessions": count, "reason": reason.strip()})


def note_activity(session_key: str, *, at: datetime) -> None:
    """Somebody is still at work in a session."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=at)


def remove_ended_sessions(at: datetime) -> int:
    """Forget sessions that are over, and from where they came; gives how many."""
    Session.objects.filter(expire_date__lte=at).delete()
    alive = Session.objects.values("session_key")
    return int(UserSession.objects.exclude(session_key__in=alive).delete()[0])
