"""The worker beside a web server: there as long as the server is, and started anew where it ends."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from samrit.cli import own_worker
from samrit.ops.worker import work


def until(is_so: Callable[[], bool]) -> bool:
    """Whether something is so within ten seconds."""
    for _ in range(200):
        if is_so():
            return True
        time.sleep(0.05)
    return False


def test_a_worker_that_ends_is_started_anew_and_ends_with_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_worker, "_AGAIN_SECONDS", 0)
    # The first one ends at once, the second one stays.
    child = f"import os, time; n = len(os.listdir({str(tmp_path)!r})); open(f'{tmp_path}/{{os.getpid()}}', 'w'); time.sleep(60 * n)"
    monkeypatch.setattr(own_worker, "_CHILD", child.replace("{", "{{").replace("}", "}}"))

    with own_worker.own_worker():
        assert until(lambda: len(list(tmp_path.iterdir())) == 2)

    assert [path for path in tmp_path.iterdir() if Path("/proc", path.name).exists()] == []


def test_a_worker_ends_when_its_server_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(own_worker, "start_django", lambda: None)
    monkeypatch.setattr("samrit.ops.worker.work", lambda _stop, is_over: asked.append(is_over()))
    monkeypatch.setattr(own_worker, "MOST_MEMORY_MB", 100_000)
    monkeypatch.setattr("signal.signal", lambda *_: None)

    for server in (os.getppid(), 0):
        own_worker.work_for(server)

    assert asked == [False, True]


def test_work_that_is_over_is_not_begun() -> None:
    work(Event(), is_over=lambda: True)
