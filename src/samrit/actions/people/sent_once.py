"""What a program sends under a key of its own is done once: whoever asks again with the same gets the first answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from samrit.actions.acting import unasked
from samrit.ledger.rate_limits import key_of
from samrit.records.models import SentOnce, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, Refused

FOR = timedelta(days=7)
_GIVEN_UP = timedelta(minutes=10)  # whoever was to answer has died


class OtherContent(Invalid):
    """The key was used for something else."""

    code = "key_reused"


class StillRunning(Refused):
    """The first is not answered yet."""

    code = "still_running"


def begin_once(*, key: str, digest: str, by: User, at: datetime) -> SentOnce:
    """The row of what is sent; with the answer where it was given already.

    OtherContent where the key stood for something else, StillRunning where the answer to the first is being made.
    """
    with unasked(by, at):
        wanted = {"digest": digest, "began_at": at}
        row, is_new = SentOnce.objects.select_for_update().get_or_create(
            user=by, key=key_of("once", key), defaults=wanted
        )
        if is_new:
            return row
        if row.digest != digest:
            raise OtherContent(Message("This key was used for something else before; take a new one."))
        if row.status is None:
            if row.began_at > at - _GIVEN_UP:
                raise StillRunning(Message("What was sent under this key is being worked on; ask again in a moment."))
            SentOnce.objects.filter(pk=row.pk).update(began_at=at)
        return row


def end_once(row: SentOnce, *, status: int, headers: Mapping[str, str], body: str) -> None:
    """Store the answer."""
    SentOnce.objects.filter(pk=row.pk).update(status=status, headers=dict(headers), body=body)


def drop_once(row: SentOnce) -> None:
    """Nothing was done: the key may be used again."""
    SentOnce.objects.filter(pk=row.pk).delete()


def remove_old_answers(at: datetime) -> int:
    """Forget answers after a week; gives how many."""
    return SentOnce.objects.filter(began_at__lte=at - FOR).delete()[0]
