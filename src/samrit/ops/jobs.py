"""What is done by itself every day or week: a table. Of several workers one does it.

To add a job, write a function of the day and the time that may run twice without harm, and add its line.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from samrit.actions.city.job_runs import AGAIN_AFTER, claim_job, end_job, fail_job
from samrit.actions.city.publish_log import mail_checkpoint
from samrit.actions.city.verify_records import verify_records
from samrit.actions.people.remind import remind
from samrit.actions.people.sent_once import remove_old_answers
from samrit.actions.people.sessions import remove_ended_sessions
from samrit.actions.plans.agencies_today import apply_changes_due
from samrit.actions.plans.plan import recheck_stale
from samrit.actions.public.paper_copy import copy_all_papers
from samrit.actions.public.publish_copy import copy_all_published
from samrit.actions.reports.recount import recount
from samrit.actions.reviews.review import carry_out
from samrit.ledger.blobs import sweep
from samrit.ledger.rate_limits import remove_expired
from samrit.ops.digests import send_digests
from samrit.ops.links import recheck_links
from samrit.queries.city.metrics import count_job
from samrit.queries.city.tracing import logging_with, span
from samrit.records.models import JobRun
from samrit.thai.translation import Message

FROM_HOUR = 6  # of the city's clock: before people come, and not in the middle of a backup
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One job: its words, what does it (gives how many things were done), and whether it is done once a week."""

    words: Message
    run: Callable[[date, datetime], int]
    is_weekly: bool = False
    from_hour: int = FROM_HOUR

    def day(self, today: date) -> date:
        """The day whose run it is: today, or this week's Monday; a week whose Monday was missed is made up for."""
        return today - timedelta(days=today.weekday()) if self.is_weekly else today


JOBS: dict[str, Job] = {
    "agencies": Job(
        Message("let agencies be what they are from today on"),
        lambda on, at: apply_changes_due(on=on, at=at),
    ),
    "recheck": Job(
        Message("check reports anew by the rules that bind today"),
        lambda on, at: recheck_stale(on=on, at=at),
    ),
    "verify": Job(
        Message("compare all records with the trail, so that lists and means know what was changed past the system"),
        lambda _on, at: verify_records(at),
    ),
    "counts": Job(
        Message("count the results of open years anew, and fold what was appended"),
        lambda _on, at: recount(at),
    ),
    "remind": Job(
        Message("remind people of what is due and overdue"),
        lambda on, at: remind(on=on, at=at),
    ),
    "links": Job(
        Message("look again at links given as evidence whose time has come"),
        lambda _on, at: recheck_links(at),
    ),
    "published": Job(
        Message("copy for the public what was published before there were copies"),
        lambda _on, _at: copy_all_published() + copy_all_papers(),
    ),
    "files": Job(
        Message("remove files that writes cut off have left, and those that are in no row"),
        lambda _on, at: sweep(at),
    ),
    "limits": Job(
        Message("forget how often addresses were asked for"),
        lambda _on, at: remove_expired(at),
    ),
    "answers": Job(
        Message("forget what programs sent once, a week ago"),
        lambda _on, at: remove_old_answers(at),
    ),
    "sessions": Job(
        Message("forget log-ins that are over"),
        lambda _on, at: remove_ended_sessions(at),
    ),
    "checkpoint": Job(
        Message("mail the checkpoint of the audit trail to the auditors"),
        lambda _on, _at: mail_checkpoint(),
        is_weekly=True,
    ),
    "digest": Job(
        Message("send the weekly mails"),
        lambda on, at: send_digests(on=on, at=at),
        is_weekly=True,
    ),
    "brakes": Job(
        Message("let take effect what was signed or published yesterday and not stopped"),
        lambda on, at: carry_out(on=on, at=at),
        from_hour=0,
    ),
}


def run_due_jobs(*, now: datetime) -> dict[str, int | None]:
    """Run what is due and nobody else has run; gives how many things each did, None where it failed."""
    local = timezone.localtime(now)
    today = local.date()
    return {
        name: _run(claimed, job, today, now)
        for name, job in JOBS.items()
        if local.hour >= job.from_hour and (claimed := claim_job(name, day=job.day(today), at=now)) is not None
    }


def _run(claimed: JobRun, job: Job, today: date, now: datetime) -> int | None:
    with logging_with(job=claimed.job), span(f"job {claimed.job}") as parts:
        done = _try(claimed, job, today, now)
        parts["job.failed"] = done is None
    count_job(claimed.job, is_done=done is not None)
    return done


def _try(claimed: JobRun, job: Job, today: date, now: datetime) -> int | None:
    began = time.perf_counter()
    try:
        done = job.run(today, now)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in one job, the others are done
        _log.exception("the job %s failed; it is tried again after %s", claimed.job, AGAIN_AFTER)
        fail_job(claimed, why=str(error) or type(error).__name__)
        return None
    end_job(claimed, at=timezone.now())
    _log.info("job", extra={"count": done, "ms": round((time.perf_counter() - began) * 1000, 1)})
    return done
