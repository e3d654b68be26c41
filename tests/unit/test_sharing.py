"""Two workers share the tests: what needs no database is run by one of them, whichever comes to it first."""

from pathlib import Path

import pytest

from sharing import POSTGRES, Sharing, databases_of, is_anybodys


def test_a_file_is_run_by_the_worker_that_comes_to_it_first(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    item = request.node
    one, other = Sharing(tmp_path / "begun", {item}), Sharing(tmp_path / "begun", {item})

    passed_over = [worker.pytest_runtest_protocol(item, item) for worker in (other, one, other, one)]

    assert passed_over == [None, True, None, True]


def test_what_is_a_workers_own_it_runs_whatever_the_other_does(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    one, other = Sharing(tmp_path / "begun", set()), Sharing(tmp_path / "begun", set())

    assert [worker.pytest_runtest_protocol(request.node, None) for worker in (one, other)] == [None, None]


def test_what_touches_no_database_is_anybodys(request: pytest.FixtureRequest) -> None:
    assert (is_anybodys(request.node), databases_of(request.node)) == (True, POSTGRES)


@pytest.mark.django_db
def test_what_touches_a_database_is_not(request: pytest.FixtureRequest) -> None:
    assert not is_anybodys(request.node)
