"""Which worker runs a job of the day or the week, and how it went; and that a worker is there."""

from datetime import date, datetime, timedelta

from samrit.actions.acting import unasked
from samrit.queries.city.health import WORKER
from samrit.records.models import JobRun

AGAIN_AFTER = timedelta(hours=1)  # after a try that failed, or whose worker died
TRIES = 24  # then it is given up for this day


def give_sign(*, day: date, at: datetime) -> None:
    """A worker is at work."""
    JobRun.objects.update_or_create(
        job=WORKER, day=day, defaults={"ended_at": at}, create_defaults={"began_at": at, "ended_at": at}
    )


def claim_job(name: str, *, day: date, at: datetime) -> JobRun | None:
    """This worker's run of a job, None where another has it or it is done."""
    with unasked(None, at):
        run, is_new = JobRun.objects.select_for_update().get_or_create(job=name, day=day, defaults={"began_at": at})
        if is_new:
            return run
        if run.ended_at is not None or at - run.began_at < AGAIN_AFTER or run.tries >= TRIES:
            return None
        run.began_at, run.tries = at, run.tries + 1
        run.save()
        return run


def end_job(run: JobRun, *, at: datetime) -> None:
    """It went well."""
    JobRun.objects.filter(pk=run.pk).update(ended_at=at, why_failed="")


def fail_job(run: JobRun, *, why: str) -> None:
    """It went wrong; it is claimed again after a while."""
    JobRun.objects.filter(pk=run.pk).update(why_failed=why)
