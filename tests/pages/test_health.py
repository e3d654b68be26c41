"""What machines are told: alive, ready, the worker's beat, and figures for Prometheus."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from samrit.actions.city.job_runs import give_sign
from samrit.cli.counters import VARIABLE, count_together

pytestmark = pytest.mark.django_db
STRANGE_NAME = {"Host": "10.0.0.7:8000"}  # whoever watches asks by the machine's number


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own, and a server that has just begun, alone whatever began in this process before."""
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv(VARIABLE, raising=False)
    settings.ALLOWED_HOSTS = ["samrit.example.go.th"]


def beat(minutes_ago: int) -> None:
    at = timezone.now() - timedelta(minutes=minutes_ago)
    give_sign(day=timezone.localdate(at), at=at)


def test_it_is_alive_without_asking_the_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        answer = Client().get("/health/live", headers=STRANGE_NAME)

    assert (answer.status_code, answer.json(), answer.cookies) == (200, {"live": True}, {})


def test_it_is_ready_and_says_whether_the_worker_beats() -> None:
    beat(minutes_ago=1)
    ready, worker = (Client().get(f"/health/{what}", headers=STRANGE_NAME) for what in ("ready", "worker"))

    well = {"database": True, "migrations": True, "files": True, "worker": True}
    assert (ready.status_code, ready.json()) == (200, {"ready": True} | well)
    assert (worker.status_code, worker.json()) == (200, {"worker": True})


def test_a_worker_that_is_late_is_told_and_keeps_no_page_away() -> None:
    beat(minutes_ago=11)
    ready, worker = (Client().get(f"/health/{what}") for what in ("ready", "worker"))

    assert (ready.status_code, ready.json()["worker"], worker.status_code) == (200, False, 503)


def test_without_its_database_its_folder_or_a_migration_it_is_not_ready(settings: Settings, tmp_path: Path) -> None:
    def away(*_: object) -> None:
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        database = Client().get("/health/ready")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name LIKE '0001%' AND app = 'records'")
    behind = Client().get("/health/ready")
    settings.DATA_DIR = tmp_path / "gone"
    folder = Client().get("/health/ready")

    assert [answer.status_code for answer in (database, behind, folder)] == [503, 503, 503]
    assert [(a.json()["migrations"], a.json()["files"]) for a in (behind, folder)] == [(False, True), (False, False)]


def test_figures_are_for_this_machine_or_who_brings_the_token(settings: Settings) -> None:
    beat(minutes_ago=1)
    Client().get("/health/live")
    here = Client().get("/metrics", headers=STRANGE_NAME)
    proxied = Client().get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"})
    elsewhere = Client(REMOTE_ADDR="203.0.113.7").get("/metrics")
    settings.METRICS_TOKEN = "let-me-in"
    without, with_token = (
        Client(REMOTE_ADDR="203.0.113.7").get("/metrics", headers=headers)
        for headers in ({}, {"Authorization": "Bearer let-me-in"})
    )

    assert [a.status_code for a in (here, proxied, elsewhere, without, with_token)] == [200, 404, 404, 404, 200]
    text = here.content.decode()
    assert 'samrit_requests_total{method="GET",route="/health/live",status="200"}' in text
    assert 'samrit_healthy{check="worker"} 1.0' in text
    assert "samrit_trail_events 0.0" in text


def test_several_processes_count_together(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / "counter_999999999.db").write_bytes(b"")
    count_together()
    script = (
        "import django; django.setup()\n"
        "from samrit.queries.city import metrics\n"
        "metrics.count_request('GET', 'office/', 200, 0.1)\n"
        "from prometheus_client import CollectorRegistry, generate_latest\n"
        "from prometheus_client.multiprocess import MultiProcessCollector\n"
        "registry = CollectorRegistry(); MultiProcessCollector(registry); print(generate_latest(registry).decode())\n"
    )
    environ = os.environ | {
        "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        "SAMRIT_DATA_DIR": str(tmp_path / "data"),
    }

    texts = [
        subprocess.run([sys.executable, "-c", script], env=environ, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]

    line = 'samrit_requests_total{method="GET",route="office/",status="200"}'
    assert [f"{line} {count}.0" in text for count, text in enumerate(texts, 1)] == [True, True]
