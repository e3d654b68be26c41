"""How two workers share the tests (see scripts/test), so that both are done at about the same time.

What writes, and what holds the database to its word, runs on both: SQLite and PostgreSQL differ in types, locks, triggers
and transactions. A page's words don't depend on where its rows lie, so each page is opened twice, in two ways:

- on SQLite by the tests that read what stands on it, with a browser and without;
- on PostgreSQL by the tests that open every address as every role, so that every query of every page is asked there, too.

What touches no database at all runs once, by whichever worker has time for it: behind its own share each takes the next
file that the other has not begun, the longest ones first, so that neither waits for the other. What builds a whole city out
of acts each of which is tried alone on both runs once, too, and so does what asks one rule of many people.

`SAMRIT_TEST_BOTH=1 make test` runs on both whatever touches a database, but for what drives a browser.
"""

import os
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "django_db_setup"}
SQLITE, POSTGRES = frozenset({"sqlite"}), frozenset({"postgres"})
BOTH = SQLITE | POSTGRES
ALL_ON_BOTH = bool(os.environ.get("SAMRIT_TEST_BOTH"))
# Folders of tests without a database that take long, the longest first; what takes no time fills the end.
LONGEST = ("measure", "documents", "properties", "formats", "evidence")
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
    """On which databases a test runs; one that touches none needs the process with PostgreSQL where it runs alone."""
    if item.get_closest_marker("browser"):
        return SQLITE
    if ALL_ON_BOTH and touches_database(item):
        return BOTH
    return _place_of(item) or (BOTH if touches_database(item) else POSTGRES)


def _place_of(item: pytest.Item) -> frozenset[str] | None:
    path = item.path.relative_to(TESTS)
    return next((PLACES[place.as_posix()] for place in (path, *path.parents) if place.as_posix() in PLACES), None)


def is_anybodys(item: pytest.Item) -> bool:
    """Whether it is all the same which worker runs a test."""
    return not touches_database(item) and not item.get_closest_marker("browser") and _place_of(item) is None


def _order(item: pytest.Item) -> int:
    folder = item.path.relative_to(TESTS).parts[0]
    return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)


class Sharing:
    """What is anybody's is run by the worker that comes to its file first: it leaves a note where both look."""

    def __init__(self, notes: Path, items: set[pytest.Item]) -> None:
        self.notes, self.items = notes, items
        self.is_mine: dict[Path, bool] = {}
        notes.mkdir(exist_ok=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        """Pass over what the other worker has begun; what was set up for it here is taken down."""
        if item not in self.items or self._is_mine(item.path):
            return None
        item.session._setupstate.teardown_exact(nextitem)
        return True

    def _is_mine(self, path: Path) -> bool:
        if path not in self.is_mine:
            try:
                (self.notes / path.relative_to(TESTS).as_posix().replace("/", "-")).touch(exist_ok=False)
            except FileExistsError:
                self.is_mine[path] = False
            else:
                self.is_mine[path] = True
        return self.is_mine[path]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to each worker its share."""
    database = os.environ.get("SAMRIT_TEST_DATABASE", "")
    if not database:
        return
    is_one_of_two = hasattr(config, "workerinput")
    anybodys = [item for item in items if is_one_of_two and is_anybodys(item)]
    taken = set(anybodys)
    own = [item for item in items if item not in taken and database in databases_of(item)]
    mine = {*own, *anybodys}
    config.hook.pytest_deselected(items=[item for item in items if item not in mine])
    items[:] = [*own, *sorted(anybodys, key=_order)]
    if anybodys:
        of_this_run: Any = config
        notes = of_this_run._tmp_path_factory.getbasetemp().parent / "begun"
        config.pluginmanager.register(Sharing(notes, taken), "sharing of files")
