"""What is written is sealed, however it is written: by the event of its transaction, or by one of its own at the end."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations import Migration

import factories
import samrit.records.migrations
from samrit.actions.city.resolve_row import resolve_row
from samrit.ledger.row_seals import row_hash, written
from samrit.ledger.trail import record, seal_what_is_here
from samrit.ledger.verification import verify_trail
from samrit.records.models import (
    Agency,
    CityHoliday,
    Event,
    Indicator,
    Project,
    QuarterReport,
    RateLimit,
    Revision,
    Role,
    RowSeal,
    Theme,
    User,
)
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Altered, Invalid
from tampering import tamper

pytestmark = pytest.mark.every_row_has_an_event

AT = factories.AT
MIGRATIONS = Path(samrit.records.migrations.__path__[0])


def stated(event: Event) -> dict[str, list[int]]:
    """Which rows an event tells of; of those that are gone the number is negative."""
    rows = json.loads(event.text).get("rows", {})
    return {table: [int(key) if seal else -int(key) for key, seal in keys.items()] for table, keys in rows.items()}


def nothing_yet() -> None:
    """All that was made so far is sealed."""
    with transaction.atomic():
        record("rename", factories.city(), by=None, at=AT)
    assert not written()


def after(write: Callable[[], object]) -> dict[str, list[int]]:
    """What the event tells that comes after this."""
    nothing_yet()
    with transaction.atomic():
        write()
        return stated(record("rename", factories.city(), by=None, at=AT))


@pytest.mark.django_db
def test_every_way_to_write_a_row_is_noted() -> None:
    indicator, other = factories.indicator(), factories.indicator()
    project = factories.project(indicator.annual_plan)
    quarters = list(indicator.quarters.order_by("quarter"))
    agency = factories.agency()

    def change_one() -> None:
        quarters[0].narrative = "ก"
        quarters[0].save()

    def bulk_update() -> None:
        for row in quarters:
            row.narrative = "ข"
        QuarterReport.objects.bulk_update(quarters, ["narrative"])

    keys = [row.pk for row in quarters]
    made: list[int] = []
    assert after(change_one) == {"quarterreport": keys[:1]}
    assert after(bulk_update) == {"quarterreport": keys}
    assert after(lambda: QuarterReport.objects.filter(indicator=indicator, quarter__gt=3).update(narrative="ค")) == {
        "quarterreport": keys[3:]
    }
    assert (
        after(lambda: indicator.quarters.filter(indicator__annual_plan__agency__code="none").update(narrative="x"))
        == {}
    )
    assert after(lambda: made.append(CityHoliday.objects.create(on=AT.date(), name_th="ก").pk)) == {"cityholiday": made}
    assert after(lambda: CityHoliday.objects.get_or_create(on=AT.date())) == {}
    assert after(lambda: project.indicators.add(indicator, other)).keys() == {"project_indicators"}
    assert after(lambda: project.indicators.add(indicator)) == {}
    assert set(after(project.indicators.clear)) == {"project_indicators"}
    assert all(key < 0 for key in after(lambda: CityHoliday.objects.all().delete())["cityholiday"])
    gone = after(lambda: Indicator.objects.get(pk=other.pk).delete())
    assert (gone["indicator"], len(gone["quarterreport"])) == ([-other.pk], 5)
    assert after(
        lambda: Role.objects.bulk_create([Role(user=factories.user(), role="head", agency=agency)])
    ).keys() == {
        "user",
        "role",
    }
    assert after(lambda: RateLimit.objects.all().delete()) == {}
    assert verify_trail().is_whole


@pytest.mark.django_db
def test_what_carries_no_seal_makes_no_event_and_no_noise() -> None:
    user = factories.user()

    assert after(lambda: User.objects.filter(pk=user.pk).update(last_login=AT)) == {}
    assert after(lambda: User.objects.filter(pk=user.pk).update(last_login=AT, is_active=False)) == {"user": [user.pk]}


@pytest.mark.django_db
def test_a_row_that_came_and_went_within_one_action_is_not_told() -> None:
    def come_and_go() -> None:
        CityHoliday.objects.create(on=AT.date(), name_th="ก").delete()

    assert after(come_and_go) == {}


@pytest.mark.django_db
def test_what_was_undone_to_a_savepoint_is_not_told_and_what_its_event_took_is_told_again() -> None:
    nothing_yet()
    with transaction.atomic():
        first = CityHoliday.objects.create(on="2021-01-01", name_th="ก")
        with transaction.atomic():
            CityHoliday.objects.create(on="2021-01-02", name_th="ข")
            record("add_holiday", first, by=None, at=AT)
            transaction.set_rollback(True)
        event = record("add_holiday", first, by=None, at=AT)

    assert stated(event) == {"cityholiday": [first.pk]}
    assert verify_trail().is_whole


@pytest.mark.django_db
def test_the_seal_is_of_the_row_as_it_stands_and_its_number_is_new_each_time() -> None:
    theme = factories.campaign().themes.first()
    assert theme is not None
    nothing_yet()
    before = RowSeal.objects.get(table="theme", key=theme.pk)
    Theme.objects.filter(pk=theme.pk).update(position=theme.position)
    nothing_yet()
    now = RowSeal.objects.get(table="theme", key=theme.pk)

    assert (now.event_id, now.nonce == before.nonce, now.hash == before.hash) == (
        Event.objects.latest("pk").pk,
        False,
        False,
    )
    assert row_hash(b"", b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.django_db(transaction=True)
def test_what_no_event_has_taken_gets_one_when_it_is_committed() -> None:
    agency = factories.agency()
    Event.objects.all()
    with transaction.atomic():
        holiday = CityHoliday.objects.create(on="2021-01-01", name_th="ก")
        record("add_holiday", holiday, by=None, at=AT)
        late = CityHoliday.objects.create(on="2021-01-02", name_th="ข")
    with transaction.atomic():
        CityHoliday.objects.create(on="2021-01-03", name_th="ค")
        transaction.set_rollback(True)
    Agency.objects.filter(pk=agency.pk).update(name_en="x")

    *_, with_event, rest, alone = Event.objects.order_by("pk")
    assert (with_event.action, stated(with_event)) == ("add_holiday", {"cityholiday": [holiday.pk]})
    assert (rest.action, rest.subject_type, rest.subject_id, stated(rest)) == (
        "write_rows", "cityholiday", late.pk, {"cityholiday": [late.pk]},
    )  # fmt: skip
    assert (alone.action, stated(alone)) == ("write_rows", {"agency": [agency.pk]})
    assert verify_trail().is_whole


@pytest.mark.django_db(transaction=True)
def test_an_event_that_cannot_be_written_takes_its_rows_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.city()
    monkeypatch.setattr("samrit.ledger.trail.locked_head", lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        CityHoliday.objects.create(on="2021-01-01", name_th="ก")

    assert not CityHoliday.objects.exists()
    assert not connection.in_atomic_block
    assert not written()


@pytest.mark.django_db
def test_after_a_migration_what_is_there_is_sealed_once() -> None:
    nothing_yet()
    keys = list(Agency.objects.values_list("pk", flat=True))
    tamper(
        "DELETE FROM records_rowseal", "DELETE FROM records_event", "UPDATE records_loghead SET size = 0, frontier = ''"
    )
    seal_what_is_here()
    event = Event.objects.get()
    seal_what_is_here()

    assert (event.action, stated(event)["agency"]) == ("seal_rows", keys)
    assert Event.objects.count() == 1
    assert not verify_trail().row_faults


@pytest.mark.django_db
def test_rows_that_a_migration_rewrites_are_sealed_anew() -> None:
    class Rewriting(Migration):
        rewrites = ("agency",)

    agency = factories.agency()
    nothing_yet()
    tamper(f"UPDATE records_agency SET name_en = 'Rewritten' WHERE id = {agency.pk}")
    seal_what_is_here(plan=[(Rewriting("0099_x", "records"), False)])

    assert stated(Event.objects.latest("pk")) == {
        "agency": list(Agency.objects.order_by("pk").values_list("pk", flat=True))
    }
    assert verify_trail().is_whole


def test_every_later_migration_that_runs_code_names_the_tables_that_it_rewrites() -> None:
    later = [path for path in MIGRATIONS.glob("0*.py") if path.name > "0003"]

    silent = [
        path.name for path in later if "migrations.Run" in path.read_text() and "rewrites = (" not in path.read_text()
    ]
    assert silent == [], "say `rewrites = (...)` in its Migration, () where it changes no sealed row"


@pytest.mark.django_db
def test_seals_that_are_gone_are_not_made_anew_by_a_migration() -> None:
    factories.user(RoleName.HEAD)
    nothing_yet()
    tamper("DELETE FROM records_rowseal")
    call_command("migrate", verbosity=0)

    assert {fault.kind for fault in verify_trail().row_faults} == {"seal"}
    assert Project.objects.count() == Revision.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_row_that_was_changed_past_the_system_is_not_written_over() -> None:
    by, report = factories.user(RoleName.ADMINISTRATOR), factories.quarter()
    added = CityHoliday.objects.create(on="2021-01-01", name_th="ก").pk
    tamper(
        ("UPDATE records_quarterreport SET result_value = 999999 WHERE id = %s", [report.pk]),
        "INSERT INTO records_cityholiday (\"on\", name_th, name_en, is_working_day) VALUES ('2021-01-02', 'ข', '', FALSE)",
    )
    report.refresh_from_db()

    links: list[Callable[[], object]] = [
        report.save,
        report.delete,
        lambda: QuarterReport.objects.filter(indicator=report.indicator_id).update(narrative="ก"),
        lambda: QuarterReport.objects.filter(pk__in=[report.pk]).update(narrative="ก"),
        CityHoliday.objects.all().delete,
    ]
    for write in links:
        with pytest.raises(Altered, match="changed past the system"):
            write()
    assert {(fault.kind, fault.table) for fault in verify_trail().row_faults} == {
        ("changed", "quarterreport"), ("added", "cityholiday"),
    }  # fmt: skip
    assert CityHoliday.objects.filter(pk=added).delete()[0] == 1, "others are written as ever"

    for fault in verify_trail().row_faults:
        resolve_row(table=fault.table, key=fault.key, reason="ตรวจแล้ว", by=by, at=AT)
    report.save()
    assert verify_trail().is_whole
    assert (
        list(Event.objects.filter(action="resolve_row").values_list("by", "after"))
        == [(by.pk, {"reason": "ตรวจแล้ว"})] * 2
    )


@pytest.mark.django_db
def test_rows_that_are_gone_and_seals_that_are_gone_or_of_nothing_are_settled_too() -> None:
    by, holidays = factories.user(RoleName.ADMINISTRATOR), [
        CityHoliday.objects.create(on=f"2021-01-0{day}", name_th="ก").pk for day in (1, 2, 3)
    ]  # fmt: skip
    nothing_yet()
    tamper(
        f"DELETE FROM records_cityholiday WHERE id IN ({holidays[0]}, {holidays[1]})",
        f'DELETE FROM records_rowseal WHERE "table" = \'cityholiday\' AND "key" IN ({holidays[1]}, {holidays[2]})',
        "INSERT INTO records_rowseal (\"table\", \"key\", nonce, hash, event_id) VALUES ('cityholiday', 77777, '', '', 1)",
    )
    found = verify_trail().row_faults

    for fault in found:
        resolve_row(table=fault.table, key=fault.key, reason="ตรวจแล้ว", by=by, at=AT)

    assert sorted(fault.kind for fault in found) == ["gone", "gone", "seal", "seal"]
    assert verify_trail().is_whole
    with pytest.raises(Invalid, match="as its last event left it"):
        resolve_row(table="cityholiday", key=holidays[2], reason="อีกครั้ง", by=by, at=AT)
