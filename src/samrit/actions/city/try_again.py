"""Work that was given up is tried again, because somebody has mended what it failed at."""

from datetime import datetime

from samrit.actions.acting import acting, unasked
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.ledger.queue import given_up, queue_again
from samrit.records.models import TaskLease, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def try_work_again(*, lease: TaskLease, by: User, at: datetime) -> None:
    """Queue it anew, from its first try on. Invalid where it waits already, or is done."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        row = given_up().select_for_update(of=("self",)).filter(pk=lease.pk).first()
        if row is None:
            raise Invalid(Message("This work is not given up any more: it waits for its turn, or is done."))
        queue_again(row)
        act.log("try_work_again", row, after={"task": row.task.task_name})


def try_all_again(*, at: datetime) -> int:
    """The same of all that was given up, for who has the machine; gives how many that is."""
    with unasked(None, at) as act:
        rows = list(given_up().select_for_update(of=("self",)))
        for row in rows:
            queue_again(row)
            act.log("try_work_again", row, after={"task": row.task.task_name})
        return len(rows)
