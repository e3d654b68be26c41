"""What must be so after processes were killed: all that was acknowledged is there, nothing is half, the trail is whole."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from victims import Tally


def wait_for_server() -> None:
    """A server may still be ending what it was asked for by who was killed."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for _try in range(200):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(0.05)


def check(tally: Tally, reported: list[dict[str, Any]]) -> None:
    from django.core.files.storage import storages
    from django.db import connection

    from samrit.queries.reports.verification import verify
    from samrit.records.models import Blob

    wait_for_server()
    tally.faults += [f"acknowledged and gone: {one}" for one in reported if not _is_there(one)]
    tally.faults += list(_half())
    tally.faults += [f"verify: {sentence.text('en')}" for sentence in verify(with_files=True).sentences()]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            tally.faults += [f"integrity: {row[0]}" for row in cursor.fetchall() if row[0] != "ok"]
    connection.check_constraints()
    tally.verified += 1
    top = Path(storages["evidence"].path("."))
    names = set(Blob.objects.values_list("name", flat=True))
    tally.orphans = sum(path.is_file() and path.relative_to(top).as_posix() not in names for path in top.rglob("*"))


def _is_there(one: dict[str, Any]) -> bool:
    return _THERE[one["done"]](one)


def _edit_is_there(one: dict[str, Any]) -> bool:
    from samrit.records.models import Revision

    saved = Revision.objects.filter(report=one["pk"], number=one["version"]).first()
    return saved is not None and saved.content["narrative"] == one["narrative"]


def _file_is_there(one: dict[str, Any]) -> bool:
    from samrit.ledger.blobs import BlobDamagedError, blob_bytes
    from samrit.records.models import Evidence

    row = Evidence.objects.select_related("blob").filter(pk=one["pk"], blob__sha256=one["sha256"]).first()
    try:
        return row is not None and row.blob is not None and bool(blob_bytes(row.blob))
    except (BlobDamagedError, OSError):
        return False


def _row_is_there(model: str, **wanted: Any) -> Callable[[dict[str, Any]], bool]:
    def is_there(one: dict[str, Any]) -> bool:
        from django.apps import apps

        return bool(apps.get_model("records", model).objects.filter(pk=one["pk"], **wanted).exists())

    return is_there


def _ask_is_there(one: dict[str, Any]) -> bool:
    from samrit.records.models import JobRun

    return JobRun.objects.filter(job=one["token"]).exists()


_THERE: dict[str, Callable[[dict[str, Any]], bool]] = {
    "edit": _edit_is_there,
    "submit": _row_is_there("QuarterReport", status="submitted"),
    "upload": _file_is_there,
    "import": _row_is_there("Import"),
    "save import": _row_is_there("Import", state__in=("save_waiting", "saving", "saved")),
    "sign": _row_is_there("SignOff"),
    "count": _row_is_there("Practice", status="verified"),
    "queue": _ask_is_there,
}


def _half() -> Iterator[str]:
    """Effects without the rest of what belongs to them."""
    yield from _half_reports()
    yield from _half_work()
    yield from _half_counts()


def _half_reports() -> Iterator[str]:
    from django.db.models import F, Max

    from samrit.records.models import Event, Indicator, Practice, QuarterReport, SignOff

    newest = QuarterReport.objects.annotate(newest=Max("revisions__number")).filter(newest__isnull=False)
    for row in newest.exclude(newest=F("version")):
        yield f"report {row.pk} is version {row.version}, its newest revision {row.newest}"
    for rows in (
        QuarterReport.objects.filter(status="submitted", indicator__number__startswith="submit"),
        Practice.objects.filter(status="verified"),
    ):
        keys = set(rows.values_list("pk", flat=True))
        events = Event.objects.filter(subject_type=rows.model.__name__.lower(), subject_id__in=keys)
        for key in keys - set(events.values_list("subject_id", flat=True)):
            yield f"{rows.model.__name__} {key} has gone on without an event"
    for signoff in SignOff.objects.exclude(indicator__in=Indicator.objects.filter(signoff__isnull=False).values("pk")):
        yield f"signature {signoff.pk} without the freeze of its indicator"


def _half_work() -> Iterator[str]:
    from django.db.models import Count
    from django_tasks_db.models import DBTaskResult

    from samrit.records.models import Import, JobRun, Partner

    for row in Import.objects.filter(kind="partners").annotate(made=Count("partners")):
        if row.made != (3 if row.state == "saved" else 0):
            yield f"import {row.pk} is {row.state} and has {row.made} of 3 partners"
    queued = {call["args"][0] for call in DBTaskResult.objects.values_list("args_kwargs", flat=True) if call["args"]}
    for token in JobRun.objects.filter(job__startswith="asked ").values_list("job", flat=True):
        if token not in queued:
            yield f"{token} without its task"
    names = Partner.objects.filter(upload__isnull=False).values("name_th").annotate(n=Count("pk"))
    for name in names.filter(n__gt=1):
        yield f"twice: {name}"


def _half_counts() -> Iterator[str]:
    from samrit.records.models import Indicator, Practice, QuarterReport
    from samrit.records.models import Tally as Counted

    verified = Practice.objects.filter(status="verified").values("partner").distinct().count()
    for indicator in Indicator.objects.filter(number__startswith="count"):
        report = QuarterReport.objects.get(indicator=indicator, quarter=2)
        if verified and Counted.objects.filter(report=report).exists() and report.result.value not in (verified, None):
            yield f"the result is {report.result.value}, of {verified} that were verified"


def drain(tally: Tally) -> None:
    """Let the work be ended by a worker that nobody kills."""
    from django_tasks_db.models import DBTaskResult

    from samrit.actions.city.try_again import try_all_again
    from samrit.ledger.queue import due
    from samrit.ops.worker import run_tasks

    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        run_tasks()
        tally.again += try_all_again(at=datetime.now(UTC))
        unfinished = DBTaskResult.objects.exclude(status="SUCCESSFUL")
        if not unfinished.exists():
            return
        # A pause of an hour is not waited for.
        unfinished.filter(status="READY").exclude(pk__in=due(datetime.now(UTC))).update(run_after=datetime.now(UTC))
        time.sleep(0.1)


def check_work(tally: Tally, reported: list[dict[str, Any]]) -> None:
    from django_tasks_db.models import DBTaskResult

    from samrit.records.models import Import, JobRun, TaskLease

    left = DBTaskResult.objects.exclude(status="SUCCESSFUL").count()
    if left:
        tally.faults.append(f"{left} tasks are not done")
    for one in reported:
        if one["done"] == "queue":
            effects = JobRun.objects.filter(job=one["token"].replace("asked", "effect")).count()
            if effects != 1:
                tally.faults.append(f"{one['token']} had {effects} effects")
        if one["done"] == "save import" and Import.objects.get(pk=one["pk"]).state != "saved":
            tally.faults.append(f"import {one['pk']} was asked to be saved, and is not")
    tally.effects = JobRun.objects.filter(job__startswith="effect ").count()
    tally.attempts = max(TaskLease.objects.values_list("fence", flat=True), default=0)
