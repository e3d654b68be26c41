"""Publish the log: sign it where it grew, and tell others, so that nobody can show two histories; begin a new one after a fork."""

import logging
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django_tasks import task

from samrit.actions.acting import unasked
from samrit.ledger.publication import ForkError, Published, check_is_later, folder, is_configured, last_signed, publish
from samrit.ledger.trail import begin_log, locked_head
from samrit.ledger.verification import ROOT_BEFORE, tree_over
from samrit.records.models import Agency, Event
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, Unavailable

_log = logging.getLogger(__name__)


def publish_log() -> Published | None:
    """Sign and publish what is new, and hand the checkpoint to whoever keeps one; None where nothing is new."""
    from samrit.actions.city.timestamps import stamp  # with httpx, which only who publishes needs
    from samrit.actions.city.witnesses import cosigned

    published = publish()
    if published is None:
        return None
    published = cosigned(published)
    if settings.LOG_COPY:
        with Path(settings.LOG_COPY).open("a", encoding="utf-8") as file:
            file.write(f"{published.note}\n")
    if settings.LOG_TIMESTAMPS:
        stamp(published.note.encode(), folder(published.log) / "timestamps" / f"{published.checkpoint.size}.tsr")
    return published


def publish_if_grown() -> int:
    """Publish where that is set up; what stands in the way is logged, and tried again. Gives how many checkpoints were signed."""
    if not is_configured():
        return 0
    try:
        return int(publish_log() is not None)
    except (Unavailable, OSError) as error:
        _log.error("the log is not published: %s", error)
        return 0


def publish_soon() -> None:
    """Let a worker publish once the transaction stands."""
    if is_configured():
        publish_now.enqueue()


@task()
def publish_now() -> int:
    """What `publish_if_grown` does, for the queue."""
    return publish_if_grown()


def mail_checkpoint() -> int:
    """The last checkpoint by mail to the auditors outside, who keep it; gives to how many."""
    last = last_signed()
    if last is None or not settings.LOG_AUDITORS:
        return 0
    subject = str(Message("Samrit: checkpoint of the audit trail at entry {size}", size=last.checkpoint.size))
    body = str(
        Message(
            "This is the signed checkpoint of {origin}. Keep this mail: with it you can prove later that nothing before "
            "was changed. How to check it: {address}",
            origin=last.checkpoint.origin,
            address=f"{settings.BASE_URL}/.well-known/samrit-log/",
        )
    )
    letters = [EmailMessage(subject, f"{body}\n\n{last.note}", to=[address]) for address in settings.LOG_AUDITORS]
    return sum(letter.send() for letter in letters)


def fork_log(*, reason: str, decided_by: str, at: datetime) -> Event:
    """Begin a new log after an old copy of the database was put in place: its first entry names the checkpoint that is given up.

    Invalid where nothing of the kind happened: a log that goes on is not begun anew.
    """
    if not reason.strip() or not decided_by.strip():
        raise Invalid(Message("A new log begins with a reason and with who decided it."))
    with unasked(None, at) as act:
        head = locked_head()
        try:
            check_is_later(head)
        except ForkError:
            last = last_signed()
        else:
            raise Invalid(
                Message("The log goes on from the checkpoint that was signed last; there is nothing to begin anew.")
            )
        city = Agency.objects.filter(parent=None).order_by("path").first()
        if city is None or last is None:
            raise Invalid(Message("There is no city yet."))
        after = {
            "reason": reason.strip(),
            "decided_by": decided_by.strip(),
            "checkpoint": last.note,
            "found": {"log": head.log, "size": head.size},
            ROOT_BEFORE: tree_over(Event.objects.all()).root().hex(),
        }
        begin_log(head, 1 + max(head.log, last.log))
        act.log("fork_log", city, after=after)
        return Event.objects.latest("pk")
