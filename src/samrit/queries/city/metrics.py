"""Figures for Prometheus: of requests and jobs as they happen, of the installation when it is asked.

With `PROMETHEUS_MULTIPROC_DIR` in the environment several processes count together, in files of that folder.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector

from samrit.queries.city.health import health, last_beat
from samrit.records.models import LogHead

LAST_BACKUP = "last-backup.json"  # in the data folder: when the last backup was made, and where it lies
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_requests = Counter("samrit_requests", "Requests answered", ("method", "route", "status"))
_seconds = Histogram("samrit_request_seconds", "How long an answer took to begin", ("route",), buckets=_SECONDS)
_jobs = Counter("samrit_jobs", "Jobs of the day and the week that ended", ("job", "outcome"))


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """An answer has begun."""
    _requests.labels(method, route, str(status)).inc()
    _seconds.labels(route).observe(seconds)


def count_job(name: str, *, is_done: bool) -> None:
    """A job has ended."""
    _jobs.labels(name, "done" if is_done else "failed").inc()


def figures(now: datetime) -> bytes:
    """All figures in Prometheus' text."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call] # its package is typed in part
    else:
        registry.register(_OwnCounters())
    registry.register(_Installation(now))
    return generate_latest(registry)


class _OwnCounters(Collector):
    """What this process counts; where it runs alone, that is all."""

    def collect(self) -> Iterator[Metric]:
        """Those that are about the program or the process."""
        return iter(REGISTRY.collect())


class _Installation(Collector):
    """What is asked for at the moment of the scrape."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        """A database that is away leaves out what only it knows, and `samrit_healthy` says so."""
        state = health(self.now)
        healthy = GaugeMetricFamily("samrit_healthy", "1 where it is as it should be", labels=("check",))
        for name in ("database", "migrations", "files", "worker"):
            healthy.add_metric((name,), int(getattr(state, name)))
        yield healthy
        backup = last_backup()
        if backup is not None:
            age = (self.now - backup).total_seconds()
            yield GaugeMetricFamily("samrit_backup_age_seconds", "Since the last backup", value=age)
        if state.migrations:
            try:
                yield from self._of_records()
            except DatabaseError:  # it went away in between
                return

    def _of_records(self) -> Iterator[Metric]:
        beat = last_beat()
        if beat is not None:
            age = (self.now - beat).total_seconds()
            yield GaugeMetricFamily("samrit_worker_beat_age_seconds", "Since the worker's last sign of life", value=age)
        tasks = GaugeMetricFamily("samrit_tasks", "Work behind the pages, by state", labels=("state",))
        for state, count in DBTaskResult.objects.order_by().values_list("status").annotate(n=Count("pk")):
            tasks.add_metric((str(state).lower(),), count)
        yield tasks
        head = LogHead.objects.filter(pk=1).first()
        yield GaugeMetricFamily("samrit_trail_events", "Events in the audit trail", value=head.size if head else 0)


def last_backup() -> datetime | None:
    """When the last backup of this data folder was made; None where none is known of."""
    try:
        parts = json.loads((Path(settings.DATA_DIR) / LAST_BACKUP).read_text(encoding="utf-8"))
        return datetime.fromisoformat(parts["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
