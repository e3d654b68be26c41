"""Rows are changed in `actions` and in `ledger`, and nowhere else."""

from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from writing import writes

ROOT = Path(__file__).resolve().parents[2] / "src" / "samrit"
# Where rows are changed, and why there.
WRITERS = {
    "actions": "every write: one function for each thing that a person does",
    "ledger": "the audit trail, dated facts, files kept by hash",
    "records/append_only.py": "the triggers of the database itself",
    "ops/sample_city": "a city of its own in an empty database, at one stroke: nobody's action",
    "ops/backup/database.py": "reads one moment, and fills a copy of it: no row of the installation",
}
# What the rows at the other end of a relation are reached by: a field of many, or what points here.
RELATIONS = frozenset(
    [field.name for model in apps.get_models() for field in model._meta.many_to_many]
    + [
        relation.get_accessor_name() or relation.name
        for model in apps.get_models()
        for relation in model._meta.related_objects
        if relation.multiple
    ]
)


def is_in(path: Path, place: str) -> bool:
    return path.is_relative_to(ROOT / place)


@cache
def found() -> dict[Path, list[str]]:
    modules = [path for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts]
    return {path: list(writes(path.read_text(encoding="utf-8"), RELATIONS)) for path in modules}


def test_rows_are_changed_in_the_rooms_for_it_alone() -> None:
    elsewhere = {
        path.relative_to(ROOT).as_posix(): calls
        for path, calls in found().items()
        if calls and not any(is_in(path, place) for place in WRITERS)
    }

    assert elsewhere == {}, "write in actions (or ledger), and call that"


@pytest.mark.parametrize("place", WRITERS)
def test_a_room_that_may_write_does(place: str) -> None:
    assert any(calls and is_in(path, place) for path, calls in found().items()), "take the line out of WRITERS"


@pytest.mark.parametrize(
    "source",
    [
        "row.save()",
        "row.save(update_fields=['name'])",
        "row.delete()",
        "Row.objects.filter(pk=1).delete()",
        "Row.objects.filter(pk=1).update(name='x')",
        "rows.update(**named)",
        "Row.objects.create(name='x')",
        "city.agencies.create(name='x')",
        "Row.objects.bulk_create(made)",
        "manager().get_or_create(pk=1)",
        "project.indicators.set(chosen)",
        "project.indicators.aset(chosen)",
        "campaign.activities.add(row, bulk=False)",
        "campaign.activities.clear()",
        "row.save(False)",
        "row.save(True, False)",
        "row.save_base(raw=True)",
        "await row.asave()",
        "await Row.objects.abulk_create(made)",
        "await Row.objects.acreate(name='x')",
        "rows._raw_delete('default')",
        "cursor.execute(sql)",
        "cursor.execute('DELETE FROM records_event')",
    ],
)
def test_a_call_that_changes_rows_is_found(source: str) -> None:
    assert len(list(writes(source, frozenset({"indicators", "activities"})))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "image.save(file, 'PNG')",
        "storage.delete(name)",
        "found.update(more)",
        "digest.update(b'x')",
        "seen.add(one)",
        "image.save(target)",
        "Row(name='x')",
        "Row.objects.filter(pk=1).values()",
        "cursor.execute('SELECT 1')",
    ],
)
def test_a_call_that_only_shares_the_name_is_not(source: str) -> None:
    assert list(writes(source, frozenset({"indicators", "activities"}))) == []
