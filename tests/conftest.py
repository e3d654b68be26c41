"""What all tests share: where the real reports are, on machines that have them; which database is under test."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import TransactionTestCase
from django.test.client import ClientHandler
from django.test.utils import override_settings
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker, Settings
from whitenoise.middleware import WhiteNoiseMiddleware

import answers
import postgres
import read_only
import snapshots
import undefined
from samrit.records.append_only import create_triggers, drop_triggers

# The same examples on every run, however busy the machine: a test that fails is one that was broken by a change.
# HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis_settings.register_profile("same", derandomize=True, deadline=None)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

SHARED = Path(os.environ.get("SAMRIT_SHARED") or Path(__file__).resolve().parents[2] / "shared")


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """The folder of real reports; the test is skipped, and says so, where it isn't there."""
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("the real reports (../shared/reports) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real loads; the test is skipped, and says so, where it isn't there."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("the real loads (../shared/data) are not on this machine")
    return folder


def pytest_configure() -> None:
    """Gates that stand in every test; a password hash that costs nothing: none of the users is worth an attack."""
    settings.MIDDLEWARE = [read_only.MIDDLEWARE, answers.MIDDLEWARE, *settings.MIDDLEWARE]
    undefined.refuse_undefined_variables(settings.TEMPLATES)
    read_plain_pages()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.PAGES_IN_MEMORY = 0  # each test has a database of its own, and what counts its changes begins anew
    settings.MFA_ROLES = []  # who has to have a second factor, the tests of that say
    find_static_files_once()


def find_static_files_once() -> None:
    """WhiteNoise reads all our folders when a client sends its first request; they don't change while tests run."""
    find: Any = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[str, Any] = {}

    def add_what_was_found(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            find(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    patched: Any = WhiteNoiseMiddleware
    patched.add_files_from_finders = add_what_was_found


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is made while tests are listed stays until the end: the garbage collector looks through none of it."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def read_plain_pages() -> None:
    """Django's test client reads pages without the marks that keep words whole in browsers: a test looks for sentences.

    Tests with a browser get the pages as people do; tests/unit/test_words_on_screens.py tries the marks.
    """
    load = ClientHandler.load_middleware

    def load_without_marks(handler: ClientHandler, is_async: bool = False) -> None:
        without = [one for one in settings.MIDDLEWARE if one != "samrit.web.line_ends.whole_words"]
        with override_settings(MIDDLEWARE=without):
            load(handler, is_async)

    pytest.MonkeyPatch().setattr(ClientHandler, "load_middleware", load_without_marks)


@pytest.fixture(autouse=True)
def evidence_folder(tmp_path: Path, settings: Settings) -> None:
    """Files that a test keeps go with the test."""
    stores = {**settings.STORAGES}
    stores["evidence"] = {**stores["evidence"], "OPTIONS": {"location": tmp_path / "evidence"}}
    settings.STORAGES = stores


@pytest.fixture(autouse=True)
def rows_that_a_test_commits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of a test's own need no event, unless it is about that."""
    import rows_of_tests  # of models, which are there when all is set up

    if request.node.get_closest_marker("every_row_has_an_event") is None:
        rows_of_tests.exist_without_events(monkeypatch)


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    """How often somebody tried to log in is forgotten between tests."""
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def emptied_between_tests() -> Iterator[None]:
    """A test with transactions of its own leaves an empty database: SQLite gets a copy of one.

    On PostgreSQL the guards of what is only added step aside. Nothing in the program does this: an installation can't be
    emptied without dropping the triggers by hand.
    """
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined] # Django's own, which its stubs leave out

    def teardown(case: TransactionTestCase) -> None:
        if connection.vendor == "sqlite":
            snapshots.put_back()
            return
        drop_triggers(connection)
        try:
            empty(case)
        finally:
            create_triggers(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """SQLite in a file of its own, as people run it; with SAMRIT_TEST_DATABASE=postgres a real PostgreSQL."""
    if postgres.is_wanted():
        with postgres.server() as url:
            postgres.point_django_to(url)
            yield
    else:
        database = tmp_path_factory.mktemp("sqlite") / "test.sqlite3"
        connections.settings["default"]["TEST"]["NAME"] = str(database)
        # As `postgres` does: nobody needs these data after a crash of the machine.
        connections.settings["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"
        snapshots.begin_from_copy(database)
        yield


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """What lies in the file of SQLite already is a copy for this run."""
    return not postgres.is_wanted()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:  # noqa: ARG001 - the database
    """Whoever has migrated leaves a copy for the next run."""
    if not postgres.is_wanted():
        with django_db_blocker.unblock():
            database = Path(connections["default"].settings_dict["NAME"])
            snapshots.leave_copy(database)
            snapshots.remember_empty(database)
