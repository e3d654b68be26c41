"""The audit trail: a chain that tells what was done to it behind the application's back."""

import json
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django import Settings

import factories
from samrit.ledger.break_words import break_words
from samrit.ledger.trail import event_hash, record, seal
from samrit.ledger.verification import Break, BreakKind, NotedHead, trail_head, verify_trail
from samrit.records.models import ChainHead, Event
from tampering import tamper

pytestmark = pytest.mark.django_db


def events(number: int) -> list[Event]:
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
            for minute in range(number)
        ]


def found(noted: Sequence[NotedHead] = ()) -> list[tuple[object, ...]]:
    """What was found: kind, first and last event concerned, how many, between which whole ones (numbers of rows)."""
    return [
        (b.kind.value, *(place.number if place else None for place in (b.first, b.last)), b.count,
         *(place.number if place else None for place in (b.after, b.before)))
        for b in verify_trail(noted).breaks
    ]  # fmt: skip


def forged(event: Event, *, text: str = "ปลอม", previous: str | None = None) -> Event:
    """The event with another content, and the hash that fits it."""
    event.after = {"name_th": text}
    event.previous_hash = event.previous_hash if previous is None else previous
    event.hash = event_hash(event)
    return event


def overwrite(event: Event) -> tuple[str, list[str | int]]:
    values: list[str | int] = [json.dumps(event.after), event.previous_hash, event.hash, event.pk]
    return "UPDATE records_event SET after = %s, previous_hash = %s, hash = %s WHERE id = %s", values


def copy_of(event: Event, number: int, *, previous: str) -> tuple[str, list[str | int]]:
    """A forged event as a new row."""
    columns = "at, by_id, on_behalf_of_id, action, subject_type, subject_id, before"
    new = forged(Event.objects.get(pk=event.pk), previous=previous)
    sql = (
        f"INSERT INTO records_event (id, {columns}, after, previous_hash, hash) "
        f"SELECT %s, {columns}, %s, %s, %s FROM records_event WHERE id = %s"
    )
    return sql, [number, json.dumps(new.after), previous, new.hash, event.pk]


def test_each_event_carries_the_hash_of_the_one_before() -> None:
    first, second, third = events(3)

    assert first.previous_hash == ""
    assert second.previous_hash == first.hash
    assert third.previous_hash == second.hash
    assert trail_head() == NotedHead(3, third.hash)


def test_an_event_read_back_has_the_hash_that_it_was_written_with() -> None:
    events(3)

    assert verify_trail().is_whole
    assert all(event.hash == event_hash(event) for event in Event.objects.all())


def test_a_trail_that_has_not_begun_is_whole() -> None:
    assert (verify_trail().is_whole, verify_trail().key) == (True, 0)


def test_a_changed_event_is_told_with_its_whole_neighbours() -> None:
    a, b, c, _ = (event.pk for event in events(4))

    tamper(("UPDATE records_event SET action = 'other' WHERE id = %s", [b]))

    assert found() == [("changed", b, b, 1, a, c)]


def test_changed_events_in_a_row_are_told_as_one_break() -> None:
    a, b, _, d, e = (event.pk for event in events(5))

    tamper(("UPDATE records_event SET subject_id = 0 WHERE id BETWEEN %s AND %s", [b, d]))

    assert found() == [("changed", b, d, 3, a, e)]


def test_an_event_changed_together_with_its_hash_is_told() -> None:
    a, b, c, _ = events(4)

    tamper(overwrite(forged(b)))

    assert found() == [("rewritten", b.pk, b.pk, 1, a.pk, c.pk)]


def test_a_removed_event_is_told_with_its_whole_neighbours() -> None:
    a, b, c, _ = (event.pk for event in events(4))

    tamper(("DELETE FROM records_event WHERE id = %s", [b]))

    assert found() == [("removed", None, None, 0, a, c)]


def test_the_first_event_removed_is_told() -> None:
    a, b, *_ = (event.pk for event in events(3))

    tamper(("DELETE FROM records_event WHERE id = %s", [a]))

    assert found() == [("removed", None, None, 0, None, b)]


def test_an_event_put_in_is_told() -> None:
    a, b, c = events(3)
    tamper(("UPDATE records_event SET id = id + 10 WHERE id >= %s", [b.pk]))  # room between them

    tamper(copy_of(a, a.pk + 1, previous="0" * 64))

    assert found() == [("put_in", a.pk + 1, a.pk + 1, 1, a.pk, b.pk + 10)]
    assert c.pk == b.pk + 1


def test_an_end_that_was_cut_off_is_told() -> None:
    a, b, c, d = (event.pk for event in events(4))

    tamper(("DELETE FROM records_event WHERE id IN (%s, %s)", [c, d]))

    assert found() == [("cut_off", None, None, 2, b, None)]
    assert a < b


def test_an_event_added_behind_the_end_is_told() -> None:
    a, b = events(2)

    tamper(copy_of(a, b.pk + 1, previous=b.hash))

    assert found() == [("added", None, b.pk + 1, 1, b.pk, None)]


def rewrite_from(second: Event, third: Event, *, head: ChainHead | None = None) -> None:
    """All hashes from an event on are made anew; the head too where one is given, with a seal of another key."""
    forged(second)
    forged(third, text="", previous=second.hash)
    statements = [overwrite(second), overwrite(third)]
    if head is not None:
        head.last_hash = third.hash
        values: list[str | int] = [head.last_hash, seal(head, key="a guess")]
        statements.append(("UPDATE records_chainhead SET last_hash = %s, seal = %s", values))
    tamper(*statements)


def test_a_chain_written_anew_shows_in_the_sealed_head() -> None:
    _, b, c = events(3)

    rewrite_from(b, c)

    assert found() == [("end_rewritten", c.pk, c.pk, 1, None, None)]


def test_a_chain_written_anew_with_its_head_shows_in_the_seal() -> None:
    _, b, c = events(3)

    rewrite_from(b, c, head=ChainHead.objects.get())

    assert found() == [("not_sealed", None, None, 0, c.pk, None)]


def test_what_is_written_afterwards_does_not_make_it_look_right() -> None:
    _, b, c = events(3)
    rewrite_from(b, c, head=ChainHead.objects.get())

    with transaction.atomic():
        record("rename", factories.city(), by=None, at=factories.AT)

    assert [b.kind for b in verify_trail().breaks] == [BreakKind.NOT_SEALED]


def test_a_head_that_is_gone_is_told() -> None:
    events(2)

    tamper("DELETE FROM records_chainhead")

    assert [(b.kind, verify_trail().key) for b in verify_trail().breaks] == [(BreakKind.NO_HEAD, None)]


def test_an_old_database_put_back_shows_in_a_noted_head() -> None:
    *_, last = events(3)
    old = ChainHead.objects.get()
    with transaction.atomic():
        record("rename", factories.city(), by=None, at=factories.AT)
    noted = trail_head()

    tamper(
        ("DELETE FROM records_event WHERE id > %s", [last.pk]),
        ("UPDATE records_chainhead SET count = %s, last_hash = %s, seal = %s", [old.count, old.last_hash, old.seal]),
    )

    assert found() == []  # the seal is an old one of ours
    assert found([noted]) == [("cut_off", None, None, 1, last.pk, None)]


def test_noted_heads_tell_between_which_of_them_the_chain_was_written_anew() -> None:
    a, b, c = events(3)
    noted = [NotedHead(n, event.hash) for n, event in enumerate((a, b, c), start=1)]

    rewrite_from(b, c)

    assert [row[:2] for row in found(noted)] == [
        ("not_as_noted", b.pk),
        ("not_as_noted", c.pk),
        ("end_rewritten", c.pk),
    ]


def test_a_head_sealed_before_the_key_was_changed_is_accepted_and_told(settings: Settings) -> None:
    events(2)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, which is in use from now on"

    before = verify_trail()
    with transaction.atomic():
        record("rename", factories.city(), by=None, at=factories.AT)
    settings.SECRET_KEY_FALLBACKS = []

    assert (before.is_whole, before.key) == (True, 1)
    assert (verify_trail().is_whole, verify_trail().key) == (True, 0)


def test_a_key_that_nobody_kept_is_told(settings: Settings) -> None:
    events(2)
    settings.SECRET_KEY = "another key, and the one before is lost"

    assert [b.kind for b in verify_trail().breaks] == [BreakKind.NOT_SEALED]


def test_of_very_many_breaks_some_are_told_and_all_are_counted() -> None:
    events(250)
    tamper("UPDATE records_event SET action = 'other' WHERE id % 2 = 0".replace("%", "%%"))

    state = verify_trail()

    assert (len(state.breaks), state.breaks_count) == (100, 125)


def test_a_break_is_told_in_words_that_name_the_events() -> None:
    a, b, c, _ = (event.pk for event in events(4))
    tamper(("UPDATE records_event SET action = 'other' WHERE id = %s", [b]))

    words = break_words(verify_trail().breaks[0])

    assert words.en == (
        f"Event {b} (10 Jan 2021, 16.31) was changed: the content no longer has its hash "
        f"after event {a} (10 Jan 2021, 16.30) and before event {c} (10 Jan 2021, 16.32)."
    )
    assert words.th == (
        f"รายการที่ {b} (10 ม.ค. 2564 16.31 น.) ถูกแก้ไข เนื้อหาไม่ตรงกับค่าแฮชที่บันทึกไว้ "
        f"หลังรายการที่ {a} (10 ม.ค. 2564 16.30 น.) และก่อนรายการที่ {c} (10 ม.ค. 2564 16.32 น.)"
    )


@pytest.mark.parametrize("kind", BreakKind)
def test_every_kind_of_break_has_words_in_both_languages(kind: BreakKind) -> None:
    words = break_words(Break(kind, count=2))

    assert words.en.endswith(".")
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in words.th)


@pytest.mark.django_db(transaction=True)
def test_an_event_is_written_in_the_transaction_of_its_action_or_not_at_all() -> None:
    agency = factories.agency("2200")

    with pytest.raises(AssertionError):
        record("rename", agency, by=None, at=factories.AT)
