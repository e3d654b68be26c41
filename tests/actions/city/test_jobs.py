"""What is done by itself: once a day or week whoever does it, tried again where it failed, and by hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Event

import pytest
from django.utils import translation

import factories
from samrit.actions.plans.plan import recheck, recheck_stale, rules_version
from samrit.cli.main import run
from samrit.ops import jobs
from samrit.ops.jobs import Job, run_due_jobs
from samrit.ops.worker import work, work_once
from samrit.records.models import Indicator, JobRun, Notice, RuleSetting
from samrit.thai.translation import Worded
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
MONDAY = datetime(2021, 4, 5, 2, tzinfo=UTC)  # nine o'clock in Bangkok


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A command sets the language of its process, which here is that of all tests."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, date]]:
    """What two jobs of the test's own did; the daily one fails while the list holds "fail"."""
    found: list[tuple[str, date]] = []

    def daily(on: date, at: datetime) -> int:
        if ("fail", on) in found:
            raise RuntimeError("the disk is full")
        found.append(("daily", on))
        return at.day

    def weekly(on: date, _at: datetime) -> int:
        found.append(("weekly", on))
        return 1

    words = Worded(th="งาน", en="a job")
    monkeypatch.setattr(jobs, "JOBS", {"daily": Job(words, daily), "weekly": Job(words, weekly, is_weekly=True)})
    return found


def test_a_job_is_done_once_a_day_or_week_however_often_workers_look(done: list[tuple[str, date]]) -> None:
    for hours in (0, 0, 1, 5, 24, 48):
        run_due_jobs(now=MONDAY + timedelta(hours=hours))

    assert done == [
        ("daily", date(2021, 4, 5)),
        ("weekly", date(2021, 4, 5)),
        ("daily", date(2021, 4, 6)),
        ("daily", date(2021, 4, 7)),
    ]
    assert JobRun.objects.filter(ended_at=None).count() == 0


def test_a_week_whose_monday_was_missed_is_made_up_for(done: list[tuple[str, date]]) -> None:
    run_due_jobs(now=MONDAY + timedelta(days=3))

    assert ("weekly", date(2021, 4, 8)) in done
    assert JobRun.objects.get(job="weekly").day == date(2021, 4, 5)


@pytest.mark.django_db(transaction=True)
def test_every_job_is_done_as_the_worker_does_it_in_no_transaction_of_a_test() -> None:
    indicator = factories.indicator()
    assert indicator.rules_version != rules_version()

    done = run_due_jobs(now=MONDAY)

    assert [name for name in jobs.JOBS if done[name] is None] == []
    indicator.refresh_from_db()
    assert indicator.rules_version == rules_version()


@pytest.mark.usefixtures("done")
def test_nothing_is_done_at_night() -> None:
    assert run_due_jobs(now=datetime(2021, 4, 4, 22, tzinfo=UTC)) == {}


def test_a_job_that_failed_is_tried_again_after_a_while_and_the_others_are_done(done: list[tuple[str, date]]) -> None:
    done.append(("fail", date(2021, 4, 5)))

    first = run_due_jobs(now=MONDAY)
    why = JobRun.objects.get(job="daily").why_failed
    soon = run_due_jobs(now=MONDAY + timedelta(minutes=5))
    done.remove(("fail", date(2021, 4, 5)))
    later = run_due_jobs(now=MONDAY + timedelta(hours=1))

    assert (first, soon, later) == ({"daily": None, "weekly": 1}, {}, {"daily": 5})
    assert why == "the disk is full"
    run_row = JobRun.objects.get(job="daily")
    assert (run_row.tries, run_row.why_failed, run_row.ended_at is not None) == (2, "", True)


def test_a_run_whose_worker_died_is_taken_over(done: list[tuple[str, date]]) -> None:
    JobRun.objects.create(job="daily", day=date(2021, 4, 5), began_at=MONDAY)

    soon, later = (run_due_jobs(now=MONDAY + timedelta(minutes=m)) for m in (30, 61))

    assert (soon, later) == ({"weekly": 1}, {"daily": 5})
    assert done == [("weekly", date(2021, 4, 5)), ("daily", date(2021, 4, 5))]


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_is_due_until_it_is_told_to_stop(done: list[tuple[str, date]]) -> None:
    stop = Event()

    def clock() -> datetime:
        stop.set()
        return MONDAY

    work(stop, clock=clock, every_seconds=0)
    work_once(now=MONDAY)

    assert done == [("daily", date(2021, 4, 5)), ("weekly", date(2021, 4, 5))]


def test_reports_are_checked_anew_where_other_rules_are_in_force(done: list[tuple[str, date]]) -> None:
    by, at = factories.user(RoleName.EVALUATOR), MONDAY
    factories.indicator()
    recheck(Indicator.objects.all(), at=at)
    quiet = recheck_stale(on=at.date(), at=at)
    setting = RuleSetting.objects.create(code="E501", is_off=True, reason="ก", set_by=by, set_at=at)
    changed = recheck_stale(on=at.date(), at=at)
    setting.is_off, setting.binds_from = False, date(2021, 4, 7)
    setting.save()

    stated = [recheck_stale(on=date(2021, 4, day), at=at + timedelta(days=day - 5)) for day in (5, 6, 7, 7)]

    assert (quiet, changed, stated) == (0, 1, [1, 0, 1, 0])
    assert Indicator.objects.get().rules_version == rules_version()
    assert done == []


def test_the_jobs_are_listed_and_one_is_done_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    factories.indicator(responsible=factories.user(RoleName.OFFICER))

    codes = [
        run(["jobs", "--lang", "en"]),
        run(["jobs", "remind", "--on", "2021-01-10", "--lang", "en"]),
        run(["jobs", "remind", "--on", "2021-01-10", "--lang", "en"]),
        run(["jobs", "sing", "--lang", "en"]),
    ]

    output, printed = capsys.readouterr()
    assert codes == [0, 0, 0, 2]
    assert "remind    remind people of what is due and overdue" in output.splitlines()
    assert output.splitlines()[-2:] == ["remind: 1", "remind: 0"]
    assert printed.startswith("samrit: there is no job sing; there are agencies, recheck, ")
    assert Notice.objects.count() == 1
