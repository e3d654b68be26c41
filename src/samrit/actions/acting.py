"""How everything is written: one transaction, in which the permission is asked, and one event of who did what.

    with acting(Permission.PLAN, agency, by, at) as act:
        ...
        act.log("start_plan", plan, after={...})

A permission that depends on how a row stands is asked of the row as it is locked (`lock`), which is `act.subject` then.
An action that takes several permissions asks the others by `act.require`; the first says on whose behalf it is done.
What nobody is asked for, the system's own work and what is a person's own business, is `unasked`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import DatabaseError, InterfaceError, models, transaction

from samrit.actions.period_results import count_touched
from samrit.ledger.entries import SignedPaper
from samrit.ledger.outages import raise_outage
from samrit.ledger.queue import require_claim
from samrit.ledger.trail import record
from samrit.records.models import PartnerLink, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied

Subject = TypeVar("Subject")
Subject_contra = TypeVar("Subject_contra", contravariant=True)
Who = TypeVar("Who")
Who_contra = TypeVar("Who_contra", contravariant=True)


class PermissionOn(Generic[Subject_contra, Who_contra]):
    """What somebody may do with a subject, and why not: the same sentence guards, hides and explains."""

    def why_not(self, subject: Subject_contra, by: Who_contra, at: datetime) -> Message | None:
        """The sentence that says why somebody may not do this now; None where they may."""
        raise NotImplementedError

    def behalf(self, subject: Subject_contra, by: Who_contra, at: datetime) -> User | None:
        """On whose behalf somebody does this; None in a role of their own."""
        raise NotImplementedError

    def check(self, subject: Subject_contra, by: Who_contra, at: datetime) -> None:
        """Denied with the reason where somebody may not do this now."""
        refuse(self.why_not(subject, by, at))

    def allows(self, subject: Subject_contra, by: Who_contra, at: datetime) -> bool:
        """Whether somebody may do this now."""
        return self.why_not(subject, by, at) is None


@dataclass(frozen=True, slots=True)
class Reasoned(PermissionOn[Subject_contra, Who_contra]):
    """What a function of its own decides on; another says on whose behalf, where the role may be a delegated one."""

    reason: Callable[[Subject_contra, Who_contra, datetime], Message | None]
    for_whom: Callable[[Subject_contra, Who_contra, datetime], User | None] = lambda _subject, _by, _at: None

    def why_not(self, subject: Subject_contra, by: Who_contra, at: datetime) -> Message | None:
        """The function's sentence."""
        return self.reason(subject, by, at)

    def behalf(self, subject: Subject_contra, by: Who_contra, at: datetime) -> User | None:
        """The other function's person."""
        return self.for_whom(subject, by, at)


@dataclass(frozen=True, slots=True)
class Acting(Generic[Subject, Who]):
    """An action under way: who does it, when, on whose behalf, and to what, as it is locked where it was locked."""

    subject: Subject
    who: Who
    at: datetime
    on_behalf_of: User | None = None

    @property
    def by(self) -> User | None:
        """Whom rows and events name: nobody where the system acts, or a partner by its link."""
        return self.who if isinstance(self.who, User) else None

    def require(self, permission: PermissionOn[Subject_contra, Who], subject: Subject_contra) -> None:
        """Denied where one more permission that the action takes is not given."""
        permission.check(subject, self.who, self.at)

    def log(
        self,
        event: str,
        row: models.Model,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        papers: Sequence[SignedPaper] = (),
    ) -> None:
        """Append the event, as the last thing in the transaction: from here to its end everybody else who writes waits.

        Before that, what the action has changed is counted.
        """
        count_touched(event, row)
        if isinstance(self.who, PartnerLink):
            PartnerLink.objects.filter(pk=self.who.pk).update(last_used_at=self.at)
        record(
            event,
            row,
            by=self.by,
            at=self.at,
            on_behalf_of=self.on_behalf_of,
            before=before,
            after=after,
            papers=papers,
        )


@contextmanager
def acting(
    permission: PermissionOn[Subject, Who],
    subject: Subject,
    by: Who,
    at: datetime,
    *,
    lock: Callable[[Subject], Subject] | None = None,
) -> Iterator[Acting[Subject, Who]]:
    """A transaction in which somebody does what a permission is for; Denied, with its reason, where they may not.

    `lock` gives the subject as it is now, and keeps everybody else from writing it until the transaction ends.
    """
    with _transaction():
        now = lock(subject) if lock is not None else subject
        permission.check(now, by, at)
        yield Acting(now, by, at, permission.behalf(now, by, at))


@contextmanager
def unasked(by: User | None, at: datetime, *, behalf: User | None = None) -> Iterator[Acting[None, User | None]]:
    """A transaction for which nobody is asked: the system's (by None), of what is somebody's own business, or of what
    they were allowed when they asked for it.
    """
    with _transaction():
        yield Acting(None, by, at, behalf)


@contextmanager
def _transaction() -> Iterator[None]:
    """All of it or nothing; Unavailable where the database or a disk can't take it now. A worker's task must still be its own."""
    try:
        with transaction.atomic():
            require_claim()
            yield
    except (DatabaseError, InterfaceError, OSError) as error:
        raise_outage(error)
        raise


def refuse(refusal: Message | None) -> None:
    """Denied with the sentence, where there is one."""
    if refusal is not None:
        raise Denied(refusal)
