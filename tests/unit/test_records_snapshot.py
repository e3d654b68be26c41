"""What is read in a snapshot is of one moment, and nobody waits for it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

import factories
from samrit.ledger.snapshot import snapshot
from samrit.records.models import Agency

pytestmark = pytest.mark.django_db(transaction=True)


def made_elsewhere(code: str) -> None:
    """An agency made by somebody with a connection of their own."""
    factories.agency(code)
    connection.close()


def test_what_others_write_meanwhile_is_not_seen_and_they_do_not_wait() -> None:
    factories.agency("2200")

    with snapshot():
        before = Agency.objects.count()
        with ThreadPoolExecutor(1) as thread:
            thread.submit(made_elsewhere, "1700").result(timeout=10)
        after = Agency.objects.count()

    assert (before, after, Agency.objects.count()) == (2, 2, 3)


def test_it_works_as_the_first_thing_that_a_process_does() -> None:
    connection.close()

    with snapshot():
        assert Agency.objects.count() == 0


def test_writing_goes_on_as_ever_afterwards() -> None:
    with snapshot():
        pass

    assert factories.agency("2200").pk is not None
