"""How two workers share the tests (see scripts/test): SQLite has the records and the browser, PostgreSQL the records again.

Tests that touch no database would give the same twice; they go to the PostgreSQL worker, as it is spared the browser.
"""

import os

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "django_db_setup"}


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for a database, by marker or by fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


def belongs_to(database: str, item: pytest.Item) -> bool:
    """Whether the worker on a database runs a test."""
    if item.get_closest_marker("browser"):
        return database == "sqlite"
    return touches_database(item) or database == "postgres"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to each worker its share."""
    database = os.environ.get("SAMRIT_TEST_DATABASE", "")
    if database:
        others = [item for item in items if not belongs_to(database, item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in set(others)]
