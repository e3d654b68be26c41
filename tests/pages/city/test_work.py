"""The page of the work behind the pages, and the command line beside it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from visitors import AsSomebody

from catalogue import said
from samrit.actions.people.invitations import send_invitation
from samrit.cli.main import run
from samrit.ledger.queue import LEASE, MOST_TRIES, claim_task, due, fail
from samrit.records.models import TaskLease
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 4, 5, 2, tzinfo=UTC)


@pytest.fixture
def lease() -> TaskLease:
    """An invitation that did not leave, five times."""
    send_invitation.enqueue(1, 1)
    for number in range(MOST_TRIES):
        claim = claim_task("one", at=NOW + number * 400 * LEASE)
        assert claim is not None
        fail(claim, RuntimeError("no <server> of mail"), at=NOW + number * 400 * LEASE)
    return TaskLease.objects.get()


def test_an_administrator_sees_what_was_given_up_and_has_it_tried_again(
    lease: TaskLease, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.ADMINISTRATOR, language="th")

    page = client.get(reverse("work")).content.decode()
    answer = client.post(reverse("try_work_again", args=[lease.pk]), follow=True)

    assert [said("Send somebody their invitation") in page, "no &lt;server&gt; of mail" in page] == [True, True]
    assert said("It is tried again in a moment.") in answer.content.decode()
    assert said("Nothing was given up.") in answer.content.decode()
    assert due(NOW).exists()


def test_nobody_else_sees_it_or_has_it_tried_again(lease: TaskLease, as_somebody: AsSomebody) -> None:
    for role in set(RoleName) - {RoleName.ADMINISTRATOR}:
        client = as_somebody(role)
        assert client.get(reverse("work")).status_code == 403
        assert client.post(reverse("try_work_again", args=[lease.pk])).status_code == 403


def test_the_command_line_lists_it_and_queues_it_again(lease: TaskLease, capsys: pytest.CaptureFixture[str]) -> None:
    assert lease.attempt == MOST_TRIES
    assert run(["jobs", "--given-up"]) == 1
    assert "no <server> of mail" in capsys.readouterr().out

    assert run(["jobs", "--again"]) == 0

    assert due(NOW).exists()
    assert run(["jobs", "--given-up"]) == 0
