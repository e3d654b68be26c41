"""Work behind the pages: queued with what asks for it, done once, tried again, given up; taken over from a worker that died."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

import factories
from samrit.actions.acting import unasked
from samrit.actions.city.try_again import try_work_again
from samrit.ledger.queue import (
    LEASE,
    MOST_TRIES,
    PATIENT,
    PAUSES,
    LeaseLost,
    claim_task,
    due,
    ending_task,
    fail,
    finish,
    given_up,
    renew,
    working_on,
)
from samrit.ops.worker import run_tasks
from samrit.records.models import Event, JobRun, TaskLease
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 4, 5, 2, tzinfo=UTC)


@task()
def make_row(code: str) -> str:
    """The effect of a task: a row that can't be written twice."""
    with ending_task(datetime.now(UTC)), unasked(None, NOW):
        JobRun.objects.create(job=code, day=NOW.date(), began_at=NOW)
    return code


@task(queue_name=PATIENT)
def fail_patiently() -> None:
    """Fails, as long as it is asked."""
    raise RuntimeError


@task()
def fail_always() -> None:
    """A task that never succeeds."""
    raise RuntimeError("the disk is full")


def row(pk: object) -> "DBTaskResult[Any, Any]":
    return DBTaskResult.objects.get(pk=UUID(str(pk)))


def test_what_is_asked_for_is_queued_with_what_asks_for_it_or_not_at_all() -> None:
    def ask() -> None:
        with transaction.atomic():
            make_row.enqueue("a")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        ask()

    assert not DBTaskResult.objects.exists()


def test_a_task_is_done_with_its_effect() -> None:
    queued = make_row.enqueue("a")

    run_tasks()

    assert (row(queued.id).status, row(queued.id).return_value) == (TaskResultStatus.SUCCESSFUL, "a")
    assert JobRun.objects.filter(job="a").count() == 1


def test_a_task_whose_worker_gives_no_sign_is_taken_over_and_the_first_worker_writes_no_more() -> None:
    make_row.enqueue("a")
    first = claim_task("first", at=NOW)
    assert first is not None

    assert claim_task("second", at=NOW + LEASE / 2) is None
    assert renew(first, at=NOW + LEASE / 2)
    assert claim_task("second", at=NOW + LEASE) is None
    second = claim_task("second", at=NOW + 2 * LEASE)
    assert second is not None
    assert not renew(first, at=NOW + 2 * LEASE)
    with working_on(first), pytest.raises(LeaseLost):
        make_row.call("a")
    with working_on(second):
        make_row.call("a")
    finish(first, "of the first", at=NOW + 2 * LEASE)

    assert (second.task_id, second.fence) == (first.task_id, first.fence + 1)
    assert row(first.task_id).return_value is None
    assert JobRun.objects.filter(job="a").count() == 1


def test_an_effect_that_was_written_isnt_written_again_whatever_follows() -> None:
    make_row.enqueue("a")
    claim = claim_task("first", at=NOW)
    assert claim is not None
    with working_on(claim):
        make_row.call("a")

    fail(claim, RuntimeError("after the effect"), at=NOW)

    assert not due(NOW + timedelta(days=1)).exists()


def test_what_fails_is_tried_again_after_growing_pauses_and_then_given_up() -> None:
    queued = fail_always.enqueue()
    at, waited = NOW, list[timedelta]()
    for _number in range(MOST_TRIES):
        claim = claim_task("one", at=at)
        assert claim is not None
        fail(claim, RuntimeError("the disk is full"), at=at)
        if row(queued.id).status == TaskResultStatus.READY:
            waited.append(row(queued.id).run_after - at)
            assert claim_task("one", at=at + waited[-1] / 2) is None
            at += waited[-1]

    assert tuple(waited) == PAUSES
    assert [lease.reason for lease in given_up()] == ["RuntimeError: the disk is full"]
    assert claim_task("one", at=at + timedelta(days=9)) is None


def test_what_another_system_has_to_take_is_tried_for_three_days_at_scattered_moments() -> None:
    ids = [fail_patiently.enqueue().id for _number in range(2)]
    ends = []
    for pk in ids:
        at = NOW
        while True:
            claim = claim_task("one", at=at)
            assert claim is not None
            assert str(claim.task_id) == pk
            fail(claim, RuntimeError("away"), at=at)
            if row(pk).status != TaskResultStatus.READY:
                break
            at = row(pk).run_after
        ends.append(at - NOW)

    assert all(timedelta(days=2.6) < end < timedelta(days=3.3) for end in ends)
    assert ends[0] != ends[1]


def test_a_task_that_kills_its_worker_each_time_is_given_up_too() -> None:
    fail_always.enqueue()
    for number in range(MOST_TRIES):
        assert claim_task("one", at=NOW + number * 3 * LEASE) is not None

    assert claim_task("one", at=NOW + MOST_TRIES * 3 * LEASE) is None
    assert given_up().count() == 1


def test_a_lease_given_by_a_clock_that_was_set_back_ends_all_the_same() -> None:
    make_row.enqueue("a")
    claim_task("one", at=NOW + timedelta(hours=5))

    assert claim_task("two", at=NOW) is not None


def test_what_was_given_up_is_tried_again_when_an_administrator_says_so() -> None:
    queued = fail_always.enqueue()
    for number in range(MOST_TRIES + 1):
        claim_task("one", at=NOW + number * 3 * LEASE)
    lease = TaskLease.objects.get()
    administrator = factories.user(RoleName.ADMINISTRATOR, over=factories.city())
    with pytest.raises(Denied):
        try_work_again(lease=lease, by=factories.user(RoleName.OFFICER), at=NOW)

    try_work_again(lease=lease, by=administrator, at=NOW)

    claim = claim_task("one", at=NOW)
    assert claim is not None
    assert (str(claim.task_id), Event.objects.get().action) == (str(queued.id), "try_work_again")
    with pytest.raises(Invalid):
        try_work_again(lease=lease, by=administrator, at=NOW)
