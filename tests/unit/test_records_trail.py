"""The audit trail: a chain in which every tampering shows."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

import factories
from samrit.records.models import Event
from samrit.records.trail import broken_events, event_hash, record

pytestmark = pytest.mark.django_db


def three_events() -> list[Event]:
    agency = factories.agency("2200")
    by = factories.user()
    with transaction.atomic():
        return [
            record(
                "rename",
                agency,
                by=by,
                at=factories.AT + timedelta(minutes=minute, microseconds=1),
                before={"name_th": "เดิม", "weight": Decimal("1.50")},
                after={"name_th": f"ใหม่ {minute}", "nested": {"b": [1, None], "a": "ก"}},
            )
            for minute in range(3)
        ]


def test_each_event_carries_the_hash_of_the_one_before() -> None:
    first, second, third = three_events()

    assert first.previous_hash == ""
    assert second.previous_hash == first.hash
    assert third.previous_hash == second.hash


def test_an_event_read_back_has_the_hash_that_it_was_written_with() -> None:
    three_events()

    assert broken_events() == ()
    assert all(event.hash == event_hash(event) for event in Event.objects.all())


def test_a_changed_event_shows() -> None:
    _, second, _ = three_events()

    Event.objects.filter(pk=second.pk).update(after={"name_th": "ปลอม"})

    assert broken_events() == (second.pk,)


def test_an_event_changed_together_with_its_hash_shows_in_the_next() -> None:
    _, second, third = three_events()

    second.after = {"name_th": "ปลอม"}
    Event.objects.filter(pk=second.pk).update(after=second.after, hash=event_hash(second))

    assert broken_events() == (third.pk,)


def test_a_removed_event_shows() -> None:
    first, second, third = three_events()

    Event.objects.filter(pk=second.pk).delete()

    assert broken_events() == (third.pk,)
    assert first.pk < third.pk


@pytest.mark.django_db(transaction=True)
def test_an_event_is_written_in_the_transaction_of_its_deed_or_not_at_all() -> None:
    agency = factories.agency("2200")

    with pytest.raises(AssertionError):
        record("rename", agency, by=None, at=factories.AT)
