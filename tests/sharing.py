"""How two workers share the tests (see scripts/test), so that both are done at about the same time.

What writes, and what holds the database to its word, runs on both: SQLite and PostgreSQL differ in types, locks, triggers
and transactions. A page's words don't depend on where its rows lie, so each page is opened twice, in two ways:

- on SQLite by the tests that read what stands on it, with a browser and without;
- on PostgreSQL by the tests that open every address as every role, so that every query of every page is asked there, too.

What touches no database at all runs once, where there is time for it. So does what builds a whole city out of acts each of
which is tried alone on both, and what asks one rule of many people.
"""

import os
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "django_db_setup"}
SQLITE, POSTGRES = frozenset({"sqlite"}), frozenset({"postgres"})
BOTH = SQLITE | POSTGRES
# Folders and files, and where they run; the longest beginning of a path counts, and what is in none goes by what it touches.
PLACES = {
    "pages": SQLITE,
    "pages/campaigns": BOTH,  # these search and sort by names,
    "pages/partners": BOTH,
    "pages/people/test_people.py": BOTH,
    "pages/people/test_privacy.py": BOTH,
    "pages/counting": BOTH,  # count,
    "pages/test_api.py": BOTH,
    "pages/test_api_generated.py": POSTGRES,  # the stricter one: NUL, numbers out of range
    "pages/city/test_carry_over.py": BOTH,  # and commit
    "addresses": POSTGRES,
    "actions/campaigns/test_sample_campaigns.py": POSTGRES,
    "actions/city/test_load_sample_city.py": SQLITE,
    "actions/city/test_move_in.py": SQLITE,
    "actions/city/test_sample_city_of_today.py": SQLITE,
    "actions/people/test_permissions.py": SQLITE,
    "actions/people/test_permissions_signed.py": SQLITE,
    "actions/plans/test_agencies_in_a_year.py": SQLITE,
    "actions/plans/test_agency_list.py": POSTGRES,
    "unit/test_cli_processes.py": POSTGRES,
    "unit/test_nation.py": SQLITE,
    "security/test_headers.py": SQLITE,
}


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for a database, by marker or by fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


def databases_of(item: pytest.Item) -> frozenset[str]:
    """On which databases a test runs."""
    if item.get_closest_marker("browser"):
        return SQLITE
    path = item.path.relative_to(TESTS)
    for place in (path, *path.parents):
        if place.as_posix() in PLACES:
            return PLACES[place.as_posix()]
    return BOTH if touches_database(item) else POSTGRES


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to each worker its share."""
    database = os.environ.get("SAMRIT_TEST_DATABASE", "")
    if database:
        others = [item for item in items if database not in databases_of(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in set(others)]
