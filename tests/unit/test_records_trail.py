"""The audit trail: a tree that tells what was done to it behind the application's back."""

import json
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django import Settings

import factories
from samrit.ledger.break_words import break_words
from samrit.ledger.entries import SignedPaper, event_entry, event_text, is_whole, paper_entry
from samrit.ledger.merkle import Frontier, leaf_hash
from samrit.ledger.trail import record, seal
from samrit.ledger.verification import Break, BreakKind, NotedHead, trail_head, verify_trail
from samrit.records.models import Event, LogHead
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


def forged(event: Event, *, text: str = "ปลอม") -> Event:
    """The event with another content, and the text and hash that fit it."""
    event.after = {"name_th": text}
    event.text = event_text(event, more={})
    event.leaf = leaf_hash(event_entry(event)).hex()
    return event


def overwrite(event: Event) -> tuple[str, list[str | int]]:
    values: list[str | int] = [json.dumps(event.after), event.text, event.leaf, event.pk]
    return "UPDATE records_event SET after = %s, text = %s, leaf = %s WHERE id = %s", values


def copy_of(event: Event, number: int, *, position: int, log: int = 1) -> tuple[str, list[str | int]]:
    """A forged event as a new row."""
    columns = "leaves, at, by_id, on_behalf_of_id, action, subject_type, subject_id, before, nonce"
    new = Event.objects.get(pk=event.pk)
    new.position = position
    forged(new)
    sql = (
        f"INSERT INTO records_event (id, {columns}, log, position, after, text, leaf) "
        f"SELECT %s, {columns}, %s, %s, %s, %s, %s FROM records_event WHERE id = %s"
    )
    return sql, [number, log, position, json.dumps(new.after), new.text, new.leaf, event.pk]


def test_each_event_is_a_leaf_in_the_order_of_the_log() -> None:
    made = events(3)

    tree = Frontier()
    tree.extend(leaf_hash(event_entry(event)) for event in made)
    assert [event.position for event in made] == [0, 1, 2]
    assert trail_head() == NotedHead(3, tree.root().hex())


def test_a_signed_paper_has_a_leaf_of_its_own_behind_its_event() -> None:
    paper = SignedPaper(pdf="a" * 64, content="b" * 64)
    with transaction.atomic():
        signed = record("sign", factories.city(), by=None, at=factories.AT, papers=[paper])
        later = record("rename", factories.city(), by=None, at=factories.AT)

    tree = Frontier()
    tree.extend(map(leaf_hash, (event_entry(signed), paper_entry(paper), event_entry(later))))
    assert (signed.position, later.position) == (0, 2)
    assert (trail_head(), verify_trail().is_whole) == (NotedHead(3, tree.root().hex()), True)


def test_the_public_entry_tells_nothing_that_could_be_guessed() -> None:
    one, other = events(1)[0], Event.objects.get()
    other.nonce = "0" * 32

    assert event_entry(one).decode().splitlines()[:3] == ["samrit-event/1", "0", "2021-01-10T09:30:00.000001Z"]
    assert event_entry(one) != event_entry(other)


def test_an_event_read_back_is_what_was_written() -> None:
    events(3)

    assert verify_trail().is_whole
    assert all(is_whole(event) for event in Event.objects.all())


def test_a_trail_that_has_not_begun_is_whole() -> None:
    assert (verify_trail().is_whole, verify_trail().key) == (True, 0)


@pytest.mark.parametrize(
    "change",
    ["action = 'other'", "subject_id = 0", "at = '2020-01-01 00:00:00+00:00'", "nonce = '00'", "text = '{}'", "leaves = 2",
     "text = 'x'", "after = '[]'"],
)  # fmt: skip
def test_a_changed_event_is_told_with_its_whole_neighbours(change: str) -> None:
    a, b, c, _ = (event.pk for event in events(4))

    tamper((f"UPDATE records_event SET {change} WHERE id = %s", [b]))

    assert found() == [("changed", b, b, 1, a, c)]


def test_changed_events_in_a_row_are_told_as_one_break() -> None:
    a, b, _, d, e = (event.pk for event in events(5))

    tamper(("UPDATE records_event SET subject_id = 0 WHERE id BETWEEN %s AND %s", [b, d]))

    assert found() == [("changed", b, d, 3, a, e)]


def test_an_event_changed_together_with_its_hash_shows_in_the_part_of_the_tree_that_the_head_names() -> None:
    _, _, _, _, e, f, _ = events(7)  # the head names subtrees of four, two and one

    tamper(overwrite(forged(f)))

    assert found() == [("rewritten", e.pk, f.pk, 2, None, None)]


def test_a_removed_event_is_told_with_its_whole_neighbours() -> None:
    a, b, c, _ = (event.pk for event in events(4))

    tamper(("DELETE FROM records_event WHERE id = %s", [b]))

    assert found() == [("removed", None, None, 1, a, c)]


def test_the_first_event_removed_is_told() -> None:
    a, b, *_ = (event.pk for event in events(3))

    tamper(("DELETE FROM records_event WHERE id = %s", [a]))

    assert found() == [("removed", None, None, 1, None, b)]


def test_an_event_put_in_where_no_place_is_shows() -> None:
    a, b, _ = events(3)
    tamper(("UPDATE records_event SET id = id + 10 WHERE id >= %s", [b.pk]))  # room between them

    tamper(copy_of(a, a.pk + 1, position=7, log=0))

    assert found() == [("put_in", a.pk + 1, a.pk + 1, 1, a.pk, None)]


def test_an_event_put_in_before_the_first_that_no_package_brought_shows() -> None:
    a, *_ = events(2)

    tamper(copy_of(a, a.pk - 1, position=0, log=0))

    assert found() == [("put_in", None, None, 1, None, None)]


def test_an_end_that_was_cut_off_is_told() -> None:
    a, b, c, d = (event.pk for event in events(4))

    tamper(("DELETE FROM records_event WHERE id IN (%s, %s)", [c, d]))

    assert found() == [("cut_off", None, None, 2, b, None)]
    assert a < b


@pytest.mark.parametrize(("log", "position"), [(1, 2), (2, 0)], ids=["same-log", "another-log"])
def test_an_event_added_behind_the_end_is_told(log: int, position: int) -> None:
    a, b = events(2)

    tamper(copy_of(a, b.pk + 1, position=position, log=log))

    assert ("added", None, b.pk + 1, 1, None, None) in found()


def rewrite_from(second: Event, third: Event, *, head: LogHead | None = None) -> None:
    """All hashes from an event on are made anew; the head too where one is given, with a seal of another key."""
    forged(second)
    forged(third, text="")
    statements = [overwrite(second), overwrite(third)]
    if head is not None:
        tree = Frontier()
        tree.extend(bytes.fromhex(e.leaf) for e in (Event.objects.earliest("pk"), second, third))
        head.frontier = b"".join(tree.hashes).hex()
        values: list[str | int] = [head.frontier, seal(head, key="a guess")]
        statements.append(("UPDATE records_loghead SET frontier = %s, seal = %s", values))
    tamper(*statements)


def test_a_trail_written_anew_shows_in_the_sealed_head() -> None:
    a, b, c = events(3)

    rewrite_from(b, c)

    assert found() == [("rewritten", a.pk, b.pk, 2, None, None), ("rewritten", c.pk, c.pk, 1, None, None)]


def test_a_trail_written_anew_with_its_head_shows_in_the_seal() -> None:
    _, b, c = events(3)

    rewrite_from(b, c, head=LogHead.objects.get())

    assert found() == [("not_sealed", None, None, 0, c.pk, None)]


def test_what_is_written_afterwards_does_not_make_it_look_right() -> None:
    _, b, c = events(3)
    rewrite_from(b, c, head=LogHead.objects.get())

    with transaction.atomic():
        record("rename", factories.city(), by=None, at=factories.AT)

    assert [b.kind for b in verify_trail().breaks] == [BreakKind.NOT_SEALED]


def test_a_head_that_is_gone_is_told() -> None:
    events(2)

    tamper("DELETE FROM records_loghead")

    assert [(b.kind, verify_trail().key) for b in verify_trail().breaks] == [(BreakKind.NO_HEAD, None)]


def test_an_old_database_put_back_shows_in_a_noted_head() -> None:
    *_, last = events(3)
    old = LogHead.objects.get()
    with transaction.atomic():
        record("rename", factories.city(), by=None, at=factories.AT)
    noted = trail_head()

    tamper(
        ("DELETE FROM records_event WHERE id > %s", [last.pk]),
        ("UPDATE records_loghead SET size = %s, frontier = %s, seal = %s", [old.size, old.frontier, old.seal]),
    )

    assert found() == []  # the seal is an old one of ours
    assert found([noted]) == [("cut_off", None, None, 1, last.pk, None)]


def test_noted_heads_tell_between_which_of_them_the_trail_was_written_anew() -> None:
    a, b, c = events(3)
    noted, tree = [], Frontier()
    for event in (a, b, c):
        tree.append(bytes.fromhex(event.leaf))
        noted.append(NotedHead(tree.size, tree.root().hex()))

    rewrite_from(b, c)

    assert [row[:2] for row in found(noted)] == [
        ("rewritten", a.pk),
        ("rewritten", c.pk),
        ("not_as_noted", b.pk),
        ("not_as_noted", c.pk),
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
